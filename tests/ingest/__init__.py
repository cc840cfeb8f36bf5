"""Tests of the way in: made-up files of every kind, written here, never a real letter."""
