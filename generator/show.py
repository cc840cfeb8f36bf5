"""How the program reads one letter, for maintainers."""

from __future__ import annotations

from generator.model import AnnotatedDocument


def as_json(letter: AnnotatedDocument) -> list[dict[str, object]]:
    """The blocks in reading order: kind, text, offsets in characters, lines of the file, and level.

    The level is how deep a bullet is nested, from 1, or the rank of a heading; else 0.
    """
    return [
        {
            "kind": block.kind,
            "text": letter.document.of(block),
            "start": block.start,
            "end": block.end,
            "lines": list(block.lines),
            "id": block.id or None,
            "level": block.level,
        }
        for block in letter.document.blocks
    ]


def as_text(letter: AnnotatedDocument) -> str:
    """The blocks with their statements, each with its lines, stance and themes."""
    codings = {coding.statement: coding for coding in letter.codings}
    lines: list[str] = []
    for block in letter.document.blocks:
        first, last = block.lines
        lines.append(f"{block.kind} {block.id}".strip() + f"  (lines {first}-{last})")
        statements = letter.document.statements_of(block)
        if not statements:
            lines.append(f"    {letter.document.of(block)}".replace("\n", "\n    "))
        for statement in statements:
            coding = codings[statement.id]
            themes = ", ".join(f"{label.id} ({label.by})" for label in coding.themes) or "no theme"
            lines.append(f"    {statement.id} [{coding.stance.id}] {themes}")
            lines.append(f"        {letter.document.of(statement)}")
    return "\n".join(lines)
