"""The coder's weights: a plain text file that says where it came from, checked when it is loaded.

The first line is a JSON object, the provenance; it holds the SHA-256 of everything after it.
The second line is a JSON object with what is common to all features.
Every other line is a feature, a tab, and one number for each output (base64, one byte a number).
"""

from __future__ import annotations

import hashlib
import json
import math
from base64 import b64encode
from binascii import a2b_base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from generator.annotate import packed
from generator.annotate.features import letter_groups
from generator.annotate.paragraphs import NEAR
from generator.annotate.words import stem
from generator.errors import ReadacrossError

UNIT = 4096
"""What a family of one feature is multiplied by, so that roots can be taken in whole numbers."""
PATH = "generator/data/coder-weights.tsv"


class Rows(dict[str, int]):
    """The packed rows of features, from the file's `texts`.

    A feature that the model does not know has the row 0, which is not kept: letters bring ever new ones.
    `get` is quicker where only the rows that there are matter.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        super().__init__(
            zip(texts, packed.from_bytes([a2b_base64(text) for text in texts.values()]), strict=True)
        )
        self.texts = texts
        self.words = Words(self)
        self._near: dict[str, dict[str, int]] = {prefix: {} for prefix in NEAR}
        for name, row in self.items():
            if (beside := self._near.get(name[:2])) is not None:
                beside[name[2:]] = row

    def __missing__(self, feature: str) -> int:
        return 0

    def of_near(self, stems: tuple[set[str], ...]) -> int:
        """The packed sum of the rows of stems beside, each family by the root of its size."""
        return sum(
            sum(filter(None, map(rows.get, beside))) * root(len(beside))
            for rows, beside in zip(self._near.values(), stems, strict=True)
            if beside
        )


class Words(dict[str, tuple[int, int, int]]):
    """For each word the packed row of it with its stem, that of the letter groups in it, and their number."""

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, word: str) -> tuple[int, int, int]:
        groups, rows = letter_groups(word), self._rows
        itself = rows[word] + rows["s:" + stem(word)]
        found = self[word] = itself, sum(rows[group] for group in groups), len(groups)
        return found


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model in two steps.

    The first adds up the rows of a statement's features; `scales` and `bias` turn each sum into a score.
    The second does the same with the scores, `second` having a row for each of its inputs; a theme is given
    when its score is above 0, and the stance with the highest score wins.
    `sure_theme` and `sure_stance` are the slope and the level of the curve that turns a score into a
    confidence, fitted on letters left out.
    `outputs` are theme ids and then "stance:x".
    """

    about: Mapping[str, Any]
    outputs: tuple[str, ...]
    scales: tuple[float, ...]
    bias: tuple[float, ...]
    second: tuple[tuple[int, ...], ...]
    second_scale: float
    second_bias: tuple[float, ...]
    sure_theme: tuple[float, float]
    sure_stance: tuple[float, float]
    rows: Rows


@cache
def root(size: int) -> int:
    """What the sum of a family of that many features is multiplied by."""
    return round(UNIT / math.sqrt(max(1, size)))


def dump(weights: Weights) -> str:
    """The file's text; the same weights always give the same text."""
    common = {
        "outputs": weights.outputs,
        "scales": weights.scales,
        "bias": weights.bias,
        "second": weights.second,
        "second_scale": weights.second_scale,
        "second_bias": weights.second_bias,
        "sure_theme": weights.sure_theme,
        "sure_stance": weights.sure_stance,
    }
    lines = [json.dumps(common, separators=(",", ":"))]
    lines += [f"{name}\t{row}" for name, row in sorted(weights.rows.texts.items())]
    body = "\n".join(lines) + "\n"
    about = {**weights.about, "sha256": hashlib.sha256(body.encode()).hexdigest()}
    return json.dumps(about, ensure_ascii=False, sort_keys=True) + "\n" + body


def parse(text: str, path: str = PATH) -> Weights:
    """The weights in a file's text; ReadacrossError if they are not what the first line promises."""
    head, _, body = text.partition("\n")
    about = json.loads(head)
    found = hashlib.sha256(body.encode()).hexdigest()
    if about.get("sha256") != found:
        raise ReadacrossError.one(
            path,
            1,
            "weights-changed",
            f"the weights have SHA-256 {found}, but {about.get('sha256')} was expected: "
            "restore the file, or rebuild it with `readacross train`",
        )
    lines = body.splitlines()
    common = json.loads(lines[0])
    return Weights(
        about=about,
        outputs=tuple(common["outputs"]),
        scales=tuple(common["scales"]),
        bias=tuple(common["bias"]),
        second=tuple(tuple(row) for row in common["second"]),
        second_scale=common["second_scale"],
        second_bias=tuple(common["second_bias"]),
        sure_theme=tuple(common["sure_theme"]),
        sure_stance=tuple(common["sure_stance"]),
        rows=Rows(dict(line.split("\t") for line in lines[1:])),
    )


def text_of(numbers: Sequence[int]) -> str:
    """A row as the file holds it."""
    return b64encode(packed.to_bytes(numbers)).decode("ascii")


@cache
def load() -> Weights:
    """The weights that Readacross comes with."""
    return parse(files("generator").joinpath("data/coder-weights.tsv").read_text(encoding="utf-8"))
