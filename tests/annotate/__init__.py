"""Tests of the annotations."""
