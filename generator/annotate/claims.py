"""Facts that several letters state, so that those stated in two ways can be shown side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.annotate.days import MONTH
from generator.annotate.references import JUDGED_INADEQUATE, is_dated_apart, is_of_council
from generator.model import Claim, Document

# Between the judgement and its month nothing may stand but the inspection: other dates are of other things.
_JUDGED = re.compile(
    rf"{JUDGED_INADEQUATE}(?: when (?:it was|they were) (?:last )?inspected(?: by Ofsted)?"
    r"| (?:at|after|following|in) (?:an|its|our|the)"
    r" (?:(?:full|ILACS|last|most recent|Ofsted|previous) )*inspection)?"
    rf",? in (?P<value>(?:{MONTH}) (?:19|20)\d\d)\b"
)

QUESTIONS = {"judged-inadequate": "When were the services judged inadequate?"}


def find_claims(document: Document) -> tuple[Claim, ...]:
    """Every claim of a fact that is followed across letters, in reading order."""
    return tuple(_claims(document))


def _claims(document: Document) -> Iterator[Claim]:
    for said in document.statements:
        for found in _JUDGED.finditer(document.text, said.start, said.end):
            before = document.text[said.start : found.start()]
            if is_of_council(before) and not is_dated_apart(document.text, found.end(), found[0]):
                yield Claim("judged-inadequate", found["value"], found.start(), found.end(), found.group())
