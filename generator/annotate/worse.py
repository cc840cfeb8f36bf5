"""What has become worse, or is worse than elsewhere: "Placement stability has worsened for the third year".

Of what became worse, the words are words of praise: stability, services, judged to be good.
The rule reads statements of services and their work, and of rates that are a harm in themselves, that say
this and no more: what children go through may become worse and be met well, and
"COVID-19 rates are above the national average" judges nobody.
"""

from __future__ import annotations

import re

_WORK = (
    r"(?:(?:children[’']s|frontline|health|local|management|placement|practice|social(?: work)?|workforce"
    r"|(?:quality|stability|timeliness) of) )*"
    r"(?:assessments|leadership|oversight|performance|planning|plans|practice|provision|recording|services?"
    r"|social care|social work|stability|supervision|support|timeliness|visits|visiting)"
)
_FOR_WHOM = (
    r"(?: (?:for|in|to) (?:(?:all|most|our|some|the|vulnerable) )*"
    r"(?:care leavers|children(?: and families)?|families|young people)(?: in (?:care|need))?)?"
)
_WHEN_GOOD = r"(?:, in \d{4})?(?:,? when (?:it was|they were) (?:judged|rated) [^,;:.]{1,40})?"
_WORSE = re.compile(
    rf"(?:however, )?(?:overall, )?(?:the )?{_WORK}{_FOR_WHOM} (?:has|have) "
    r"(?:(?:further|markedly|sharply|significantly|since|steadily) )?(?P<words>deteriorated|worsened)"
    r"(?: (?:again|further|significantly|sharply))?"
    rf"(?: (?:since|for the|in (?:the|this)|over the) (?:[\w’-]+ ?){{1,6}}{_WHEN_GOOD})?",
    re.IGNORECASE,
)
_HARM = (
    r"(?:absence|children (?:not in|missing from|missing out on) education"
    r"|(?:permanent )?exclusions?|homelessness|placement (?:breakdowns?|moves)|re-?referrals?|suspensions?)"
)
_ABOVE = re.compile(
    rf"(?:however, )?the (?:level|number|percentage|proportion|rate)s? of (?:persistent )?{_HARM}"
    r"(?: (?:among|for|from|of)(?: (?!(?:has|have|is|not|was|were)\b)[\w’-]+){1,8}?)? (?:is|are|remains?) "
    r"(?:(?:considerably|far|much|significantly|still|well) )?(?P<words>(?:above|higher than) "
    r"(?:(?:both|that of|the|those of) )?(?:(?:regional|statistical) (?:and )?)?"
    r"(?:national|England|regional|statistical neighbour)(?: averages?| figures?| rates?)?)",
    re.IGNORECASE,
)
_END = re.compile(r"\.?[⁰¹²³⁴⁵⁶⁷⁸⁹]*")


def worsened(text: str) -> str:
    """The words by which a statement says that something is worse; "" if it does not, or says more."""
    for pattern in (_WORSE, _ABOVE):
        found = pattern.match(text)
        if found and _END.fullmatch(text, found.end()):
            return found["words"]
    return ""
