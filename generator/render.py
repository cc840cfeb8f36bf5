"""Page -> Markdown: the only module that knows Jinja2.

Templates hold wording and markup, with nothing cleverer than `for` and `if`.
Whatever a template shows is escaped on its way out, for HTML and against anything that would read braces
as a template; `md` escapes for a line of Markdown as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping
from functools import lru_cache
from hashlib import sha256
from importlib.machinery import SourceFileLoader
from importlib.metadata import version
from pathlib import Path
from types import CodeType
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, TemplateNotFound
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr, Getattr
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from generator.annotate.days import MONTHS
from generator.model import Page
from generator.pages import marking, wording

GENERATED = "readacross"  # the key in a page's front matter by which `write` knows a page that a build made
TEMPLATES = Path(__file__).parent / "templates"
_THIS = Path(__file__).read_text("utf-8")

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_SPACE = re.compile(r"\s+")
_DATE = re.compile(rf"\b(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)}) \d{{4}}\b|\b\d{{4}} to \d{{4}}\b")


def md(text: str) -> Markup:
    """Text that stays text in a heading of Markdown, HTML or Jinja: every ASCII sign as a numeric entity.

    A date or a span of years stays on one line.
    """
    folded = _SPACE.sub(" ", str(text)).strip()
    folded = _DATE.sub(lambda date: date[0].replace(" ", "\xa0"), folded)
    return Markup(_PUNCTUATION.sub(lambda sign: f"&#{ord(sign[0])};", folded))  # noqa: S704 # escaped here


def _shown(value: object) -> Markup:
    """What an expression gives, escaped; a missing value must never be shown as the word None."""
    if value.__class__ is Markup:
        return value
    if value is None:
        raise ValueError("a template showed None; test for it in the template or give words in the view")
    return _escaped(str(value))


# Names, addresses and numbers are shown again and again.
_escaped = lru_cache(maxsize=1 << 13)(marking.shown)


class _OurTemplates(CodeGenerator):
    """Leaves out what our templates do not need.

    What `_shown` has escaped need not be escaped again, which takes as long; what views hold are attributes,
    so that no item of that name need be looked for.
    """

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if finalize.src is None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(finalize.src)

    def _output_child_post(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if finalize.src is None:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(")")

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802 # as Jinja names it
        self.visit(node.node, frame)
        self.write(f".{node.attr}")


class _MacrosAtOnce(Context):
    """Calls a macro that gets all its arguments by itself.

    Jinja first looks whether it is something else and whether arguments are missing, which takes longer than
    most macros do.
    """

    def call(
        self, called: Any, *given: Any, _loop_vars: object = None, _block_vars: object = None, **named: Any
    ) -> Any:
        if (
            called.__class__ is Macro
            and len(given) == called._argument_count
            and not (named or called.caller)
        ):
            return Markup(called._func(*given))  # noqa: S704 # a macro's words are escaped as they are shown
        return super().call(called, *given, **named)


class _Compiled(SourceFileLoader):
    """A template's code, kept where Python keeps that of modules, and trusted no more than theirs.

    Compiling the templates takes longer than showing the pages of a changed letter.
    """

    def __init__(self, env: Environment, name: str, source: str, path: str) -> None:
        super().__init__(name, path)
        self.env, self.source = env, source.encode("utf-8")

    def source_to_code(  # type: ignore[override] # Jinja's compiler stands in for Python's
        self, data: bytes, path: str, *, _optimization: int = -1
    ) -> CodeType:
        return self.env.compile(data.decode("utf-8"), self.name, path)

    def path_stats(self, _path: str) -> Mapping[str, Any]:
        """Code is kept under four bytes where a module has the time of its file: here it is what made it."""
        made_by = f"{version('jinja2')} {_THIS}".encode()
        return {"mtime": int.from_bytes(sha256(made_by + self.source).digest()[:4]), "size": len(self.source)}


class _Templates(FileSystemLoader):
    """Our templates, each compiled once."""

    def load(
        self, environment: Environment, name: str, shared: MutableMapping[str, Any] | None = None
    ) -> Template:
        source, path, is_current = self.get_source(environment, name)
        code = _Compiled(environment, name, source, path).get_code(name)
        if code is None:
            raise TemplateNotFound(name)
        return Template.from_code(environment, code, shared or {}, is_current)


def environment() -> Environment:
    """Jinja2 as every template of ours gets it."""
    env = Environment(
        loader=_Templates(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    env.code_generator_class = _OurTemplates
    env.context_class = _MacrosAtOnce
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

    Raises AttributeError when a template names what its view does not have.
    """
    front = yaml.dump(
        {GENERATED: "generated", **page.front},
        Dumper=yaml.CSafeDumper,
        sort_keys=False,
        allow_unicode=True,
        width=1_000_000,
    )
    body = _ENVIRONMENT.get_template(page.template).render(view=page.view)
    return f"---\n{front}---\n\n{body.strip()}\n"
