"""Mentions, dates, abbreviations, references and claims, from the words of a letter."""

from __future__ import annotations

import pytest

from generator.annotate import PASSES
from generator.annotate.abbreviations import find_abbreviations, own_expansions
from generator.annotate.claims import find_claims
from generator.annotate.dates import dates_in
from generator.annotate.mentions import find_mentions
from generator.annotate.references import find_references
from generator.corrections import read_corrections
from generator.model import Entity
from tests.reading import COLLECTION, Case, cases, collection, corpus, document_of


def letter(words: str) -> str:
    """A letter that says only this."""
    return f"Dear Ms Smith\n\n{words}\n"


@pytest.mark.parametrize("case", cases("dates"), ids=lambda case: case.title)
def test_dates(case: Case) -> None:
    """A date is as precise as it is written, and never more."""
    found = dates_in(case.given, 0, len(case.given))
    assert "\n".join(f"{d.text} = {d.first}..{d.last}" for d in found) == case.expected


@pytest.mark.parametrize("case", cases("references"), ids=lambda case: case.title)
def test_references(case: Case) -> None:
    """Words that speak of a visit are found with what they tell: kind, date, count, whose."""
    found = find_references(document_of(letter(case.given)))
    lines = []
    for r in found:
        told = [r.kind, f"{r.first}..{r.last}" if r.first else "", f"no. {r.ordinal}" if r.ordinal else ""]
        told.append("own" if r.own else "")
        lines.append(f"{r.text} = {', '.join(t for t in told if t)}")
    assert "\n".join(lines) == case.expected


def test_the_longer_name_is_meant() -> None:
    """Of two names at one place the longer is the mention, and a name inside a word is none."""
    board = Entity("board", "body", "Board", ("Safeguarding Children Board",))
    kirklees = Entity("k-board", "body", "K", ("Kirklees Safeguarding Children Board",))
    union = Entity("union", "body", "Union", ("Uni",))
    found = find_mentions(
        document_of(letter("The Kirklees Safeguarding Children Board met the Union.")),
        (board, kirklees, union),
    )
    assert [(m.entity, m.text) for m in found] == [("k-board", "Kirklees Safeguarding Children Board")]


def test_left_out_text_names_nobody() -> None:
    """People who are named only in the parts that are left out of the page are not listed."""
    article = corpus().letter("2018-08-news-fifth-monitoring-visit")
    left_out = [b for b in article.document.blocks if b.kind == "left-out"]
    assert left_out
    assert not [m for m in article.mentions for b in left_out if b.start <= m.start < b.end]


def test_every_mark_quotes_its_words() -> None:
    """Each mention, abbreviation, reference, claim and event holds exactly the words at its offsets."""
    marks = 0
    for annotated in corpus().letters:
        text = annotated.document.text
        spans = [(m.start, m.end, m.text) for m in annotated.mentions]
        spans += [(a.start, a.end, a.text) for a in annotated.abbreviations]
        spans += [(r.start, r.end, r.text) for r in annotated.references]
        spans += [(c.start, c.end, c.text) for c in annotated.claims]
        spans += [(e.start, e.end, e.text) for e in annotated.events]
        spans += [(o.start, o.end, o.text) for o in annotated.oddities]
        assert all(text[start:end] == words for start, end, words in spans)
        marks += len(spans)
    assert marks > 100


def test_the_letters_own_expansion_goes_first() -> None:
    """What the letter says an abbreviation stands for is taken before the glossary's words."""
    document = document_of(
        letter("The Multi Agency Safeguarding Hub (MASH) works. The MASH is busy. IROs check.")
    )
    assert dict(own_expansions(document)) == {"MASH": "Multi Agency Safeguarding Hub"}
    uses = [(a.text, a.expansion, a.by_letter) for a in find_abbreviations(document, collection().glossary)]
    assert ("MASH", "Multi Agency Safeguarding Hub", True) in uses
    assert ("IROs", "Independent reviewing officer", False) in [
        (t, e.capitalize(), own) for t, e, own in uses
    ]


def test_an_expansion_begins_with_no_small_word() -> None:
    """Of two words with the same initial the one like "and" is passed over there, and only there."""
    words = (
        "Those in their assessed and supported year in employment (ASYE) met the child and family court "
        "advisory service (CAFCAS), and support (AS) was said. The home of the in-house team (IHT) is near."
    )
    assert dict(own_expansions(document_of(letter(words)))) == {
        "ASYE": "assessed and supported year in employment",
        "CAFCAS": "child and family court advisory service",
        "IHT": "in-house team",
    }


def test_of_two_expansions_the_one_that_the_letter_begins_with_holds() -> None:
    """A later one is a slip more often than another thing of that name."""
    words = (
        "The multi-agency safeguarding hub (MASH) works. So does the multi-agency sharing hub (MASH). "
        "The MASH is busy."
    )
    uses = find_abbreviations(document_of(letter(words)), ())
    assert {use.expansion for use in uses} == {"multi-agency safeguarding hub"}


def test_claims_keep_the_month_that_the_letter_gives() -> None:
    """Two ways of telling the judgement are both read, each with its own month."""
    values = [
        find_claims(document_of(letter(words)))[0].value
        for words in (
            "It was judged inadequate in September 2016.",
            "It was judged as inadequate for services for children looked after in October 2016.",
        )
    ]
    assert values == ["September 2016", "October 2016"]


@pytest.mark.parametrize(
    "words",
    [
        "The authority was judged inadequate by Ofsted when it was inspected in September 2016.",
        "Services for children were judged to be inadequate at the last Ofsted inspection in September 2016.",
        "The council was judged inadequate overall, in September 2016, and again later.",
        "The council was judged inadequate, in September 2016.",
        "Bath and North East Somerset Council was judged inadequate in September 2016.",
        "After services were judged inadequate in September 2016, a commissioner came.",
        "The council was judged inadequate for children who need help and protection in September 2016.",
    ],
)
def test_a_claim_may_name_the_inspection(words: str) -> None:
    """The month is that of the judgement all the same."""
    assert [claim.value for claim in find_claims(document_of(letter(words)))] == ["September 2016"]


@pytest.mark.parametrize(
    "words",
    [
        "The council was judged inadequate, and a new director was appointed in March 2017.",
        "The council was judged inadequate because practice in May 2015 was weak.",
        "Two schools were judged inadequate in May 2017.",
        "The council’s home was judged inadequate in July 2017.",
        "The service was not judged inadequate in May 2016.",
        "The council has never been judged inadequate in July 2016 or later.",
        "She was judged inadequate in May 2016.",
        "The council was judged inadequate, in May 2018 a new director came.",
        "The council was judged inadequate at the last inspection, in May 2018 a new director came.",
        "The council’s fostering service was judged inadequate in May 2018.",
        "The council supported another council that was judged inadequate in May 2018.",
        "Police services were judged inadequate in May 2018.",
        "If the council had been judged inadequate in May 2018, this would be known.",
        "If Anytown Council had been judged inadequate in May 2018, this would be known.",
        "Anytown NHS services were judged inadequate in May 2018.",
        "Adult services were judged inadequate in May 2018.",
        "Ofsted and the police said services were judged inadequate in May 2018.",
        "He led one council and another was judged inadequate in May 2018.",
    ],
)
def test_a_month_of_something_else_is_no_claim(words: str) -> None:
    """Letters would seem to differ where they speak of two things."""
    assert not find_claims(document_of(letter(words)))


def test_a_name_is_found_with_either_apostrophe() -> None:
    """The collection may write a name with the typewriter's apostrophe and the letter not, or the reverse."""
    straight = Entity("board", "body", "Board", ("Children's Board",))
    curly = Entity("trust", "body", "Trust", ("Parents’ Trust",))
    document = document_of(letter("The Children’s Board met. The Children's Board met the Parents' Trust."))
    found = [(mention.entity, mention.text) for mention in find_mentions(document, (straight, curly))]
    assert found == [
        ("board", "Children’s Board"),
        ("board", "Children's Board"),
        ("trust", "Parents' Trust"),
    ]


@pytest.mark.parametrize("small", ["of", "the", "and", "for", "to", "in", "on"])
def test_small_words_need_no_letter_of_an_abbreviation(small: str) -> None:
    """“Help for Families (HF)” explains itself, and so it does with each of the small words."""
    found = dict(own_expansions(document_of(letter(f"We asked Help {small} Families (HF) to come."))))
    assert found == {"HF": f"Help {small} Families"}


@pytest.mark.parametrize(
    "words", ["Care Board’s", "Care Board's", "‘Care Board’", "“Care Board”", "'Care Board'", "Care Boards’"]
)
def test_no_quotation_mark_or_possessive_ends_an_expansion(words: str) -> None:
    """What is explained is the thing, however it is quoted and whatever it owns."""
    found = dict(own_expansions(document_of(letter(f"We read the {words} (CB) report."))))
    assert found == {"CB": words.strip("‘’“”'").removesuffix("’s").removesuffix("'s")}


def test_other_words_stand_in_no_expansion() -> None:
    """A word that is not small and has no letter in the bracket breaks the expansion off."""
    assert not list(own_expansions(document_of(letter("We asked Help with Families (HF) to come."))))


def test_a_term_that_a_bracket_explains_takes_no_words_of_ours() -> None:
    """Where the letter explains a term itself the glossary keeps out, there and only there."""
    document = document_of(letter("The MASH (the team that answers calls) is busy. The MASH is new."))
    first, second = find_abbreviations(document, collection().glossary)
    assert (first.text, first.term, first.expansion, first.by_letter) == ("MASH", second.term, "", False)
    assert second.expansion
    assert not second.by_letter


def test_passes_are_named_and_give_the_same_letter_twice() -> None:
    """The passes have names of their own, and running them again over what they gave changes nothing."""
    names = [name for name, _ in PASSES]
    assert len(set(names)) == len(names)
    for annotated in corpus().letters:
        corrections = read_corrections(COLLECTION, annotated.slug, collection().codebook)
        again = annotated
        for _, apply in PASSES:
            again = apply(again, collection(), corrections)
        assert again == annotated
