"""Bad input gets a clear error with its line, and never a guess."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
import yaml

from generator.checking import check_collection
from generator.codebook import read_collection
from generator.codebook.formats import GlossaryFormat
from generator.config import checked, load_yaml, read_text
from generator.corpus import read_corpus, read_letters
from generator.corrections import NONE, CorrectionsFormat, QuotedFormat, locate, read_corrections
from generator.errors import ReadacrossError
from generator.facts import misstated
from generator.misquoted import where_it_parts
from generator.model import Authority
from generator.permalinks import MENDED
from generator.source import front_matter_schema, parse_source
from tests.reading import COLLECTION, FRONT, collection, document_of, source_of


def problems_of(text: str, slug: str = "2020-02-03-test") -> list[str]:
    """What is said of a letter's file with this content."""
    with pytest.raises(ReadacrossError) as caught:
        parse_source(slug, text, collection(), f"source_texts/{slug}.txt")
    return [str(p) for p in caught.value.problems]


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (("kind: focused-visit-letter\n", ""), 2, "kind is missing; add it"),
        (("publisher:", "publsher:"), 6, "publsher is not a key that is known here"),
        (
            ("2020-02-03, basis", "3 February, basis"),
            4,
            "date.value: expected YYYY-MM-DD, YYYY-MM or YYYY; found",
        ),
        (("2020-02-03, basis", "27/01/2026, basis"), 4, "YYYY-MM or YYYY; found '27/01/2026'; correct"),
        (("basis: publisher", "basis: guessed"), 4, "date.basis: input should be 'stated'"),
        (
            ("kind: focused-visit-letter", "kind: postcard"),
            3,
            "kind is 'postcard', which the collection does not",
        ),
        (
            ("authority: kirklees", "authority: kirklees\nauthority: leeds"),
            6,
            "the key 'authority' is given twice",
        ),
        (("licence: ogl-3", "licence: [ogl-3"), 8, "this is not YAML that can be read"),
        (("licence: ogl-3", "licence: !!python/object:os.system ls"), 7, "this is not YAML that can be read"),
    ],
)
def test_front_matter_that_does_not_fit_names_its_line(change: tuple[str, str], line: int, said: str) -> None:
    """Each mistake is one line: path, line, what is wrong."""
    (problem,) = [p for p in problems_of(FRONT.replace(*change) + "Text.\n") if said in p]
    assert problem.startswith(f"source_texts/2020-02-03-test.txt:{line}: ")


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


def test_a_letter_without_front_matter_is_refused() -> None:
    """The file must begin with its front matter; a text alone is no letter."""
    assert "no front matter" in problems_of("Dear Ms Smith\n")[0]


def test_front_matter_that_does_not_end_is_not_called_missing() -> None:
    """Whoever forgot the second line of hyphens is told of that line, and not that the first is missing."""
    (problem,) = problems_of("---\ntitle: never closed\n\nDear Ms Smith\n")
    assert "expected a second line `---`" in problem
    assert "begin with" not in problem


def test_a_name_that_is_not_known_is_answered_with_those_that_are() -> None:
    """A council is found by its id or its name, the closest first, and no pattern is shown."""
    places = tuple(Authority(f"place-{n:02}", f"The County of {n:02}") for n in range(20))
    many = replace(collection(), authorities=(*places, Authority("lcc", "Lees City Council")))
    for written in ("Lees City", "LCC"):
        with pytest.raises(ReadacrossError) as caught:
            parse_source("2020-02-03-test", FRONT.replace("kirklees", written) + "Text.\n", many, "x.txt")
        (problem,) = [str(p) for p in caught.value.problems]
        assert f"authority is '{written}'" in problem
        assert "expected one of: lcc, place-" in problem
        assert " and 11 more; correct it or define it in collection.yml" in problem
        assert "^[a-z" not in problem


@pytest.mark.parametrize(
    ("said", "item"),
    [
        ("entry 2 of statements: why is missing; add it", "{quote: y, stance: none}"),
        ("entry 2 of statements: entry 1 of add: expected small letters", "{quote: y, why: z, add: [A B]}"),
        ("entry 2 of statements: when: expected YYYY-MM-DD", "{quote: y, why: z, when: 1/2/2020}"),
        ("entry 2 of statements: expected keys and values", "y"),
    ],
)
def test_entries_are_counted_from_one_and_named_once(said: str, item: str) -> None:
    """A place in a list is said as people count, once for each mistake, with nothing of the checking."""
    text = "by: {who: A, when: 2026}\nstatements:\n  - {quote: x, why: y}\n  - " + item + "\n"
    with pytest.raises(ReadacrossError) as caught:
        checked(CorrectionsFormat, text, "c.yml")
    (problem,) = [str(p) for p in caught.value.problems]
    assert problem.startswith(f"c.yml:4: {said}")
    assert "statements.1" not in problem
    assert "pattern" not in problem


def test_an_empty_letter_is_refused() -> None:
    """Front matter without a text is no letter."""
    assert "no text after the front matter" in problems_of(FRONT + " \n\n")[0]


def test_the_text_is_kept_to_the_last_character() -> None:
    """White space at both ends, missing line ends and carriage returns stay as they came."""
    for text in (" Dear Ms Smith \n \n", "\n\nDear Ms Smith", "Dear\r\nMs Smith\r\n", "a\n---\nb\n"):
        assert source_of(text).text == text


def test_the_schema_that_is_published_accepts_every_letter() -> None:
    """The five letters' front matter fits the published JSON Schema, and a misspelt key does not."""
    schema = front_matter_schema()
    for path in sorted(COLLECTION.glob("*.txt")):
        front = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
        jsonschema.validate(json.loads(json.dumps(front, default=str)), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"titel": "x"}, schema)


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


def copied(tmp_path: Path) -> Path:
    """The collection in a folder of its own, to be harmed."""
    return Path(shutil.copytree(COLLECTION, tmp_path / "source_texts"))


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


def test_all_letters_are_read_before_the_problems_are_told(tmp_path: Path) -> None:
    """A letter that fails does not hide the problems of another, and the good ones are still read."""
    folder = copied(tmp_path)
    for slug in ("2019-01-04-monitoring-visit", "2021-11-10-focused-visit"):
        path = folder / f"{slug}.txt"
        path.write_text(path.read_text("utf-8").replace("kind: ", "knid: ", 1), "utf-8")
    reading = read_letters(folder)
    assert len(reading.letters) == 3
    assert len({p.path for p in reading.problems if p.fatal}) == 2
    with pytest.raises(ReadacrossError):
        read_corpus(folder)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("value: 2019-01-04", "value: 2019-01-05"), "the date 2019-01-05 is given as stated"),
        (("first: 2018-12-04", "first: 2018-12-03"), "the visit's dates 2018-12-03 to 2018-12-05"),
        (("Rachel Holden", "Rachel Holder"), "authors: “Rachel Holder” is not in the letter"),
    ],
)
def test_a_fact_that_is_given_as_stated_must_be_in_the_text(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    """Front matter that says more than the letter is a problem, not a fact."""
    folder = copied(tmp_path)
    path = folder / "2019-01-04-monitoring-visit.txt"
    path.write_text(path.read_text("utf-8").replace(*change, 1), "utf-8")
    assert [p for p in read_letters(folder).problems if said in p.message and p.fatal]


CORRECTIONS = """\
by: {{who: A maintainer, when: 2026-11-22}}
statements:
  - quote: "{quote}"
    stance: concern
    why: A test.
"""


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


def test_a_number_that_no_codebook_has_is_refused(tmp_path: Path) -> None:
    """Where a version is expected, not any number will do."""
    folder = copied(tmp_path)
    path = folder / "codebook" / "themes.yml"
    path.write_text(re.sub(r"(?m)^version: .*", f"version: {10**23}", path.read_text("utf-8")), "utf-8")
    with pytest.raises(ReadacrossError, match=r"themes\.yml:\d+: version: .* less than or equal to 1000000"):
        read_letters(folder)


_LETTER = "At your last visit we saw that the council’s training offer is good – and that more is planned."


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        (
            "the council's training offer is good - and",
            "dashes or hard spaces there: “the council’s training ",
        ),
        (
            "we saw that the council’s training offer was good",
            "offer is good – and that more is planned.” where the",
        ),
        ("we heard that the council’s training offer is good", "we saw that the council’s training"),
        ("nothing of the kind", ""),
    ],
)
def test_a_quote_is_told_where_it_parts_from_the_letter(quote: str, said: str) -> None:
    """The letter's own words are shown at the first that differs, whichever mark or word it is."""
    told = where_it_parts(_LETTER, quote)
    assert said in told
    assert bool(told) is bool(said)


def test_words_without_a_space_are_shown_as_far_as_there_is_room() -> None:
    """An address longer than the part shown is cut, and neither end of the letter is shown instead."""
    told = where_it_parts(f"Begin {'a' * 60}{'b' * 60} end", f"{'a' * 60}c")
    assert told == f"it has “…{'a' * 40}{'b' * 40}…” where the quote has “…{'a' * 40}c”"


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


def test_an_unknown_theme_in_a_correction_is_named(tmp_path: Path) -> None:
    """A theme that the codebook lacks cannot be given by hand either."""
    folder = copied(tmp_path)
    text = CORRECTIONS.format(quote="x").replace("stance: concern", "themes: [weather]")
    (folder / "corrections" / "2019-01-04-monitoring-visit.yml").write_text(text, "utf-8")
    with pytest.raises(ReadacrossError, match="the codebook has no theme 'weather'"):
        read_corrections(folder, "2019-01-04-monitoring-visit", collection().codebook)
    assert CorrectionsFormat.model_json_schema()["required"] == ["by"]


def test_corrections_of_a_letter_that_is_not_here_are_told(tmp_path: Path) -> None:
    """A renamed letter does not lose its corrections in silence."""
    folder = copied(tmp_path)
    (folder / "corrections" / "2001-01-01-gone.yml").write_text(CORRECTIONS.format(quote="x"), "utf-8")
    assert [p.rule for p in read_letters(folder).problems if p.fatal] == ["stray-corrections"]


@pytest.mark.parametrize("value", ["2021-13-45", "2021-02-30", '"2021-02-30"'])
def test_a_date_that_no_calendar_has_is_refused(value: str) -> None:
    """An impossible day is a clear error with its line, however it is written."""
    (problem,) = problems_of(FRONT.replace("2020-02-03, basis", f"{value}, basis") + "Text.\n")
    assert problem.startswith("source_texts/2020-02-03-test.txt:")
    assert "Traceback" not in problem


def test_a_reference_to_nothing_is_refused(tmp_path: Path) -> None:
    """A correction that names a visit which is not here stops the build, and names those that are."""
    folder = copied(tmp_path)
    path = folder / "corrections" / "2019-01-04-monitoring-visit.yml"
    text = path.read_text("utf-8").replace(
        "target: kirklees-2018-12-04-monitoring-visit", "target: 2017-99-nope"
    )
    path.write_text(text, "utf-8")
    with pytest.raises(ReadacrossError, match=r"corrections/.*'2017-99-nope', which is neither a visit"):
        read_corpus(folder)


def test_two_letters_may_report_one_visit(tmp_path: Path) -> None:
    """A letter issued again reports the same visit: there is one visit, and both letters speak of it."""
    folder = copied(tmp_path)
    first = folder / "2019-01-04-monitoring-visit.txt"
    (folder / "2019-01-05-monitoring-visit-again.txt").write_text(first.read_text("utf-8"), "utf-8")
    corpus = read_corpus(folder)
    ids = [visit.id for visit in corpus.visits]
    assert len(ids) == len(set(ids))
    visit = next(v for v in corpus.visits if v.first == "2018-12-04")
    assert {s.letter for s in visit.spoken_of} >= {first.stem, "2019-01-05-monitoring-visit-again"}


def test_a_byte_order_mark_is_named() -> None:
    """A mark that nobody can see before the front matter is said to be there."""
    assert "byte order mark" in problems_of("\ufeff" + FRONT + "Text.\n")[0]


@pytest.mark.parametrize(
    ("character", "name"), [("\x00", "U+0000"), ("\x01", "U+0001"), ("\x02", "U+0002"), ("\x1b", "U+001B")]
)
def test_a_control_character_is_named_where_it_stands(character: str, name: str) -> None:
    """The letter is refused when it is read, with its line, in words that can be printed."""
    (problem,) = problems_of(f"{FRONT}Dear Ms Smith\n\nChildren are safe{character} and well{character}.\n")
    line = FRONT.count("\n") + 3
    assert f":{line}: the text holds {name}, a control character" in problem
    assert "(2 such characters in all)" in problem
    assert problem.isprintable()


@pytest.mark.parametrize(
    "character", ["\t", "\f", "\r", "\x0b", "\x1f", "\x7f", "\x92", "\x95", "\u00ad", "\ufeff"]
)
def test_what_converters_leave_is_read(character: str) -> None:
    """White space of every kind, marks that nobody sees, and bullets in a wrong encoding are no mistakes."""
    text = f"Dear Ms Smith\n\n{character} Children are safe.\n"
    assert parse_source("2020-02-03-test", FRONT + text, collection(), "a.txt").text == text


def test_a_coder_that_changed_its_mind_on_a_reviewed_letter_is_told(tmp_path: Path) -> None:
    """The fingerprint of the review no longer fits: the letter must be looked at again."""
    folder = copied(tmp_path)
    assert [p for p in check_collection(folder) if p.rule == "review-outdated"] == []
    path = folder / "corrections" / "2019-01-04-monitoring-visit.yml"
    text = re.sub(r'reviewed_of: "\w+"', 'reviewed_of: "00000000"', path.read_text("utf-8"))
    path.write_text(text, "utf-8")
    (note,) = [p for p in check_collection(folder) if p.rule == "review-outdated"]
    assert not note.fatal
    assert "look at it" in note.message


def test_a_letter_of_a_visit_that_names_none_is_told(tmp_path: Path) -> None:
    """Readers would be told that it reports no visit, so its maintainer is told, and no other letter's is."""
    folder = copied(tmp_path)
    assert [p for p in check_collection(folder) if p.rule == "no-visit"] == []
    path = folder / "2021-11-10-focused-visit.txt"
    path.write_text(re.sub(r"(?m)^visit:\n(?:  .*\n)+", "", path.read_text("utf-8")), "utf-8")
    (note,) = [p for p in check_collection(folder) if p.rule == "no-visit"]
    assert not note.fatal
    assert note.path.endswith(path.name)
    assert "with no visit in its front matter" in note.message


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


@pytest.mark.parametrize(
    "change",
    [
        ("kind: focused-visit-letter", '"kind": nope'),
        ("kind: focused-visit-letter", "kind : nope"),
        ("kind: focused-visit-letter", "<<: {kind: nope}"),
    ],
)
def test_an_unknown_name_is_told_however_its_key_is_written(change: tuple[str, str]) -> None:
    """A key in quotation marks, before a space, or merged in has a line as well."""
    (problem,) = problems_of(FRONT.replace(*change) + "Text.\n")
    line = 2 if change[1].startswith("<<") else 3
    assert problem.startswith(
        f"source_texts/2020-02-03-test.txt:{line}: kind is 'nope', which the collection"
    )


@pytest.mark.parametrize(
    ("yaml_text", "said"),
    [
        (
            "note: a\ntitle: {{title}}\n",
            "g.yml:2: a list, or keys and values, stand here in the place of a key",
        ),
        ("note: a\n? [a, b]\n: c\n", "g.yml:2: a list, or keys and values, stand here in the place of a key"),
        ("note: !!bool foo\n", "g.yml:1: this is not YAML that can be read: 'foo'"),
        ("note: !!set {a, b}\n", "g.yml:1: this is not YAML that can be read: could not determine"),
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


@pytest.mark.parametrize("value", ["20:17", "02017"])
def test_a_year_that_yaml_reads_as_another_number_is_refused(value: str) -> None:
    """It is told as it is written, and no letter gets a date in the Middle Ages."""
    (problem,) = problems_of(FRONT.replace("2020-02-03, basis", f"{value}, basis") + "Text.\n")
    assert f"date.value: expected YYYY-MM-DD, YYYY-MM or YYYY; found '{value}'" in problem


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
    path.write_text(f"{head}  - {{quote: nothing, why: x}}\n  {item}\n", "utf-8")
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


def test_words_around_a_quote_that_two_places_share_tell_them_not_apart() -> None:
    """What stands after the one place stands before the next, and both are found."""
    item = QuotedFormat(quote="good plans", before="timely", after="timely")
    text = "timely\n\ngood plans\n\ntimely\n\ngood plans\n\ntimely"
    with pytest.raises(ReadacrossError, match="in the letter 2 times"):
        locate(text, item, NONE)
    assert locate(text[:20], item.model_copy(update={"after": ""}), NONE) == (8, 18)


def lacking(tmp_path: Path, file: str, change: tuple[str, str]) -> list[str]:
    """What is said of the collection after a change to one of its files."""
    folder = copied(tmp_path)
    path = folder / file
    text = path.read_text("utf-8")
    assert change[0] in text
    path.write_text(text.replace(*change, 1), "utf-8")
    with pytest.raises(ReadacrossError) as caught:
        read_collection(folder)
    return [problem.message for problem in caught.value.problems]


def test_every_stance_must_be_in_the_codebook(tmp_path: Path) -> None:
    """Pages have a place for each of the five, so none may lack its definition."""
    text = (COLLECTION / "codebook" / "themes.yml").read_text("utf-8")
    (mixed,) = re.findall(r"(?m)^  - \{id: mixed, .*\n", text)
    (message,) = lacking(tmp_path, "codebook/themes.yml", (mixed, ""))
    assert "the stance 'mixed' is not defined; expected all of: strength, progress, concern" in message
    (message, other) = lacking(tmp_path / "b", "codebook/themes.yml", ("{id: mixed,", "{id: concern,"))
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


def test_a_kind_of_visit_is_known_however_it_is_capitalised() -> None:
    """Letters speak of a monitoring visit; another kind of visit stays as it is written."""
    for written, read in (("Monitoring Visit", "monitoring visit"), ("Peer review", "Peer review")):
        visit = f"visit: {{kind: {written}, first: 2020-01-05, basis: inferred, why: x}}\n---\n"
        reported = source_of("Text.\n", FRONT.removesuffix("---\n") + visit).meta.visit
        assert reported is not None
        assert reported.kind == read


def test_check_tells_a_number_that_stayed_with_changed_words(tmp_path: Path) -> None:
    """A mended spelling stops nothing, and whoever checks sees where the number now leads."""
    folder = copied(tmp_path)
    assert [p for p in check_collection(folder) if p.rule == MENDED] == []
    path = folder / "2019-01-04-monitoring-visit.txt"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Supervision continues to be", "Supervision continued to be", 1), "utf-8")
    path.with_name("corrections").joinpath(f"{path.stem}.yml").unlink()
    told = check_collection(folder)
    (note,) = [p for p in told if p.rule == MENDED]
    assert note.path.endswith("permalinks.yml")
    assert f"{path.stem}#p" in note.message
    assert [p for p in told if p.fatal] == []


def test_a_visit_that_a_letter_reports_is_not_written_down_again(tmp_path: Path) -> None:
    """Two visits of one id would share every link, so the entry is refused."""
    folder = copied(tmp_path)
    path = folder / "codebook" / "visits.yml"
    again = "kirklees-2018-12-04-monitoring-visit"
    text = path.read_text("utf-8")
    path.write_text(text.replace("id: 2017-06-monitoring-visit", f"id: {again}", 1), "utf-8")
    (problem,) = [p for p in read_letters(folder).problems if p.fatal]
    assert problem.path.endswith("codebook/visits.yml")
    assert f"{again!r} is the one that 2019-01-04-monitoring-visit reports" in problem.message


def test_an_office_whose_letter_is_not_here_is_told(tmp_path: Path) -> None:
    """A misspelt letter leaves the office without its link, and nobody else would notice."""
    folder = copied(tmp_path)
    assert [p for p in check_collection(folder) if p.rule == "no-letter"] == []
    path = folder / "codebook" / "entities.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("letter: 2017-12-director-message", "letter: 2017-12-nope", 1), "utf-8")
    (note,) = [p for p in check_collection(folder) if p.rule == "no-letter"]
    assert not note.fatal
    assert "is known from 2017-12-nope, and there is no letter of that name" in note.message


@pytest.mark.parametrize(("last", "told"), [("2020-01-23", False), ("2020-01-24", True)])
def test_days_of_a_visit_may_stand_apart_in_the_letter(last: str, told: bool) -> None:
    """A visit whose first and last day are dates of two sentences is stated; one with another day is not."""
    visit = f"visit: {{kind: focused visit, first: 2020-01-20, last: {last}, basis: stated, why: x}}\n---\n"
    text = "The visit began on 20 January 2020.\n\nIt went on until the evening of 23 January 2020.\n"
    document = document_of(text, front=FRONT.removesuffix("---\n") + visit)
    assert [problem.rule for problem in misstated(document)] == (["visit-not-stated"] if told else [])


def test_rules_are_shown_with_the_marks_of_print() -> None:
    """Whoever types rules types straight marks; pages have curly ones everywhere else."""
    book = read_collection(COLLECTION).codebook
    shown = [text for t in book.themes for text in (t.question, t.include, t.exclude)]
    shown += [*(stance.definition for stance in book.stances), *book.rules]
    assert any("child’s" in text for text in shown) and any("‘they’, ‘this’" in text for text in shown)
    assert not [text for text in shown if "'" in text or '"' in text]
