"""What the walk says: plain lines, from the widest terminal to the narrowest, in words that read well aloud.

No colour, no cursor movement, nothing drawn: what a person sees is what a screen reader says.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable

from generator.model import Codebook, StanceLabel, Theme, ThemeLabel
from generator.pages.themes import for_readers
from generator.pages.wording import day
from generator.review.items import Item, Labels

# Lines longer than this are hard to read, however wide the terminal.
WIDEST = 80

HELP = (
    "Type a key, then Enter.",
    "  Enter or y  keep what is shown, and go on",
    "  s           change the stance; s 3 takes the third",
    "  t           add or take away themes; t 8 the eighth, t work by name",
    "  ?           what the codebook says of these labels; ? front of others; ? rules",
    "  n           skip for now; a next review asks it again once all others are done",
    "  u           undo: first your change here, then the decision before",
    "  h           this help",
    "  q           quit; the next review goes on here",
    "A change is written when you keep it with Enter and say why.",
)


def wrapped(lines: Iterable[str], width: int) -> str:
    """Lines folded to the width, each to its own indent; letters that drive a terminal are made visible."""
    room = max(20, min(width - 1, WIDEST))
    folded: list[str] = []
    for line in lines:
        text = harmless(line.strip().replace("\n", " "))
        indent = " " * (len(line) - len(line.lstrip(" ")))
        folded += textwrap.wrap(
            text,
            room,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    return "\n".join(folded)


def statement(codebook: Codebook, title: str, item: Item, number: int, total: int) -> tuple[str, ...]:
    """One statement in its place, with its labels, why, and how sure the coder is."""
    first, last = item.statement.lines
    lines = f"line {first}" if first == last else f"lines {first} to {last}"
    shown = ["", f"Statement {number} of {total}: {item.statement.id}, {lines}", title]
    shown += [f"Heading: {item.heading}"] if item.heading else []
    shown += ["", "Before:", f"    {item.before}"] if item.before else [""]
    shown += ["The statement:", f"    {item.text}"]
    shown += ["After:", f"    {item.after}"] if item.after else []
    shown += ["", f"Stance: {_stance_title(codebook, item.now.stance.id)}{_because(item.now.stance)}"]
    shown += ["Themes:" if item.now.themes else "Themes: none"]
    shown += [f"    {codebook.theme(t.id).title}{_because(t)}" for t in item.now.themes]
    return (*shown, *_decided(codebook, item))


def stances(codebook: Codebook) -> tuple[str, ...]:
    """The five stances with their numbers."""
    return tuple(f"  {n}  {stance.title}" for n, stance in enumerate(codebook.stances, start=1))


def themes(codebook: Codebook, labels: Labels, words: str = "") -> tuple[str, ...]:
    """The themes with their numbers, those of the statement marked; with words, those named so."""
    found = matching(codebook, words)
    return tuple(
        f"  {n:2}  {theme.title}{' (on this statement)' if theme.id in labels.themes else ''}"
        for n, theme in enumerate(codebook.themes, start=1)
        if theme in found
    )


def matching(codebook: Codebook, words: str) -> list[Theme]:
    """The themes whose title or id has these words."""
    return [t for t in codebook.themes if words.lower() in t.title.lower() or words.lower() in t.id]


def toggled(codebook: Codebook, theme: str, there: bool) -> str:
    """What a choice of a theme did."""
    return f"{'Added' if there else 'Taken away'}: {codebook.theme(theme).title}."


def change(codebook: Codebook, before: Labels, after: Labels) -> tuple[str, ...]:
    """What a person has changed so far, and how to keep it."""
    said = []
    if before.stance != after.stance:
        titles = _stance_title(codebook, after.stance), _stance_title(codebook, before.stance)
        said.append(f"stance {titles[0]} instead of {titles[1]}")
    added = [codebook.theme(t).title for t in after.themes if t not in before.themes]
    removed = [codebook.theme(t).title for t in before.themes if t not in after.themes]
    said += [f"added {', '.join(added)}"] if added else []
    said += [f"taken away {', '.join(removed)}"] if removed else []
    return (f"Your change: {'; '.join(said)}.", "Enter keeps it, u takes it back.")


def reason_wanted(last: str) -> tuple[str, ...]:
    """Asks for the reason of a change."""
    again = (f"Enter alone gives the last reason again: {last}",) if last else ()
    return ("Say in a sentence why. Readers see it beside the passage.", *again)


def definitions(codebook: Codebook, labels: Labels, words: str = "") -> tuple[str, ...]:
    """What the codebook says of the labels, or of the stances and themes that the words name."""
    if words.lower() == "rules":
        return tuple(
            f"  {n}. {for_readers(rule, codebook)}" for n, rule in enumerate(codebook.rules, start=1)
        )
    if words:
        found = matching(codebook, words)
        named = [s for s in codebook.stances if words.lower() in s.title.lower()]
        if not found and not named:
            return (f"The codebook has no stance or theme with “{words}” in its name.",)
    else:
        found = [codebook.theme(t) for t in labels.themes]
        named = list(codebook.stances)
    shown = [f"Stance {stance.title}: {stance.definition}." for stance in named]
    for theme in found:
        shown += [f"Theme {theme.title}: {theme.question}", f"    Counts: {theme.include}."]
        shown += [f"    Does not count: {for_readers(theme.exclude, codebook)}."] if theme.exclude else []
    return tuple(shown)


def _because(label: StanceLabel | ThemeLabel) -> str:
    """Who says a label and why."""
    words = ", ".join(f"“{word}”" for word in label.why)
    if label.by == "person":
        return ", decided by a person"
    if label.by == "rule":
        return f", by a written rule, from {words}"
    sure = f"{label.confidence:.0%} sure"
    return f", the coder, {sure}" + (f", from {words}" if words else "")


def _decided(codebook: Codebook, item: Item) -> list[str]:
    """What people have decided before, and what the coder would say without them."""
    if item.former is None:
        return []
    themes = ", ".join(codebook.theme(t.id).title for t in item.coder.themes) or "no theme"
    return [
        f"Decided before; the reason given: {item.former.why}",
        f"The coder alone says: {_stance_title(codebook, item.coder.stance.id)}; {themes}",
    ]


def _stance_title(codebook: Codebook, stance: str) -> str:
    return next((s.title for s in codebook.stances if s.id == stance), stance)


def title_of(title: str, date: str) -> str:
    """The letter that is gone through."""
    return f"{title}, {day(date)}"


def harmless(text: str) -> str:
    """The lines with every character that would drive the terminal, or turn text round, shown as a box."""
    drives = {c for c in text if unicodedata.category(c) in ("Cc", "Cf") and c not in "\u00ad\n"}
    return "".join("\ufffd" if c in drives else c for c in text)
