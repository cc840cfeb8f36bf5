"""Readacross: official letters in, a site that people can read across out."""
