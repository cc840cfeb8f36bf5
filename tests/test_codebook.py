"""What is wrong in the collection's own files is told, in one of them or between them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.codebook import read_collection
from generator.corpus import read_letters
from generator.errors import ReadacrossError
from tests.reading import COLLECTION, copied
from tests.refused import lacking


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/", "../", "newtown/", "../new town/", "//newtown/"]
)
def test_a_search_asks_sites_at_its_own_address_only(tmp_path: Path, address: str) -> None:
    """Another host, no folder, or a folder of this site cannot be searched with it, and the line is named."""
    shutil.copytree(COLLECTION, tmp_path / "c")
    settings = tmp_path / "c" / "collection.yml"
    text = settings.read_text("utf-8")
    settings.write_text(f"search_with: [../newtown/, /old-town/]\n{text}", "utf-8")
    assert read_collection(tmp_path / "c").search_with == ("../newtown/", "/old-town/")
    settings.write_text(f'search_with:\n  - "{address}"\n{text}', "utf-8")
    with pytest.raises(ReadacrossError, match=r"collection\.yml:2: entry 1 of search_with: .*\.\./newtown/"):
        read_collection(tmp_path / "c")


@pytest.mark.parametrize(
    ("file", "change", "said"),
    [
        ("codebook/themes.yml", ("group: leadership\n", "group: leaders\n"), "group 'leaders' of theme"),
        (
            "codebook/themes.yml",
            ("id: recording\n", "id: assessment\n"),
            "theme 'assessment' is given 2 times",
        ),
        (
            "codebook/entities.yml",
            ('names: ["Matt Reed"]', 'names: ["Ofsted"]'),
            "name 'Ofsted' is given 2 times",
        ),
        ("codebook/visits.yml", ("authority: kirklees", "authority: leeds"), "authority 'leeds'"),
        ("collection.yml", ("language: en-GB", "langauge: en-GB"), "langauge is not a key"),
        ("collection.yml", ("language: en-GB", "language: English"), "language: expected a language's short"),
        ("collection.yml", ("language: en-GB", "language: en_GB"), "language: expected a language's short"),
        ("collection.yml", ("language: en-GB", 'language: ""'), "language: expected a language's short"),
    ],
)
def test_contradictions_in_the_codebook_stop_the_reading(
    tmp_path: Path, file: str, change: tuple[str, str], said: str
) -> None:
    """Ids given twice, and ids that nothing defines, are named with their file."""
    folder = copied(tmp_path)
    path = folder / file
    path.write_text(path.read_text("utf-8").replace(*change, 1), "utf-8")
    with pytest.raises(ReadacrossError) as caught:
        read_collection(folder)
    assert [p for p in caught.value.problems if said in p.message and p.path.endswith(file)]


def test_a_number_that_no_codebook_has_is_refused(tmp_path: Path) -> None:
    """Where a version is expected, not any number will do."""
    folder = copied(tmp_path)
    path = folder / "codebook" / "themes.yml"
    path.write_text(re.sub(r"(?m)^version: .*", f"version: {10**23}", path.read_text("utf-8")), "utf-8")
    told = r"themes\.yml:\d+: version: expected a number of at most 1000000"
    with pytest.raises(ReadacrossError, match=told):
        read_letters(folder)


def test_a_kind_without_a_noun_is_called_by_its_form(tmp_path: Path) -> None:
    """No page calls a report or a page from the web a letter."""
    shutil.copytree(COLLECTION, tmp_path / "source_texts")
    path = tmp_path / "source_texts" / "collection.yml"
    text = re.sub(r", noun: \w+", "", path.read_text("utf-8"))
    path.write_text(text, "utf-8")
    kinds = {kind.id: kind.noun for kind in read_collection(tmp_path / "source_texts").kinds}
    assert kinds == {
        "monitoring-visit-letter": "letter",
        "focused-visit-letter": "letter",
        "commissioner-report": "report",
        "director-message": "message",
        "news-article": "web page",
    }


def test_every_stance_must_be_in_the_codebook(tmp_path: Path) -> None:
    """Pages have a place for each of the five, so none may lack its definition."""
    text = (COLLECTION / "codebook" / "themes.yml").read_text("utf-8")
    (mixed,) = re.findall(r"(?m)^  - \{id: mixed, .*\n", text)
    (message,) = lacking(tmp_path, "codebook/themes.yml", (mixed, ""))
    assert "the stance 'mixed' is not defined; expected all of: strength, progress, concern" in message
    (other, message) = lacking(tmp_path / "b", "codebook/themes.yml", ("{id: mixed,", "{id: concern,"))
    assert "the stance 'concern' is given 2 times" in message
    assert "the stance 'mixed' is not defined" in other


@pytest.mark.parametrize(
    ("file", "key", "again", "said"),
    [
        ("collection.yml", "publishers:\n", "  - {id: ofsted, name: X}\n", "publisher 'ofsted' is given 2"),
        (
            "collection.yml",
            "licences:\n",
            "  - {id: ogl-3, name: X, note: y}\n",
            "licence 'ogl-3' is given 2",
        ),
        (
            "codebook/themes.yml",
            "groups:\n",
            "  - {id: leadership, title: X}\n",
            "group 'leadership' is given",
        ),
        (
            "codebook/entities.yml",
            "entities:\n",
            '  - {id: x, kind: body, title: X, names: ["Children\'s Commissioner"]}\n',
            'the name "Children\'s Commissioner" is given 2 times',
        ),
    ],
)
def test_what_is_given_twice_is_told(tmp_path: Path, file: str, key: str, again: str, said: str) -> None:
    """Of two licences or publishers of one id none wins in silence, and both apostrophes make one name."""
    (message,) = lacking(tmp_path, file, (key, key + again))
    assert said in message


def test_two_councils_of_one_name_are_told(tmp_path: Path) -> None:
    """No page could tell a reader which of them a letter is about; the second is named on its line."""
    folder = copied(tmp_path)
    path = folder / "collection.yml"
    again = "authorities:\n  - {id: norfolk, name: Norfolk}\n  - id: norfolk-1\n    name: NORFOLK\n"
    path.write_text(path.read_text("utf-8").replace("authorities:\n", again, 1), "utf-8")
    line = path.read_text("utf-8").split("\n").index("    name: NORFOLK") + 1
    with pytest.raises(ReadacrossError) as caught:
        read_collection(folder)
    [problem] = caught.value.problems
    assert (problem.line, problem.rule) == (line, "same-name")
    assert problem.message.startswith(
        "the authorities 'norfolk' and 'norfolk-1' both have the name 'NORFOLK'"
    )


def test_rules_are_shown_with_the_marks_of_print() -> None:
    """Whoever types rules types straight marks; pages have curly ones everywhere else."""
    book = read_collection(COLLECTION).codebook
    shown = [text for t in book.themes for text in (t.question, t.include, t.exclude)]
    shown += [*(stance.definition for stance in book.stances), *book.rules]
    assert any("child’s" in text for text in shown) and any("‘they’, ‘this’" in text for text in shown)
    assert not [text for text in shown if "'" in text or '"' in text]


def test_what_files_get_wrong_together_is_told_on_its_line(tmp_path: Path) -> None:
    """An id given twice is told where it is given again, and one that nothing defines where it stands."""
    folder = copied(tmp_path)
    path = folder / "codebook" / "entities.yml"
    again = """\
  - {id: zed, kind: person, title: Z, names: [Zed Zed]}
  - id: zed
    kind: person
    title: Z
    names: [Zed Zed]
    roles:
      - title: Q
        body: nobody
"""
    path.write_text(path.read_text("utf-8").replace("entities:\n", f"entities:\n{again}", 1), "utf-8")
    first = path.read_text("utf-8").split("\n").index("entities:") + 2
    with pytest.raises(ReadacrossError) as caught:
        read_collection(folder)
    assert [(p.line - first, p.rule) for p in caught.value.problems] == [
        (1, "given-twice"),
        (4, "given-twice"),
        (7, "undefined"),
    ]
