"""What `check` lists is what stops a build."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import checking
from generator import corpus as corpus_module
from generator.annotate.coder import code
from generator.checking import check_collection, held_already
from generator.cli import main
from generator.errors import Problem, ReadacrossError
from generator.model import Document, Statement
from generator.model.coding import SURE
from generator.permalinks import MENDED
from generator.source import slug_of
from tests.reading import COLLECTION, ROOT, collection, copied, corpus


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the collection, to make mistakes in."""
    return copied(tmp_path)


def test_a_decision_that_names_no_visit_is_to_be_mended(folder: Path) -> None:
    """A build refuses it, so a check lists it."""
    path = folder / "corrections" / "2017-12-director-message.yml"
    text = path.read_text("utf-8")
    assert "target: 2017-11-monitoring-visit" in text
    path.write_text(text.replace("target: 2017-11-monitoring-visit", "target: 2017-11-monitoring-visitx", 1))
    (problem,) = [problem for problem in check_collection(folder) if problem.fatal]
    assert problem.rule == "unknown-target"


def test_a_wrong_day_of_a_visit_is_one_mistake(folder: Path) -> None:
    """The visit's id holds its first day: a decision that names the true one is right, and is not told."""
    path = folder / f"{MONITORING}.txt"
    text = path.read_text("utf-8")
    assert "first: 2018-12-04" in text
    path.write_text(text.replace("first: 2018-12-04", "first: 2018-12-03", 1), "utf-8")
    (problem,) = [problem for problem in check_collection(folder) if problem.fatal]
    assert (problem.path, problem.rule) == (path.as_posix(), "visit-not-stated")


@pytest.mark.parametrize("lost", [Path.touch, lambda path: path.symlink_to("nowhere")])
def test_a_file_in_the_place_of_the_decisions_is_to_be_mended(
    folder: Path, lost: Callable[[Path], None]
) -> None:
    """Or a link to nothing: every decision would be gone in silence. Without any decision all is well."""
    decided = folder / "corrections"
    shutil.rmtree(decided)
    assert [problem for problem in check_collection(folder) if problem.fatal] == []
    lost(decided)
    (problem,) = [problem for problem in check_collection(folder) if problem.fatal]
    assert (problem.path, problem.rule) == (decided.as_posix(), "no-folder")
    assert "expected a folder here" in problem.message


def test_a_file_in_the_place_of_the_codebook_is_to_be_mended(folder: Path) -> None:
    """Its themes cannot be read then, and nothing is built."""
    shutil.rmtree(folder / "codebook")
    (folder / "codebook").touch()
    found = {problem.path for problem in check_collection(folder) if problem.fatal}
    assert f"{folder.as_posix()}/codebook/themes.yml" in found


def test_corrections_are_not_sent_to_a_name_that_no_letter_may_have(folder: Path) -> None:
    """Whoever followed the message would get another mistake."""
    shutil.copy(folder / f"{VISIT}.txt", folder / "2021-11-10 focused-visit.txt")
    (folder / f"{VISIT}.txt").unlink()
    (problem,) = found_by(folder, "stray-corrections")
    assert "there is no letter 2021-11-10-focused-visit.txt; " in problem.message
    assert "2021-11-10 focused" not in problem.message


def test_a_mistake_in_everyday_words_is_listed_beside_all_others(folder: Path) -> None:
    """Which the build reads later than letters; what is wrong with letters is listed all the same."""
    (folder / "codebook" / "search.yml").write_text("words:\n  - {say: [kids], letters: 3}\n")
    assert [problem.rule for problem in check_collection(folder) if problem.fatal] == ["format"]
    letter = next(path for path in sorted(folder.glob("2*.txt")))
    letter.write_text(letter.read_text("utf-8").replace("licence: ", "license: ", 1), "utf-8")
    found = [problem.path.rpartition("/")[2] for problem in check_collection(folder) if problem.fatal]
    assert set(found) == {"search.yml", letter.name}
    (folder / "collection.yml").write_text("title: [\n")
    found = [problem.path.rpartition("/")[2] for problem in check_collection(folder) if problem.fatal]
    assert set(found) == {"search.yml", "collection.yml", letter.name}


def test_a_correction_of_a_block_that_is_read_so_anyway_is_to_be_looked_at(folder: Path) -> None:
    """The program has caught up with it: a check names its line, and stops nothing."""
    path = folder / "corrections" / "2021-11-10-focused-visit.yml"
    entry = '  - quote: "This letter summarises the findings"\n    kind: paragraph\n    why: "A test."\n'
    text = path.read_text("utf-8") if path.exists() else 'by: {who: "A. Maintainer", when: 2026-11-22}\n'
    assert "\nblocks:" not in text
    path.write_text(f"{text}\nblocks:\n{entry}", "utf-8")
    found = [p for p in check_collection(folder) if "what the program reads by itself" in p.message]
    ((problem),) = found
    assert (problem.rule, problem.fatal) == ("idle-correction", False)
    assert problem.path.endswith(path.name)
    assert problem.line == path.read_text("utf-8").count("\n") - 2


SAID = "The use of a child-friendly care plan has recently been introduced"
VISIT, MONITORING = "2021-11-10-focused-visit", "2019-01-04-monitoring-visit"


def found_by(folder: Path, rule: str, uncertain: bool = False) -> list[Problem]:
    """What a check finds by one rule."""
    return [problem for problem in check_collection(folder, uncertain) if problem.rule == rule]


def test_the_correction_in_the_readme_is_one_of_this_collection(folder: Path) -> None:
    """Whoever copies it sees a decision that changes something, and no message that it may be taken out."""
    example = (ROOT / "README.md").read_text("utf-8").partition("```yaml\n")[2].partition("```")[0]
    (folder / "corrections" / "2017-08-commissioner-addendum.yml").write_text(example, "utf-8")
    told = check_collection(folder)
    assert [p for p in told if p.fatal or p.rule == "idle-correction"] == []


def add_to(path: Path, lines: str) -> None:
    """Adds lines at the end of a file."""
    path.write_text(path.read_text("utf-8").rstrip("\n") + "\n" + lines, "utf-8")


def test_the_collection_as_it_is_has_nothing_of_what_is_looked_for_here() -> None:
    """So what the tests of one rule find comes of what they change."""
    rules = {problem.rule for problem in check_collection(COLLECTION, uncertain=True)}
    looked_for = {"empty-theme", "coded-twice", "near-duplicate", "uncertain", "idle-correction"}
    assert rules & {*looked_for, "review-outdated", "no-visit", "no-letter", MENDED} == set()


def test_a_theme_without_a_passage_is_to_be_looked_at(folder: Path) -> None:
    """It gets no page, and may be a slip of the codebook; one line names all, and says that they may stay."""
    themes = folder / "codebook" / "themes.yml"
    text = themes.read_text("utf-8")
    entry = "".join(
        f"  - {{id: {name}, group: care, title: The {name}, question: Is it full?, include: light}}\n"
        for name in ("moon", "sun")
    )
    assert "\nthemes:\n" in text
    themes.write_text(text.replace("\nthemes:\n", f"\nthemes:\n{entry}", 1), "utf-8")
    (problem,) = found_by(folder, "empty-theme")
    assert (problem.path, problem.fatal) == (themes.as_posix(), False)
    assert "no passage has the theme moon or sun; such a theme gets no page" in problem.message
    assert "Nothing need be done if no letter speaks of it" in problem.message


def test_a_theme_that_the_coder_has_not_learnt_is_told(folder: Path) -> None:
    """Who renames a theme's id loses all that the coder would give it; one that it knows is not named."""
    themes = folder / "codebook" / "themes.yml"
    text = themes.read_text("utf-8")
    themes.write_text(text.replace("id: care-leavers\n", "id: leaving-care\n", 1), "utf-8")
    (problem,) = found_by(folder, "empty-theme")
    assert "The coder has learnt no theme leaving-care, so it gives none; if a theme had" in problem.message
    themes.write_text(text, "utf-8")
    assert not any("has learnt no theme" in problem.message for problem in found_by(folder, "empty-theme"))


@pytest.mark.parametrize("garbled", ["ethnicityâ€™s", "ethnicity\ufffds", "ethnicity\x92s", "Â£5", "cafÃ©"])
def test_words_read_in_the_wrong_encoding_are_to_be_looked_at(folder: Path, garbled: str) -> None:
    """Nobody wrote them, and the site would quote them; the line is that of the first paragraph with one."""
    assert found_by(folder, "garbled") == []
    (folder / "permalinks.yml").unlink()
    letter = folder / f"{MONITORING}.txt"
    head, dear, rest = letter.read_text("utf-8").partition("\nDear ")
    greeting, _, rest = rest.partition("\n")
    again = f"\nThe {garbled} of staff is known.\n\nThe {garbled} of children is not.\n"
    text = f"{head}{dear}{greeting}\n{again}{rest}"
    letter.write_text(text, "utf-8")
    (problem,) = found_by(folder, "garbled")
    line = text[: text.index(garbled)].count("\n") + 1
    assert (problem.path, problem.line, problem.fatal) == (letter.as_posix(), line, False)
    assert f"“{garbled}” looks like words" in problem.message
    assert "as do others in 2 paragraphs of it" in problem.message


def test_a_letter_named_for_another_day_is_to_be_looked_at(folder: Path) -> None:
    """Its address would tell readers another date than its page; a date that is known less far is none."""
    assert found_by(folder, "other-day") == []
    (folder / "permalinks.yml").unlink()
    letter = folder / "2017-12-director-message.txt"
    text = letter.read_text("utf-8")
    for name in ("2017-11-message.txt", "2017-message.txt"):
        (folder / name).write_text(text, "utf-8")
    (problem,) = found_by(folder, "other-day")
    assert problem.path == (folder / "2017-11-message.txt").as_posix()
    assert "begins with 2017-11, and the letter's date is 2017-12" in problem.message


def test_nothing_is_said_of_themes_while_there_is_no_letter(folder: Path) -> None:
    """A new collection has nothing to look at."""
    for path in (*folder.glob("*.txt"), *(folder / "corrections").iterdir(), folder / "permalinks.yml"):
        path.unlink()
    (folder / "codebook" / "visits.yml").write_text("visits: []\n", "utf-8")
    (folder / "codebook" / "entities.yml").write_text("entities: []\n", "utf-8")
    assert check_collection(folder) == ()


def test_one_sentence_that_is_coded_in_two_ways_is_to_be_looked_at(folder: Path) -> None:
    """The message says how it is coded here, and how and where it was coded before."""
    document = corpus().letter(VISIT).document
    (sentence,) = [words for words in map(document.of, document.statements) if words.startswith(SAID)]
    letter = folder / f"{MONITORING}.txt"
    text = letter.read_text("utf-8")
    assert "\nI am copying this" in text
    letter.write_text(text.replace("\nI am copying this", f"\n{sentence}\n\nI am copying this", 1), "utf-8")
    decision = f'- quote: "{sentence}"\n  stance: concern\n  why: "A test."\n'
    add_to(folder / "corrections" / f"{MONITORING}.yml", decision)
    (problem,) = found_by(folder, "coded-twice")
    assert (problem.path, problem.fatal) == (f"{folder.as_posix()}/{VISIT}.txt", False)
    assert "is coded progress: " in problem.message
    assert " and concern: " in problem.message and f" in {MONITORING} " in problem.message


def test_a_letter_that_is_held_twice_is_to_be_looked_at(folder: Path) -> None:
    """Its file names the other."""
    again = folder / "2021-11-11-focused-visit.txt"
    shutil.copy(folder / f"{VISIT}.txt", again)
    (problem,) = found_by(folder, "near-duplicate")
    assert (problem.path, problem.fatal) == (again.as_posix(), False)
    assert f"is in {VISIT} too" in problem.message


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("10 November 2021", "11 November 2021", False),
        ("quality of care", "quality of their care", True),
        ("Focused visit to", "Visit to", True),
    ],
)
def test_a_letter_that_is_held_nearly_so_already_is_told_when_it_is_added(
    folder: Path, capsys: pytest.CaptureFixture[str], was: str, now: str, told: bool
) -> None:
    """Under another name and with other bytes, which nothing else shows; it is added all the same."""
    body = (folder / f"{VISIT}.txt").read_text("utf-8").partition("\n---\n")[2]
    letter = folder.parent / "letter.txt"
    letter.write_text(f"10 November 2021\n\n{body}".replace(was, now), "utf-8")
    assert main(["add", str(letter), "--collection", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "1 of 1 added, 0 refused.\n" in said
    notes = [line for line in said.splitlines() if "near-duplicate" in line]
    assert len(notes) == told
    for note in notes:
        assert note.startswith(f"{folder}/2021-11-10-kirklees-") and f"is in {VISIT} too" in note


def test_a_letter_that_stands_in_a_longer_one_is_to_be_looked_at_and_no_more(folder: Path) -> None:
    """Which of the two it is in is told truly, and neither is to be taken out."""
    whole = (folder / f"{VISIT}.txt").read_text("utf-8")
    long = corpus().letter(VISIT).document
    sentences = [words for words in map(long.of, long.statements) if len(words) > 60][:6]
    front = whole.partition("\n---\n")[0]
    part = folder / "2021-11-10-part.txt"
    said = "\n".join(sentences)
    part.write_text(f"{front}\n---\n10 November 2021\n\nDear Ms Sample\n\n{said}\n", "utf-8")
    for added, told in (
        (part.stem, f"nearly all of this letter is in {VISIT}, which holds more"),
        (VISIT, f"nearly all of {part.stem} is in this letter, which holds more"),
    ):
        (note,) = held_already(folder, {added})
        assert (note.path, note.rule) == (f"{folder.as_posix()}/{added}.txt", "near-duplicate")
        assert note.message == f"{told}; look whether both belong here"


def test_each_letter_is_read_once_when_many_are_added(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many texts without a date may each be any other: none is taken apart again for each of them."""
    names = [f"2021-11-10-copy-{n}" for n in range(5)]
    for name in names:
        shutil.copy(folder / f"{VISIT}.txt", folder / f"{name}.txt")
    reads: Counter[str] = Counter()
    read = Document.of

    def counted(document: Document, part: Statement) -> str:
        reads[document.slug] += isinstance(part, Statement)
        return read(document, part)

    monkeypatch.setattr(Document, "of", counted)
    assert len(list(held_already(folder, set(names[:1])))) == 5
    once = max(reads.values())
    reads.clear()
    assert len(list(held_already(folder, set(names)))) == 25
    assert max(reads.values()) == once > 0


def test_what_the_coder_is_unsure_of_is_listed_when_asked_for(folder: Path) -> None:
    """Of a letter that no person has been through, with how sure it is; never unasked."""
    (folder / "corrections" / f"{VISIT}.yml").unlink()
    assert found_by(folder, "uncertain") == []
    found = found_by(folder, "uncertain", uncertain=True)
    assert {problem.path for problem in found} == {f"{folder.as_posix()}/{VISIT}.txt"}
    sure = [int(share) for problem in found for share in re.findall(r"\((\d+)%\)", problem.message)]
    assert len(sure) >= len(found) > 0
    assert max(sure) <= 100 * SURE


def test_a_word_that_decides_a_whole_sentence_is_to_be_looked_at(folder: Path) -> None:
    """It may stand there once by chance: a check says which sentence it decides, and stops nothing."""
    document = corpus().letter(VISIT).document
    path = folder / "corrections" / f"{VISIT}.yml"
    sentences = [document.of(statement) for statement in document.statements]
    long = next(said for said in sentences if len(said.split()) > 12 and '"' not in said)
    word = next(word for word in long.split() if word.isalpha() and document.text.count(word) == 1)
    add_to(path, f'- quote: "{word}"\n  stance: mixed\n  why: "A test."\n')
    (problem,) = found_by(folder, "quote-short")
    assert long in problem.message
    assert (problem.path, problem.fatal) == (path.as_posix(), False)


def test_a_decision_that_says_what_the_coder_says_is_to_be_looked_at(folder: Path) -> None:
    """The coder has caught up with it: a check names its line, and stops nothing."""
    document = corpus().letter(VISIT).document
    path = folder / "corrections" / f"{VISIT}.yml"
    decided = path.read_text("utf-8")
    said, by_rule = next(
        (words, coding)
        for statement, coding in zip(document.statements, code(document, collection().codebook), strict=True)
        if (words := document.of(statement)) not in decided and '"' not in words
    )
    add_to(path, f'- quote: "{said}"\n  stance: {by_rule.stance.id}\n  why: "A test."\n')
    (problem,) = found_by(folder, "idle-correction")
    assert "what the coder says by itself" in problem.message
    assert (problem.path, problem.fatal) == (path.as_posix(), False)
    assert problem.line == path.read_text("utf-8").count("\n") - 2


def test_a_file_without_a_letters_name_is_to_be_mended(folder: Path) -> None:
    """Its name becomes the address of its page."""
    shutil.copy(folder / f"{VISIT}.txt", folder / "Focused visit.txt")
    (problem,) = found_by(folder, "file-name")
    assert problem.fatal
    assert "'Focused visit.txt' is not a letter's name; expected its date and a name" in problem.message


@pytest.mark.parametrize(
    ("name", "refused"),
    [
        ("2018-13-45-x", True),
        ("2018-02-29-x", True),
        ("2020-02-29-x", False),
        ("2018-12-x", False),
        ("2018-19-report", False),
    ],
)
def test_a_letters_name_begins_with_a_day_of_the_calendar_if_with_one(name: str, refused: bool) -> None:
    """It is the address of its page for good. A report of the year 2018-19 may be called so."""
    problems = []
    try:
        assert slug_of(Path(f"{name}.txt"), f"a/{name}.txt") == name
    except ReadacrossError as error:
        problems = [str(problem) for problem in error.problems]
    assert problems == [
        f"a/{name}.txt: the name '{name}.txt' begins with {name[:10]}, a day that no calendar has; expected "
        "the letter's date as year, month and day, or as far as known, as 2019-01 or 2019; rename it "
        "[file-name]"
        for _ in range(refused)
    ]


def test_a_coder_that_changed_its_mind_on_a_reviewed_letter_is_told(folder: Path) -> None:
    """The fingerprint of the review no longer fits: the letter must be looked at again."""
    path = folder / "corrections" / "2019-01-04-monitoring-visit.yml"
    text = re.sub(r'reviewed_of: "\w+"', 'reviewed_of: "00000000"', path.read_text("utf-8"))
    path.write_text(text, "utf-8")
    (note,) = found_by(folder, "review-outdated")
    assert not note.fatal
    assert "look at it" in note.message


def test_a_reviewed_letter_without_a_fingerprint_is_told_the_line_to_add(folder: Path) -> None:
    """Without one nobody would hear that the coder has changed its mind; with that line nothing is told."""
    path = folder / "corrections" / "2019-01-04-monitoring-visit.yml"
    (line,) = re.findall(r"(?m)^reviewed_of: .*\n", path.read_text("utf-8"))
    path.write_text(path.read_text("utf-8").replace(line, ""), "utf-8")
    (note,) = found_by(folder, "review-outdated")
    assert not note.fatal
    given = line.strip().replace('"', "")
    assert note.message.endswith(f"add the line `{given}`")


def test_a_letter_of_a_visit_that_names_none_is_told(folder: Path) -> None:
    """Readers would be told that none is recorded, so its maintainer is told, and no other letter's is."""
    path = folder / "2021-11-10-focused-visit.txt"
    path.write_text(re.sub(r"(?m)^visit:\n(?:  .*\n)+", "", path.read_text("utf-8")), "utf-8")
    (note,) = found_by(folder, "no-visit")
    assert not note.fatal
    assert note.path.endswith(path.name)
    assert "with no visit in its front matter" in note.message


def test_check_tells_a_number_that_stayed_with_changed_words(folder: Path) -> None:
    """A mended spelling stops nothing, and whoever checks sees where the number now leads."""
    path = folder / "2019-01-04-monitoring-visit.txt"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Supervision continues to be", "Supervision continued to be", 1), "utf-8")
    path.with_name("corrections").joinpath(f"{path.stem}.yml").unlink()
    told = check_collection(folder)
    (note,) = [p for p in told if p.rule == MENDED]
    assert note.path.endswith("permalinks.yml")
    assert f"{path.stem}#p" in note.message
    assert [p for p in told if p.fatal] == []


def test_an_office_whose_letter_is_not_here_is_told(folder: Path) -> None:
    """A misspelt letter leaves the office without its link, and nobody else would notice."""
    path = folder / "codebook" / "entities.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("letter: 2017-12-director-message", "letter: 2017-12-nope", 1), "utf-8")
    (note,) = found_by(folder, "no-letter")
    line = text[: text.index("letter: 2017-12-director-message")].count("\n") + 1
    assert (note.path, note.line, note.fatal) == (path.as_posix(), line, False)
    assert "is known from 2017-12-nope, and there is no letter of that name" in note.message


def test_a_name_that_no_letter_has_is_told(folder: Path) -> None:
    """A slip in the form of a name takes every mention away, and the entry from the pages, unnoticed."""
    path = folder / "codebook" / "entities.yml"
    text = path.read_text("utf-8")
    assert 'names: ["Matt Reed"]' in text
    path.write_text(text.replace('names: ["Matt Reed"]', 'names: ["Mat Reed"]', 1), "utf-8")
    (note,) = found_by(folder, "unnamed")
    assert (note.path, note.fatal) == (path.as_posix(), False)
    assert "no letter names Matt Reed in a form that stands here" in note.message


FAULTS = (
    ("kind: ", "knid: ", 3, "knid is not a key that is known here; expected kind"),
    ("licence: ogl-3", "licence: ogl-4", 10, "licence is 'ogl-4', which the collection does not define"),
    ('title: "', 'title: "x" y "', 2, "words follow the quotation mark"),
    ("authority: kirklees", "authority: leeds", 8, "authority is 'leeds'"),
    ("publisher: ofsted", "publisher: ofsted\nextra: x", 10, "extra is not a key"),
    ("Dear", "De\x07ar", 36, "the text holds U+0007"),
    ("value: 2019-01-04", "value: 04/01/2019", 5, "expected year, month and day as YYYY-MM-DD"),
    ("value: 2019-01-04", "value: 2019-01-09", 4, "the date 2019-01-09 is given as stated"),
    ("first: 2018-12-04", "first: 2018-12-09", 16, "is before first, 2018-12-09"),
    ("kind: ", "kind:\t@", 3, "a tab stands here"),
    ("licence: ogl-3", "licence: ogl-3\nlicence: x", 11, "the key 'licence' is given twice"),
    ("---\ntitle", "\ufeff---\ntitle", 1, "the file begins with a byte order mark"),
    ("---\ntitle", "title", 1, "no front matter"),
    ("title: ", "title: a: ", 2, "a second colon stands in this line"),
    ("authors: [", "authors: (", 11, "authors: expected a list"),
    ("basis: stated", "basis: sure", 6, "date.basis: expected one of: stated, publisher"),
)
DECIDED = (
    ("statements:\n  - {quote: no such words, stance: concern, why: x}", 3, "are not in the letter"),
    ("statements:\n  - {quote: children, stance: concern, why: x}", 3, "are in the letter 23 times"),
    ("statements:\n  - {quote: x, stance: good, why: x}", 3, "stance: expected one of: strength"),
    ("statements:\n  - {quote: x, add: [no-such], why: x}", 3, "no theme 'no-such'; expected the id"),
    ("oddities:\n  - {quote: x}", 3, "entry 1 of oddities: note is missing; add it"),
    ("statments: []", 2, "statments is not a key"),
    ("events:\n\t- x", 3, "a tab stands here"),
)


@pytest.mark.parametrize("harmed", [False, True])
def test_every_fault_is_told_once_and_in_order(folder: Path, harmed: bool) -> None:
    """Thirty at once, in letters, decisions and lists, also while the collection's own file has one."""
    text = (folder / f"{MONITORING}.txt").read_text("utf-8")
    expected = []
    for n, (was, now, line, said) in enumerate(FAULTS, 1):
        name = f"2020-01-{n:02}-x.txt"
        assert was in text
        (folder / name).write_text(text.replace(was, now, 1), "utf-8")
        expected.append((name, line, said))
    by = "by: {who: A, when: 2026-11-22}\n"
    for n, (entry, line, said) in enumerate(DECIDED, 1):
        name = f"2020-02-{n:02}-x"
        (folder / f"{name}.txt").write_text(text, "utf-8")
        (folder / "corrections" / f"{name}.yml").write_text(f"{by}{entry}\n", "utf-8")
        expected.append((f"corrections/{name}.yml", line, said))
    for name, content, line, said in (
        ("Bad name.txt", text, 0, "is not a letter's name"),
        ("2020-03-01-x.txt", "\udcff", 1, "a byte here is not UTF-8"),
        ("letter.pdf", "x", 0, "this is not read"),
        ("codebook/visit.yml", "x", 0, "this is not read"),
        ("codebook/search.yml", "words: 5\n", 1, "words: expected a list"),
        ("corrections/2020-01-01-gone.yml", by, 0, "such as 2020-01-01-x or"),
        ("permalinks.yml", "letters:\n  a: {p1: zz}\n", 2, "letters.a.p1: expected what a build wrote"),
    ):
        (folder / name).write_bytes(content.encode("utf-8", "surrogateescape"))
        expected.append((name, line, said))
    if harmed:
        path = folder / "collection.yml"
        path.write_text(path.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
        expected.append(("collection.yml", 2, "titel is not a key that is known here; expected title"))
    found = check_collection(folder)
    told = [(p.path.removeprefix(f"{folder.as_posix()}/"), p.line, p.message) for p in found]
    unseen = ("ogl-4", "leeds", "2019-01-09", "no theme", "in the letter") if harmed else ()
    awaited = sorted(one for one in expected if not any(word in one[2] for word in unseen))
    assert [(path, line) for path, line, _ in sorted(told)] == [(path, line) for path, line, _ in awaited]
    for (_, _, message), (_, _, said) in zip(sorted(told), awaited, strict=True):
        assert said in message
    assert [p.fatal for p in found] == [True] * (len(found) - 2) + [False] * 2
    assert list(found[:-2]) == sorted(found[:-2])


def test_a_letter_that_comes_while_the_others_are_read_is_left_for_the_next_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another command may bring one in."""
    before = check_collection(folder)

    def read(where: Path) -> corpus_module.Reading:
        reading = corpus_module.read_letters(where)
        shutil.copy(folder / f"{VISIT}.txt", folder / "2022-01-01-new.txt")
        return reading

    monkeypatch.setattr(checking, "read_letters", read)
    assert check_collection(folder) == before


@pytest.mark.parametrize("name", [f"corrections/{VISIT}.yml", "permalinks.yml"])
def test_a_link_to_nothing_loses_no_decision_in_silence(folder: Path, name: str) -> None:
    """What it led to held decisions, or the numbers of paragraphs."""
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to("gone.yml")
    (problem,) = found_by(folder, "missing-file")
    assert problem.fatal
    assert problem.path == f"{folder.as_posix()}/{name}"


def test_many_strays_are_not_each_held_against_every_letter(folder: Path) -> None:
    """Which takes as long as their product; of a few the letters with like names are given."""
    for n in range(11):
        (folder / "corrections" / f"2021-11-1{n % 10}-focused-visit{n // 10}.yml").touch()
    assert not any("such as" in problem.message for problem in found_by(folder, "stray-corrections"))
    (folder / "corrections" / "2021-11-10-focused-visit1.yml").unlink()
    assert all("such as" in problem.message for problem in found_by(folder, "stray-corrections"))


def set_facts(folder: Path, slug: str, **facts: str) -> Path:
    """The letter's file, whose front matter names these instead."""
    path = folder / f"{slug}.txt"
    text = path.read_text("utf-8")
    for key, value in facts.items():
        text = re.sub(rf"(?m)^{key}: .*$", f"{key}: {value}", text, count=1)
    path.write_text(text, "utf-8")
    return path


def add_names(folder: Path, names: str, entry: str) -> None:
    """One more entry in one of the lists of collection.yml."""
    path = folder / "collection.yml"
    path.write_text(path.read_text("utf-8").replace(f"{names}:\n", f"{names}:\n  - {entry}\n", 1), "utf-8")


def test_a_letter_of_which_nobody_said_whose_it_is_is_told(folder: Path) -> None:
    """Its maintainer hears which facts are missing, and what is not done without a council or a publisher."""
    add_names(folder, "publishers", "{id: not-stated, name: Publisher not stated}")
    add_names(folder, "licences", "{id: not-stated, name: Licence not stated, note: None was found.}")
    first = set_facts(folder, "2019-01-04-monitoring-visit", publisher="not-stated", licence="not-stated")
    second = set_facts(folder, "2021-11-10-focused-visit", licence="not-stated")
    add_names(folder, "authorities", "{id: not-stated, name: Council not stated}")
    third = set_facts(folder, "2017-12-director-message", authority="not-stated", publisher="not-stated")
    found = {note.path: note.message for note in found_by(folder, "not-stated")}
    assert found.keys() == {first.as_posix(), second.as_posix(), third.as_posix()}
    assert found[first.as_posix()].startswith("publisher and licence of this text: not stated")
    assert found[first.as_posix()].endswith("no direction is drawn from or to it until then")
    assert found[second.as_posix()].startswith("licence of this text: not stated")
    assert "until then" not in found[second.as_posix()]
    assert found[third.as_posix()].startswith("authority and publisher of this text: not stated")
    assert found[third.as_posix()].endswith("it is compared with no other letter until then")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Kirklees and Anytown", 1),
        ("Anytown & Kirklees", 1),
        ('"Anytown, Kirklees and Bath"', 1),
        ('"Anytown, Bath, and Kirklees"', 1),
        ("Bath and Anytown", 0),
        ("Kirklees", 0),
        ('"Kirklees, City of"', 0),
    ],
)
def test_a_council_whose_name_holds_another_of_the_collection_is_told(
    folder: Path, name: str, told: int
) -> None:
    """A letter to two councils stands with neither's letters; many councils have an “and” in their name."""
    add_names(folder, "authorities", f"{{id: joint, name: {name}}}")
    set_facts(folder, "2021-11-10-focused-visit", authority="joint")
    notes = found_by(folder, "joint-council")
    assert len(notes) == told
    assert all("not shown with those about Kirklees" in note.message for note in notes)
