"""`mkdocs.yml`, read for its address, and for slips that MkDocs would take in silence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import yaml_load
from pydantic import ValidationError

from generator.config import Checked, given_twice, line_of, read_text
from generator.config.unfit import slips
from generator.errors import Problem, ReadacrossError
from generator.unreadable import told

_FILE = "mkdocs.yml"
_DATE = "tag:yaml.org,2002:timestamp"


class ToggleFormat(Checked):
    """The button that changes the colours."""

    icon: Any = None
    name: Any = None


class PaletteFormat(Checked):
    """One choice of colours."""

    media: Any = None
    scheme: Any = None
    primary: Any = None
    accent: Any = None
    toggle: ToggleFormat | None = None


class ThemeFormat(Checked):
    """The keys under `theme` that MkDocs 1.6, Material 9 and Zensical read; they check the values."""

    name: Any = None
    custom_dir: Any = None
    static_templates: Any = None
    locale: Any = None
    language: Any = None
    direction: Any = None
    features: Any = None
    font: Any = None
    icon: Any = None
    logo: Any = None
    favicon: Any = None
    variant: Any = None
    palette: tuple[PaletteFormat, ...] = ()


class _ThemeOnlyFormat(Checked):
    theme: ThemeFormat


def address_in_config(project: Path) -> str:
    """The address that the project's `mkdocs.yml` gives the site, "" if none.

    Raises ReadacrossError, with the line, for what MkDocs cannot read and for what it would pass over.
    """
    text = read_text(project / _FILE, _FILE)
    root = _composed(text)
    problems = [Problem(_FILE, line, "mkdocs", message) for line, message in _twice(root)]
    settings = _settings(project / _FILE, root)
    theme = settings.get("theme")
    if isinstance(theme, dict) and theme.get("name") == "material":
        problems += _of_theme(theme, text)
    if problems:
        raise ReadacrossError(problems)
    address = settings.get("site_url")
    return address if isinstance(address, str) else ""


def _composed(text: str) -> yaml.Node | None:
    """The nodes of the file, which give tags such as !ENV no meaning, as only MkDocs can."""
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        line, message = told(text, error)
        raise ReadacrossError.one(_FILE, line + 1, "mkdocs", message) from None


def _settings(config: Path, root: yaml.Node | None) -> dict[str, Any]:
    try:
        with config.open("rb") as stream:
            settings = yaml_load(stream)
    except (MkDocsException, yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        cause = error.__context__ or error
        mark = getattr(cause, "problem_mark", None)
        line = mark.line + 1 if mark else next(_no_dates(root), 0)
        said = " ".join(str(getattr(cause, "problem", None) or cause).split())
        message = f"MkDocs cannot read this file: {said}; mend the line, or put its value in quotation marks"
        raise ReadacrossError.one(_FILE, line, "mkdocs", message) from None
    return settings if isinstance(settings, dict) else {}


def _of_theme(theme: dict[str, Any], text: str) -> Iterator[Problem]:
    palette = theme.get("palette", [])
    value = {"theme": {**theme, "palette": [palette] if isinstance(palette, dict) else palette}}
    try:
        _ThemeOnlyFormat.model_validate(value)
    except ValidationError as error:
        for place, message in slips(_ThemeOnlyFormat, value, error):
            yield Problem(_FILE, line_of(text, place), "mkdocs", message)


def _twice(node: yaml.Node | None) -> Iterator[tuple[int, str]]:
    """Keys of which the last would win, each with its line."""
    seen: set[str] = set()
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if str(key.value) in seen:
            yield key.start_mark.line + 1, given_twice(key.value)
        seen.add(str(key.value))
        yield from _twice(value)
    for inner in node.value if isinstance(node, yaml.SequenceNode) else ():
        yield from _twice(inner)


def _no_dates(node: yaml.Node | None) -> Iterator[int]:
    """The lines of values that look like a date and are none."""
    if isinstance(node, yaml.ScalarNode) and node.tag == _DATE:
        try:
            yaml.safe_load(node.value)
        except ValueError:
            yield node.start_mark.line + 1
    elif node is not None and not isinstance(node, yaml.ScalarNode):
        for inner in node.value:
            for one in inner if isinstance(inner, tuple) else (inner,):
                yield from _no_dates(one)
