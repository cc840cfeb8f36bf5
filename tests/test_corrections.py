"""A correction finds its exact words once, or is told why it does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.corpus import read_letters
from generator.corrections import NONE, CorrectionsFormat, QuotedFormat, locate, read_corrections
from generator.errors import ReadacrossError
from tests.reading import collection, copied
from tests.refused import CORRECTIONS


@pytest.mark.parametrize(
    ("quote", "rule"),
    [
        ("words that nobody wrote", "quote-missing"),
        ("multi-agency", "quote-ambiguous"),
        ("Dear Mr Walker", "quote-spans"),
    ],
)
def test_a_correction_must_find_its_words_exactly_once(tmp_path: Path, quote: str, rule: str) -> None:
    """Missing and repeated words stop the build with the line of the quote and the candidates."""
    folder = copied(tmp_path)
    name = "2019-01-04-monitoring-visit.yml"
    (folder / "corrections" / name).write_text(CORRECTIONS.format(quote=quote), "utf-8")
    (problem,) = [p for p in read_letters(folder).problems if p.fatal]
    assert (problem.rule, problem.line) == (rule, 3)
    assert problem.path.endswith(name)
    if rule == "quote-ambiguous":
        assert problem.message.count("“…") >= 2


@pytest.mark.parametrize(("quote", "place"), [("stable help", (35, 46)), ("(some)", (13, 19))])
def test_a_quote_begins_and_ends_with_whole_words(quote: str, place: tuple[int, int]) -> None:
    """What stands within a longer word says something else, often the opposite."""
    text = "Unstable help(some) and stable1, a stable help.\n"
    assert locate(text, QuotedFormat(quote=quote), NONE) == place
    for inside in ("stable", "table help"):
        with pytest.raises(ReadacrossError, match="stand only inside longer words; expected a quote that"):
            locate(text.replace("a stable", "an unstable"), QuotedFormat(quote=inside), NONE)


def test_few_of_many_candidates_are_shown_each_on_one_line(tmp_path: Path) -> None:
    """Words that stand everywhere do not fill the screen."""
    folder = copied(tmp_path)
    path = folder / "corrections" / "2019-01-04-monitoring-visit.yml"
    path.write_text(CORRECTIONS.format(quote="children"), "utf-8")
    (problem,) = [p for p in read_letters(folder).problems if p.fatal]
    assert problem.message.count("“…") == 5
    assert re.search(r"; and \d+ more", problem.message)
    assert "\n" not in problem.message


def test_a_quote_that_is_not_there_is_shown_whole(tmp_path: Path) -> None:
    """The wrong word may be the last, so nothing is cut off; words around it that are wrong are blamed."""
    folder = copied(tmp_path)
    path = folder / "corrections" / "2019-01-04-monitoring-visit.yml"
    quote = f"{'Supervision continues to be regular and has recently improved. ' * 2}Wrong at the end"
    path.write_text(CORRECTIONS.format(quote=quote), "utf-8")
    (problem,) = [p for p in read_letters(folder).problems if p.fatal]
    assert f"“{quote}” are not in the letter; it has “" in problem.message
    text = CORRECTIONS.format(quote="multi-agency").replace(
        "    stance", '    before: "no such "\n    stance'
    )
    path.write_text(text, "utf-8")
    (problem,) = [p for p in read_letters(folder).problems if p.fatal]
    assert "not with those of `before` and `after` around them" in problem.message


def test_words_around_a_quote_tell_two_places_apart(tmp_path: Path) -> None:
    """With `before`, a phrase that stands twice is found once and decided by a person."""
    folder = copied(tmp_path)
    text = CORRECTIONS.format(quote="multi-agency").replace(
        "    stance", '    before: "using a "\n    after: " approach"\n    stance'
    )
    (folder / "corrections" / "2019-01-04-monitoring-visit.yml").write_text(text, "utf-8")
    (letter,) = [x for x in read_letters(folder).letters if x.slug == "2019-01-04-monitoring-visit"]
    stance = dict(zip((s.id for s in letter.document.statements), letter.codings, strict=True))["s16"].stance
    assert (stance.id, stance.by) == ("concern", "person")
    assert stance.decision is not None
    assert (stance.decision.who, stance.decision.when) == ("A maintainer", "2026-11-22")


def test_words_around_a_quote_that_two_places_share_tell_them_not_apart() -> None:
    """What stands after the one place stands before the next, and both are found."""
    item = QuotedFormat(quote="good plans", before="timely", after="timely")
    text = "timely\n\ngood plans\n\ntimely\n\ngood plans\n\ntimely"
    with pytest.raises(ReadacrossError, match="in the letter 2 times"):
        locate(text, item, NONE)
    assert locate(text[:20], item.model_copy(update={"after": ""}), NONE) == (8, 18)


def test_an_unknown_theme_in_a_correction_is_named(tmp_path: Path) -> None:
    """A theme that the codebook lacks cannot be given by hand either, nor taken away; its line is told."""
    folder = copied(tmp_path)
    text = CORRECTIONS.format(quote="x").replace("stance: concern", "themes: [weather]\n    remove: [wind]")
    (folder / "corrections" / "2019-01-04-monitoring-visit.yml").write_text(text, "utf-8")
    first = text[: text.index("themes:")].count("\n") + 1
    told = rf"\.yml:{first}: the codebook has no theme 'weather'.*\n.*\.yml:{first + 1}: .* no theme 'wind'"
    with pytest.raises(ReadacrossError, match=told):
        read_corrections(folder, "2019-01-04-monitoring-visit", collection().codebook)
    assert CorrectionsFormat.model_json_schema()["required"] == ["by"]


@pytest.mark.parametrize(
    "item",
    [
        '- {quote: "Dear Mr Walker", stance: concern, why: x}',
        '- quote: "Dear\n      Mr Walker"\n    stance: concern\n    why: x',
        "- quote: 'Dear\n      Mr Walker'\n    stance: concern\n    why: x",
        "- stance: concern\n    quote: >-\n      Dear Mr Walker\n    why: x",
    ],
)
def test_a_quote_may_be_written_in_any_way_that_yaml_knows(tmp_path: Path, item: str) -> None:
    """It is read, and the line on which its key stands is told."""
    folder = copied(tmp_path)
    path = folder / "corrections" / "2019-01-04-monitoring-visit.yml"
    head = "by: {who: A maintainer, when: 2026-11-22}\nstatements:\n"
    path.write_text(f"{head}  - {{quote: nothing, why: x, stance: none}}\n  {item}\n", "utf-8")
    problems = [p for p in read_letters(folder).problems if p.fatal]
    line = 5 if "stance: concern\n    quote" in item else 4
    assert [(p.rule, p.line) for p in problems] == [("quote-missing", 3), ("quote-spans", line)]


def test_each_of_two_entries_on_the_same_words_has_its_own_line(tmp_path: Path) -> None:
    """The second entry that contradicts the first is told where it stands."""
    folder = copied(tmp_path)
    path = folder / "corrections" / "2019-01-04-monitoring-visit.yml"
    entry = "  - {quote: The training offer is good., why: x, stance: "
    path.write_text(
        f"by: {{who: A, when: 2026}}\nstatements:\n{entry}concern}}\n{entry}strength}}\n", "utf-8"
    )
    (problem,) = [p for p in read_letters(folder).problems if p.fatal]
    assert (problem.rule, problem.line) == ("contradiction", 4)
