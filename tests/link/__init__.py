"""Tests of reading across."""
