"""The least that the coder's figures may be, and the one way of changing it.

    python -m tests.floors                      what is measured, beside its floor
    python -m tests.floors --raise              pins every figure that has risen, at what it is now
    python -m tests.floors --lower FIGURE --to 0.61 --reason "..."

`cases/floors.yml` holds, for each figure, every floor it ever had, the newest last.
"reviewed" figures are of the coder alone, without anyone's corrections, on the reviewed coding of the five
letters; "left-out" figures are those of the stored evaluation.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from generator.annotate.coder import code
from generator.evaluate import Given, Pair, evaluate, read_reference
from generator.program import published_evaluation
from tests.reading import CASES, collection, corpus

FLOORS = CASES / "floors.yml"
ENOUGH = 20
"""A reason has at least this many characters."""
Pins = dict[str, list[dict[str, Any]]]


def measured() -> dict[str, float]:
    """Every figure by its name, cut to hundredths."""
    stored: Any = published_evaluation()
    figures = {
        "left-out/themes": stored["theme_f1"]["value"],
        "left-out/stance": stored["stance_kappa"]["value"],
    }
    for one in (*stored["themes"], *stored["stances"]):
        figures[f"left-out/{one['id']}"] = one["f1"]["value"]
    found = evaluate(alone(), [theme.id for theme in collection().codebook.themes])
    figures["reviewed/themes"] = found.theme_f1.value
    figures["reviewed/stance"] = found.stance_kappa.value
    return {name: int(100 * value + 1e-6) / 100 for name, value in figures.items()}


def alone() -> list[Pair]:
    """The reviewed statements, each with what the coder says of it by itself."""
    wanted = {(row.letter, row.id): row for row in read_reference(CASES / "reviewed.jsonl")}
    book = collection().codebook
    return [
        Pair(
            wanted[letter.slug, coding.statement], Given(tuple(t.id for t in coding.themes), coding.stance.id)
        )
        for letter in corpus().letters
        for coding in code(letter.document, book)
    ]


def read(path: Path = FLOORS) -> Pins:
    """The pins of every figure, oldest first."""
    pins: Pins = yaml.safe_load(path.read_text("utf-8")) or {}
    return pins


def floors(pins: Pins) -> dict[str, float]:
    """The floor of each figure: its newest pin."""
    return {name: float(history[-1]["floor"]) for name, history in pins.items()}


def lowered_without_reason(pins: Pins) -> list[str]:
    """The figures that have a floor below an earlier one and do not say why."""
    return [
        name
        for name, history in pins.items()
        for before, pin in pairwise(history)
        if pin["floor"] < before["floor"] and len(str(pin.get("reason", "")).strip()) < ENOUGH
    ]


def raised(pins: Pins, figures: dict[str, float], today: str) -> Pins:
    """The pins with one more for every figure that is above its floor, or has none yet."""
    now = floors(pins)
    return {
        name: pins.get(name, [])
        + ([{"floor": figures[name], "since": today}] if figures[name] > now.get(name, -1.0) else [])
        for name in sorted(figures)
    }


def lowered(pins: Pins, name: str, to: float, reason: str, today: str) -> Pins:
    """The pins with a lower one for a figure; ValueError if it is not lower or the reason says too little."""
    now = floors(pins)
    if name not in now:
        raise ValueError(f"there is no figure {name!r}; expected one of {', '.join(sorted(now))}")
    if to >= now[name]:
        raise ValueError(
            f"the floor of {name} is {now[name]}; expected a lower one (--raise needs no reason)"
        )
    if len(reason.strip()) < ENOUGH:
        raise ValueError(f"a floor is lowered for a reason; expected at least {ENOUGH} characters of it")
    return {**pins, name: [*pins[name], {"floor": to, "since": today, "reason": reason.strip()}]}


def text_of(pins: Pins) -> str:
    """The file's text: a figure, then its pins, one a line."""
    rows = ["# Every floor that a figure of the coder ever had. Only tests/floors.py writes this file."]
    for name in sorted(pins):
        rows += [f"{name}:", *(f"- {json.dumps(pin, ensure_ascii=False)}" for pin in pins[name])]
    return "\n".join(rows) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Shows, raises or lowers floors; leaves with 2 if called wrongly."""
    parser = argparse.ArgumentParser(prog="python -m tests.floors", description="The floors of the coder.")
    parser.add_argument("--raise", dest="up", action="store_true", help="pin every figure that has risen")
    parser.add_argument("--lower", metavar="FIGURE", help="lower one floor; needs --to and --reason")
    parser.add_argument("--to", type=float, metavar="VALUE")
    parser.add_argument("--reason", default="", metavar="WHY")
    parser.add_argument("--file", type=Path, default=FLOORS, help="default: %(default)s")
    options = parser.parse_args(arguments)
    today = date.today().isoformat()
    pins = read(options.file) if options.file.exists() else {}
    if options.lower:
        if options.to is None:
            parser.error("--lower needs --to VALUE and --reason WHY")
        try:
            pins = lowered(pins, options.lower, options.to, options.reason, today)
        except ValueError as error:
            parser.error(str(error))
        options.file.write_text(text_of(pins), "utf-8")
    elif options.up:
        options.file.write_text(text_of(raised(pins, measured(), today)), "utf-8")
    else:
        now = floors(pins)
        for name, value in sorted(measured().items()):
            print(f"{name:32} {value:.2f}  floor {now.get(name, float('nan')):.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
