"""That nobody was found to be harmed: "Inspectors did not find any cases of unassessed risk".

Nearly all words of such a statement are words of concern, which the coder weighs.
Such words give no label, since "There were no children at risk who had been visited" is a concern: they only
say that a concern is not certain.
"""

from __future__ import annotations

import re

_THOSE = r"(?:\w+ ){0,2}?(?:cases?|children|examples?|families|instances?)"
_NONE = re.compile(
    r"(?:(?:encouragingly|however|importantly|positively), |during (?:the|this) visit, )?"
    rf"(?:(?:inspectors|we) (?:did not|have not) (?:find|identify|see) any {_THOSE}"
    rf"|no {_THOSE} (?:was|were) (?:found|identified|seen)|there (?:was|were) no {_THOSE})\b",
    re.IGNORECASE,
)
_ILL = re.compile(
    r"\b(?:at (?:\w+ ){0,2}risk|risks? of|delay\w*|drift|harm\w*|should not have been|unacceptabl\w+"
    r"|unassessed|unsafe|unsuitabl\w+)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:although|but|except\w*|however|other than|though|while|whilst|yet)\b|[;:]", re.IGNORECASE
)


def unharmed(text: str) -> bool:
    """Whether a statement says that no harm, or no case of it, was found, and no more."""
    found = _NONE.match(text)
    return bool(found and _ILL.search(text, found.end()) and not _MORE.search(text, found.end()))
