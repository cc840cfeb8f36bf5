"""Lines amid a text that say who signed; no headings, and no addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from generator.parse.kinded import NAME, OFFICE, WHO, Kinded, signs

# What stands above the signature of a notice.
SIGNED = re.compile(r"^Signed\b(?:(?: (?:by|on behalf of)\b.{0,70})?\s*:?$|\s*:)")
_SIGNED_BY = re.compile(rf"^Signed(?: by)?: {NAME.pattern[1:]}")
_ANNEX = re.compile(r"^(?:schedule|annexe?|appendix)\b", re.IGNORECASE)
_SIGNED_LINES = 3


def signed(kinded: Sequence[Kinded]) -> list[Kinded]:
    """Signatures amid a text: below "Signed" in a notice, or a name right above an office, as in a foreword.

    A notice goes on with its schedules.
    """
    found = list(kinded)
    for i, (item, office) in enumerate(pairwise(kinded)):
        if NAME.match(item.group.text) and OFFICE.match(office.group.text) and not office.group.blanks:
            found[i : i + 2] = [Kinded(k.group, "signature") for k in (item, office)]
    for i, (item, name) in enumerate(pairwise(kinded)):
        if _announces_name(item) and (_is_name(name) or _SIGNED_BY.match(item.group.text)):
            below = takewhile(lambda k: signs(k.group) and not _ANNEX.match(k.group.text), found[i + 1 :])
            end = i + 1 + len(list(below)[:_SIGNED_LINES])
            found[i:end] = [Kinded(k.group, "signature") for k in found[i:end]]
            break
    return found


def _announces_name(item: Kinded) -> bool:
    """Whether it is "Signed", and no item or sentence that begins so."""
    text = item.group.text
    short = signs(item.group) or (text.endswith(":") and not item.group.bullet)
    return short and SIGNED.match(text) is not None


def _is_name(item: Kinded) -> bool:
    text = item.group.text
    return signs(item.group) and (NAME.match(text) is not None or WHO.match(text) is not None)
