"""The coder's weights: a plain text file that says where it came from, checked when it is loaded.

The first line is a JSON object, the provenance; it holds the SHA-256 of everything after it.
The rest is a JSON object with the weights.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from generator.errors import ReadacrossError

PATH = "generator/data/coder-weights.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model: for each output (a theme or "stance:x") a bias, and a weight for each feature.

    `features` maps a feature to pairs of output number and weight.
    """

    about: Mapping[str, Any]
    outputs: tuple[str, ...]
    bias: tuple[float, ...]
    features: Mapping[str, tuple[tuple[int, float], ...]]


def dump(weights: Weights) -> str:
    """The file's text; the same weights always give the same text."""
    body = json.dumps(
        {
            "outputs": weights.outputs,
            "bias": weights.bias,
            "features": dict(sorted(weights.features.items())),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
    about = {**weights.about, "sha256": hashlib.sha256(body.encode()).hexdigest()}
    return json.dumps(about, ensure_ascii=False, sort_keys=True) + "\n" + body + "\n"


def parse(text: str, path: str = PATH) -> Weights:
    """The weights in a file's text; ReadacrossError if they are not what the first line promises."""
    head, _, body = text.partition("\n")
    body = body.rstrip("\n")
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
    data = json.loads(body)
    return Weights(
        about=about,
        outputs=tuple(data["outputs"]),
        bias=tuple(data["bias"]),
        features={name: tuple((n, w) for n, w in pairs) for name, pairs in data["features"].items()},
    )


@cache
def load() -> Weights:
    """The weights that Readacross comes with."""
    return parse(files("generator").joinpath("data/coder-weights.json").read_text(encoding="utf-8"))
