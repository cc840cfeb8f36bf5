"""Tests of the files that other tools read."""
