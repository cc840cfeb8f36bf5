"""The print edition: word for word, the same bytes everywhere, and open to those who cannot see it."""

from __future__ import annotations

import ctypes
import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from generator.edition import edition
from generator.edition.content import content
from generator.edition.findings import Quote
from generator.link import link
from generator.model import JUDGED, AnnotatedDocument, Corpus
from tests.corpora import small
from tests.link.test_findings import LETTER, themeless
from tests.link.test_own_lists import LEAD
from tests.pages.test_doubted import doubted
from tests.reading import ROOT, collection, corpus, corpus_of, document_of, file_lines

EPOCH = 1_000_000_000  # 9 September 2001, 01:46:40 UTC
MARGIN = 47  # points; the white at the right of a page is 17 mm, and a letter may lean into it a little
NOTHING = dict.fromkeys(map(ord, "\u00ad\ufffe\ufeff\u200b\u2060"), None)
LINE_END_HYPHEN = "\x02"  # what PDFium gives for a hyphen at the end of a line


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader of PDF finds: the letters' words and ours, page by page, told apart by their typeface."""

    theirs: tuple[str, ...]
    ours: tuple[str, ...]


@cache
def five() -> bytes:
    """The edition of the five letters."""
    return edition(corpus(), EPOCH)


@cache
def read() -> Read:
    """The text of the edition of the five letters."""
    return text_of(five())


def text_of(data: bytes) -> Read:
    """The text of every page."""
    pages = [list(characters(page)) for page in pypdfium2.PdfDocument(data)]
    return Read(
        tuple("".join(c for c, serif in page if serif is not False) for page in pages),
        tuple("".join(c for c, serif in page if serif is not True) for page in pages),
    )


def characters(page: pypdfium2.PdfPage) -> Iterator[tuple[str, bool | None]]:
    """Each character, and whether it is set in a serif; None for a space that only the layout makes."""
    text = page.get_textpage()
    name, flags = ctypes.create_string_buffer(100), ctypes.c_int()
    for n in range(text.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text, n)).replace(LINE_END_HYPHEN, "-")
        if pdfium.FPDFText_IsGenerated(text, n):
            yield " ", None
        else:
            pdfium.FPDFText_GetFontInfo(text, n, name, 100, flags)
            yield character, b"SourceSans" not in name.value


def words(text: str) -> list[str]:
    """Words in order, dashes aside; a line may end after a hyphen, so white space after one says nothing."""
    joined = re.sub(r"(?<=\w-)\s+(?=\w)", "", text.translate(NOTHING))
    return [word for word in joined.split() if not re.fullmatch("[-–—]+", word)]


def letter_words(letter: AnnotatedDocument) -> list[str]:
    """The words of a letter's file that are not left out, and the slips quoted after it."""
    left_out = [block.lines for block in letter.document.blocks if block.kind == "left-out"]
    kept = [
        word
        for line in file_lines(letter.document.source)
        if not any(lines.first <= line.number <= lines.last for lines in left_out)
        for word in line.words
    ]
    return words(" ".join([*kept, *(f" {slip.text} " for slip in letter.oddities)]))


def quotes(of: Corpus | None = None) -> list[Quote]:
    """Everything that is quoted after the letters: findings, then differences."""
    shown = content(of or corpus())
    found = [q for one in shown.findings for q in (*one.priority, *one.listed, *one.others)]
    return [*found, *(q for d in shown.differences for side in d.sides for q in side.quotes)]


def quoted_words() -> list[str]:
    """The letters' words in the quotations, each with what it leans on where that is given."""
    return words(" ".join(f"{q.lead} {q.before} {q.opening} {q.text}" for q in quotes()))


def corpus_with(text: str) -> Corpus:
    """A collection whose only letter has this paragraph."""
    return corpus_of(document_of(f"Dear Ms Brown\n\nOverview\n\n{text}\n\nYours sincerely\n\nA. Clerk\n"))


# --- the letters' words ---------------------------------------------------------------------


def test_word_for_word() -> None:
    """What stands in the letters' typeface is every word of every file in order, and not one word more."""
    expected = [word for letter in corpus().letters for word in letter_words(letter)]
    assert words(" ".join(read().theirs)) == [*expected, *quoted_words()]


@pytest.mark.parametrize("slug", [letter.slug for letter in corpus().letters])
def test_every_statement_is_there_in_order(slug: str) -> None:
    """A reader who selects a statement in the PDF gets its words, with nothing of ours among them."""
    text = " ".join(words(" ".join(read().theirs)))
    at = 0
    document = corpus().letter(slug).document
    for statement in document.statements:
        found = text.find(" ".join(words(document.of(statement))), at)
        assert found >= 0, statement
        at = found


def test_left_out_lines_are_named() -> None:
    """What a letter's file holds beside the letter is mentioned with its lines."""
    ours = " ".join(" ".join(read().ours).split())
    named = [run for letter in content(corpus()).letters for run in letter.left_out]
    assert named
    for first, last in named:
        assert (f"line {first}" if first == last else f"lines {first} to {last}") in ours


def test_hostile_words_are_text() -> None:
    """Typst's own markup, HTML and template code are shown as the letter's words; nothing of them runs."""
    hostile = (
        r"#let x = 1; #panic() $x^2$ *bold* _it_ `code` @ref <label> \ // no /* no */ = Heading [x] {x} "
        '#image("/etc/passwd") <script>alert(1)</script> &amp; {{ config }} ~ -- --- ... "quoted" \'s. '
    )
    data = edition(corpus_with(hostile), EPOCH)
    assert "".join(words(hostile)) in "".join(words(" ".join(text_of(data).theirs)))
    assert b"/JavaScript" not in data
    assert b"pdfuaid:part" in data


def test_hostile_words_keep_to_their_place() -> None:
    """A word longer than a line is broken; signs that turn text round do not reach the next paragraph."""
    long = "x" * 400
    data = edition(corpus_with(f"Turned \u202eround, and not back.\n\nThe word {long} is long."), EPOCH)
    theirs = "".join("".join(text_of(data).theirs).split())
    assert f"Theword{long}islong.Yourssincerely" in theirs.replace("\u200b", "")
    for page in pypdfium2.PdfDocument(data):
        text = page.get_textpage()
        seen = [n for n in range(text.count_chars()) if pdfium.FPDFText_GetUnicode(text, n) > ord(" ")]
        assert max((text.get_charbox(n)[2] for n in seen), default=0) <= page.get_width() - MARGIN


def test_a_character_without_a_sign() -> None:
    """A letter with a character that no font can draw is still set, and the edition says what the box is."""
    data = edition(corpus_with("Children were seen \U0001f600 \ue123 at home."), EPOCH)
    assert b"pdfuaid:part" not in data
    assert "Empty boxes." in " ".join(text_of(data).ours)
    assert "Empty boxes." not in " ".join(read().ours)


# --- the book -------------------------------------------------------------------------------


@pytest.mark.parametrize("zone, locale, seed", [("Asia/Tokyo", "C", "1"), ("America/Lima", "C.UTF-8", "77")])
def test_same_bytes_everywhere(zone: str, locale: str, seed: str) -> None:
    """The bytes do not change with the time zone, the locale or the hash seed."""
    code = (
        "import hashlib; from tests.reading import corpus; from generator.edition import edition; "
        f"print(hashlib.sha256(edition(corpus(), {EPOCH})).hexdigest())"
    )
    environment = os.environ | {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == hashlib.sha256(five()).hexdigest()


def test_says_what_it_is() -> None:
    """The file carries its title, its language and its date, is tagged, and claims PDF/UA-1."""
    pdf = pypdfium2.PdfDocument(five())
    facts = pdf.get_metadata_dict()
    assert facts["Title"] == corpus().collection.title
    assert facts["CreationDate"].startswith("D:20010909014640")
    assert pdfium.FPDFCatalog_IsTagged(pdf)
    assert f"/Lang({corpus().collection.language})".encode() in five().replace(b"/Lang (", b"/Lang(")
    assert b"pdfuaid:part" in five()


def test_bookmarks_lead_to_every_letter_and_theme() -> None:
    """The outline names each letter and each theme spoken of, on the page where its heading stands."""
    pdf = pypdfium2.PdfDocument(five())
    marks = {(b.level, b.get_title()): b.get_dest().get_index() for b in pdf.get_toc()}
    codebook = corpus().collection.codebook
    titles = [(0, letter.meta.title) for letter in corpus().letters]
    titles += [(1, codebook.theme(t.theme).title) for t in corpus().threads if t.passages]
    for title in [*titles, (0, "Glossary"), (0, "Terms of use")]:
        assert title[1] in " ".join(read().ours[marks[title]].split())


def test_contents_give_the_pages() -> None:
    """The contents name every letter with the number that is printed on its first page."""
    pdf = pypdfium2.PdfDocument(five())
    starts = {b.get_title(): b.get_dest().get_index() for b in pdf.get_toc() if b.level == 0}
    contents = " ".join(read().ours[starts["How to read this"] + 1].split())
    for letter in corpus().letters:
        page = starts[letter.meta.title]
        assert re.search(rf"{re.escape(letter.meta.title)}, [\w ]+ [. ]+{page + 1}\b", contents)
        assert read().ours[page].split()[-1] == str(page + 1)


def test_findings_are_quoted_once_the_own_list_first() -> None:
    """Every finding and every concern on no theme, under its letter; items of the letter's own list lead."""
    shown = content(corpus()).findings
    for letter in shown:
        held = corpus().letter(letter.slug)
        concerns = [held.document.of(s) for s, c in held.coded() if c.stance.id in ("concern", "mixed")]
        quoted = [quote.text for quote in (*letter.priority, *letter.listed, *letter.others)]
        assert set(concerns) <= set(quoted)
        assert len(quoted) == len(set(quoted))
    listed = {f.passage.text for f in corpus().findings if f.listed and f.listed.kind == "improve"}
    assert {quote.text for letter in shown for quote in letter.listed} == listed
    starts = {b.get_title(): b.get_dest().get_index() for b in pypdfium2.PdfDocument(five()).get_toc()}
    ours = " ".join(" ".join(read().ours[starts["What needs to improve"] : starts["Themes"]]).split())
    assert "In the letter’s own list of what needs to improve" in ours
    for difference in corpus().differences:
        assert difference.question in ours


def test_a_list_for_priority_action_stands_before_the_other() -> None:
    """With the words that announce it, and whether its items are on a theme or on none."""
    for letter in (LETTER, themeless(LETTER)):
        [shown] = content(link(collection(), [letter])).findings
        assert [quote.lead for quote in shown.priority] == [LEAD, ""]
        assert [quote.lead for quote in shown.listed] == [""]
        assert LEAD not in [quote.text for quote in shown.others]


def test_a_quotation_after_a_list_has_the_words_that_open_the_list() -> None:
    """As on the site: "They" are those of whom these words speak."""
    opened = [quote for quote in quotes() if quote.opening]
    assert opened
    assert all(quote.opening.endswith(":") and not quote.before for quote in opened)
    ours = " ".join(" ".join(read().ours).split())
    assert ours.count("The list before it begins:") == len(opened)


def test_inferred_dates_come_with_a_caution() -> None:
    """How many letters it is, what not to rest on them, and beside each date what it was inferred from."""
    ours = " ".join(" ".join(read().ours).split())
    inferred = [letter for letter in corpus().letters if letter.meta.date.basis == "inferred"]
    assert inferred
    assert f"Inferred dates. {len(inferred)} letter" in ours
    assert "Do not cite it as the letter’s own" in ours
    for letter in inferred:
        assert f"inferred date: {letter.meta.date.why.rstrip('.')}" in ours
    stated = tuple(
        replace(
            letter,
            document=replace(
                letter.document,
                source=replace(
                    letter.document.source,
                    meta=replace(letter.meta, date=replace(letter.meta.date, basis="stated")),
                ),
            ),
        )
        for letter in corpus().letters
    )
    assert content(link(collection(), stated)).inferred == ""


def test_whose_words_are_quoted_and_where_their_date_is_from_is_said_wherever_they_are() -> None:
    """Under findings, in the tables of themes and where letters differ, as on the site."""
    shown = content(corpus())
    sides = [quote for difference in shown.differences for side in difference.sides for quote in side.quotes]
    said = [letter.beside for letter in shown.findings]
    said += [quote.beside for quote in sides]
    said += [row.beside for theme in shown.themes for row in theme.rows]
    article = next(one for one in shown.findings if one.slug == "2018-08-news-fifth-monitoring-visit")
    assert article.beside == "inferred date; News article, Children First, by WillisPalmer"
    ours = "".join(" ".join(read().ours).split())
    for beside, times in Counter("".join(beside.split()) for beside in said).items():
        assert ours.count(beside) >= times


def test_it_says_who_decided_labels() -> None:
    """A review has no name of its own: whoever made the decisions is named from what is kept with them."""
    codings = [coding for letter in corpus().letters for coding in letter.codings]
    labels = [coding.stance for coding in codings] + [theme for coding in codings for theme in coding.themes]
    [name] = {label.decision.who for label in labels if label.decision}
    number = f"{sum(label.decision is not None for label in labels):,}"
    assert f"{number} were decided afterwards (by: {name})." in " ".join(" ".join(read().ours).split())


def test_marks_are_read_aloud() -> None:
    """Every mark is a picture with its word: before judged statements and quotations, in keys and themes."""
    found = Counter(alternative for page in pypdfium2.PdfDocument(five()) for alternative in spoken(page))
    titles = {stance.id: f"{stance.title}:" for stance in corpus().collection.codebook.stances}
    coded = Counter(coding.stance.id for letter in corpus().letters for coding in letter.codings)
    rows = [stance for theme in content(corpus()).themes for row in theme.rows for stance, _ in row.spots]
    quoted = Counter(quote.stance for quote in quotes())
    keys = len(corpus().letters) + 2
    for stance in JUDGED:
        assert found[titles[stance]] == coded[stance] + rows.count(stance) + quoted[stance] + keys


def test_what_is_not_certain_is_marked_one_by_one() -> None:
    """Else a reader of the paper takes a doubtful concern or praise for a sure one."""
    *others, last = corpus().letters
    whole = link(collection(), [*others, doubted(last, "model")])
    shown = content(whole)
    blocks = [block for letter in shown.letters for run in letter.runs for block in run.blocks]
    unsure = [part for block in blocks for part in block.parts if not part.sure]
    assert len(unsure) == len(last.codings)
    of_last = [block for run in shown.letters[-1].runs for block in run.blocks]
    assert all(theme.endswith(" (not certain)") for block in of_last for theme in block.themes)
    said = sum(not quote.sure for quote in quotes(whole))
    found, certain = (
        Counter(alternative for page in pypdfium2.PdfDocument(data) for alternative in spoken(page))
        for data in (edition(whole, EPOCH), five())
    )
    keys = len(shown.letters) + 1
    assert found["not certain:"] == len(unsure) + said + keys and said
    assert found["Concern:"] == certain["Concern:"] and not certain["not certain:"]


def spoken(page: pypdfium2.PdfPage) -> Iterator[str]:
    """The alternative texts on a page."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    roots = range(pdfium.FPDF_StructTree_CountChildren(tree))
    waiting = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, n) for n in roots]
    buffer = ctypes.create_string_buffer(200)
    while waiting:
        element = waiting.pop()
        length = pdfium.FPDF_StructElement_GetAltText(element, buffer, 200)
        if length > 2:
            yield buffer.raw[: length - 2].decode("utf-16-le")
        children = range(pdfium.FPDF_StructElement_CountChildren(element))
        found = (pdfium.FPDF_StructElement_GetChildAtIndex(element, n) for n in children)
        waiting += [child for child in found if child]
    pdfium.FPDF_StructTree_Close(tree)


def test_themes_lead_to_the_page_of_each_paragraph() -> None:
    """Each paragraph that a theme lists is a link to the page on which that paragraph begins."""
    pdf = pypdfium2.PdfDocument(five())
    first = next(b.get_dest().get_index() for b in pdf.get_toc() if b.get_title() == "Themes")
    last = next(b.get_dest().get_index() for b in pdf.get_toc() if b.get_title() == "Glossary")
    found = Counter(target for n in range(first, last) for target in targets(pdf, pdf[n]))
    begins = page_of_each_place(pdf)
    expected: Counter[int] = Counter()
    for theme in content(corpus()).themes:
        for row in theme.rows:
            expected[begins[f"letter:{row.slug}"]] += 1
            expected.update(begins[spot.key] for _, spots in row.spots for spot in spots)
    assert found == expected


def targets(pdf: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[int]:
    """The page, counted from 0, that each link of a page leads to."""
    at, found = ctypes.c_int(), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, at, found):
        yield pdfium.FPDFDest_GetDestPageIndex(pdf, pdfium.FPDFLink_GetDest(pdf, found))


def page_of_each_place(pdf: pypdfium2.PdfDocument) -> dict[str, int]:
    """Where letters and paragraphs begin: a letter by its bookmark, a paragraph by its first words."""
    begins = {b.get_title(): b.get_dest().get_index() for b in pdf.get_toc() if b.level == 0}
    pages = {f"letter:{letter.slug}": begins[letter.meta.title] for letter in corpus().letters}
    for letter in corpus().letters:
        page = begins[letter.meta.title]
        at = 0
        for block in letter.document.blocks:
            if not block.id:
                continue
            opening = " ".join(words(letter.document.of(block))[:4])
            while (found := " ".join(words(read().theirs[page])).find(opening, at)) < 0:
                page, at = page + 1, 0
            at = found
            pages[f"{letter.slug}:{block.id}"] = page
    return pages


@pytest.mark.parametrize("letters", [0, 1])
def test_few_letters(letters: int) -> None:
    """A collection with one letter, or none yet, has an edition too."""
    ours = " ".join(text_of(edition(small(letters), EPOCH)).ours)
    assert f"{letters} letter" in ours
    assert ("No statement of the letters held here has a theme." in " ".join(ours.split())) == (letters == 0)


def test_a_new_title_changes_only_what_it_should() -> None:
    """The edition takes its name from the collection, so nothing in it is tied to one authority."""
    renamed = replace(corpus(), collection=replace(corpus().collection, title="Letters about Anytown"))
    facts = pypdfium2.PdfDocument(edition(renamed, EPOCH)).get_metadata_dict()
    assert facts["Title"] == "Letters about Anytown"
