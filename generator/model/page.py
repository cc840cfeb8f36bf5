"""A page of the site, before it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be written: where, from which template, and the value that the template shows.

    `path` is relative to `docs/`, with forward slashes ("letters/2019-01-04-monitoring-visit/index.md").
    `front` is the page's front matter.
    """

    path: str
    template: str
    front: Mapping[str, object]
    view: object
