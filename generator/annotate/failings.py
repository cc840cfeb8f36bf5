"""Who failed to do something: "Managers have failed to provide staff with clear strategies".

The words behind "failed to" say what would have been good, so that the coder may take such a statement for
praise.
So it may where leaders "know this and have not put it right".
"""

from __future__ import annotations

import re

_WHO = (
    r"(?:(?:senior |some |many |most |too many )?"
    r"(?:leaders|managers|leaders and managers|social workers|staff|agencies|partners|professionals)"
    r"|(?:the )?(?:local authority|council|children['’]s services|service|partnership|provider"
    r"|registered manager))"
)
# Nothing may stand between who it was and the word, so that nobody is blamed who "never failed to".
_FAILED = re.compile(
    rf"(?:however, )?{_WHO} (?:has |have )?(?:\w+ly )?(?P<words>(?:fail|fails|failed) to \w+)", re.IGNORECASE
)
_LEADERS = (
    r"(?:(?:senior )?(?:leaders|managers|leaders and managers)|the (?:local authority|council|partnership))"
)
# Nobody is blamed who has "not waited" or "not stood still": these are what they should have done.
_KNEW = re.compile(
    rf"(?:however, )?{_LEADERS} (?:(?:have |has )?known?|knows|knew|(?:are|is|was|were) aware)"
    r"(?: (?:about|of))? (?:it|this"
    r"|these (?:delays|failings|gaps|issues|problems|risks|shortfalls|weaknesses)) and"
    r" (?P<words>(?:(?:have|has|had) not (?:yet )?|did not )"
    r"(?:act(?:ed)?|address(?:ed)?|ma(?:de|ke) changes|mend(?:ed)?|put (?:it|this|them|these) right|resolved?"
    r"|tackled?|take(?:n)? (?:[a-z]+ )?(?:action|steps)))(?: (?:it|on it|on this|them|these|this))?\.?",
    re.IGNORECASE,
)
_MENDED = re.compile(r"\b(?:although|but|however|now|since|while|whilst)\b", re.IGNORECASE)


def failed(text: str) -> str:
    """The words by which a statement begins to say who failed, or "" if it does not, or says more."""
    knew = _KNEW.fullmatch(text)
    if knew:
        return knew["words"]
    found = _FAILED.match(text)
    return found["words"] if found and not _MENDED.search(text, found.end()) else ""
