"""People decide: one letter's statements gone through in a terminal, the least certain first."""

from generator.review.session import review

__all__ = ["review"]
