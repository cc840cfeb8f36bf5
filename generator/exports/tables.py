"""Tables: the corpus as rows, with what each column holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from itertools import groupby

from generator.cache import key_of
from generator.exports.record import NO_KEYS, Keys, Record, records_of, spoken_in
from generator.exports.table import Cell, Rows, Table
from generator.link.findings import findings_on_no_theme
from generator.link.threads import CLEAR_CHANGE, FEWEST_TO_COMPARE
from generator.model import (
    JUDGED,
    STANCES,
    AnnotatedDocument,
    Corpus,
    Event,
    Finding,
    Licence,
    Metadata,
    SpokenOf,
    StanceLabel,
    ThemeLabel,
    Thread,
    Turn,
)
from generator.pages import addresses
from generator.pages.reports import is_held


def joined(values: Iterable[str]) -> str:
    """Several values in one cell."""
    return "; ".join(values)


WHY = "the words that weighed most; for a rule the words or the heading it went by; for a decision its reason"
WHO = "who decided it, where `by` says person: a person or a program, by the name kept with the decision"
NOT_CERTAIN = "which labels the site shows as not certain: “theme”, “stance” or both"
PUBLISHER_BASIS = ("publisher_basis", "stated, or inferred where nothing says who published it")
# Who speaks and how sure the date is, so that each table tells it by itself.
SPEAKER_COLUMNS = (
    ("date_basis", "how that date is known: stated, publisher, inferred or not stated"),
    ("authority", "the council that the letter is about"),
    ("letter_kind", "kind of document that the letter is"),
    ("publisher", "who published the letter"),
    PUBLISHER_BASIS,
)
# The terms of the letter's words, in each table that holds such words.
TERMS_COLUMNS = (
    ("licence", "id of the terms of the letter’s words; letters.csv has their note and address too"),
    ("licence_name", "what these terms are called"),
)


def _speaker(meta: Metadata) -> tuple[Cell, ...]:
    return meta.date.basis, meta.authority, meta.kind, meta.publisher, meta.publisher_basis


def _terms(licence: Licence) -> tuple[Cell, ...]:
    return licence.id, licence.name


# Which text is meant is said by its path: the two that the site gives differ in every line.
READING_TEXT = addresses.reading_text("LETTER")
TEXT_AS_IT_CAME = addresses.letter_text("LETTER")
LINES_OF = (
    "{} line in the letter’s file in the collection, source_texts/LETTER.txt, front matter and all; less "
    f"front_matter_lines of letters.csv it is the line in {TEXT_AS_IT_CAME}"
)
STATEMENT_COLUMNS = (
    ("letter", "the letter, as in its address on this site"),
    ("date", "the letter’s date, as precise as it is known"),
    *SPEAKER_COLUMNS,
    ("block", "number of the block in the letter, from 0"),
    ("paragraph", "the paragraph’s permanent anchor"),
    ("statement", "the statement’s number in the letter"),
    ("kind", "paragraph or bullet"),
    ("heading", "the heading that it stands under"),
    ("start", f"first character, counted from 0 in the letter’s reading text, {READING_TEXT}"),
    ("end", "character after the last, counted in the same text"),
    ("first_line", LINES_OF.format("first")),
    ("last_line", LINES_OF.format("last")),
    ("text", "the words"),
    ("themes", "ids of its themes"),
    ("themes_by", "where each theme is from: rule, model or person (a decision kept with the letter)"),
    (
        "themes_who",
        "who decided each theme whose `themes_by` is person, theme by theme: a person or a program, "
        "by the name kept with the decision",
    ),
    (
        "themes_why",
        f"{WHY}, theme by theme; a reason may hold “; ” itself, and the JSON Lines file keeps them apart",
    ),
    ("stance", "strength, progress, concern, mixed or none"),
    ("stance_by", "where it is from: rule, model or person (a decision kept with the letter)"),
    ("stance_who", "the same of the judgement"),
    ("stance_why", WHY),
    ("mentions", "ids of the people and bodies named"),
    ("references", "visits and letters spoken of; “?” where that could not be told"),
    ("themes_taken", "ids of the themes that the program gave and a decision took away"),
    (
        "not_certain",
        "which labels the site shows as not certain: ids of its themes, and “stance”",
    ),
    *TERMS_COLUMNS,
)


def statements(corpus: Corpus, keys: Keys = NO_KEYS) -> Table:
    """Every statement of every letter."""
    spoken, licence = spoken_in(corpus), corpus.collection.licence

    def rows() -> Iterator[Rows]:
        for letter in corpus.letters:
            make = partial(_statements, letter, spoken[letter.slug], licence(letter.meta.licence))
            yield Rows(make, keys.get(letter.slug, ""))

    return Table(STATEMENT_COLUMNS, rows())


def _statements(
    letter: AnnotatedDocument, spoken: Sequence[SpokenOf], licence: Licence
) -> Iterator[tuple[Cell, ...]]:
    for record, coding in zip(records_of(letter, spoken, licence), letter.codings, strict=True):
        taken = joined(theme.id for theme in coding.taken)
        doubted = _not_certain(((theme.id, theme) for theme in coding.themes), coding.stance)
        yield *_statement(record, letter.meta), taken, doubted, *_terms(licence)


def _not_certain(themes: Iterable[tuple[str, ThemeLabel]], stance: StanceLabel) -> str:
    """What the table calls the labels that the site shows as not certain."""
    doubted = [name for name, label in themes if not label.certain]
    return joined(doubted if stance.certain else [*doubted, "stance"])


def _statement(record: Record, meta: Metadata) -> tuple[Cell, ...]:
    decided = any("who" in theme for theme in record["themes"])
    return (
        record["letter"],
        meta.date.value,
        *_speaker(meta),
        record["block"],
        record["paragraph"],
        record["statement"],
        record["kind"],
        record["heading"] or "",
        record["start"],
        record["end"],
        record["lines"][0],
        record["lines"][1],
        record["text"],
        joined(theme["id"] for theme in record["themes"]),
        joined(theme["by"] for theme in record["themes"]),
        joined(theme.get("who", "") for theme in record["themes"]) if decided else "",
        joined(", ".join(theme["why"]) for theme in record["themes"]),
        record["stance"]["id"],
        record["stance"]["by"],
        record["stance"].get("who", ""),
        ", ".join(record["stance"]["why"]),
        joined(mention["entity"] for mention in record["mentions"]),
        joined(reference["to"] or "?" for reference in record["references"]),
    )


LETTER_COLUMNS = (
    ("letter", "the letter, as in its address on this site"),
    ("title", "its title"),
    ("kind", "kind of document"),
    ("date", "as precise as it is known"),
    ("date_basis", "stated, publisher, inferred or not stated"),
    ("date_why", "where the date is from"),
    ("authority", "the council that it is about"),
    ("publisher", "who published it"),
    PUBLISHER_BASIS,
    ("licence", "id of the terms of the letter’s words"),
    ("licence_name", "what these terms are called"),
    ("licence_note", "what they say, as this site puts it"),
    ("licence_link", "address of the terms, if they have one"),
    ("authors", "who wrote it"),
    ("author_role", "their office"),
    ("inspectors", "who made the visit, where it names them"),
    ("addressee", "to whom"),
    ("addressee_role", "their office"),
    ("visit_kind", "kind of the visit that it reports"),
    ("visit_first", "first day of that visit"),
    ("visit_last", "last day of that visit"),
    ("visit_basis", "how these days are known: stated, publisher, inferred or not stated"),
    ("visit_why", "where they are from"),
    ("looked_at", "what that visit looked at, in the letter’s words, where such words were found"),
    ("framework", "the framework of the inspection"),
    ("link", "address of the original"),
    ("original_sha256", "SHA-256 of the original file"),
    ("text_file", "the text as it came, by its address below this site’s"),
    ("text_sha256", "SHA-256 of that file"),
    ("front_matter_lines", "lines of the letter’s file in the collection that stand before that text"),
    ("reading_text", "the text that start and end count in, by its address below this site’s"),
    ("reading_text_sha256", "SHA-256 of that file"),
    ("statements", "how many statements"),
    *((stance, f"how many of them: {stance}") for stance in STANCES),
)


def letters(corpus: Corpus) -> Table:
    """Every letter with its facts; an empty cell means "not recorded here"."""
    licence = corpus.collection.licence
    rows = Rows(lambda: (_letter(letter, licence(letter.meta.licence)) for letter in corpus.letters))
    return Table(LETTER_COLUMNS, [rows])


def _letter(letter: AnnotatedDocument, licence: Licence) -> tuple[Cell, ...]:
    meta = letter.meta
    stances = [coding.stance.id for coding in letter.codings]
    return (
        letter.slug,
        meta.title,
        meta.kind,
        meta.date.value,
        meta.date.basis,
        meta.date.why,
        meta.authority,
        meta.publisher,
        meta.publisher_basis,
        *_terms(licence),
        licence.note,
        licence.link,
        joined(meta.authors),
        meta.author_role,
        joined(meta.inspectors),
        meta.addressee,
        meta.addressee_role,
        meta.visit.kind if meta.visit else "",
        meta.visit.first if meta.visit else "",
        meta.visit.last if meta.visit else "",
        meta.visit.basis if meta.visit else "",
        meta.visit.why if meta.visit else "",
        joined(one.text for one in letter.scope),
        meta.framework,
        meta.link,
        meta.original_sha256,
        addresses.letter_text(letter.slug),
        letter.document.source.sha256,
        letter.document.source.first_line - 1,
        addresses.reading_text(letter.slug),
        sha256(letter.document.text.encode("utf-8")).hexdigest(),
        len(stances),
        *(stances.count(stance) for stance in STANCES),
    )


MATRIX_COLUMNS = (
    ("theme", "the theme’s id"),
    ("title", "its title"),
    ("letter", "the letter, as in its address on this site"),
    ("date", "the letter’s date"),
    *SPEAKER_COLUMNS,
    *((stance, f"statements on the theme: {stance}") for stance in STANCES),
    ("total", "all statements on the theme; 0 means that none was found"),
    (
        "direction",
        "how it stands to the last letter known to be before it, of the same publisher and about the same "
        "council, that judges the theme: more-concerns, fewer-concerns, about-the-same (too close to call, "
        "which does not mean that nothing changed: their shares with a concern "
        f"are less than {round(100 * CLEAR_CHANGE)} percentage points apart, or would be if one statement "
        "were judged the other way), too-few (fewer than "
        f"{FEWEST_TO_COMPARE} judging statements in either), first (none is known to be before), "
        "order-unknown (dates do not tell which of several is the last before it), speaker-unknown (its "
        "publisher or council is not stated), undated, or "
        "not-mentioned (no statement was found)",
    ),
    ("since", "that letter; empty if it is compared with none"),
)


def matrix(corpus: Corpus) -> Table:
    """Every theme in every letter."""
    metas = {letter.slug: letter.meta for letter in corpus.letters}
    titles = corpus.collection.codebook.titles

    def of_theme(thread: Thread) -> Iterator[tuple[Cell, ...]]:
        return (
            (
                thread.theme,
                titles[thread.theme],
                turn.letter,
                metas[turn.letter].date.value,
                *_speaker(metas[turn.letter]),
                *(turn.tally.of(stance) for stance in STANCES),
                turn.tally.total,
                turn.direction,
                turn.since,
            )
            for turn in thread.turns
        )

    return Table(MATRIX_COLUMNS, (Rows(partial(of_theme, thread)) for thread in corpus.threads))


TIMELINE_COLUMNS = (
    ("kind", "visit, letter or event"),
    ("first", "first day, as precise as it is known"),
    ("last", "last day"),
    ("title", "what it was"),
    ("basis", "stated, publisher, inferred or not stated"),
    ("why", "how the date is known, where somebody has written it down"),
    ("target", "the visit or the letter"),
    (
        "held",
        "yes if a letter held here reports it, no if none does; not known where one may, since its record "
        "names no visit, or where the visit’s council is not stated",
    ),
    ("letter", "the letter whose words tell it"),
    ("paragraph", "where they stand"),
    ("text", "the words"),
    *TERMS_COLUMNS,
)


def timeline(corpus: Corpus) -> Table:
    """Every visit, letter and dated event."""
    licence = corpus.collection.licence
    terms = {letter.slug: _terms(licence(letter.meta.licence)) for letter in corpus.letters}
    letters = {letter.slug: letter for letter in corpus.letters}
    kinds = {kind.id: kind.title for kind in corpus.collection.kinds}
    held = {visit.id: is_held(visit, letters, kinds) for visit in corpus.visits}
    rows = Rows(lambda: (_event(event, held.get(event.target, "yes"), terms) for event in corpus.events))
    return Table(TIMELINE_COLUMNS, [rows])


def _event(event: Event, held: str, terms: Mapping[str, tuple[Cell, ...]]) -> tuple[Cell, ...]:
    told = event.passage
    return (
        event.kind,
        event.first,
        event.last,
        event.title,
        event.basis,
        event.why,
        event.target,
        held,
        told.letter if told else "",
        told.paragraph if told else "",
        told.text if told else "",
        *(terms[told.letter] if told else ("", "")),
    )


LISTS = {"priority": "priority action", "improve": "what needs to improve"}
FINDING_COLUMNS = (
    ("theme", "the theme’s id; empty for a concern on no theme"),
    ("letter", "the letter that says so"),
    ("date", "its date"),
    *SPEAKER_COLUMNS,
    ("paragraph", "where the words stand"),
    ("statement", "the statement’s number in the letter"),
    ("stance", "concern or mixed"),
    ("listed", "yes if it is an item of one of the letter’s own lists of what needs to improve"),
    ("list", "which of these lists: “priority action” or “what needs to improve”; empty if none"),
    ("not_certain", NOT_CERTAIN),
    ("text", "the words"),
    (
        "later_statements",
        "statements on the theme in letters about the same council that are known to be later; 0 also where "
        "dates do not tell which came first",
    ),
    *((f"later_{stance}", f"how many of those: {stance}") for stance in JUDGED),
    ("later_letters", "the letters that they stand in"),
    *TERMS_COLUMNS,
)


def findings(corpus: Corpus, keys: Keys = NO_KEYS) -> Table:
    """Every finding, a row for each of its themes; those on no theme stand at the end."""
    together = _keys_of_authorities(corpus, keys)
    metas = {letter.slug: letter.meta for letter in corpus.letters}
    licence = corpus.collection.licence

    def rows() -> Iterator[Rows]:
        for (theme, slug), found in groupby(corpus.findings, lambda f: (f.theme, f.passage.letter)):
            meta = metas[slug]
            key = _key(together[meta.authority], theme, slug)
            yield Rows(partial(_findings, meta, licence(meta.licence), tuple(found)), key)
        for letter in corpus.letters:
            key = _key(keys.get(letter.slug, ""), "", letter.slug)
            yield Rows(partial(_themeless, letter, licence(letter.meta.licence)), key)

    return Table(FINDING_COLUMNS, rows())


def _keys_of_authorities(corpus: Corpus, keys: Keys) -> dict[str, str]:
    """For each authority one key of all letters about it: what is later than a finding is of these."""
    of: dict[str, list[str]] = defaultdict(list)
    for letter in corpus.letters:
        of[letter.meta.authority].append(keys.get(letter.slug, ""))
    return {authority: "".join(several) for authority, several in of.items()}


def _key(made_from: str, *names: str) -> str:
    return key_of(made_from.encode(), *(name.encode() for name in names)) if made_from else ""


def _themeless(letter: AnnotatedDocument, licence: Licence) -> Iterator[tuple[Cell, ...]]:
    return _findings(letter.meta, licence, findings_on_no_theme(letter))


def _findings(meta: Metadata, licence: Licence, found: Iterable[Finding]) -> Iterator[tuple[Cell, ...]]:
    return (_finding(meta, licence, finding) for finding in found)


def _finding(meta: Metadata, licence: Licence, finding: Finding) -> tuple[Cell, ...]:
    said = finding.passage
    later = [passage.stance.id for passage in finding.later]
    return (
        finding.theme,
        said.letter,
        said.date,
        *_speaker(meta),
        said.paragraph,
        said.statement,
        said.stance.id,
        "yes" if finding.listed else "no",
        LISTS[finding.listed.kind] if finding.listed else "",
        _not_certain([("theme", said.theme(finding.theme))] if finding.theme else [], said.stance),
        said.text,
        len(later),
        *(later.count(stance) for stance in JUDGED),
        joined(dict.fromkeys(passage.letter for passage in finding.later)),
        *_terms(licence),
    )


PASSAGE_COLUMNS = (
    ("letter", "the letter, as in its address on this site"),
    ("date", "its date"),
    *SPEAKER_COLUMNS,
    ("paragraph", "where the words stand"),
    ("statement", "the statement’s number in the letter"),
    ("stance", "what it judges"),
    ("by", "where the theme is from: rule, model or person (a decision kept with the letter)"),
    ("who", WHO),
    ("why", WHY),
    ("not_certain", NOT_CERTAIN),
    ("text", "the words"),
    ("link", "address of the letter’s original, if known"),
    *TERMS_COLUMNS,
)


def theme(corpus: Corpus, thread: Thread, keys: Keys = NO_KEYS) -> Table:
    """Every passage on one theme."""
    metas = {letter.slug: letter.meta for letter in corpus.letters}
    licence = corpus.collection.licence

    def rows() -> Iterator[Rows]:
        for turn in thread.turns:
            if turn.passages:
                meta = metas[turn.letter]
                make = partial(_passages, meta, licence(meta.licence), turn, thread.theme)
                yield Rows(make, keys.get(turn.letter, ""))

    return Table(PASSAGE_COLUMNS, rows())


def _passages(meta: Metadata, licence: Licence, turn: Turn, theme: str) -> Iterator[tuple[Cell, ...]]:
    for passage in turn.passages:
        label = passage.theme(theme)
        yield (
            passage.letter,
            passage.date,
            *_speaker(meta),
            passage.paragraph,
            passage.statement,
            passage.stance.id,
            label.by,
            label.decision.who if label.decision else "",
            ", ".join(label.why),
            _not_certain([("theme", label)], passage.stance),
            passage.text,
            meta.link,
            *_terms(licence),
        )
