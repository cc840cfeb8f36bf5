"""The corpus in formats of the outside world."""
