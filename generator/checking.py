"""Everything about a collection that a maintainer should mend or look at, in one list."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from generator.annotate import people
from generator.annotate.coder import code
from generator.annotate.weights import load
from generator.codebook import read_collection
from generator.config import line_of, read_text
from generator.corpus import Reading, read_letters
from generator.corrections import read_corrections
from generator.errors import Problem, ReadacrossError
from generator.inventory import letter_paths, lost_targets, untold_targets
from generator.link import link
from generator.model import (
    NOT_STATED,
    AnnotatedDocument,
    Coding,
    Corpus,
    Document,
    Metadata,
    Source,
    StanceLabel,
    Statement,
    ThemeLabel,
)
from generator.parse import idle_blocks, parse
from generator.source import parse_source

# Two letters that share this much of their wording are likely the same letter twice.
NEAR_DUPLICATE = 0.8
_FEW = 10  # names that a message gives
_AND = re.compile(r" (?:and|&) ")
_LIST = re.compile(r",? (?:and|&) |, ")
# What ’, £ or é become when a text is read in the wrong encoding, and what stands for a lost character.
_GARBLED = re.compile("[\x80-\x9f\ufffd]|â€|Ã[^\\w\\s]|Â[£©®°·«»]")
_DAY_OF_NAME = re.compile(r"\d{4}(?:-\d\d){0,2}")


def check_collection(folder: Path, uncertain: bool = False) -> tuple[Problem, ...]:
    """Every problem of the collection, those to mend first; writes nothing."""
    try:
        reading = read_letters(folder)
    except ReadacrossError as error:
        return _in_order(error.problems)
    problems = list(reading.problems)
    if not reading.whole:
        return _in_order(problems)
    corpus = link(reading.collection, reading.letters)
    # A visit's id holds its first day, so a wrong day would make right decisions look lost.
    if not any(p.rule == "visit-not-stated" for p in reading.problems):
        problems += [*lost_targets(corpus), *untold_targets(corpus)]
    if not any(p.fatal for p in reading.problems):
        problems += [*_unresolved(corpus), *_empty_themes(corpus, folder), *_coded_twice(corpus)]
        problems += [*_near_duplicates([one.document for one in reading.letters]), *_idle(reading, folder)]
        problems += [*_without_visit(corpus), *_letters_of_roles(corpus, folder)]
        problems += _unnamed(corpus, folder)
        problems += [*_unstated(corpus.letters), *_joint_councils(corpus, folder)]
        problems += [*_garbled(corpus.letters), *_named_for_another_day(corpus.letters)]
        if uncertain:
            problems += _uncertain(reading.letters)
    return _in_order(problems)


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those to mend first, each once."""
    return tuple(sorted(set(problems), key=lambda p: (not p.fatal, p)))


def _note(path: str, line: int, rule: str, message: str) -> Problem:
    return Problem(path, line, rule, message, fatal=False)


def _unresolved(corpus: Corpus) -> Iterator[Problem]:
    for spoken in corpus.references:
        decided = spoken.reference.decision is not None
        if not spoken.to and not decided:
            letter = corpus.letter(spoken.letter)
            statement = next(s for s in letter.document.statements if s.id == spoken.statement)
            message = (
                f"“{spoken.reference.text}” stays unresolved: {spoken.why} "
                f"If you know which is meant, or that nobody can know, say so under references: in "
                f"corrections/{letter.slug}.yml"
            )
            yield _note(letter.document.source.path, statement.lines.first, "unresolved", message)


def _without_visit(corpus: Corpus) -> Iterator[Problem]:
    """Letters of a kind that reports a visit or an inspection, whose front matter names none."""
    for letter in corpus.letters:
        kind = corpus.collection.kind(letter.meta.kind).title
        of_a_visit = "visit" in kind.casefold() or "inspection" in kind.casefold()
        if of_a_visit and letter.meta.visit is None and not letter.meta.about:
            message = (
                f"a text of the kind “{kind}” with no visit in its front matter; readers are told that none "
                "is recorded here. If the text says when the visit was, add visit: with kind, first, last, "
                "basis and why"
            )
            yield _note(letter.document.source.path, 0, "no-visit", message)


def _unstated(letters: Iterable[AnnotatedDocument]) -> Iterator[Problem]:
    """Letters of which nobody has said whose they are, about whom, or under which terms."""
    for letter in letters:
        meta = letter.meta
        facts = {"authority": meta.authority, "publisher": meta.publisher, "licence": meta.licence}
        missing = [name for name, value in facts.items() if value == NOT_STATED]
        if missing:
            until = ""
            if "authority" in missing:
                until = "; it is compared with no other letter until then"
            elif "publisher" in missing:
                until = "; no direction is drawn from or to it until then"
            message = (
                f"{' and '.join(missing)} of this text: not stated, because nothing in the document told; "
                f"give the id that collection.yml has for it, or add it there{until}"
            )
            yield _note(letter.document.source.path, 0, "not-stated", message)


def _garbled(letters: Iterable[AnnotatedDocument]) -> Iterator[Problem]:
    """Letters whose words were read in the wrong encoding: readers would be shown words that nobody wrote."""
    for letter in letters:
        document = letter.document
        found = [block for block in document.blocks if _GARBLED.search(document.of(block))]
        if found:
            first = next(word for word in document.of(found[0]).split() if _GARBLED.search(word))
            others = f", as do others in {len(found)} paragraphs of it" if len(found) > 1 else ""
            message = (
                f"“{first}” looks like words that were read in the wrong encoding{others}; readers are shown "
                "them as the letter's own; take the text from the original again, or put it right, and "
                "leave it if the original has it so"
            )
            yield _note(document.source.path, found[0].lines.first, "garbled", message)


def _named_for_another_day(letters: Iterable[AnnotatedDocument]) -> Iterator[Problem]:
    """Letters whose file, and so whose address, begins with another date than they have."""
    for letter in letters:
        named, date = _DAY_OF_NAME.match(letter.slug), letter.meta.date.value
        if named and not (named.group().startswith(date) or date.startswith(named.group())):
            message = (
                f"the name of this file begins with {named.group()}, and the letter's date is {date}; "
                "readers see both, one in the address; correct the date, or rename the file as “Links that "
                "stay” in docs/maintaining.md says"
            )
            yield _note(letter.document.source.path, 0, "other-day", message)


def _joint_councils(corpus: Corpus, folder: Path) -> Iterator[Problem]:
    """Councils whose name holds that of another one here: a letter to two stands with neither's letters."""
    held = {letter.meta.authority for letter in corpus.letters}
    councils = [one for one in corpus.collection.authorities if one.id in held]
    for joint in councils:
        names = _LIST.split(joint.name) if _AND.search(joint.name) else ()
        among = [one.name for one in councils if one.name != joint.name and one.name in names]
        if among:
            message = (
                f"letters about “{joint.name}” are not shown with those about {' or '.join(among)}; if that "
                "is a letter to several councils, readers of the one page do not find it; a letter belongs "
                "to one council, so say in its note: whom else it is to, or leave this as it is"
            )
            yield _note(f"{folder.as_posix()}/collection.yml", 0, "joint-council", message)


def _letters_of_roles(corpus: Corpus, folder: Path) -> Iterator[Problem]:
    """Offices whose letter is not held: readers get no link to what the office is known from."""
    held = {letter.slug for letter in corpus.letters}
    file = folder / "codebook" / "entities.yml"
    for n, entity in enumerate(corpus.collection.entities):
        for m, role in enumerate(entity.roles):
            if role.letter is not None and role.letter not in held:
                message = (
                    f"the office “{role.title}” of {entity.id} is known from {role.letter}, and there is no "
                    "letter of that name; it is shown without a link; correct the name or take it out"
                )
                shown = file.as_posix()
                line = line_of(read_text(file, shown), ("entities", n, "roles", m))
                yield _note(shown, line, "no-letter", message)


def _unnamed(corpus: Corpus, folder: Path) -> Iterator[Problem]:
    """People and bodies that no letter names, in one line: collections may share one list of names."""
    named = {mention.entity for letter in corpus.letters for mention in letter.mentions}
    unnamed = [entity.title for entity in corpus.collection.entities if entity.id not in named]
    if unnamed and corpus.letters:
        more = f" and {len(unnamed) - _FEW} more" if len(unnamed) > _FEW else ""
        message = (
            f"no letter names {' or '.join(unnamed[:_FEW])}{more} in a form that stands here, and pages "
            "leave that out. Nothing need be done if no letter does; if one does, add the form of the name "
            "that it has"
        )
        yield _note(f"{folder.as_posix()}/codebook/entities.yml", 0, "unnamed", message)


def _empty_themes(corpus: Corpus, folder: Path) -> Iterator[Problem]:
    """Themes that no passage has, in one line: a small collection has many; without a letter, all."""
    empty = [thread.theme for thread in corpus.threads if not thread.size]
    if empty and corpus.letters:
        path = f"{folder.as_posix()}/codebook/themes.yml"
        learnt = load().outputs
        unlearnt = " or ".join(theme for theme in empty if theme not in learnt)
        message = (
            f"no passage has the theme {' or '.join(empty)}; such a theme gets no page. Nothing need be done "
            "if no letter speaks of it; if one does, add the theme to that statement in the letter's "
            "corrections"
        )
        if unlearnt:
            message += (
                f". The coder has learnt no theme {unlearnt}, so it gives none; if a theme had another id "
                "before, put that back"
            )
        yield _note(path, 0, "empty-theme", message)


def _coded_twice(corpus: Corpus) -> Iterator[Problem]:
    """The same sentence coded in two ways."""
    seen: dict[str, tuple[AnnotatedDocument, Statement, Coding]] = {}
    for letter in corpus.letters:
        for statement, coding in letter.coded():
            words = " ".join(letter.document.of(statement).lower().split())
            first = seen.setdefault(words, (letter, statement, coding))
            if _labels(first[2]) != _labels(coding):
                message = (
                    f"the same sentence is coded {_labels(coding)} here and {_labels(first[2])} "
                    f"in {first[0].slug} {first[1].id}; correct one of them in its letter's corrections, or "
                    "leave it if the context differs"
                )
                yield _note(letter.document.source.path, statement.lines.first, "coded-twice", message)


def _labels(coding: Coding) -> str:
    return f"{coding.stance.id}: {', '.join(label.id for label in coding.themes) or 'no theme'}"


def _near_duplicates(letters: Sequence[Document]) -> Iterator[Problem]:
    """Letters of which one before them has nearly all, or that have nearly all of one."""
    holders: dict[str, list[int]] = defaultdict(list)
    sentences = [_sentences(letter) for letter in letters]
    for i, own in enumerate(sentences):
        shared = Counter(other for sentence in own for other in holders[sentence])
        for sentence in own:
            holders[sentence].append(i)
        for other, count in sorted(shared.items()):
            yield from _nearly_all(letters[i], len(own), letters[other], len(sentences[other]), count)


def _sentences(letter: Document) -> set[str]:
    return {letter.of(statement).lower() for statement in letter.statements}


def _nearly_all(this: Document, own: int, other: Document, theirs: int, shared: int) -> Iterator[Problem]:
    """What to look at in this letter, by how many sentences it has, another one has, and both share."""
    if shared < max(1, NEAR_DUPLICATE * min(own, theirs)):
        return
    if shared >= NEAR_DUPLICATE * max(own, theirs):
        message = (
            f"nearly all of this letter is in {other.slug} too; if it is the same letter twice, take one of "
            "them out; leave both if they are two"
        )
    else:
        held, holder = ("this letter", other.slug) if own < theirs else (other.slug, "this letter")
        message = f"nearly all of {held} is in {holder}, which holds more; look whether both belong here"
    yield _note(this.source.path, 0, "near-duplicate", message)


def held_already(folder: Path, added: Container[str]) -> Iterator[Problem]:
    """What to look at in letters that were just added: nearly all of one is in another about its council.

    `added` are their names. Only letters whose date may be the same are held against each other, by the
    sentences that they share.
    """
    collection = read_collection(folder)
    sources: list[Source] = []
    for path in letter_paths(folder):
        shown = f"{folder.as_posix()}/{path.name}"
        with suppress(ReadacrossError):  # `check` tells what is wrong with it
            sources.append(parse_source(path.stem, read_text(path, shown), collection, shown))

    pairs = [
        (own, [other for other in sources if other is not own and _may_be(own.meta, other.meta)])
        for own in sources
        if own.slug in added
    ]
    documents: dict[str, Document] = {}
    for source in {one.slug: one for own, others in pairs if others for one in (own, *others)}.values():
        with suppress(ReadacrossError):
            documents[source.slug] = parse(source, collection.kind(source.meta.kind).form)
    sentences = {slug: _sentences(document) for slug, document in documents.items()}
    for own, others in pairs:
        for other in others:
            if own.slug in documents and other.slug in documents:
                held, theirs = sentences[own.slug], sentences[other.slug]
                this, beside = documents[own.slug], documents[other.slug]
                yield from _nearly_all(this, len(held), beside, len(theirs), len(held & theirs))


def _may_be(one: Metadata, other: Metadata) -> bool:
    """Whether two letters are about one council, with dates that are the same as far as both are known."""
    known = min(len(one.date.value), len(other.date.value))
    return one.authority == other.authority and one.date.value[:known] == other.date.value[:known]


def _idle(reading: Reading, folder: Path) -> Iterator[Problem]:
    collection, codebook = reading.collection, reading.collection.codebook
    for letter in reading.letters:
        corrections = read_corrections(folder, letter.slug, codebook)
        if corrections.form is None:
            continue
        form = collection.kind(letter.meta.kind).form
        yield from idle_blocks(letter.document.source, form, corrections)
        by_rule = replace(letter, codings=code(letter.document, codebook))
        yield from people.idle_corrections(by_rule, corrections, codebook)
        yield from people.short_quotes(letter, corrections)
        was, now = corrections.form.reviewed_of, people.fingerprint(by_rule.codings)
        if (was or corrections.form.reviewed) and was != now:
            message = (
                "the coder says something else of this letter than when it was reviewed; look at it "
                f"with `readacross review {letter.slug}` and correct it, then set reviewed_of to {now}"
                if was
                else "this letter is given as reviewed, and nothing here tells when the coder says something "
                f"else of it later; add the line `reviewed_of: {now}`"
            )
            yield _note(corrections.path, 0, "review-outdated", message)


def _uncertain(letters: Sequence[AnnotatedDocument]) -> Iterator[Problem]:
    """The statements with a label that the coder is not sure of."""
    for letter in letters:
        for statement, coding in letter.coded():
            labels: list[ThemeLabel | StanceLabel] = [coding.stance, *coding.themes]
            doubtful = [f"{label.id} ({label.confidence:.0%})" for label in labels if not label.certain]
            if doubtful:
                message = (
                    f"not sure of {', '.join(doubtful)}: “{letter.document.of(statement)}”; look at it with "
                    f"`readacross review {letter.slug}`, which writes down what you decide"
                )
                yield _note(letter.document.source.path, statement.lines.first, "uncertain", message)
