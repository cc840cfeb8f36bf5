"""Corpus -> the search index: Pagefind over the letters' words, and a table of their paragraphs.

The unit of search is the paragraph, but Pagefind's unit is the page: a page for each paragraph would be
tens of thousands of files, and its index of pages alone a third of what a first search may fetch.
So Pagefind is given one page a letter, says at which words of it a search matches, and the table
(`paragraphs.bin`, JSON in gzip) says which paragraph each word belongs to and what readers can narrow by.
`words.bin` lists the words, for readers who mistype one.
Pagefind finds words by their beginnings; every word is written with a closing mark ("care_"),
so that a whole word can be asked for too, and with whole words exact phrases anywhere in a question.
"""

from __future__ import annotations

import gzip
import html
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.errors import Problem, ReadacrossError, raise_if_full
from generator.everyday import Everyday
from generator.model import JUDGED, Corpus
from generator.pages.wording import day, listed
from generator.processes import run_program
from generator.site.paragraphs import SearchedLetter, searched_letters, titles
from generator.site.things import examples, is_blank, things, vocabulary

MARK = "_"
FOLDER = "pagefind"
TABLE = "paragraphs.bin"
WORDS = "words.bin"
# Pagefind's own interfaces, which the site does not use.
_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js")
_SIGNATURE = b"pagefind_dcd"


def index(corpus: Corpus, site: Path, everyday: Sequence[Everyday]) -> None:
    """Write the index of the corpus into the site's `pagefind/` folder.

    Raises ReadacrossError when Pagefind fails or has not kept every word of a letter in its place.
    """
    letters = searched_letters(corpus)
    folder = site / FOLDER
    folder.mkdir()
    fragments: tuple[str, ...] = ()
    if letters:
        _run_pagefind(letters, corpus.collection.language, folder)
        fragments = _proved_fragments(letters, folder)
    _pack(folder / TABLE, table(corpus, letters, fragments, everyday))
    _pack(folder / WORDS, vocabulary(corpus, letters))


def _run_pagefind(letters: Sequence[SearchedLetter], language: str, folder: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="readacross-search-") as aside:
        for number, letter in enumerate(letters, 1):
            (Path(aside) / f"{number:06}.html").write_text(_stub(number, letter, language), "utf-8")
        done = run_program(
            [sys.executable, "-m", "pagefind", "--site", aside, "--output-path", str(folder), "--silent"]
        )
    if done.returncode or not (folder / "pagefind-entry.json").is_file():
        said = " ".join((done.stderr + done.stdout).split()) or "nothing"
        raise_if_full(said, str(folder))
        message = f"Pagefind stopped with {said[:300]!r}; check that `python -m pagefind --version` works"
        raise ReadacrossError.one("site/pagefind", 0, "search-index", message)
    _remove_unused(folder)


def _remove_unused(folder: Path) -> None:
    """Take away Pagefind's own interfaces and the engine for languages that no letter is in."""
    entry = json.loads((folder / "pagefind-entry.json").read_text("utf-8"))
    engines = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in entry["languages"].values()}
    unused = [file for pattern in _UNUSED for file in folder.glob(pattern)]
    unused += [file for file in folder.glob("wasm.*.pagefind") if file.name not in engines]
    for file in unused:
        file.unlink()


def _stub(number: int, letter: SearchedLetter, language: str) -> str:
    """A page that has nothing but the letter's words; its title is its number, as is its name."""
    words = " ".join(word + MARK for paragraph in letter.paragraphs for word in paragraph.words)
    return (
        f'<!doctype html><html lang="{html.escape(language)}"><head><title>{number}</title></head>'
        f"<body data-pagefind-body><p>{html.escape(words)}</p></body></html>"
    )


def _proved_fragments(letters: Sequence[SearchedLetter], folder: Path) -> tuple[str, ...]:
    """The name that Pagefind gave to each letter's text.

    Raises ReadacrossError unless each holds the letter's words in order: one out of place would open the
    wrong paragraph.
    """
    kept: dict[str, tuple[str, list[str]]] = {}
    for file in (folder / "fragment").iterdir():
        fragment = json.loads(gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE))
        kept[fragment["url"]] = (file.stem, fragment["content"].split())
    found = [kept.get(f"/{number:06}.html", ("", [])) for number in range(1, len(letters) + 1)]
    problems = []
    for letter, (_, words) in zip(letters, found, strict=True):
        expected = [word + MARK for paragraph in letter.paragraphs for word in paragraph.words]
        if words[:-1] != expected[:-1] or words[-1:] not in (expected[-1:], [f"{expected[-1]}."]):
            message = (
                f"the search index has lost the order of words of {letter.url}; report it with the letter"
            )
            problems.append(Problem("site/pagefind", 0, "search-index", message))
    if problems:
        raise ReadacrossError(problems)
    return tuple(name for name, _ in found)


def table(
    corpus: Corpus, letters: Sequence[SearchedLetter], fragments: Sequence[str], everyday: Sequence[Everyday]
) -> Mapping[str, object]:
    """What the browser needs beside Pagefind's index, as values for JSON.

    "paragraphs" holds a list for each fact, one entry a paragraph in the order of the letters: lists of one
    kind of thing pack into less than half of what a list of rows does.
    "words" is a count of words, "heading" a number in its letter's list, "stances" pairs of a number in
    "stances" and a count of statements, "themes" and "names" numbers in the lists of titles.
    "parts" of a long letter are the numbers of paragraphs from which on another page of it holds them.
    "apart" is the pairs of a theme and a stance that no one statement has both of (see `Paragraph.apart`).
    "blank" is the places in a paragraph where a dash or the like stands alone, which no quotation need have.
    "before" is how many of the last words of the paragraph before are the sentence that this one leans on.
    """
    named = titles(corpus)
    used = {name for letter in letters for paragraph in letter.paragraphs for name in paragraph.names}
    names = {name: title for name, title in named["name"].items() if name in used}
    lists = {
        facet: [list(pair) for pair in values.items()] for facet, values in {**named, "name": names}.items()
    }
    return {
        "stances": list(JUDGED),
        "titles": lists,
        "letters": [_letter(letter, name) for letter, name in zip(letters, fragments, strict=True)],
        "paragraphs": _columns(letters, list(named["theme"]), list(names)),
        "everyday": [[entry.say, entry.letters] for entry in (*everyday, *_glossary(corpus))],
        "things": [[thing.kind, thing.title, thing.path, thing.names] for thing in things(corpus)],
        "search_with": list(corpus.collection.search_with),
        "examples": examples(corpus, letters, everyday),
    }


def _letter(letter: SearchedLetter, fragment: str) -> Mapping[str, object]:
    parts = {"parts": letter.parts} if letter.parts else {}
    return parts | {
        "fragment": fragment,
        "url": letter.url,
        "title": letter.title,
        "date": letter.date,
        "day": day(letter.date),
        "note": letter.note,
        "kind": letter.kind,
        "publisher": letter.publisher,
        "published": letter.published,
        "authors": listed(letter.authors),
        "authority": letter.authority,
        "people": letter.people,
        "visits": letter.visits,
        "headings": _headings(letter),
        "paragraphs": len(letter.paragraphs),
    }


def _headings(letter: SearchedLetter) -> list[str]:
    return list(dict.fromkeys(paragraph.heading for paragraph in letter.paragraphs))


def _columns(letters: Sequence[SearchedLetter], themes: list[str], names: list[str]) -> Mapping[str, object]:
    theme = {name: number for number, name in enumerate(themes)}
    name = {name: number for number, name in enumerate(names)}
    paragraphs = [paragraph for letter in letters for paragraph in letter.paragraphs]
    blank = {word for paragraph in paragraphs for word in paragraph.words if is_blank(word)}
    headings = [
        heading.index(paragraph.heading)
        for letter, heading in ((letter, _headings(letter)) for letter in letters)
        for paragraph in letter.paragraphs
    ]
    return {
        "id": [paragraph.id for paragraph in paragraphs],
        "words": [len(paragraph.words) for paragraph in paragraphs],
        "heading": headings,
        "stances": [[[JUDGED.index(one), count] for one, count in p.stances] for p in paragraphs],
        "themes": [[theme[one] for one in paragraph.themes] for paragraph in paragraphs],
        "names": [[name[one] for one in paragraph.names] for paragraph in paragraphs],
        "apart": [paragraph.apart for paragraph in paragraphs],
        "blank": [[n for n, word in enumerate(p.words) if word in blank] for p in paragraphs],
        "before": [paragraph.before for paragraph in paragraphs],
    }


def _glossary(corpus: Corpus) -> tuple[Everyday, ...]:
    """A short form also finds what it stands for, and the other way about."""
    entries = [entry for entry in corpus.collection.glossary if entry.expansion]
    return tuple(
        Everyday((one,), (other,))
        for entry in entries
        for one, other in ((entry.term, entry.expansion), (entry.expansion, entry.term))
    )


def _pack(file: Path, value: object) -> None:
    content = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    file.write_bytes(gzip.compress(content, mtime=0))
