"""What a report asks to be done: "Ensure that children are seen", "The council must act".

Its words are good and what they name is not there yet, so that the coder, which weighs words, took it for
praise.
The codebook holds what needs to improve to be a concern and a bare plan to be none.
In the reference coding every sentence in this form is a concern.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from generator.annotate.features import Unit

_VERB = (
    r"(?:accelerate|address|adopt|appoint|assess|build|clarify|consider|continue to|create|deliver|develop"
    r"|embed|engage|enhance|ensure|establish|evaluate|expand|explore|extend|give|hold|identify|implement|improve"
    r"|introduce|invest|investigate|maintain|make|prioritise|produce|promote|provide|publish|put|raise|recruit"
    r"|refresh|resolve|revise|seek|strengthen|take (?:action|steps)|undertake"
    # These are other words too, as in "Review meetings are held", unless what follows tells.
    r"|(?:challenge|complete|increase|monitor|reduce|review|secure|set|share|support|track|update|use)"
    r" (?:all|an?|every|each|how|its|the|their|this|these|whether)"
    r"|work with (?:(?!(?:are|has|have|helped|helps|is|was)\b)[\w’'-]+,? ){1,8}to"
    r" (?:agree|develop|enable|ensure|identify|improve|make sure|reduce|strengthen))"
)
_HASTE = r"(?:(?:also|further|now|\w+ly) )?"
# Reports on children's homes quote the standards that are not met as the regulations have them.
_COMMAND = re.compile(rf"{_HASTE}{_VERB}\b|the [\w’', -]{{3,60}} standard is that\b", re.IGNORECASE)
_WHO = (
    r"(?:agencies|authority|board|commissioner|committee|constable|constabulary|council|department|director|force"
    r"|government|leaders|manager|managers|partners|partnership|person|police|provider|trust)"
)
_DUTY = re.compile(
    rf"(?:the|all|senior|local|partner|leaders|managers|partners)\b[^,;:.]{{0,80}}?\b{_WHO} "
    rf"(?P<duty>(?:should|must) {_HASTE}(?:act\b|{_VERB}\b))",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\b(?:if|how|that|what|when|where|whether|which|who|whose|why)\b", re.IGNORECASE)
_ASKING = re.compile(
    r"\brecommend|\brequirements?\b|\bneeds? to (?:improve|do)\b|\bpriority actions?\b|\bactions? required\b"
    r"|\bareas? (?:for|of|that need) (?:\w+ )?(?:improve|development|action|consideration)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\b(?:should|must|needs? to|(?:is|are) (?:asked|required|advised) to|recommend\w*|requirements?"
    r"|areas? for improvement)\b",
    re.IGNORECASE,
)


class Ask(NamedTuple):
    """That a statement asks for something: of somebody in a report, or as anyone's aim may; and its words."""

    kind: Literal["asked", "aim"]
    why: tuple[str, ...]


def asks(units: Sequence[Unit]) -> list[Ask | None]:
    """For each statement of one letter, in order: what it asks for, or None if it asks for nothing.

    A command is asked for where the heading or the words that begin its list recommend or require something;
    anywhere else it may be an aim of the writer's own.
    """
    return [_ask(units, n) for n in range(len(units))]


def _ask(units: Sequence[Unit], n: int) -> Ask | None:
    unit = units[n]
    duty = _DUTY.match(unit.text)
    if duty and not _ASIDE.search(unit.text, 0, duty.start("duty")):
        return Ask("asked", (duty["duty"],))
    command = _COMMAND.match(unit.text)
    if not command:
        return None
    lead = _lead(units, n)
    asked = _ASKING.search(unit.heading) or (lead.endswith(":") and _LEAD.search(lead))
    return Ask("asked" if asked else "aim", (command[0],))


def _lead(units: Sequence[Unit], n: int) -> str:
    """The words that begin the list that a bullet is an item of."""
    while n and units[n].bullet and not units[n].text.endswith(":"):
        n -= 1
    return units[n].text
