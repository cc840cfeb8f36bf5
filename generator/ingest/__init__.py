"""A file somebody has, made into a source text."""
