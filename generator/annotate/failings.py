"""Who failed to do something: "Managers have failed to provide staff with clear strategies".

The words behind "failed to" say what would have been good, so that the coder took such statements for praise.
In the reference coding every statement that says "fail to" of a service holds a concern.
"""

from __future__ import annotations

import re

_FAILED = re.compile(r"\b(?:fail|fails|failed|failing|failure) to \w+", re.IGNORECASE)
# A family may fail to come to a meeting, and a sentence may say what happens then, or that nobody failed.
_NOT_SAID = re.compile(
    r"\b(?:if|should|when|whenever|where|whether|who|whose|no|not|never|none|without|previous|previously"
    r"|address\w*|tackl\w+|challeng\w+|parents?|carers?|famil(?:y|ies)|mothers?|fathers?|young people|they"
    r"|child(?:ren)?(?!['’]s (?:home|service|social)))\b",
    re.IGNORECASE,
)


def failed(text: str) -> str:
    """The words that say that a service failed to do something, or "" if the statement does not say so."""
    found = _FAILED.search(text)
    return found[0] if found and not _NOT_SAID.search(text, 0, found.start()) else ""
