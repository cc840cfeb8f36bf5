"""That nobody was found to be harmed: "Inspectors did not find any cases of unassessed risk".

Nearly all words of such a statement are words of concern, which the coder weighs.
Such words give no label, since "There were no children at risk who had been visited" is a concern: they only
say that a concern is not certain.
So is one where nothing else stands between "no" and the harm, since it may be what was done about it: "Risks
are not missed".
"""

from __future__ import annotations

import re

_THOSE = (
    r"(?:(?:clear|individual|open|other|such) )?"
    r"(?:areas|cases?|children|examples?|families|instances?|services)"
)
_BAD = r"(?:unacceptable|unassessed|unnecessary|unsafe|unsuitable|unwarranted)"
_HARM = (
    r"(?:(?:at|from|in|of|or|the|to|immediate|serious|significant|unassessed|unmanaged|unnecessary) )*"
    r"(?:delays?|drift(?: or delays?)?|harm|risks?(?: of (?:immediate |serious |significant )?harm)?)"
)
_UNHARMED = re.compile(
    r"(?:(?:encouragingly|however|importantly|positively), |during (?:the|this) visit, )?"
    rf"(?:(?:inspectors|we) (?:did not|have not) (?:find|identify|see) any {_THOSE}"
    rf"|no {_THOSE} (?:was|were) (?:found|identified|seen)|there (?:was|were) no {_THOSE})"
    r"(?:(?:,? (?:that|which|who|where))?(?: of)?(?: (?:children|families|the child|they)(?: who)?)?"
    r"(?: (?:had been|is|are|was|were|being))?"
    r"(?: (?:experienc(?:ed|ing)|exposed|left|living|placed|remaining|seen|suffer(?:ed|ing)))?"
    rf"(?: in (?:positions|situations))? (?:{_HARM}|(?:judged|rated)(?: to be)? inadequate|(?:in )?{_BAD}"
    rf"(?: or (?:in )?{_BAD})? (?:accommodation|circumstances|environments|homes|placements|situations))"
    r"| receiving [\w ]{1,40} who should not have been)\.?[⁰¹²³⁴⁵⁶⁷⁸⁹]*"
    r"|[^,;]{3,60} (?:(?:are|did|do|does|have|is|was|were) not|never|no longer|no evidence of) "
    r"(?:(?:are|be|been|experience|feel|have|left|suffer|to) )*"
    r"(?:afraid|delay\w*|drift|forgotten|give up|missed|overlooked|overwhelmed|unallocated|wait(?:ing)?)"
    r"(?: (?!(?:and|but|until|well|which|who)\b)[\w’-]+){0,8}\.?",
    re.IGNORECASE,
)


def unharmed(text: str) -> bool:
    """Whether a statement says that no harm, or no case of it, was found, and no more."""
    return bool(_UNHARMED.fullmatch(text))
