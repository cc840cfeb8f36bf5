"""That leaders are aware of a weakness: "Leaders recognise these weaknesses and are acting to address them".

The codebook holds such awareness for a strength where it is the main claim, for progress where leaders act on
it, and for a concern where the statement mainly reports the weakness; the coder weighs what is weak.
Which of the first two it is the words alone do not tell, so they give no label: they only say that a concern
is not certain.
A statement that says what the weakness is and nothing of what leaders do about it is a plain concern, and so
is one in which children come to harm.
"""

from __future__ import annotations

import re

_LEADERS = (
    r"(?:(?:however|despite this), )?"
    r"(?:(?:and|council|elected|lead|local|operational|political|senior|service|strategic|the) ){0,4}"
    r"(?:authority|council|directors?|leaders|leadership|managers|members|team|trust)"
)
_FULLY = r"(?:(?:acutely|already|also|clearly|fully|keenly|rightly|very|well) )?"
# Of what was told before, and not of a weakness that these words are the first to name.
_OF_IT = re.compile(
    rf"{_LEADERS} (?:are|is|remain|remains) {_FULLY}aware (?:"
    r"of (?:this|these|those|the (?:areas?|challenges?|issues?|need|weakness(?:es)?|work))\b"
    r"(?: (?!(?:and|which|who|with)\b)[\w’-]+){0,14}"
    r"|that (?:there is )?(?:still )?more (?:to do|work (?:is )?(?:needed|required|to do)))\.?[⁰¹²³⁴⁵⁶⁷⁸⁹]*",
    re.IGNORECASE,
)
_KNOW = re.compile(
    rf"{_LEADERS} (?:(?:are|is|remain|remains|was|were) {_FULLY}aware|(?:has |have )?{_FULLY}"
    r"(?:accept(?:s|ed)?|acknowledge[sd]?|identified|know|knows|recogni[sz]e[sd]?|understand|understands))\b",
    re.IGNORECASE,
)
# What children or staff may do as well, as "have started to go missing", is not leaders' acting.
_ACT = re.compile(
    r"\band (?:(?:are|is) (?:(?:actively|already|also|currently|now|rightly) )?"
    r"(?:acting|addressing|developing|implementing|reviewing"
    r"|taking (?:[a-z]+ )?(?:action|measures|steps)|working (?:closely |hard )?(?:on|to|with))"
    r"|(?:has|have) (?:(?:already|also|now|recently|rightly|since) )?(?:(?:a|an) )?(?:[a-z]+ )?"
    r"(?:introduced|plans?|put (?:[\w-]+ ){0,6}in place|responded (?:by|to|with)"
    r"|taken (?:[a-z]+ )?(?:action|measures|steps)"
    r"|(?:begun|started) to (?:address|improve|reduce|review|strengthen|tackle)))\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"\b(?:although|because|but|deteriorat\w+|fail\w*|however|insufficient\w*|little|long|months|never|no|none"
    r"|not|only|persist\w*|poorly|slow\w*|though|too|unable|unclear|unrealistic|unsuccessful\w*|until|weak"
    r"|while|whilst|without|wors\w+|years|yet)\b|n[’']t\b",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"\b(?:abuse[ds]?|abusive|at risk|danger\w*|deaths?|died?|exploited|harm\w*|killed|left|neglect\w*"
    r"|suffer\w*|unsafe)\b",
    re.IGNORECASE,
)


def aware(text: str) -> bool:
    """Whether a statement says that leaders are aware of what was told, or know and act, and no more."""
    known = _KNOW.match(text)
    if not known or _HARM.search(text, known.end()):
        return False
    if _OF_IT.fullmatch(text):
        return not _TAKEN_BACK.search(text, known.end())
    act = _ACT.search(text, known.end())
    return act is not None and not _TAKEN_BACK.search(text, act.start())
