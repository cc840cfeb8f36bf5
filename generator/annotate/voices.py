"""What people said that they suffer from: "Children told inspectors that they feel unsafe".

In letters about focused visits those who are quoted mostly praise, so that the coder may take any voice for
that.
"""

from __future__ import annotations

import re

_ILL = (
    r"(?:abandoned|anxious|bullied|demoralised|exhausted|forgotten|frightened|ignored|isolated|let down"
    r"|lonely|overwhelmed|powerless|scared|threatened|undervalued|unhappy|unheard|unsafe|unsupported|unwanted|unwelcome)"
)
# "They" and "feel" stand together, so that nobody is heard who "used to feel" so, or does not.
_SUFFERS = re.compile(
    r"(?:(?:a few|many|most|several|some|two|three|too many) )?"
    r"(?:care leavers|carers|children|families|parents|social workers|staff|young people)"
    r"(?: and (?:carers|families|parents|young people))? "
    r"(?:also )?(?:told|said|say|reported|described)\b[\w ]{0,30}? that they "
    rf"(?P<words>(?:feel|felt) (?:(?:often|really|so|too|very) )?{_ILL})\b",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"\b(?:although|before|but|help\w*|however|listen\w*|now|reassur\w*|respond\w*|support\w*|until|when"
    r"|while|whilst)\b",
    re.IGNORECASE,
)


def suffers(text: str) -> str:
    """The words in which somebody says so, or "" if nobody does, or more is said of it."""
    found = _SUFFERS.match(text)
    return found["words"] if found and not _ANSWERED.search(text, found.end()) else ""
