"""That leaders are aware of a weakness: "Leaders recognise these weaknesses and are acting to address them".

The codebook holds such awareness for a strength where it is the main claim, for progress where leaders act on
it, and for a concern where the statement mainly reports the weakness; the coder weighs what is weak.
Which of them it is the words alone do not tell, so they give no label: they only say that a concern is not
certain.
"""

from __future__ import annotations

import re

_LEADERS = (
    r"(?:(?:however|despite this), )?"
    r"(?:(?:and|council|elected|lead|local|operational|political|senior|service|strategic|the) ){0,4}"
    r"(?:authority|council|directors?|leaders|leadership|managers|members|team|trust)"
)
_AWARE = re.compile(
    rf"{_LEADERS} (?:are|is|remain|remains|was|were) (?:(?!not\b)[a-z]+ )?aware\b", re.IGNORECASE
)
_KNOW = re.compile(
    rf"{_LEADERS} (?:has |have )?(?:[a-z]+ )?"
    r"(?:accept(?:s|ed)?|acknowledge[sd]?|identified|know|knows|recogni[sz]e[sd]?|understand|understands)\b",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\band (?:(?:are|is) (?:[a-z]+ )?(?:acting|addressing|developing|implementing|reviewing|taking|working)"
    r"|(?:has|have) (?:(?:a|an|[a-z]+ly) )?(?:[a-z]+ )?"
    r"(?:begun|introduced|plans?|put|responded|started|taken))\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"\b(?:although|but|fail\w*|however|insufficient\w*|little|no|though|too slow|until|yet)\b", re.IGNORECASE
)


def aware(text: str) -> bool:
    """Whether a statement says that leaders are aware, or know and act, and takes nothing of it back."""
    known = _KNOW.match(text)
    told = _AWARE.match(text) or (known if known and _ACT.search(text, known.end()) else None)
    return told is not None and not _TAKEN_BACK.search(text, told.end())
