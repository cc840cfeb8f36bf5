"""Facts that several letters state, so that those stated in two ways can be shown side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotate.days import MONTH
from generator.annotate.text import reading_blocks
from generator.model import Claim, Document

_JUDGED = re.compile(
    rf"\bjudged (?:as |to be )?inadequate\b[^.]{{0,160}}?\bin (?P<value>(?:{MONTH}) (?:19|20)\d\d)\b"
)

QUESTIONS = {"judged-inadequate": "When were the services judged inadequate?"}


def find_claims(document: Document) -> tuple[Claim, ...]:
    """Every claim of a fact that is followed across letters, in reading order."""
    return tuple(_claims(document))


def _claims(document: Document) -> Iterator[Claim]:
    for block in reading_blocks(document):
        for found in _JUDGED.finditer(document.text, block.start, block.end):
            yield Claim("judged-inadequate", found["value"], found.start(), found.end(), found.group())
