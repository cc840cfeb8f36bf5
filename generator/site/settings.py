"""`mkdocs.yml`, read for its address, and for slips that MkDocs would take in silence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import yaml_load
from pydantic import ValidationError, create_model

from generator.config import Checked, Place, given_twice, line_of, nodes, read_text
from generator.config.unfit import slips
from generator.errors import Problem, ReadacrossError
from generator.unreadable import told

_FILE = "mkdocs.yml"
_DATE = "tag:yaml.org,2002:timestamp"


def _form(name: str, keys: str, **formats: Any) -> type[Checked]:
    """A format of which the keys are checked, since MkDocs takes any; MkDocs checks most values."""
    fields = dict.fromkeys(keys.split(), (Any, None)) | {key: (form, ()) for key, form in formats.items()}
    return create_model(name, __base__=Checked, **fields)  # type: ignore[call-overload,no-any-return]


_Toggle = _form("Toggle", "icon name")
_Palette = _form("Palette", "media scheme primary accent", toggle=_Toggle)
_Icon = _form(
    "Icon",
    "logo menu alternate search share close top edit view repo previous next admonition annotation tag",
)
# The keys that MkDocs 1.6, Material 9 and Zensical read.
_Theme = _form(
    "Theme",
    "name custom_dir static_templates locale language direction features font logo favicon variant",
    palette=tuple[_Palette, ...],  # type: ignore[valid-type]
    icon=_Icon,
)
_Extra = _form("Extra", "report")
Settings = _form(
    "Settings",
    "INHERIT site_name nav pages exclude_docs draft_docs not_in_nav site_url site_description site_author "
    "docs_dir site_dir copyright google_analytics dev_addr use_directory_urls repo_url repo_name "
    "edit_uri_template edit_uri extra_css extra_javascript extra_templates markdown_extensions mdx_configs "
    "strict remote_branch remote_name plugins hooks watch validation",
    theme=_Theme,
    extra=_Extra,
)


_REPORT = re.compile(r"((https?://|mailto:)([^{}]|\{title\}|\{body\})+)?")
_STYLED = "the theme writes a style for it into every page, which their security policy blocks; take it out"
# Settings that would be passed over or do harm: what is taken there, and what is said of all else.
_TAKEN: dict[str, tuple[Callable[[Any], object], str]] = {
    "site_dir": (
        lambda said: said in (None, "site"),
        "the site goes to site, or where --site says; expected site; correct it, or take it out",
    ),
    "theme.font": (
        lambda said: said is False,
        "the theme would fetch a font from Google for every reader; expected false; correct it",
    ),
    "theme.features": (
        lambda said: "navigation.instant" not in (said or ()),
        "with navigation.instant our scripts work on the first page alone that a reader opens; take it out",
    ),
    **{f"theme.icon.{one}": (lambda said: not said, _STYLED) for one in ("admonition", "annotation", "tag")},
    "extra.analytics.provider": (
        lambda said: said != "google",
        "the pages' security policy lets nothing be sent to Google, so nobody would be counted; take it out",
    ),
    "extra.report": (
        lambda said: _REPORT.fullmatch(str(said or "")),
        "expected an address that begins with https:// or mailto:, with no other braces in it than {title} "
        "and {body}, as the lines above it show; correct it, or leave it empty",
    ),
}
_CSS = [f"assets/{name}.css" for name in ("site", "letter", "pages", "search")]
_JS = [f"assets/{name}.js" for name in ("site", "search")]
_OWN: dict[str, dict[str, object]] = {
    "extra_css": {path: path for path in _CSS},
    "extra_javascript": {path: {"path": path, "type": "module"} for path in _JS},
}


def address_in_config(project: Path) -> str:
    """The address that the project's `mkdocs.yml` gives the site, "" if none.

    Raises ReadacrossError, with the line, for what MkDocs cannot read and for what it would pass over.
    """
    text = read_text(project / _FILE, _FILE)
    root = _composed(text)
    problems = [Problem(_FILE, line, "mkdocs", message) for line, message in _twice(root)]
    settings = _settings(project / _FILE, root)
    problems += [
        Problem(_FILE, line_of(text, place), "mkdocs", said) for place, said in _unfit(settings, project)
    ]
    if problems:
        raise ReadacrossError(problems)
    address = settings.get("site_url")
    return address if isinstance(address, str) else ""


def _composed(text: str) -> yaml.Node | None:
    """The nodes of the file, which give tags such as !ENV no meaning, as only MkDocs can."""
    try:
        return nodes(text)
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
        said = " ".join(str(getattr(cause, "problem", None) or cause).split()).rstrip(".")
        message = f"MkDocs cannot read this file: {said}; mend the line, or put its value in quotation marks"
        raise ReadacrossError.one(_FILE, line, "mkdocs", message) from None
    return settings if isinstance(settings, dict) else {}


def _unfit(settings: dict[str, Any], project: Path) -> Iterator[tuple[Place, str]]:
    theme, extra = settings.get("theme"), settings.get("extra")
    value: dict[str, Any] = {key: None for key in settings if key not in ("theme", "extra")}
    if isinstance(theme, dict) and theme.get("name") == "material":
        palette = theme.get("palette", [])
        value["theme"] = {**theme, "palette": [palette] if isinstance(palette, dict) else palette}
    if isinstance(extra, dict):  # a key of it may be of a maintainer's own
        value["extra"] = {
            key: extra[key] for key in extra if get_close_matches(str(key), ["report"], cutoff=0.75)
        }
    for where, (is_taken, message) in _TAKEN.items():
        place: Place = tuple(where.split("."))
        said: Any = settings
        for key in place:
            said = said.get(key) if isinstance(said, dict) else None
        if (place[0] != "theme" or "theme" in value) and not is_taken(said):
            yield place, f"{where}: {message}"
    try:
        Settings.model_validate(value)
    except ValidationError as error:
        yield from slips(Settings, value, error)
    else:  # a list that is lacking may stand under a misspelt key
        for name, own in _OWN.items():
            listed = settings.get(name)
            yield from _of_files(name, own, listed if isinstance(listed, list) else [], project / "docs")


def _of_files(key: str, own: dict[str, object], listed: list[Any], docs: Path) -> Iterator[tuple[Place, str]]:
    for n, entry in enumerate(listed):
        path = str(entry.get("path") if isinstance(entry, dict) else entry)
        if re.match("(https?:)?//", path):
            yield (key, n), f"{path} fetches from elsewhere; keep a copy in docs/assets and name that"
    lacks = [path for path, entry in own.items() if entry not in listed and (docs / path).is_file()]
    if lacks:
        module = ", each as `path: ...` with `type: module` below it" if key == "extra_javascript" else ""
        yield (key,), f"{key} lacks {', '.join(lacks)}{module}; every page needs that; add it"


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
