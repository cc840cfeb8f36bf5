"""What the styles of a DOCX file say of a paragraph: a heading, set in bold, or struck out.

Offices name their styles as they like, and base them on Word's own.
Source: ECMA-376, part 1, section 17.7 (styles) and 17.3.1.20 (outline level).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"^(?:heading\s*\d*|title|subtitle)$", re.IGNORECASE)
_OUTLINE = re.compile(r"^[0-8]$")
_MOST_STYLES = 20


class Styles:
    """The styles of a file, by their ids; without a file of styles an id is all that is known."""

    def __init__(self, styles: Any | None) -> None:
        found = () if styles is None else styles.iterchildren(f"{_W}style")
        self._styles: dict[str, Any] = {style.get(f"{_W}styleId", ""): style for style in found}

    def heading(self, style: str) -> bool:
        """Whether the style, or one that it is based on, is a heading's by its name or its outline level."""
        if _HEADING.match(style):
            return True
        return any(
            _HEADING.match(value(rules, "name"))
            or _OUTLINE.match(value(rules.find(f"{_W}pPr"), "outlineLvl"))
            for rules in self._chain(style)
        )

    def sets(self, run: Any, style: str, name: str) -> bool:
        """Whether a run of a paragraph of this style is so set ("b" for bold), by itself or by a style."""
        own = run.find(f"{_W}rPr/{_W}{name}")
        of_run = value(run.find(f"{_W}rPr"), "rStyle")
        return is_on(own) if own is not None else self._sets(of_run, name) or self._sets(style, name)

    def _sets(self, style: str, name: str) -> bool:
        own = (rules.find(f"{_W}rPr/{_W}{name}") for rules in self._chain(style))
        return is_on(next((setting for setting in own if setting is not None), None))

    def _chain(self, style: str) -> Iterator[Any]:
        for _ in range(_MOST_STYLES):
            rules = self._styles.get(style)
            if rules is None:
                return
            yield rules
            style = value(rules, "basedOn")


def value(parent: Any | None, name: str) -> str:
    """The value of a child of that name, or ""."""
    child = None if parent is None else parent.find(f"{_W}{name}")
    return "" if child is None else child.get(f"{_W}val", "")


def is_on(setting: Any | None) -> bool:
    """Whether a setting ("bold") is there and not switched off."""
    return setting is not None and setting.get(f"{_W}val", "1") not in {"0", "false", "off"}
