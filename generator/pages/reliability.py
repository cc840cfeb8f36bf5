"""The stored evaluation of the coder, as the page on coding shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from generator.measured import StoredAgreement, StoredBand, StoredEvaluation, StoredFigure, StoredMistake
from generator.model import Codebook
from generator.pages import wording

_UNNAMED = ("was about what its name does not say", "were about what their names do not say")


@dataclass(frozen=True, slots=True)
class FigureShown:
    """A figure with its interval, of 100, each with the one decimal that is stored: "84.6"."""

    value: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class AgreementShown:
    """Agreement on one theme or judgement, by its title."""

    id: str
    title: str
    statements: int
    figure: FigureShown
    right: int
    wrong: int
    missed: int


@dataclass(frozen=True, slots=True)
class MistakeShown:
    """A mistake with what was given and what is right, in the codebook's words."""

    letter: str
    date: str
    quote: str
    given: str
    right: str


@dataclass(frozen=True, slots=True)
class SureRow:
    """Labels given with a confidence between two hundredths: how many, and how many of 100 are right."""

    low: int
    high: int
    themes: int
    themes_right: int
    stances: int
    stances_right: int


@dataclass(frozen=True, slots=True)
class FewerShown:
    """The figures of a program that learnt from all parts but one, of fewer and so larger parts."""

    parts: int
    themes: FigureShown
    stance: FigureShown


@dataclass(frozen=True, slots=True)
class ConfusionRow:
    """How the statements of one judgement were judged by the coder, in the codebook's order."""

    title: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FoundAlone:
    """How the program alone did on one theme: of `statements` with it in `reference` it found `right`.

    `wrong` counts the others to which it gave the theme.
    """

    reference: str
    statements: int
    right: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Reliability:
    """Figures of one stored evaluation; `weights` are the first digits of the model's SHA-256.

    `about` is a sentence on what the letters were about that it was measured on; `kinds` names these visits.
    """

    date: str
    weights: str
    reference: str
    left_out: str
    parts: int
    fewer: tuple[FewerShown, ...]
    letters: int
    about: str
    kinds: tuple[str, ...]
    statements: int
    themes_figure: FigureShown
    stance_figure: FigureShown
    stance_right: str
    themes: tuple[AgreementShown, ...]
    stances: tuple[AgreementShown, ...]
    titles: tuple[str, ...]
    confusion: tuple[ConfusionRow, ...]
    sure: tuple[SureRow, ...]
    mistakes: tuple[MistakeShown, ...]


def reliability(evaluation: Mapping[str, object], codebook: Codebook) -> Reliability:
    """The figures of a stored evaluation (a `StoredEvaluation`), by the titles of the codebook, in its order.

    Raises KeyError where the file lacks what `train` writes.
    """
    stored = cast("StoredEvaluation", evaluation)
    themes = codebook.titles
    stances: dict[str, str] = {stance.id: stance.title for stance in codebook.stances}
    return Reliability(
        date=stored["date"],
        weights=stored["weights_sha256"][:12],
        reference=stored["reference"],
        left_out=stored["left_out"],
        parts=stored["parts"],
        fewer=tuple(
            FewerShown(one["parts"], _figure(one["theme_f1"]), _figure(one["stance_kappa"]))
            for one in stored["fewer"]
        ),
        letters=stored["letters"],
        about=_about(stored["kinds"]),
        kinds=tuple(kind for kind in stored["kinds"] if kind),
        statements=stored["statements"],
        themes_figure=_figure(stored["theme_f1"]),
        stance_figure=_figure(stored["stance_kappa"]),
        stance_right=_of_100(stored["stance_accuracy"]),
        themes=_agreements(stored["themes"], themes),
        stances=_agreements(stored["stances"], stances),
        titles=tuple(stances.values()),
        confusion=tuple(
            ConfusionRow(title, tuple(stored["confusion"].get(stance, {}).get(other, 0) for other in stances))
            for stance, title in stances.items()
        ),
        sure=tuple(
            _sure(*bands) for bands in zip(stored["sure_themes"], stored["sure_stances"], strict=True)
        ),
        mistakes=tuple(_mistake(mistake, themes, stances) for mistake in stored["mistakes"]),
    )


def _about(kinds: Mapping[str, int]) -> str:
    """What they were about, by their names: "All were letters about focused visits."."""
    if len(kinds) == 1 and all(kinds):
        return f"All were letters about {''.join(kinds)}s."
    return f"Of these, {wording.listed([_of_kind(kind, count) for kind, count in kinds.items()])}."


def _of_kind(kind: str, count: int) -> str:
    if count == 1:
        return f"1 was about {'an' if kind[0] in 'aeiou' else 'a'} {kind}" if kind else f"1 {_UNNAMED[0]}"
    return f"{wording.number(count)} were about {kind}s" if kind else f"{wording.number(count)} {_UNNAMED[1]}"


def found_alone(evaluation: Mapping[str, object] | None, theme: str) -> FoundAlone | None:
    """What a stored evaluation says of one theme, or None where it says nothing of it."""
    if not evaluation:
        return None
    stored = cast("StoredEvaluation", evaluation)
    counted = (one for one in stored["themes"] if one["id"] == theme)
    found = (
        FoundAlone(stored["reference"], one["statements"], one["right"], one["wrong"]) for one in counted
    )
    return next(found, None)


def _figure(figure: StoredFigure) -> FigureShown:
    return FigureShown(_of_100(figure["value"]), _of_100(figure["low"]), _of_100(figure["high"]))


def _of_100(share: float) -> str:
    """A stored share with all its three decimals, so that it is rounded once only, when it is stored."""
    return f"{100 * share:.1f}"


def _sure(of_themes: StoredBand, of_stances: StoredBand) -> SureRow:
    return SureRow(
        low=round(100 * of_themes["low"]),
        high=round(100 * of_themes["high"]),
        themes=of_themes["labels"],
        themes_right=_of_hundred(of_themes),
        stances=of_stances["labels"],
        stances_right=_of_hundred(of_stances),
    )


def _of_hundred(band: StoredBand) -> int:
    return round(100 * band["right"] / max(1, band["labels"]))


def _agreements(stored: Sequence[StoredAgreement], titles: Mapping[str, str]) -> tuple[AgreementShown, ...]:
    """Those that the codebook still has, in its order."""
    found = {one["id"]: one for one in stored}
    return tuple(
        AgreementShown(
            id=key,
            title=title,
            statements=found[key]["statements"],
            figure=_figure(found[key]["f1"]),
            right=found[key]["right"],
            wrong=found[key]["wrong"],
            missed=found[key]["missed"],
        )
        for key, title in titles.items()
        if key in found
    )


def _mistake(stored: StoredMistake, themes: Mapping[str, str], stances: Mapping[str, str]) -> MistakeShown:
    def words(given: Sequence[str], stance: str) -> str:
        named = ", ".join(themes.get(theme, theme) for theme in given) or "no theme"
        return f"{named}; {stances.get(stance, stance)}"

    return MistakeShown(
        letter=stored["letter"],
        date=stored["date"],
        quote=stored["quote"],
        given=words(stored["given_themes"], stored["given_stance"]),
        right=words(stored["right_themes"], stored["right_stance"]),
    )
