"""What people said that they suffer from: "Children told inspectors that they feel unsafe".

In letters about focused visits those who are quoted mostly praise, so that the coder took any voice for that.
"""

from __future__ import annotations

import re

_ILL = (
    r"(?:abandoned|anxious|bullied|burnt out|confused|demoralised|exhausted|fearful|forgotten|frightened"
    r"|frustrated|ignored|isolated|let down|lonely|overwhelmed|powerless|scared|stressed|threatened"
    r"|undervalued|under pressure|unhappy|unheard|unmanageable|unsafe|unsupported|unwanted|unwelcome)"
)
_HOW = r"(?:(?:often|really|so|sometimes|too|very|\w+ly) )?"
_FEELS = re.compile(rf"\b(?:feel|feels|felt|feeling) {_HOW}{_ILL}\b", re.IGNORECASE)
_SAID = re.compile(r"\b(?:describ\w+|report(?:ed|s)?|said|says?|spoke|told)\b", re.IGNORECASE)
_IS = re.compile(
    rf"\b(?:(?:am|are|being|is|was|were) {_HOW}{_ILL}|morale (?:is|was|remains) (?:very )?low)\b",
    re.IGNORECASE,
)
_NOT_SAID = re.compile(
    r"\b(?:how|if|less|longer|never|no|nobody|none|not|should|than|when|whenever|where|whether"
    r"|who(?! met| spoke)|why|without)\b",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"\b(?:although|but|help\w*|however|listen\w*|reassur\w*|respond\w*|support\w*)\b", re.IGNORECASE
)


def suffers(text: str) -> str:
    """The words in which somebody says so, or "" if nobody does, or help or praise stands beside it."""
    said = _SAID.search(text)
    found = _FEELS.search(text) or (_IS.search(text, said.end()) if said else None)
    if not found or _NOT_SAID.search(text, 0, found.start()) or _ANSWERED.search(text, found.end()):
        return ""
    return found[0]
