"""Praise that is said of hardly anything: "Few children are seen alone", "Good practice is the exception".

So is work that nobody did: "No senior manager reviewed that decision".

The rule reads statements that say this and no more, of the work that the codebook names and in words that
leave no doubt: "Hardly any plans are late" is praise, and so may be what follows "Few plans were good".
"""

from __future__ import annotations

import re

_WORK = (
    r"(?:(?:of|the|these|those|their|child|children|in|need|protection|care|pathway|personal|education"
    r"|strategy|core|group|initial|case|social|work|return|home|statutory|court) ){0,5}?"
    r"(?:assessments|audits|case ?notes|chronologies|conferences|decisions|interviews|meetings|plans"
    r"|practice|records|reviews|supervision|visits)"
)
_GOOD = (
    r"(?:child-cent(?:red|ered)|child-focused|clear|comprehensive|consistent|effective|good|purposeful"
    r"|regular|robust|strong|thorough|timely|up to date|of (?:a )?(?:good|high) (?:quality|standard)"
    r"|well (?:attended|led|planned|recorded|written))"
)
_CHILDREN = (
    r"(?:(?:of|the|these|those) ){0,2}(?:children|young people|children and young people|care leavers)"
)
_SEEN = (
    r"(?:seen and seen alone|(?:seen|visited|spoken to) (?:alone|often enough|on time|promptly|regularly))"
)
_FEW = (
    r"(?:(?:only|just) (?:an?|one) (?:very )?(?:small |tiny )?(?:few|fraction|handful|minority|quarter|third)"
    r"(?: of)?|(?:too |very )?few|(?:hardly|scarcely) any|almost none of)"
)
_NOBODY = (
    r"(?P<nobody>no (?:(?:senior|team|service|social work) )?"
    r"(?:manager|leader|social worker|practitioner|reviewing officer)"
    r" (?:assessed|checked|followed up|reviewed|visited))"
    r" (?:him|her|them|this|that|the (?:assessment|case|child|children|family|plan|quality of \w+|risks?)"
    r"|th(?:at|e|is|ose|ese) (?:decisions?|assessments?|plans?|risks?|referrals?|visits?))"
    r"(?: (?:after|for|in|during) (?:the )?(?:[\w-]+ ){0,3}"
    r"(?:days?|weeks?|months?|years?|visit|meeting|referral))?"
)
_NOT_THE_RULE = r"(?:,? (?:rather than|(?:and )?not) the (?:norm|rule))?"
_BE = r"(?:is|are|was|were|have been)"
_DENIED = re.compile(
    rf"(?:however, |in addition, )?(?:(?P<few>{_FEW}) (?:{_WORK} {_BE} {_GOOD}|{_CHILDREN} {_BE} {_SEEN})"
    rf"|{_CHILDREN} {_BE} (?P<rarely>rarely|seldom|hardly ever|infrequently) {_SEEN}"
    rf"|{_WORK} {_BE} (?P<far>far from) {_GOOD}"
    rf"|{_GOOD} {_WORK} {_BE} (?P<exception>(?:the exception|a rarity)){_NOT_THE_RULE}"
    rf"|{_NOBODY}"
    r")\.?[⁰¹²³⁴⁵⁶⁷⁸⁹]*",
    re.IGNORECASE,
)


def denied(text: str) -> str:
    """The words by which a statement says that hardly anything is good; "" if it does not, or says more."""
    found = _DENIED.fullmatch(text)
    return next(filter(None, found.groups()), "") if found else ""
