"""A YAML file that does not fit is told with its line, and nothing in it is read as something else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.codebook import read_collection
from generator.codebook.formats import GlossaryFormat, VisitsFormat
from generator.config import Checked, checked, load_yaml, read_text
from generator.corpus import read_corpus, read_letters
from generator.corrections import CorrectionsFormat
from generator.errors import ReadacrossError
from generator.source import FrontMatter
from tests.reading import FRONT, copied, source_of
from tests.refused import CORRECTIONS, lacking, problems_of


@pytest.mark.parametrize(
    ("said", "item"),
    [
        ("entry 2 of statements: why is missing; add it", "{quote: y, stance: none}"),
        ("entry 2 of statements: entry 1 of add: expected small letters", "{quote: y, why: z, add: [A B]}"),
        (
            "entry 2 of statements: when: expected year, month and day as YYYY-MM-DD, such as",
            "{quote: y, why: z, when: 1/2/2020}",
        ),
        ("entry 2 of statements: expected keys and values", "y"),
    ],
)
def test_entries_are_counted_from_one_and_named_once(said: str, item: str) -> None:
    """A place in a list is said as people count, once for each mistake, with nothing of the checking."""
    text = "by: {who: A, when: 2026}\nstatements:\n  - {quote: x, why: y, stance: none}\n  - " + item + "\n"
    with pytest.raises(ReadacrossError) as caught:
        checked(CorrectionsFormat, text, "c.yml")
    (problem,) = [str(p) for p in caught.value.problems]
    assert problem.startswith(f"c.yml:4: {said}")
    assert "statements.1" not in problem
    assert "pattern" not in problem


FACTS = (
    "title: x\nkind: letter\ndate: {value: 2019, basis: stated, why: x}\nauthority: anytown\n"
    "publisher: ofsted\nlicence: ogl-3\n"
)


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("authority: ", "autority: ", ["4: autority is not a key that is known here; expected authority"]),
        (
            "authority: anytown",
            "author: x",
            ["1: authority is missing; add it", "4: author is not a key that is known here; check its"],
        ),
        ("basis: ", "bases: ", ["3: date.bases is not a key that is known here; expected basis, which is"]),
        (
            "title: x",
            "title: [name taken out]",
            ["1: title: expected words, and brackets make a list; put the"],
        ),
        ("why: ", "WHY: ", ["3: date.WHY is not a key that is known here; expected why, which is missing"]),
        (
            "title: x",
            "title: x\nnote:\u00a0x: y",
            ["2: note:\u00a0x: a space of another kind (U+00A0, which does"],
        ),
        ("why: ", "wyh: ", ["3: date.wyh is not a key that is known here; expected why, which is missing"]),
        ("why: ", "whi: ", ["3: date.whi is not a key that is known here; expected why, which is missing"]),
        (
            "why: x",
            "yyy: x",
            ["3: date.why is missing; add it", "3: date.yyy is not a key that is known here; check its"],
        ),
        (
            "value: 2019, basis: stated",
            "value: 2019, basis: not stated",
            ["3: date: a date stands here with the basis “not stated”, which is for one that nobody knows"],
        ),
        (
            "title: x",
            "title: x\nnte: x",
            ["2: nte is not a key that is known here; expected note; check its"],
        ),
        (
            "basis: stated",
            "basis: stated, basics: y",
            ["3: date.basics is not a key that is known here; check its spelling or take it out"],
        ),
        (
            "kind: letter",
            "kind: No",
            ["2: kind: expected words; YAML reads the word here as true or false; put it in quotation marks"],
        ),
        ("title: x", "title:", ["1: title has no value; expected one after the colon"]),
        ("title: x", "title: x\nauthors:", ["2: authors has no value; expected a list, each entry"]),
        ("{value: 2019, basis: stated, why: x}", "", ["3: date has no value; expected keys and values here"]),
        ("title: x", "title: x\nauthors: [A B:]", ["2: entry 1 of authors: expected words; found {'A B'"]),
        ("kind: ", "\ufeffkind: ", ["2: \ufeffkind is not a key that is known here; expected kind"]),
    ],
)
def test_a_slip_in_a_key_or_value_is_told_for_what_it_is(was: str, now: str, said: list[str]) -> None:
    """A key is held for another only if no other is more like it; what YAML made of a word is said."""
    with pytest.raises(ReadacrossError) as caught:
        checked(FrontMatter, FACTS.replace(was, now, 1), "a.txt")
    told = [str(problem) for problem in caught.value.problems]
    assert len(told) == len(said)
    for one, start in zip(told, said, strict=True):
        assert one.startswith(f"a.txt:{start}")


@pytest.mark.parametrize(
    ("form", "text", "slip"),
    [
        (CorrectionsFormat, "by: {who: a, when: 2026-11-22, why: b}\n", "by.why"),
        (FrontMatter, f"{FACTS}note: a\nnotes: b\n", "notes"),
        (
            VisitsFormat,
            "visits:\n- {id: a, kind: inspection, authority: b, title: c, first: 2019, basis: stated, "
            "why: d, ordinal: 1, ordinals: 2}\n",
            "entry 1 of visits: ordinals",
        ),
    ],
)
def test_a_key_that_is_there_already_is_not_what_was_meant(form: type[Checked], text: str, slip: str) -> None:
    """“expected who” beside a who that stands there would send a maintainer looking for nothing."""
    with pytest.raises(ReadacrossError) as caught:
        checked(form, text, "a.yml")
    assert [problem.message for problem in caught.value.problems] == [
        f"{slip} is not a key that is known here; check its spelling or take it out"
    ]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (VisitsFormat, "visits:\n- {id: a, kind: inspection, authority: b, title: c, DATED}\n"),
        (CorrectionsFormat, "by: {who: a, when: 2026}\nevents:\n- {quote: b, title: c, DATED}\n"),
        (FrontMatter, f"{FACTS}visit: {{kind: inspection, DATED}}\n"),
    ],
)
def test_a_date_that_nobody_knows_is_none(form: type[Checked], text: str) -> None:
    """It would stand on the site as any other, and without a word on how it is known."""
    dated = "first: 2019, basis: {}, why: x"
    assert checked(form, text.replace("DATED", dated.format("inferred")), "a.yml")
    with pytest.raises(
        ReadacrossError, match="which is for one that nobody knows; expected stated, publisher"
    ):
        checked(form, text.replace("DATED", dated.format("not stated")), "a.yml")


def test_words_that_nobody_can_place_lead_nowhere() -> None:
    """A target that nobody knows would stand on the site without a mark, as if the letter named it."""
    entry = "by: {{who: a, when: 2026}}\nreferences:\n- {{quote: b, target: {}, basis: {}, why: c}}\n"
    assert checked(CorrectionsFormat, entry.format('""', "not stated"), "c.yml")
    with pytest.raises(
        ReadacrossError, match=r"c\.yml:3: .* a target stands here with the basis “not stated”"
    ):
        checked(CorrectionsFormat, entry.format("2017-06-visit", "not stated"), "c.yml")


@pytest.mark.parametrize(
    ("form", "text", "said"),
    [
        (
            CorrectionsFormat,
            "by: {who: A, when: 2026}\nstatements:\n  - {quote: x, why: y, stance: }\n",
            "c.yml:3: entry 1 of statements: stance has no value; expected one after the colon; add it",
        ),
        (
            CorrectionsFormat,
            "by: {who: A, when: 2026}\nstatements:\n  - {quote: x, why: y}\n",
            "c.yml:3: entry 1 of statements: this entry decides nothing; expected a stance, or",
        ),
        (
            CorrectionsFormat,
            "by: {who: A, when: 2026}\nstatements:\n  - {quote: \u00a0, why: y, stance: none}\n",
            "c.yml:3: entry 1 of statements: quote has no value; expected one after the colon",
        ),
        (FrontMatter, FACTS + "visit:\n", "c.yml:7: visit has no value; expected one after the colon"),
        (
            FrontMatter,
            FACTS + "link: www.gov.uk\n",
            "c.yml:7: link: expected an address of the web, such as https://www.gov.uk/ofsted, or",
        ),
        (
            FrontMatter,
            FACTS + "link: https://x.example/a b\n",
            "c.yml:7: link: expected an address of the web",
        ),
        (FrontMatter, FACTS + "link: http://[\n", "c.yml:7: link: expected an address of the web"),
        (FrontMatter, FACTS + "link: 'javascript:x'\n", "c.yml:7: link: expected an address of the web"),
    ],
)
def test_what_would_be_passed_over_or_lead_nowhere_is_told(form: type[Checked], text: str, said: str) -> None:
    """A key without its value, a decision on nothing, and a link that is no address."""
    with pytest.raises(ReadacrossError) as caught:
        checked(form, text, "c.yml")
    (problem,) = [str(p) for p in caught.value.problems]
    assert problem.startswith(said)


def test_a_file_that_is_not_utf8_names_its_line(tmp_path: Path) -> None:
    """The line of the first bad byte is given."""
    (tmp_path / "a.txt").write_bytes(b"one\ntwo \xff\n")
    with pytest.raises(ReadacrossError, match=r"a\.txt:2: a byte here is not UTF-8"):
        read_text(tmp_path / "a.txt", "a.txt")


def test_yaml_that_is_not_a_mapping_is_refused() -> None:
    """A list where keys are expected is a clear error."""
    with pytest.raises(ReadacrossError, match=r"g\.yml:1: the file: "):
        checked(GlossaryFormat, "- a\n- b\n", "g.yml")
    assert load_yaml("a: 2019-01-04\n", "g.yml") == {"a": "2019-01-04"}


@pytest.mark.parametrize(
    ("yaml_text", "said"),
    [
        (
            "note: a\ntitle: {{title}}\n",
            "g.yml:2: a list, or keys and values, stand here in the place of a key",
        ),
        ("note: a\n? [a, b]\n: c\n", "g.yml:2: a list, or keys and values, stand here in the place of a key"),
        ("note: !!bool foo\n", "g.yml:1: a value with an exclamation mark before it cannot be read ('foo')"),
        ("note: !!set {a, b}\n", "g.yml:1: the value begins with ! or is = alone"),
        (f"note: {'[' * 3000}{']' * 3000}\n", "g.yml:1: lists stand within lists here, hundreds deep"),
    ],
)
def test_yaml_that_gives_no_value_is_told(yaml_text: str, said: str) -> None:
    """A maintainer's slip gives its line, and never a traceback."""
    with pytest.raises(ReadacrossError) as caught:
        load_yaml(yaml_text, "g.yml")
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize("value", ["0x_", "20:17", "02017", "1_0", "9" * 5000, "2017-02-30", "!!int foo"])
def test_numbers_and_dates_stay_as_they_are_written(value: str) -> None:
    """YAML would read a year with a colon as 1217, one that begins with 0 as 1039, and some not at all."""
    assert load_yaml(f"a: {value}\n", "g.yml") == {"a": value.removeprefix("!!int ")}


@pytest.mark.parametrize(("escape", "name"), [("\\0", "U+0000"), ("\\e", "U+001B"), ("\\ud800", "U+D800")])
def test_a_character_that_no_page_can_show_is_told_in_every_value(
    tmp_path: Path, escape: str, name: str
) -> None:
    """In a title, in who decided, and in a person's name, wherever YAML lets it be written."""
    folder = copied(tmp_path)
    letter = folder / "2019-01-04-monitoring-visit.txt"
    letter.write_text(letter.read_text("utf-8").replace('title: "', f'title: "{escape}', 1), "utf-8")
    by_whom = CORRECTIONS.replace("A maintainer", f'"A{escape}"').format(quote="x")
    (folder / "corrections" / "2021-11-10-focused-visit.yml").write_text(by_whom, "utf-8")
    told = [p for p in read_letters(folder).problems if p.fatal]
    assert {(Path(p.path).name, p.line) for p in told} == {
        ("2019-01-04-monitoring-visit.txt", 2),
        ("2021-11-10-focused-visit.yml", 1),
    }
    assert all(p.message.startswith(f"{name} stands here, a character that no page can show") for p in told)
    people = folder / "codebook" / "entities.yml"
    people.write_text(people.read_text("utf-8").replace('"Mel Meggs"', f'"Mel{escape}"', 1), "utf-8")
    with pytest.raises(ReadacrossError, match=rf"entities\.yml:\d+: {re.escape(name)} stands here"):
        read_collection(folder)


def test_a_visit_does_not_end_before_it_begins(tmp_path: Path) -> None:
    """In a letter, in visits.yml and in the events of the corrections alike; months are held against days."""
    visit = "visit: {{kind: focused visit, first: {}, last: {}, basis: inferred, why: x}}\n---\n"
    for first, last in (("2020-01-05", "2020-01-04"), ("2020-02", "2020-01-31"), ("2020-01-05", "2019")):
        (problem,) = problems_of(FRONT.removesuffix("---\n") + visit.format(first, last) + "Text.\n")
        assert f"visit: last, {last}, is before first, {first}; expected the first day" in problem
        assert ":8: " in problem
    for first, last in (("2020-01-05", "2020-01"), ("2020", "2020-01-31")):
        front = FRONT.removesuffix("---\n") + visit.format(first, last)
        assert source_of("Text.\n", front).meta.visit is not None
    change = ('    first: "2017-06"\n', '    first: "2017-06"\n    last: "2017-05"\n')
    (message,) = lacking(tmp_path, "codebook/visits.yml", change)
    assert "last, 2017-05, is before first, 2017-06" in message
    event = "{quote: x, title: y, first: 2018, last: 2017, basis: inferred, why: z}"
    with pytest.raises(ReadacrossError, match=r"c\.yml:2: entry 1 of events: last, 2017, is before"):
        checked(CorrectionsFormat, f"by: {{who: A, when: 2026}}\nevents: [{event}]\n", "c.yml")


TWO_VERSIONS = "<<<<<<< HEAD\nIt is so.\n=======\nIt is not so.\n>>>>>>> theirs\n"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ["2019-01-04-monitoring-visit.txt", "codebook/glossary.yml"])
def test_two_versions_of_some_lines_are_no_text(tmp_path: Path, name: str, ending: str) -> None:
    """Both would be published as the inspectors' words, and the proof would find each in the file."""
    folder = copied(tmp_path)
    path = folder / name
    text = path.read_text("utf-8") + TWO_VERSIONS
    path.write_text(text, "utf-8", newline=ending)
    with pytest.raises(ReadacrossError) as caught:
        read_corpus(folder)
    lines = {problem.line for problem in caught.value.problems if problem.rule == "two-versions"}
    assert lines == {text[: text.index("<<<<<<<")].count("\n") + 1}


def test_an_e_mail_quoted_seven_times_is_a_text(tmp_path: Path) -> None:
    """Only where the other signs of two versions stand above is it Git that wrote these."""
    path = tmp_path / "e-mail.txt"
    path.write_text("Dear all,\n=======\n>>>>>>> It is so.\n", "utf-8")
    assert read_text(path, "e-mail.txt").endswith("so.\n")
