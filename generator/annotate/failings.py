"""Words of failing in a statement that the coder takes for praise or for nothing: "Leaders failed to ensure".

The words behind "failed to" say what would have been good, and of "few assessments are good" most are praise.
Letters about focused visits, which the coder learnt from, seldom damn; the press, ombudsmen and reviews do,
in words that it hardly knows.
A label from these words is a concern that is not certain: what they are said of only the whole text tells.
"""

from __future__ import annotations

import re

from generator.model import StanceId

_GOOD = (
    r"(?:child-cent(?:red|ered)|child-focused|clear|comprehensive|consistent|effective|good|purposeful"
    r"|regular|robust|strong|thorough|timely|up to date|of (?:a )?(?:good|high) (?:quality|standard)"
    r"|seen alone|visited (?:often|on time|promptly|regularly)"
    r"|well (?:attended|led|planned|recorded|written))"
)
_ILL = (
    r"(?:abandoned|anxious|bullied|demoralised|exhausted|forgotten|frightened|ignored|isolated|let down"
    r"|lonely|overwhelmed|powerless|scared|threatened|undervalued|unhappy|unheard|unsafe|unsupported|unwanted)"
)
_WORK = (
    r"(?<!for )(?:leadership|oversight|performance|planning|practice|services?|stability|supervision|support"
    r"|timeliness|visiting)"
)
# What is said of those who are judged, in whatever words of praise.
_FAILED = (
    r"fail(?:s|ed)? to (?!be\b)\w+|(?:is|are|was|were|been) (?:still )?failing to \w+",
    r"(?:is|are|being|been) fail(?:ed|ing)(?: [\w-]+){0,2} (?:children|families|young people|by)",
    r"(?:corporate|repeated|serious|systemic|several|significant|widespread)(?:,? (?:and|or) \w+)?"
    r"(?: systemic)? (?:decline|deterioration|failings?|failures?|shortfalls|weaknesses)",
    r"(?:catalogue|culture|history|range|series) of (?:fail\w+|missed)|missed (?:chances|opportunities) to",
    rf"{_WORK}\b[^,;:.]{{0,60}} (?:has|have|had) (?:\W?\w+ly\W? )?(?:declined|deteriorated|worsened)",
    rf"that they (?:feel|felt) (?:(?:often|really|so|too|very) )?{_ILL}(?![^.]*\b(?:help|support))",
    rf"(?:(?<!\ba )(?<!\bthe )few|hardly any|only a minority of) (?:(?!that\b)[\w-]+ ){{1,5}}"
    rf"(?:are|is|was|were) {_GOOD}",
    rf"(?:are|is|was|were) (?:far from|hardly ever|rarely|seldom) {_GOOD}",
)
# What damns where nothing is praised; "children at risk", "too" and the like stand in praise as well.
_DAMNED = (
    r"damning|scathing|highly critical|unacceptabl[ey]|hugely disappointing|at fault|fault (?:by|in)"
    r"|perform(?:ed|ing) poorly|lowest (?:possible )?(?:\W?inadequate\W? )?(?:grade|rating)",
    r"(?:branded|graded|judged|labelled|rated|slated)\b(?:(?!\b(?:good|no|none|not|outstanding)\b)[^.;]){0,60}"
    r" \W?inadequate",
    r"(?:left|leav(?:es|ing)|plac(?:es|ed|ing)|put|puts|putting)\b[^.;,]{0,40} "
    r"(?:at (?:\w+ )*risk|in danger|in situations of|inadequately protected|unsafe)",
    r"(?:far|taken|takes?|took|wait\w*|was|were|are|is) too (?:few|high|late|little|long|many|slow)"
    r"|too (?:little is|many (?:\w+ )?(?:children|families|young))",
    r"(?:are|is|was|were) (?:not safe|unsafe)"
    r"|struggl(?:ed|es|ing) to (?:deliver|maintain|offer|provide|recruit)"
    r"|(?:services|staff|teams|workers) are (?:still )?under (?:\W?intense\W? )?pressure",
    r"(?:absence|exclusions?|homelessness|re-?referrals?|suspensions?)\b(?:(?!\bnot\b)[^,;.]){0,60} "
    r"(?:above|higher than) (?:[\w’-]+ ){1,4}(?:averages?|figures?|rates?)",
    r"(?:committee|coroner|i|inspectors|members|ofsted|panel|reviewers?|we) (?:am|are|is|remains?|was|were) "
    r"(?:\w+ly |so )?concerned (?:about|at|by|that)",
)
_SAID = re.compile(rf"\b(?:{'|'.join(_FAILED)})\b", re.IGNORECASE)
_SAID_OR_DAMNED = re.compile(rf"\b(?:{'|'.join((*_FAILED, *_DAMNED))})\b", re.IGNORECASE)
# What is denied, asked, dealt with or laid down in general was not found; families fail as well.
_UNLESS = re.compile(
    r"\b(?:address\w*|any|avoid\w*|complain\w*|consider\w*|could|if|learn\w*|look\w* (?:at|into)|might|never"
    r"|neither|no|nobody|none|nor|not|overcame|overcome|prevent\w*|respon\w*|should|since|tackl\w*|unless"
    r"|years after|when|whenever|where|whether|will|without|would)\b|n[’']t\b"
    r"|\b(?:adults|carers?|\w*fathers?|\w*mothers?|parents?|who|whose)\b[^,;]{0,20}$",
    re.IGNORECASE,
)
_CHILDREN = re.compile(
    r"(?:^|[.,;] )(?:(?!by|for|of|to|with)\w+ ){0,2}(?:children|young people|he|she) $", re.IGNORECASE
)
_OUTCOME = re.compile(r"\b(?:after|despite|following)\b", re.IGNORECASE)
_ANSWERED = re.compile(
    r"\b(?:although|before|but|however|improved|learn\w*|listen\w*|no longer|now|put right|reassur\w*"
    r"|replaced|resolved|responded|restored|though|took|until|while|whilst)\b|\?\W*$",
    re.IGNORECASE,
)


def failed(text: str, weighed: StanceId) -> str:
    """The words by which a statement that the coder holds for praise or none tells of a failing, or ""."""
    found = (_SAID_OR_DAMNED if weighed == "none" else _SAID).search(text)
    if not found or _ANSWERED.search(text, found.end()):
        return ""
    before = text[: found.start()]
    if _UNLESS.search(before) or (weighed != "none" and _OUTCOME.search(before)):
        return ""
    return "" if found[0][:4].lower() == "fail" and _CHILDREN.search(before) else found[0]
