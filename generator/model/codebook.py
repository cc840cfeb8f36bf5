"""What is coded, and by which written rules: themes and judgements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

StanceId = Literal["strength", "progress", "concern", "mixed", "none"]
STANCES: tuple[StanceId, ...] = ("strength", "progress", "concern", "mixed", "none")
JUDGED: tuple[StanceId, ...] = ("strength", "progress", "concern", "mixed")


@dataclass(frozen=True, slots=True)
class Group:
    """A family of themes."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Theme:
    """One thing that letters talk about, with what counts and what does not."""

    id: str
    group: str
    title: str
    question: str
    include: str
    exclude: str = ""


@dataclass(frozen=True, slots=True)
class Stance:
    """One of the five judgements that a statement can make."""

    id: StanceId
    title: str
    definition: str


@dataclass(frozen=True, slots=True)
class Codebook:
    """The written rules by which statements are coded, in the order of the file."""

    version: int
    groups: tuple[Group, ...]
    themes: tuple[Theme, ...]
    stances: tuple[Stance, ...]
    rules: tuple[str, ...]

    def theme(self, theme_id: str) -> Theme:
        """The theme of that id; KeyError if the codebook has none."""
        for theme in self.themes:
            if theme.id == theme_id:
                return theme
        raise KeyError(theme_id)

    @property
    def titles(self) -> dict[str, str]:
        """The title of each theme by its id, in the order of the file."""
        return {theme.id: theme.title for theme in self.themes}
