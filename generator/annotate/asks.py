"""What a report asks to be done: "Ensure that children are seen", below "Recommendations".

Its words are good and what they name is not there yet, so that the coder, which weighs words, may take it for
praise.
The codebook holds what needs to improve to be a concern, and a bare plan or intention to judge nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from generator.annotate.features import Unit

_VERB = (
    r"(?:accelerate|address|adopt|appoint|assess|build|clarify|consider|create|deliver|develop|drive"
    r"|embed|engage|enhance|ensure|establish|evaluate|expand|explore|extend|give|highlight|hold|identify|implement"
    r"|improve|introduce|invest|investigate|make|prioritise|produce|promote|provide|publish|put|raise|recruit"
    r"|refresh|resolve|revise|seek|strengthen|take (?:action|steps)|undertake"
    # These are other words too, as in "Review meetings are held", unless what follows tells.
    r"|(?:challenge|complete|increase|monitor|reduce|review|secure|set|share|support|track|update|use)"
    r" (?:all|an?|every|each|how|its|the|their|this|these|whether)"
    r"|work with (?:(?!(?:are|has|have|helped|helps|is|was)\b)[\w’'-]+,? ){1,8}to"
    r" (?:agree|develop|enable|ensure|identify|improve|make sure|reduce|strengthen))"
)
# Reports on children's homes quote the standards that are not met as the regulations have them.
_COMMAND = re.compile(
    rf"(?:(?:also|further|now|\w+ly) )?{_VERB}\b" + r"|the [\w’', -]{3,60} standard is that\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\brecommendations?\b|\brequirements?\b|\bneeds? to improve\b|\bpriority actions?\b"
    r"|\bactions? required\b"
    r"|\bareas? (?:for|of|that need) (?:\w+ )?(?:improvement|development|action|consideration)",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(
    r"\b(?:progress|response|previous|last|since|taken|met|strengths?|well|completed?)\b", re.IGNORECASE
)
_LEAD = re.compile(
    r"\b(?:should|must|needs? to|(?:is|are) (?:asked|required|advised) to|recommend\w*"
    r"|areas? for improvement)(?: \w+){0,3}:$",
    re.IGNORECASE,
)
_AIMING = re.compile(
    r"\b(?:aims?|ambitions?|goals?|intend\w*|next steps?|objectives?|plan|plans|planned|priorit\w+|visions?"
    r"|will)\b",
    re.IGNORECASE,
)


class Ask(NamedTuple):
    """That a statement asks for something of somebody, or is an aim of the writer's own; and its words."""

    kind: Literal["asked", "aim"]
    why: tuple[str, ...]


def asks(units: Sequence[Unit]) -> list[Ask | None]:
    """For each statement of one letter, in order: what it asks for, or None if nothing says that it does.

    A command alone is not enough, since a list of what people do well may have the same form: the heading,
    or the words that begin its list, recommend, require or intend something.
    """
    found: list[Ask | None] = []
    lead = ""
    for unit in units:
        begins = not unit.bullet or unit.text.endswith(":")
        found.append(_ask(unit, "" if begins else lead))
        lead = unit.text if begins else lead
    return found


def _ask(unit: Unit, lead: str) -> Ask | None:
    command = _COMMAND.match(unit.text)
    if not command:
        return None
    if _LEAD.search(lead) or (_ASKING.search(unit.heading) and not _LOOKS_BACK.search(unit.heading)):
        return Ask("asked", (command[0],))
    aimed = _AIMING.search(unit.heading) or (lead.endswith(":") and _AIMING.search(lead))
    return Ask("aim", (command[0],)) if aimed else None
