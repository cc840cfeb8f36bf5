"""That nobody was found to be harmed: "Inspectors did not find any cases of unassessed risk".

Nearly all words of such a statement are words of concern, which the coder weighs.
Such words give no label, since "There were no children at risk who had been visited" is a concern: they only
say that a concern is not certain.
"""

from __future__ import annotations

import re

_THOSE = r"(?:(?:clear|individual|open|other|such) )?(?:cases?|children|examples?|families|instances?)"
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
# What is done about harm, by the words for it: where none of that was found, it is a concern.
_WORK = re.compile(
    r"\b(?:address\w*|alone|assess\w*|challeng\w*|check\w*|consider\w*|discuss\w*|escalat\w*|evidence|explor\w*|good"
    r"|help(?:ed|ing)|manag\w*|mitigat\w*|monitor\w*|plans?|planned|prevent\w*|protect\w*|properly|recogni\w*|record\w*"
    r"|reduc\w*|refer\w*|report\w*|respon\w*|review\w*|safety|screen\w*|shar\w*|support\w*|tackl\w*|understood"
    r"|visit(?:s|ed)?|well)\b",
    re.IGNORECASE,
)


def unharmed(text: str) -> bool:
    """Whether a statement says that no harm, or no case of it, was found, and no more."""
    found = _NONE.match(text)
    if not found or not _ILL.search(text, found.end()):
        return False
    return not _MORE.search(text, found.end()) and not _WORK.search(text, found.end())
