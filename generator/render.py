"""Page -> Markdown: the only module that knows Jinja2.

Templates hold wording and markup, with nothing cleverer than `for` and `if`.
Whatever a template shows is escaped on its way out, for HTML and against anything that would read braces
as a template; `md` escapes for a line of Markdown as well.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from generator.model import Page
from generator.pages import wording

GENERATED = "readacross"  # the key in a page's front matter by which `write` knows a page that a build made
TEMPLATES = Path(__file__).parent / "templates"

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_SPACE = re.compile(r"\s+")


def md(text: str) -> Markup:
    """Text that stays text in a line of Markdown, HTML or Jinja: every ASCII sign as a numeric entity."""
    folded = _SPACE.sub(" ", str(text)).strip()
    return Markup(_PUNCTUATION.sub(lambda sign: f"&#{ord(sign[0])};", folded))  # noqa: S704 # escaped here


def _shown(value: object) -> object:
    """What an expression gives, escaped; a missing value must never be shown as the word None."""
    if value is None:
        raise ValueError("a template showed None; test for it in the template or give words in the view")
    if isinstance(value, Markup):
        return value
    safe = escape(value)
    if "{" in safe or "}" in safe:
        return Markup(str(safe).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704 # escaped above
    return safe


def environment() -> Environment:
    """Jinja2 as every template of ours gets it."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    env.filters.update(
        md=md,
        day=wording.day,
        days=wording.days,
        number=wording.number,
        plural=wording.plural,
        listed=wording.listed,
        size=wording.size,
    )
    return env


_ENVIRONMENT = environment()


def render(page: Page) -> str:
    """The Markdown file of a page: its front matter as YAML, then its template filled from `page.view`.

    Raises jinja2.UndefinedError when a template names what its view does not have.
    """
    front = yaml.safe_dump(
        {GENERATED: "generated", **page.front}, sort_keys=False, allow_unicode=True, width=1_000_000
    )
    body = _ENVIRONMENT.get_template(page.template).render(view=page.view)
    return f"---\n{front}---\n\n{body.strip()}\n"
