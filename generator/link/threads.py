"""Each theme followed from letter to letter, and in which direction it goes.

The rule of direction compares a letter with the last one before it of the same publisher about the same
authority that judges the theme: a change of speaker is no change of what is spoken of.
Where dates do not tell which of two letters came first, neither is before the other; where they do not tell
which of several is the last before it, a letter is compared with none ("order-unknown").
Nor is one whose publisher or council is not stated ("speaker-unknown").
Fewer than three judged statements in either letter are too few to say.
Otherwise the share of judged statements that hold a concern (concern or mixed) decides:
a fifth more is "more-concerns", a fifth less is "fewer-concerns", but only where it would still be a fifth if
any one statement of either letter were judged the other way: one reading must not turn the words.
Anything else is "about-the-same".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from generator.link.order import Order
from generator.model import STANCES, AnnotatedDocument, Coding, Passage, Statement, Tally, Thread, Turn

NOTHING_SAID = Tally()
FEWEST_TO_COMPARE = 3
CLEAR_CHANGE = Fraction(1, 5)


def passages_of(letter: AnnotatedDocument) -> tuple[Passage, ...]:
    """Every statement of a letter as a passage, in reading order."""
    return tuple(_passages(letter, letter.coded()))


def holds_concern(said: Passage | Coding) -> bool:
    """A statement that is a concern, or mixes one with praise: what a finding is."""
    return said.stance.id in ("concern", "mixed")


def concerns_on_no_theme(letter: AnnotatedDocument) -> tuple[Passage, ...]:
    """A letter's findings that no theme of the codebook fits, in reading order."""
    found = ((s, c) for s, c in letter.coded() if not c.themes and holds_concern(c))
    return tuple(_passages(letter, found))


def _passages(letter: AnnotatedDocument, coded: Iterable[tuple[Statement, Coding]]) -> Iterator[Passage]:
    slug, date, text, blocks = (
        letter.slug,
        letter.meta.date.value,
        letter.document.text,
        letter.document.blocks,
    )
    for statement, coding in coded:
        block = blocks[statement.block]
        yield Passage(
            letter=slug,
            date=date,
            block=block.n,
            paragraph=block.id,
            statement=statement.id,
            text=text[statement.start : statement.end],
            heading=block.heading,
            stance=coding.stance,
            themes=coding.themes,
        )


def tally(passages: Iterable[Passage]) -> Tally:
    """How many of these passages take each stance."""
    stances = [passage.stance.id for passage in passages]
    return Tally(*map(stances.count, STANCES)) if stances else NOTHING_SAID


def thread(
    theme: str, letters: Sequence[AnnotatedDocument], by_theme: dict[tuple[str, str], tuple[Passage, ...]]
) -> Thread:
    """One theme through all letters in their order; `by_theme` holds the passages by (letter, theme).

    A letter without a date stands first, and is compared with no other.
    """
    said = {letter.slug: by_theme.get((letter.slug, theme), ()) for letter in letters}
    tallies = {slug: tally(passages) for slug, passages in said.items()}
    judging: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for letter in letters:
        if tallies[letter.slug].judged:
            judging[letter.speaker].append((letter.meta.date.value, letter.slug))
    orders = {speaker: Order(dated) for speaker, dated in judging.items()}
    none_judges: Order[str] = Order(())
    turns: list[Turn] = []
    for letter in letters:
        slug, date = letter.slug, letter.meta.date.value
        order = orders.get(letter.speaker, none_judges)
        before, now = order.last_before(date), tallies[slug]
        if not date and now.total:
            key = "undated"
        elif now.judged and not letter.has_speaker:
            key = "speaker-unknown"
        elif before is None and order.any_before(date) and now.judged:
            key = "order-unknown"
        else:
            key = direction(tallies[before] if before else None, now)
        turns.append(Turn(slug, now, said[slug], key, since=before or ""))
    return Thread(theme, tuple(turns), _often_with(theme, turns))


def direction(before: Tally | None, now: Tally) -> str:
    """The key of the direction, by the rule that this module's description states.

    `before` is None where nothing of the same publisher is there to compare with.
    """
    if not now.total:
        return "not-mentioned"
    if before is None:
        return "first" if now.judged else "too-few"
    if before.judged < FEWEST_TO_COMPARE or now.judged < FEWEST_TO_COMPARE:
        return "too-few"
    change = Fraction(now.concerns, now.judged) - Fraction(before.concerns, before.judged)
    one_statement = Fraction(1, min(before.judged, now.judged))
    if abs(change) < CLEAR_CHANGE + one_statement:
        return "about-the-same"
    return "more-concerns" if change > 0 else "fewer-concerns"


def _often_with(theme: str, turns: Sequence[Turn]) -> tuple[tuple[str, int], ...]:
    """The themes that share at least two passages with this one, most often first."""
    counts = Counter(
        label.id for turn in turns for p in turn.passages for label in p.themes if label.id != theme
    )
    return tuple(sorted(((t, n) for t, n in counts.items() if n > 1), key=lambda tn: (-tn[1], tn[0])))
