"""What those who judge worry about: "Members were concerned that visits had fallen away".

They are inspectors, reviewers, coroners and members who scrutinise; that leaders are concerned about a
weakness may be praise.
A coroner's report names a risk in words that the law gives for it: "In my opinion there is a risk that
future deaths will occur unless action is taken" (Coroners and Justice Act 2009, schedule 5, paragraph 7).
"""

from __future__ import annotations

import re

_WHO = (
    r"(?:I|we|inspectors|reviewers|(?:committee )?members|members of the (?:board|committee|panel)"
    r"|the (?:(?:board|independent|lead|overview and scrutiny|scrutiny|select) )?"
    r"(?:board|committee|coroner|panel|reviewers?))"
)
_WORRIED = re.compile(
    rf"(?:however, |in addition, )?{_WHO} (?:also )?(?:am|are|is|remains?|was|were) "
    r"(?:(?:also|deeply|extremely|gravely|particularly|seriously|still|very) )?(?P<words>concerned that) ",
    re.IGNORECASE,
)
_RISK = re.compile(
    r"(?:in my opinion,? )?there (?:is|remains) "
    r"(?P<words>a (?:(?:clear|continuing|real|serious|significant) )?risk that) "
    r"(?=[^,;:]{3,80} (?:could|may|might|will|would) )(?!(?:could|may|might|will|would)\b)",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"[,;:?]|\b(?:acknowledg\w+|address\w+|although|before|but|however|immediate\w*|manag\w*"
    r"|mitigat\w*|once|prevent\w*|prompt\w*|recogni\w+|reduc\w*|reassur\w*|resolved|satisf\w*|should|since|though|swift\w*|tackl\w+|took"
    r"|understood|until|while|whilst|yet)\b|\bnot (?:be|been)\b",
    re.IGNORECASE,
)


def worried(text: str) -> str:
    """The words by which a statement begins to tell of a worry; "" if it does not, or says more."""
    found = _WORRIED.match(text) or _RISK.match(text)
    return found["words"] if found and not _MORE.search(text, found.end()) else ""
