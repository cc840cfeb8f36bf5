"""Tests of the review of a letter's coding in a terminal."""
