"""Words of concern that may tell of no harm: "Inspectors did not find any cases of unassessed risk".

The coder weighs what is weak, and the codebook holds most such statements for praise: that nobody was found
to be harmed, that a fault is denied ("Risks are not missed"), and that leaders are aware of what was told, or
know and act ("Leaders recognise these weaknesses and are acting to address them").
The words alone do not tell what of this it is, so they only make a concern uncertain.
It stays certain where more is said: what was not found may be good ("There were no children at risk who had
been visited"), and leaders may know of harm, or of a weakness that they do nothing about.
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
_END = r"\.?[⁰¹²³⁴⁵⁶⁷⁸⁹]*"
_UNHARMED = (
    r"(?:(?:encouragingly|however|importantly|positively), |during (?:the|this) visit, )?"
    rf"(?:(?:inspectors|we) (?:did not|have not) (?:find|identify|see) any {_THOSE}"
    rf"|no {_THOSE} (?:was|were) (?:found|identified|seen)|there (?:was|were) no {_THOSE})"
    r"(?:(?:,? (?:that|which|who|where))?(?: of)?(?: (?:children|families|the child|they)(?: who)?)?"
    r"(?: (?:had been|is|are|was|were|being))?"
    r"(?: (?:experienc(?:ed|ing)|exposed|left|living|placed|remaining|seen|suffer(?:ed|ing)))?"
    rf"(?: in (?:positions|situations))? (?:{_HARM}|(?:judged|rated)(?: to be)? inadequate|(?:in )?{_BAD}"
    rf"(?: or (?:in )?{_BAD})? (?:accommodation|circumstances|environments|homes|placements|situations))"
    rf"| receiving [\w ]{{1,40}} who should not have been){_END}"
)
_DENIED = (
    r"[^,;]{3,60} (?:(?:are|did|do|does|have|is|was|were) not|never|no longer|no evidence of) "
    r"(?:(?:are|be|been|experience|feel|have|left|suffer|to) )*"
    r"(?:afraid|delay\w*|drift|forgotten|give up|missed|overlooked|overwhelmed|unallocated|wait(?:ing)?)"
    rf"(?: (?!(?:and|but|until|well|which|who)\b)[\w’-]+){{0,8}}{_END}"
)
_LEADERS = (
    r"(?:(?:however|despite this), )?(?:(?!(?:few|no|some)\b)[a-z]+ ){0,4}?"
    r"(?:authority|council|directors?|leaders|leadership|managers|members|team|trust) "
)
_FULLY = r"(?:(?!only)[a-z]+ )?"
_STEPS = r"tak(?:ing|en) (?:[a-z]+ )?(?:action|measures|steps)"
_NO_HARM = r"(?!.*\b(?:abuse|at risk|danger|death|die[ds]|exploited|harm|kill|left|neglect|suffer|unsafe))"
_NOT_TAKEN_BACK = (
    r"(?!.*(?:n[’']t\b|\b(?:although|because|but|deteriorat\w+|fail\w*|however|insufficient\w*|little|long|months"
    r"|never|no|none|not|only|persist\w*|poorly|slow\w*|though|too|unable|unclear|unrealistic|unsuccessful\w*"
    r"|until|weak|while|whilst|without|wors\w+|years|yet)\b))"
)
# What was told before, and not a weakness that these words are the first to name.
_AWARE = (
    rf"{_LEADERS}(?:are|is|remains?) {_FULLY}aware {_NO_HARM}{_NOT_TAKEN_BACK}(?:of (?:this|these|those"
    r"|the (?:areas?|challenges?|issues?|need|weakness(?:es)?|work))\b"
    r"(?: (?!(?:and|which|who|with)\b)[\w’-]+){0,14}"
    rf"|that (?:there is )?(?:still )?more (?:to do|work (?:is )?(?:needed|required|to do))){_END}"
)
# What children or staff may do as well, as "have started to go missing", is not leaders' acting.
_ACTING = (
    rf"{_LEADERS}(?:(?:are|is|remains?|was|were) {_FULLY}aware|(?:has |have )?{_FULLY}(?:accept|acknowledge"
    rf"|identified|know|recogni[sz]e|understand)(?:s|d|ed)?)\b{_NO_HARM}.*?\band {_NOT_TAKEN_BACK}"
    rf"(?:(?:are|is) {_FULLY}(?:acting|addressing|developing|implementing|reviewing|{_STEPS}|working "
    r"(?:(?:closely|hard) )?(?:on|to|with))|(?:has|have) (?:[a-z]+ ){0,2}(?:introduced|plans?|responded"
    rf"|put (?:[\w-]+ ){{0,6}}in place|{_STEPS}"
    r"|(?:begun|started) to (?:address|improve|reduce|review|strengthen|tackle)))\b.*"
)
_TEMPERED = re.compile("|".join((_UNHARMED, _DENIED, _AWARE, _ACTING)), re.IGNORECASE)


def tempered(text: str) -> bool:
    """Whether a statement in words of concern says only that there is no harm, or that leaders act."""
    return bool(_TEMPERED.fullmatch(text))
