"""Tests of which pages exist and what each shows."""
