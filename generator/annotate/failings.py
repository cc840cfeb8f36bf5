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
    r"|(?:seen|visited) (?:alone|often|on time|promptly|regularly)"
    r"|well (?:attended|led|planned|recorded|written))"
)
_ILL = (
    r"(?:abandoned|anxious|bullied|demoralised|exhausted|forgotten|frightened|ignored|isolated|let down"
    r"|lonely|overwhelmed|powerless|scared|threatened|undervalued|unhappy|unheard|unsafe|unsupported|unwanted)"
)
_WORK = (
    r"(?:attendance|leadership|morale|oversight|performance|planning|practice|quality|services?|stability"
    r"|supervision|support|timeliness|visiting|visits)"
)
HARMED = (
    r"(?:boys|children|girls|he|she|siblings|young people) (?:(?:had|has|have) )?(?:come to harm|starved"
    r"|suffered(?! no)|(?:was|were|been) (?:\w+ly )?(?:abused|assaulted|beaten|exploited|harmed|neglected))"
)
"""That children came to harm: a pattern for the words, in small letters."""
# What is said of those who are judged, in whatever words of praise.
_FAILED = (
    r"fail(?:s|ed)? to (?!be\b)(?:ensure that [^,;]+|\w+(?:[^,;]{0,80} (?:before|until))?)"
    r"|(?:is|are|was|were|been) (?:still )?failing to \w+|let down by|plunged|slammed",
    r"(?:is|are|being|been) fail(?:ed|ing)(?: [\w-]+){0,2} (?:children|families|young people|by)",
    r"(?:corporate|repeated|serious|systemic|several|significant|widespread)(?:,? (?:and|or) \w+)?"
    r"(?: systemic)? (?:decline|deterioration|failings?|failures?|shortfalls|weaknesses)\b"
    r"(?!.{0,80}(?<!never )(?<!not )(?:been|being|have|were) (?:addressed|put right|reduced|tackled))",
    r"(?:catalogue|culture|history|range|series) of (?:fail\w+|missed)|missed (?:chances|opportunities) to"
    r"|(?:opportunit(?:y|ies)|warnings)\b[^,;.]{0,60} (?:was|were|been) (?:ignored|lost|missed)",
    rf"(?P<less>{_WORK})\b(?: (?:and|at|for|in|of|since|to) (?:(?! (?:ha[dsv]|that|wh))[^,;:.]){{1,60}})?"
    r" (?:ha[ds]|have) (?:\W?\w+ly\W? )?(?:declined|deteriorated|dropped|fallen|got worse|worsened)",
    r"(?:no[ -]one|nobody|no (?:[\w-]+ ){0,2}(?:agency|leader|manager|officer|professional|worker))"
    r" (?:took (?:action|responsibility|the lead)|(?:asked|assessed|challenged|checked|followed up"
    r"|listened to|noticed|reviewed|saw|spoke to|visited) (?:her|him|how|that|the|them|what|why))"
    r"(?:[^,;]{0,80} (?:before|until))?",
    # grades that fell
    r"(?:declin|downgrad|dropp|f[ae]ll|gone|lower|mov|slid|slipp|went)\w*(?: [\w’']+){0,4}? from "
    r"(?:\W?outstanding\W? to|\W?good\W? to \W?(?:inad|requir)\w*|\W?requires improvement\W? to \W?inad\w*)"
    r"|lost (?:its|the|their) \W?(?:good|outstanding)"
    r"|downgrad(?:ed|es|ing) (?:[\w’']+ ){0,3}(?:authority|council|grade|home|leadership|rating|service)s?"
    r"|(?:authority|council|home|it|rating|services?|trust) (?:\w+ )?(?:been|is|are|was|were) downgraded"
    r"|dropp(?:ed|ing) (?:a|one|two|three) (?:grade|rating)s?|stripped of",
    r"(?:aware|kn[eo]wn?|knows)\b[^.;]{0,60} and (?:took no action|(?:did|had|has|have) (?:done nothing"
    r"|not (?:yet )?(?:act\w*|address\w*|put \w+ right|tackl\w+|tak\w+ (?:\w+ )?(?:action|steps))))",
    r"there (?:is|remains) a (?:\w+ )?risk that [^,;:]{3,80} (?:could|may|might|will|would)(?=[^,;]*$)",
    rf"that they (?:feel|felt) (?:(?:often|really|so|too|very) )?{_ILL}(?![^.]*\b(?:help|only|support))",
    rf"(?:(?<!\ba )(?<!\bthe )few|hardly any|(?:just|only) a (?:\w+ )?(?:few|minority)) "
    rf"(?:(?!that\b)[\w-]+ ){{1,5}}(?:are|is|was|were) {_GOOD}",
    rf"(?:are|is|was|were) (?:far from|hardly ever|rarely|seldom) {_GOOD}",
    rf"{_GOOD} (?:[\w-]+ ){{1,3}}(?:are|is|was|were) (?:the exception|a rarity)(?! in)",
)
# What damns where nothing is praised; "children at risk", "too" and the like stand in praise as well.
_DAMNED = (
    rf"{HARMED}|condemned|damning|in(?:to)? special measures|scathing|shameful|unacceptabl[ey]|unlawful\w*"
    r"|highly critical(?! of (?:itself|their|themselves))|hugely disappointing|at fault"
    r"|fault (?:by|causing|in|with)|(?:given|issued|served)(?: with)? an? (?:\w+ )?notice"
    r"|los(?:e|es|ing|t) control of|perform(?:ed|ing) poorly"
    r"|lowest (?:possible )?(?:\W?inadequate\W? )?(?:grade|rating)",
    r"(?:branded|graded|judged|labelled|rated|slated)\b(?:(?!\b(?:good|no|none|not|outstanding)\b)[^.;]){0,60}"
    r" \W?inadequate",
    r"(?:left|leav(?:es|ing)|plac(?:es|ed|ing)|put|puts|putting)\b[^.;,]{0,40} "
    r"(?:at (?:\w+ )*risk|in danger|in situations of|inadequately protected|unsafe)",
    r"(?:far|taken|takes?|took|wait\w*|was|were|are|is) too (?:few|high|late|little|long|many|slow)"
    r"|too (?:little is|many (?:\w+ )?(?:children|families|young))",
    r"(?:are|is|was|were) (?:not safe|unsafe)"
    r"|struggl(?:ed|es|ing) to (?:deliver|maintain|offer|provide|recruit)"
    r"|(?:services|staff|teams|workers) are (?:still )?under (?:\W?intense\W? )?pressure",
    r"rock bottom|broken down(?! (?:by|into))|(?:feel|felt) let down"
    r"|(?:closed|shut) by ofsted|registration was (?:cancelled|suspended)|under (?:a )?statutory direction"
    r"|(?:attainment|attendance|outcomes|results)\b(?:(?!\bnot\b)[^,;.]){0,60} (?:below|lower than) "
    r"(?:[\w’-]+ ){0,4}(?:averages?|figures?)",
    r"(?:absence|exclusions?|homelessness|re-?referrals?|suspensions?)\b(?:(?!\bnot\b)[^,;.]){0,60} "
    r"(?:above|higher than) (?:[\w’-]+ ){1,4}(?:averages?|figures?|rates?)",
    r"(?:committee|coroner|i|inspectors|members|ofsted|panel|reviewers?|we) (?:am|are|is|remains?|was|were) "
    r"(?:\w+ly |so )?concerned (?:about|at|by|that)",
)
_SAID = re.compile(rf"\b(?=\w)(?:{'|'.join(_FAILED)})\b", re.IGNORECASE)
_SAID_OR_DAMNED = re.compile(rf"\b(?=\w)(?:{'|'.join((*_FAILED, *_DAMNED))})\b", re.IGNORECASE)
# What is denied, asked, dealt with or laid down in general was not found; families fail as well.
_UNLESS = re.compile(
    r"\b(?:address\w*|any|avoid\w*|complain\w*|consider\w*|could|honest|if|in which|learn\w*|might|neither"
    r"|look\w* (?:at|into)|never|no(?:body|ne|r|t|thing)?|overc[ao]me|prevent\w*|respon\w*|should|since"
    r"|tackl\w*|understand\w*|unless|years after|when\w*|where|whether|will|without|would)\b|n[’']t\b"
    r"|\b(?:adults|carers?|\w*fathers?|\w*mothers?|parents?|who|whose)\b[^,;]{0,20}$",
    re.IGNORECASE,
)
_OF_WORK = re.compile(r"\b(?:about|for|in|of|on|to|which|with) (?:[\w’-]+ ){0,2}$")
_CHILDREN = re.compile(
    r"(?:^|[.,;] )(?:(?!by|for|of|to|with)\w+ ){0,2}(?:children|young people|he|she) $", re.IGNORECASE
)
_OUTCOME = re.compile(r"\b(?:after|dealing with|despite|following|recogni[sz]\w+)\b", re.IGNORECASE)
_ANSWERED = re.compile(
    r"\b(?:although|at first|before|but|good again|however|improved|learn\w*|listen\w*|no longer|now"
    r"|reassur\w*|recovered|replaced|resolved|responded|restored|though|took|until|while|whilst)\b|\?\W*$",
    re.IGNORECASE,
)


def failed(text: str, weighed: StanceId) -> str:
    """The words by which a statement that the coder holds for praise or none tells of a failing, or ""."""
    found = _told(_SAID_OR_DAMNED if weighed == "none" else _SAID, text)
    if not found or (weighed != "none" and _OUTCOME.search(text, 0, found.start())):
        return ""
    before = text[: found.start()]
    others = found["less"] and _OF_WORK.search(before)
    theirs = found[0][:4].lower() == "fail" and _CHILDREN.search(before)
    return "" if others or theirs else found[0]


def damned(text: str) -> bool:
    """Whether a statement has words that damn, so that praise in it is not certain."""
    found = _told(_SAID_OR_DAMNED, text)
    return found is not None and not _OUTCOME.search(text, 0, found.start())


def _told(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first such words of a text, unless others take them back."""
    found = pattern.search(text)
    if not found or _UNLESS.search(text[: found.start()]) or _ANSWERED.search(text, found.end()):
        return None
    return found
