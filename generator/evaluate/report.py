"""Evaluations and changes in words: for a terminal and for a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.evaluate.agreement import Agreement, Evaluation, Figure
from generator.evaluate.changes import Change
from generator.evaluate.markdown import plain
from generator.model import STANCES


def as_text(found: Evaluation, absent: Sequence[str] = ()) -> str:
    """An evaluation for a terminal; `absent` are the reference's letters that were not compared."""
    rows = [
        *([_compared(found, absent), *(f"  {letter}" for letter in absent), ""] if absent else []),
        f"{found.statements} statements of {found.letters} letters; words lost {found.lost:.2%}",
        f"themes, micro-F1 {_span(found.theme_f1)}",
        f"stance, kappa {_span(found.stance_kappa)}, same stance {found.stance_accuracy:.1%}",
        "",
        f"{'':24}{'F1':>6}  {'95% interval':<14}{'right':>7}{'wrong':>7}{'missed':>8}",
    ]
    for one in (*found.themes, *found.stances):
        interval = f"{one.f1.low:.2f} to {one.f1.high:.2f}"
        rows.append(f"{one.id:24}{one.f1.value:6.2f}  {interval:<14}{one.right:7}{one.wrong:7}{one.missed:8}")
    rows += ["", "reference down, coding across", f"{'':10}" + "".join(f"{s:>10}" for s in STANCES)]
    rows += [
        f"{stance:10}" + "".join(f"{count:10}" for count in counts)
        for stance, counts in zip(STANCES, found.confusion, strict=True)
    ]
    return "\n".join(rows) + "\n"


def as_markdown(found: Evaluation, absent: Sequence[str] = ()) -> str:
    """An evaluation as a page: figures, and which stance was read as which.

    `absent` are the reference's letters that were not compared.
    """
    rows = [
        "# Agreement with the reference",
        "",
        *([_compared(found, absent), "", *(f"- {plain(one)}" for one in absent), ""] if absent else []),
        f"{found.statements} statements of {found.letters} letters.",
        f"Themes: micro-F1 {_span(found.theme_f1)}.",
        f"Stance: kappa {_span(found.stance_kappa)}, the same stance for {found.stance_accuracy:.1%}.",
        f"Words of the reference that the coding does not hold: {found.lost:.2%}.",
        "",
        *_agreement_table("Theme", found.themes),
        *_agreement_table("Stance", found.stances),
        "| Reference | " + " | ".join(STANCES) + " |",
        "| --- |" + " ---: |" * len(STANCES),
    ]
    rows += [
        f"| {stance} | " + " | ".join(map(str, counts)) + " |"
        for stance, counts in zip(STANCES, found.confusion, strict=True)
    ]
    return "\n".join(rows) + "\n"


def _compared(found: Evaluation, absent: Sequence[str]) -> str:
    """How many of the reference's letters were compared; a list of the others follows."""
    return (
        f"{found.letters} of the reference's {found.letters + len(absent)} letters compared; "
        f"the collection does not hold these {len(absent)}, and no figure counts them:"
    )


def _agreement_table(title: str, rows: Iterable[Agreement]) -> list[str]:
    return [
        f"| {title} | F1 | 95% interval | Right | Wrong | Missed |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
        *[
            f"| {one.id} | {one.f1.value:.2f} | {one.f1.low:.2f} to {one.f1.high:.2f} "
            f"| {one.right} | {one.wrong} | {one.missed} |"
            for one in rows
        ],
        "",
    ]


def changes_as_text(changes: Sequence[Change]) -> str:
    """Changes for a terminal, one block a statement; a sentence if there are none."""
    if not changes:
        return "No statement is coded another way.\n"
    return "".join(
        f"{change.letter} {change.paragraph or change.statement}: {_what(change)}\n"
        + (f"    … {change.before}\n" if change.before else "")
        + f"    {change.text}\n"
        for change in changes
    )


def changes_as_markdown(changes: Sequence[Change]) -> str:
    """Changes for a pull request: a count, then each letter's statements in context."""
    if not changes:
        return "No statement is coded another way.\n"
    letters = sorted({change.letter for change in changes})
    many = "statement is" if len(changes) == 1 else "statements are"
    rows = [f"{len(changes)} {many} gained, lost or coded another way.", ""]
    for letter in letters:
        rows += [f"### {plain(letter)}", ""]
        for change in (one for one in changes if one.letter == letter):
            where = change.paragraph or change.statement
            rows += [f"**{plain(where)}**, {plain(_what(change))}", ""]
            context = f"… {plain(change.before)} " if change.before else ""
            rows += [f"> {context}**{plain(change.text)}**", ""]
    return "\n".join(rows)


def _what(change: Change) -> str:
    """What happened to a statement, in a line."""
    labels = [f"+ {theme}" for theme in change.themes_gained] + [f"- {theme}" for theme in change.themes_lost]
    if change.stance_was != change.stance_is:
        labels.append(f"stance {change.stance_was or '(none before)'} to {change.stance_is or '(none now)'}")
    return f"{change.kind}: {'; '.join(labels) or 'no labels'}"


def _span(figure: Figure) -> str:
    return f"{figure.value:.3f} (95% interval {figure.low:.3f} to {figure.high:.3f})"
