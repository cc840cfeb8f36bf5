"""Any letter in: a file that somebody has -> a source text with its front matter filled in."""

from generator.ingest.adding import Added, AddReport, add

__all__ = ["AddReport", "Added", "add"]
