"""What a page's view becomes on its way to Markdown: nothing that a letter says is ever markup."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, UndefinedError
from markdown import Markdown
from pytest import MonkeyPatch

from generator import render
from generator.model import Page

HOSTILE = (
    "<script>alert(1)</script> **b** _i_ `c` [a](javascript:x) {{ 7 * 7 }} {% raw %} &amp; # h \"q\" 's'"
)


@dataclass(frozen=True, slots=True)
class View:
    """A view with one text."""

    text: str | None


def rendered(monkeypatch: MonkeyPatch, template: str, view: object, front: dict[str, object]) -> str:
    """Render one template given as a string."""
    env = render.environment()
    env.loader = DictLoader({"page": template})
    monkeypatch.setattr(render, "_ENVIRONMENT", env)
    return render.render(Page("x.md", "page", front, view))


def test_markup_in_text_is_shown_as_text(monkeypatch: MonkeyPatch) -> None:
    """Inside a raw HTML block hostile words come out as the same words and as no element."""
    page = rendered(monkeypatch, "<p>{{ view.text }}</p>", View(HOSTILE), {"title": "x"})
    body = page.split("---\n", 2)[2].strip()
    html = Markdown(extensions=["attr_list", "tables"]).convert(body)
    assert "<script" not in html
    assert "{{" not in body and "{%" not in body
    assert unescape(html) == f"<p>{HOSTILE}</p>"


@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF), min_size=1))
def test_md_keeps_any_text_as_text(text: str) -> None:
    """A heading made of any text says that text, and makes no other element."""
    html = Markdown(extensions=["attr_list"]).convert(f"# {render.md(text)} x")
    assert html.count("<") == 2
    assert html.startswith("<h1>")
    shown = unescape(html.removeprefix("<h1>").removesuffix("</h1>"))
    assert shown.split() == [*text.split(), "x"]


@pytest.mark.parametrize("text", ["4 January 2019", "August 2018", "2017 to 2021"])
def test_a_date_in_a_heading_stays_on_one_line(text: str) -> None:
    """Its spaces do not break; those of the words around it do."""
    assert render.md(f"Of {text} beside May") == f"Of {text.replace(' ', chr(0xA0))} beside May"


def test_templates_own_markup_is_left_alone(monkeypatch: MonkeyPatch) -> None:
    """Escaping touches what an expression gives and nothing that the template itself says."""
    page = rendered(monkeypatch, "## H {: #id }\n<p>{{ view.text }}</p>", View("a & b"), {"title": "x"})
    assert page.endswith("## H {: #id }\n<p>a &amp; b</p>\n")


def test_front_matter_reads_back(monkeypatch: MonkeyPatch) -> None:
    """Front matter that would break plain YAML is what was given when it is read again."""
    front: dict[str, object] = {"title": 'A: "b" — \u202e # c', "description": "line\n---\nline", "n": [1, 2]}
    page = rendered(monkeypatch, "{{ view.text }}", View("x"), front)
    assert frontmatter.loads(page).metadata == {"readacross": "generated", **front}
    assert page.index("---\n\nx\n") > 0


def test_a_missing_value_stops_the_build(monkeypatch: MonkeyPatch) -> None:
    """A template that names what its view lacks, or shows None, fails rather than shows nothing."""
    with pytest.raises(AttributeError, match="nothing"):
        rendered(monkeypatch, "{{ view.nothing }}", View("x"), {})
    with pytest.raises(ValueError, match="None"):
        rendered(monkeypatch, "{{ view.text }}", View(None), {})


@pytest.mark.parametrize(
    ("call", "says"),
    [
        ('named(view.text, "<i>")', "<b>&lt;&amp;&gt; &lt;i&gt;</b>"),
        ("named(view.text)", "<b>&lt;&amp;&gt; -</b>"),
        ("named(view.text, second=1)", "<b>&lt;&amp;&gt; 1</b>"),
        ("named(named(view.text))", "<b><b>&lt;&amp;&gt; -</b> -</b>"),
    ],
)
def test_a_macro_escapes_what_it_shows_once(monkeypatch: MonkeyPatch, call: str, says: str) -> None:
    """However many of its arguments it is given, in a loop or not."""
    macro = '{% macro named(one, second="-") %}<b>{{ one }} {{ second }}</b>{% endmacro %}'
    view = View("<&>")
    assert rendered(monkeypatch, f"{macro}{{{{ {call} }}}}", view, {}).endswith(f"\n\n{says}\n")
    loop = f"{macro}{{% for n in [1, 2] %}}{{{{ {call} }}}}{{% endfor %}}"
    assert rendered(monkeypatch, loop, view, {}).endswith(f"\n\n{says}{says}\n")


@pytest.mark.parametrize("call", ["named()", "named(1, 2)", "named(1, two=2)"])
def test_a_macro_with_other_arguments_stops_the_build(monkeypatch: MonkeyPatch, call: str) -> None:
    """One argument too few is a missing value; one too many is refused."""
    with pytest.raises((UndefinedError, TypeError), match=r"one|takes"):
        rendered(
            monkeypatch,
            f"{{% macro named(one) %}}{{{{ one }}}}{{% endmacro %}}{{{{ {call} }}}}",
            View("x"),
            {},
        )


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: MonkeyPatch) -> Path:
    """A folder of templates of its own, where Python may keep what it compiles."""
    monkeypatch.setattr(render, "TEMPLATES", tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "page").write_text("{{ view.text }}")
    return tmp_path


def shown(text: str) -> str:
    """What the template in the folder shows of that text, in an environment that knows nothing yet."""
    template = render.environment().get_template("page")
    return template.render(view=View(text))


def test_a_template_is_compiled_once(templates: Path, monkeypatch: MonkeyPatch) -> None:
    """What was compiled is used again, also where the template is put down anew as it was."""
    assert shown("a <b>") == "a &lt;b&gt;"
    monkeypatch.setattr(Environment, "compile", None)
    (templates / "page").write_text("{{ view.text }}")
    assert shown("a <b>") == "a &lt;b&gt;"


@pytest.mark.parametrize("harm", ["template", "program", "jinja", "kept"])
def test_what_was_compiled_otherwise_is_not_used(
    templates: Path, monkeypatch: MonkeyPatch, harm: str
) -> None:
    """A changed template, another version of ours or of Jinja, and a file of nonsense: compiled anew."""
    shown("a")
    (kept,) = (templates / "__pycache__").iterdir()
    before = kept.read_bytes()
    if harm == "template":
        (templates / "page").write_text("{{ view.text}}!")
        assert shown("a") == "a!"
        return
    if harm == "program":
        monkeypatch.setattr(render, "_THIS", "another")
    elif harm == "jinja":
        monkeypatch.setattr(render, "version", lambda _: "9")
    else:
        kept.write_bytes(b"nonsense")
    assert shown("a") == "a"
    assert (kept.read_bytes() == before) == (harm == "kept")


def test_nothing_is_kept_where_nothing_may_be_written(templates: Path, monkeypatch: MonkeyPatch) -> None:
    """Where Python is told to keep nothing, templates are compiled each time."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert shown("a") == shown("a") == "a"
    assert [path.name for path in templates.iterdir()] == ["page"]
