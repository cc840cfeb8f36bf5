"""Permalinks are promises: ids follow their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ReadacrossError
from generator.model import AnnotatedDocument, Document
from generator.permalinks import (
    ALIKE,
    Ledger,
    broken_promises,
    ids_of,
    likeness,
    mended,
    read_ledger,
    short_hash,
    sketch,
    updated,
    with_published_ids,
)
from tests.reading import document_of

ONE, TWO, THREE = "Children are seen.", "Plans are late.", "Records are clear."


def letter(*paragraphs: str) -> Document:
    """A letter of these paragraphs."""
    return document_of("Dear Ms Smith\n\n" + "\n\n".join(paragraphs) + "\n")


def ledger(document: Document, redirects: dict[str, str] | None = None) -> Ledger:
    """The ledger in which this letter was published."""
    return Ledger(
        "source_texts/permalinks.yml", {document.slug: ids_of(document)}, {document.slug: redirects or {}}
    )


def ids(document: Document) -> dict[str, str]:
    """Each paragraph's words with its id."""
    return {document.of(b): b.id for b in document.blocks if b.id}


def test_a_paragraph_put_in_between_moves_no_id() -> None:
    """A new first paragraph takes the next free number; the others keep theirs."""
    published = ledger(letter(ONE, TWO))
    assert ids(with_published_ids(letter(THREE, ONE, TWO), published)) == {THREE: "p3", ONE: "p1", TWO: "p2"}


def test_a_lost_paragraph_breaks_its_promise_until_it_is_redirected() -> None:
    """An id whose words are gone is a problem that names it; a redirect gives it a new home."""
    now = letter(ONE)
    published = ledger(letter(ONE, TWO))
    (problem,) = broken_promises([AnnotatedDocument(with_published_ids(now, published), ())], published)
    assert "2020-02-03-test#p2 leads nowhere" in problem.message
    assert problem.fatal
    redirected = ledger(letter(ONE, TWO), {"p2": "p1"})
    mended = with_published_ids(now, redirected)
    assert broken_promises([AnnotatedDocument(mended, ())], redirected) == []
    assert [b.former_ids for b in mended.blocks if b.id] == [("p2",)]


def test_a_number_that_was_taken_out_of_the_ledger_is_told() -> None:
    """A line lost in a merge would give its paragraph a new number, and every link to it would die."""
    now = letter(ONE, TWO, THREE)
    published = ids_of(now)
    held = Ledger("permalinks.yml", {now.slug: {"p3": published["p3"]}}, {})
    (problem,) = broken_promises([AnnotatedDocument(with_published_ids(now, held), ())], held)
    assert "2020-02-03-test has a line for p3 and none for p1 to p2; expected one" in problem.message
    assert problem.fatal
    moved = Ledger(
        "permalinks.yml", {now.slug: {"p1": published["p1"], "p3": published["p3"]}}, {now.slug: {"p2": "p1"}}
    )
    assert not broken_promises([AnnotatedDocument(with_published_ids(now, moved), ())], moved)


def test_a_mended_word_moves_no_id() -> None:
    """A paragraph whose spelling was mended in its place keeps its id; the ledger learns its new words."""
    published = ledger(letter(ONE, "Plans are some times late for children.", THREE))
    now = "Plans are sometimes late for children."
    document = with_published_ids(letter(ONE, now, THREE), published)
    assert ids(document) == {ONE: "p1", now: "p2", THREE: "p3"}
    assert broken_promises([AnnotatedDocument(document, ())], published) == []
    written = updated([document], published)
    assert written is not None
    assert short_hash(now) in written
    assert short_hash("Plans are some times late for children.") not in written


def test_an_id_that_stayed_with_mended_words_is_told_until_they_are_published() -> None:
    """A person sees which number stayed with which words, and that it is no mistake by itself."""
    published = ledger(letter(ONE, "Plans are some times late for children.", THREE))
    document = with_published_ids(letter(ONE, "Plans are sometimes late for children.", THREE), published)
    (note,) = mended([document], published)
    assert "#p2 keeps its number, and its words have changed" in note.message
    assert "“Plans are sometimes late for children.”" in note.message
    assert not note.fatal
    assert mended([document], ledger(document)) == []


def test_other_words_in_the_place_of_a_paragraph_do_not_get_its_id() -> None:
    """A link to children at risk never leads to the canteen: the build stops until a person decides."""
    published = ledger(letter(ONE, "Children are at risk of harm.", THREE))
    canteen = "The canteen serves soup on Mondays."
    document = with_published_ids(letter(ONE, canteen, THREE), published)
    assert ids(document) == {ONE: "p1", canteen: "p4", THREE: "p3"}
    (problem,) = broken_promises([AnnotatedDocument(document, ())], published)
    assert "#p2 leads nowhere" in problem.message
    assert "p4 (“The canteen serves soup on Mondays.”)" in problem.message
    assert problem.fatal


def test_paragraphs_that_are_mended_and_exchanged_keep_their_ids() -> None:
    """An id goes with the words that are most like its own, not with the place."""
    homes, plans = "Homes for children are mostly good.", "Plans for children are mostly late."
    published = ledger(letter(ONE, homes, plans, THREE))
    now = ("Plans for most children are mostly late.", "Homes for most children are mostly good.")
    document = with_published_ids(letter(ONE, *now, THREE), published)
    assert ids(document) == {ONE: "p1", now[0]: "p3", now[1]: "p2", THREE: "p4"}


def test_a_paragraph_that_was_put_in_or_moved_can_be_mended() -> None:
    """The numbers are in another order than the text then; a mended word moves no id all the same."""
    first = ledger(letter(ONE, TWO))
    was = "Homes for children are mostly good."
    published = ledger(with_published_ids(letter(ONE, was, TWO), first))
    now = "Homes for most children are mostly good."
    put_in = with_published_ids(letter(ONE, now, TWO), published)
    assert ids(put_in) == {ONE: "p1", now: "p3", TWO: "p2"}
    moved = with_published_ids(letter(now, ONE, TWO, THREE), ledger(letter(ONE, TWO, was, THREE)))
    assert ids(moved) == {now: "p3", ONE: "p1", TWO: "p2", THREE: "p4"}
    assert broken_promises([AnnotatedDocument(put_in, ())], published) == []


def test_of_two_paragraphs_as_alike_none_gets_the_id() -> None:
    """Nobody can tell which of them is the one that was published."""
    was, now = "Visits to children are regular now.", "Visits to children are regular."
    assert ALIKE <= likeness(sketch(was), sketch(now)) < 1
    document = with_published_ids(letter(ONE, now, now, THREE), ledger(letter(ONE, was, THREE)))
    assert [b.id for b in document.blocks if b.id] == ["p1", "p4", "p5", "p3"]


def test_how_alike_words_are_is_a_share() -> None:
    """The same words are wholly alike, quite other words are not, and of unknown words nothing is said."""
    assert likeness(sketch(ONE), sketch(ONE)) == 1
    assert likeness(sketch("aaaa bbbb"), sketch("cccc dddd")) == 0
    assert likeness("", sketch(ONE)) == likeness(sketch(ONE), "") == 0


def test_words_published_before_sketches_were_kept_go_on() -> None:
    """The very words keep their id, and so does one paragraph in the place of one, which is named.

    Of more, nobody can tell, and the build stops. The next build adds the sketches.
    """
    new = letter(ONE, TWO)
    old = Ledger("permalinks.yml", {new.slug: {i: e[:8] for i, e in ids_of(new).items()}}, {})
    assert ids(with_published_ids(new, old)) == {ONE: "p1", TWO: "p2"}
    written = updated([new], old)
    assert written is not None
    assert ids_of(new)["p2"] in written
    changed = with_published_ids(letter(ONE, "Plans are late again."), old)
    assert ids(changed) == {ONE: "p1", "Plans are late again.": "p2"}
    (note,) = mended([changed], old)
    assert "#p2 keeps its number, and its words have changed" in note.message
    assert broken_promises([AnnotatedDocument(changed, ())], old) == []
    more = with_published_ids(letter(ONE, "Plans are late again.", THREE), old)
    assert len(broken_promises([AnnotatedDocument(more, ())], old)) == 1
    moved = with_published_ids(letter("Plans are late again.", ONE), old)
    assert len(broken_promises([AnnotatedDocument(moved, ())], old)) == 1


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        ({"p2": "p9"}, "the line `p2: p9` leads nowhere: the letter has no paragraph p9; expected one of p1"),
        ({"p2": "p3", "p3": "p1"}, "the line `p2: p3` leads nowhere: the letter has no paragraph p3"),
        ({"p2": "p2"}, "the line `p2: p2` leads nowhere: the letter has no paragraph p2"),
    ],
)
def test_a_redirect_that_leads_nowhere_is_told(moves: dict[str, str], said: str) -> None:
    """A slip, or a target that is gone or leads on itself, kills no published link in silence."""
    was = ledger(letter(ONE, TWO, THREE))
    slug = letter(ONE).slug
    for kept in (
        was.letters[slug],
        {"p1": was.letters[slug]["p1"]},
    ):  # with the lines of lost ids, or without
        published = Ledger(was.path, {slug: kept}, {slug: {"p3": "p1", **moves}})
        now = with_published_ids(letter(ONE), published)
        (problem,) = broken_promises([AnnotatedDocument(now, ())], published)
        assert problem.path == was.path
        assert said in problem.message
        assert problem.fatal


def test_a_redirect_of_a_letter_that_is_not_here_is_told() -> None:
    """A renamed letter's name stands in two places of the file; one that is forgotten is named."""
    now = letter(ONE)
    renamed = Ledger("permalinks.yml", {now.slug: ids_of(now)}, {"old-name": {"p2": "p1"}})
    (problem,) = broken_promises([AnnotatedDocument(with_published_ids(now, renamed), ())], renamed)
    assert "under redirects: old-name: the line `p2: p1` leads nowhere: there is no letter" in problem.message
    assert problem.fatal
    nothing = Ledger("permalinks.yml", {}, {now.slug: {"p2": "p1"}})
    (problem,) = broken_promises([AnnotatedDocument(with_published_ids(now, nothing), ())], nothing)
    assert f"nothing stands for {now.slug} under letters:" in problem.message


def test_an_id_that_leads_elsewhere_is_kept_by_no_paragraph() -> None:
    """A person decides: where its old words still stand, or like ones, they would get a new number.

    With its very words here the build stops, for the link belongs there.
    """
    published = ledger(letter(ONE, TWO, THREE), {"p2": "p1"})
    for words in (TWO, "Plans are very late."):
        document = with_published_ids(letter(ONE, words, THREE), published)
        assert ids(document) == {ONE: "p1", words: "p4", THREE: "p3"}
        assert [b.former_ids for b in document.blocks if b.id] == [("p2",), (), ()]
        problems = broken_promises([AnnotatedDocument(document, ())], published)
        assert [problem.rule for problem in problems] == ["broken-redirect"] * (words == TWO)


def test_of_two_paragraphs_with_the_same_words_both_keep_their_ids() -> None:
    """When they move, neither is lost, and they stay in their order."""
    four = "Homes are good."
    published = ledger(letter(ONE, ONE, TWO, THREE, four))
    document = with_published_ids(letter(TWO, THREE, four, ONE, ONE), published)
    assert [b.id for b in document.blocks if b.id] == ["p3", "p4", "p5", "p1", "p2"]
    assert broken_promises([AnnotatedDocument(document, ())], published) == []


@pytest.mark.parametrize("now", [(TWO, ONE, ONE), (ONE, THREE, ONE, ONE), (ONE, ONE, TWO, ONE, THREE)])
def test_numbers_stay_where_words_stand_more_than_once(now: tuple[str, ...]) -> None:
    """A letter that is read again with the numbers that it was given has the same ones."""
    first = with_published_ids(letter(*now), ledger(letter(ONE)))
    again = with_published_ids(letter(*now), ledger(first))
    assert [b.id for b in again.blocks] == [b.id for b in first.blocks]
    assert "p1" in {b.id for b in first.blocks if first.of(b) == ONE}


def test_words_that_come_to_stand_in_another_section_too_take_no_id_from_the_first() -> None:
    """A sentence that ends one section keeps its number when a new section above ends with the same one."""
    published = ledger(letter(ONE, TWO, THREE))
    now = with_published_ids(letter("Referrals are late.", THREE, ONE, TWO, THREE), published)
    assert [b.id for b in now.blocks if b.id] == ["p4", "p5", "p1", "p2", "p3"]


def test_a_paragraph_may_become_twelve_but_not_over_one_that_has_its_id() -> None:
    """Its first part keeps the id; words that run on into a published paragraph are not its parts."""
    parts = [f"Case {n} was seen by another team of workers." for n in range(12)]
    published = ledger(letter(ONE, " ".join(parts), THREE))
    document = with_published_ids(letter(ONE, *parts, THREE), published)
    assert [b.id for b in document.blocks if b.id] == ["p1", "p2", *(f"p{n}" for n in range(4, 15)), "p3"]
    published = ledger(letter(f"{TWO} {ONE} {THREE}", ONE, "Homes are good."))
    document = with_published_ids(letter(TWO, ONE, THREE, "Homes are good."), published)
    assert ids(document) == {TWO: "p4", ONE: "p2", THREE: "p5", "Homes are good.": "p3"}


def test_a_number_that_leads_elsewhere_is_not_given_again() -> None:
    """A person took the last line out of the ledger and redirected it: the next number is a new one."""
    published = ledger(letter(ONE, TWO), {"p3": "p1"})
    assert ids(with_published_ids(letter(ONE, TWO, THREE), published))[THREE] == "p4"


def test_the_first_part_of_a_paragraph_that_was_parted_keeps_its_id() -> None:
    """The other part is new, even where the paragraph after it is gone; nothing else moves."""
    published = ledger(letter(ONE, f"{TWO} {THREE}", "Homes are good.", "Schools are near."))
    parted = with_published_ids(letter(ONE, TWO, THREE, "Homes are good.", "Schools are near."), published)
    assert list(ids(parted).values()) == ["p1", "p2", "p5", "p3", "p4"]
    assert broken_promises([AnnotatedDocument(parted, ())], published) == []
    shorter = with_published_ids(letter(ONE, TWO, THREE, "Schools are near."), published)
    assert list(ids(shorter).values()) == ["p1", "p2", "p5", "p4"]


SEEN = "Children are seen alone."
LONG = "Plans for children are often late, and managers do not always see that they are late."


def broken(document: Document, published: Ledger) -> list[str]:
    """What a build says of published numbers that lead nowhere."""
    return [problem.message for problem in broken_promises([AnnotatedDocument(document, ())], published)]


@pytest.mark.parametrize(
    ("was", "kept", "line"),
    [
        ((SEEN, LONG), "p2", "`p1: p2`"),
        ((LONG, SEEN), "p1", "`p2: p1`"),
        ((SEEN, LONG, TWO), "p2", "`p1: p2`"),
    ],
)
def test_a_paragraph_that_was_joined_to_another_is_told_with_what_to_write(
    was: tuple[str, ...], kept: str, line: str
) -> None:
    """Its words begin or end a paragraph that is not as it was published, so nobody need look for them."""
    published = ledger(letter(*was, THREE))
    document = with_published_ids(letter(" ".join(was), THREE), published)
    assert [b.id for b in document.blocks if b.id] == [kept, f"p{len(was) + 1}"]
    said = broken(document, published)
    assert len(said) == len(was) - 1
    assert f"its words are part of another paragraph now, {kept} (“{' '.join(was)[:20]}" in said[0]
    assert f"; add {line} under redirects: {document.slug}:, or part the paragraphs again" in said[0]


def test_a_paragraph_that_may_be_part_of_two_others_is_told_with_both() -> None:
    """Only of those that have changed: the same words in one that stands as it did are not those."""
    published = ledger(letter(SEEN, TWO, f"{SEEN} {THREE}"))
    document = with_published_ids(
        letter(f"{SEEN} {LONG}", f"{LONG} {SEEN}", TWO, f"{SEEN} {THREE}"), published
    )
    (said,) = broken(document, published)
    assert "now, p4 (“Children are seen alone. Plans for …”), p5 (“Plans for children are often" in said
    assert "; add `p1: p4` or `p1: p5` under redirects" in said


def test_a_paragraph_that_always_began_with_a_word_holds_no_paragraph_of_that_word() -> None:
    """A word that is taken out is no part of the paragraph below it, of which a word was mended."""
    below = "Supervision of workers is not regular, and managers do not see most cases at all."
    published = ledger(letter("- Supervision", f"- {below}"))
    document = with_published_ids(letter(f"- {below.replace('workers', 'some workers')}"), published)
    assert [b.id for b in document.blocks if b.id] == ["p2"]
    (said,) = broken(document, published)
    assert "#p1 leads nowhere: no paragraph has just its words, and no changed one begins or ends" in said
    assert "p1: p2" not in said


@pytest.mark.parametrize("was", [(ONE, LONG), (LONG, ONE)])
def test_a_paragraph_that_was_joined_and_is_parted_again_gets_its_number_back(was: tuple[str, ...]) -> None:
    """A redirect that no longer holds leads readers to other words than theirs: the build stops.

    A paragraph that was published with its new number would keep that for ever.
    """
    first = ledger(letter(*was))
    joined = with_published_ids(letter(" ".join(was)), first)
    (kept,) = (b.id for b in joined.blocks if b.id)
    lost = "p1" if kept == "p2" else "p2"
    held = Ledger(
        first.path,
        {joined.slug: {**first.letters[joined.slug], **ids_of(joined)}},
        {joined.slug: {lost: kept}},
    )
    parted = with_published_ids(letter(*was), held)
    (problem,) = broken_promises([AnnotatedDocument(parted, ())], held)
    wanted = f"#{lost} leads to {kept}, and its very words stand in a paragraph of their own again: “{ONE}”; "
    assert wanted in problem.message
    assert f"take the line `{lost}: {kept}` out under redirects: {joined.slug}:" in problem.message
    assert problem.fatal
    assert broken(with_published_ids(letter(" ".join(was)), held), held) == []
    mended_ledger = Ledger(held.path, held.letters, {})
    again = with_published_ids(letter(*was), mended_ledger)
    assert [b.id for b in again.blocks if b.id] == ["p1", "p2"]
    assert broken(again, mended_ledger) == []


@pytest.mark.parametrize("moves", [{"p1": "p1"}, {"p1": "p2", "p2": "p1"}])
def test_redirects_of_paragraphs_that_are_there_are_only_to_be_taken_out(moves: dict[str, str]) -> None:
    """To itself or in a circle: another home for the number would be no help, and is not asked for."""
    held = ledger(letter(ONE, TWO), moves)
    said = broken(with_published_ids(letter(ONE, TWO), held), held)
    assert len(said) == len(moves)
    for one, (old, new) in zip(said, moves.items(), strict=True):
        assert f"take the line `{old}: {new}` out" in one


def test_a_lost_number_whose_very_words_were_published_with_another_is_told_which() -> None:
    """Nobody need look for them, and the redirect leads the link to its own words."""
    published = ledger(letter(ONE, TWO, THREE, ONE))
    document = with_published_ids(letter(ONE, TWO, THREE), published)
    (said,) = broken(document, published)
    assert f"#p4 leads nowhere: its very words stand in p1 (“{ONE}”); add `p4: p1` under redirects: " in said
    settled = Ledger(published.path, published.letters, {document.slug: {"p4": "p1"}})
    assert broken(with_published_ids(letter(ONE, TWO, THREE), settled), settled) == []


def test_a_redirect_to_the_new_number_of_its_very_words_is_taken() -> None:
    """A part of a paragraph that was parted has the words of one that is gone: what is advised settles it."""
    published = ledger(letter(TWO, THREE, SEEN, f"{ONE} {TWO}", LONG))
    now = letter(THREE, SEEN, ONE, TWO, LONG)
    document = with_published_ids(now, published)
    assert ids(document)[TWO] == "p6"
    (said,) = broken(document, published)
    assert f"its very words stand in p6 (“{TWO}”); add `p1: p6`" in said
    settled = Ledger(published.path, published.letters, {now.slug: {"p1": "p6"}})
    assert broken(with_published_ids(now, settled), settled) == []


def test_the_last_redirect_of_a_letter_may_be_taken_out_by_itself(tmp_path: Path) -> None:
    """Its name then stands there with nothing below: nothing of it is redirected, and that is no mistake."""
    (tmp_path / "permalinks.yml").write_text("redirects:\n  a:\n  b:\n    p1: p2\n", "utf-8")
    assert read_ledger(tmp_path).redirects == {"a": {}, "b": {"p1": "p2"}}


@pytest.mark.parametrize(
    ("redirects", "said"),
    [
        (
            "\n  p1: p2",
            ":2: redirects.p1: expected a letter's name, and below it, further in, lines of a number",
        ),
        ("\n  a: p1 -> p2", ":2: redirects.a: expected a letter's name, and below it, further in, lines"),
        ("", ":1: redirects has no value; expected keys and values below it; add them, or {} if there are"),
        ("\n  a: {p1: 2}", ":2: redirects.a.p1: expected the number of a paragraph, such as p12; found '2'"),
    ],
)
def test_redirects_in_another_shape_are_told(tmp_path: Path, redirects: str, said: str) -> None:
    """Nobody writes one often: the message shows what a line looks like."""
    (tmp_path / "permalinks.yml").write_text(f"redirects:{redirects}\n", "utf-8")
    with pytest.raises(ReadacrossError) as caught:
        read_ledger(tmp_path)
    assert said in str(caught.value)


def test_the_order_of_the_ledgers_lines_says_nothing() -> None:
    """Ids are numbers; a file whose lines were sorted as text is the same ledger."""
    paragraphs = [f"Case {n} was seen." for n in range(12)]
    published = ledger(letter(*paragraphs))
    slug, entries = next(iter(published.letters.items()))
    resorted = Ledger(published.path, {slug: dict(sorted(entries.items()))}, {})
    assert list(resorted.letters[slug]) != list(entries)
    changed = letter(*paragraphs[:1], "Case 1 was seen again.", *paragraphs[2:])
    assert with_published_ids(changed, resorted) == with_published_ids(changed, published)
    assert broken_promises([AnnotatedDocument(with_published_ids(changed, resorted), ())], resorted) == []


def test_a_broken_promise_names_what_is_new() -> None:
    """Who must say where a link now leads is told which paragraphs may have taken its place."""
    published = ledger(letter(ONE, TWO))
    now = with_published_ids(letter(ONE, "Homes are good.", THREE), published)
    (problem,) = broken_promises([AnnotatedDocument(now, ())], published)
    assert "New here: p3 (“Homes are good.”), p4 (“Records are clear.”)." in problem.message


def test_paragraphs_that_change_places_keep_their_ids() -> None:
    """An id goes with its words when paragraphs are put in another order."""
    published = ledger(letter(ONE, TWO, THREE))
    assert ids(with_published_ids(letter(THREE, ONE, TWO), published)) == {THREE: "p3", ONE: "p1", TWO: "p2"}


def test_a_letter_that_is_gone_breaks_every_promise() -> None:
    """A published letter cannot be taken away in silence."""
    (problem,) = broken_promises([], ledger(letter(ONE, TWO)))
    assert "was published with 2 paragraphs, and the letter is gone" in problem.message
    assert problem.fatal


def test_the_ledger_grows_once(tmp_path: Path) -> None:
    """New ids are added; when all are known there is nothing to write, and the file reads back the same."""
    now = letter(ONE, TWO)
    first = updated([now], read_ledger(tmp_path))
    assert first is not None
    (tmp_path / "permalinks.yml").write_text(first, "utf-8")
    assert updated([now], read_ledger(tmp_path)) is None
    assert read_ledger(tmp_path).letters == ledger(letter(ONE, TWO)).letters


def test_a_ledger_that_was_cut_off_is_told(tmp_path: Path) -> None:
    """A build would give whole letters numbers anew, as if none had been published."""
    whole = updated([letter(ONE, TWO)], read_ledger(tmp_path))
    assert whole is not None
    (tmp_path / "permalinks.yml").write_text(
        whole[: whole.index("redirects: {}\n", whole.index("letters:"))], "utf-8"
    )
    with pytest.raises(ReadacrossError, match="redirects: is missing, with which each build ends this file"):
        read_ledger(tmp_path)


def test_a_ledger_that_does_not_fit_names_its_line(tmp_path: Path) -> None:
    """A hash that is none is reported with the file and line."""
    (tmp_path / "permalinks.yml").write_text("letters:\n  a:\n    p1: nonsense!\n", "utf-8")
    with pytest.raises(ReadacrossError, match=r"permalinks\.yml:3: letters\.a\.p1"):
        read_ledger(tmp_path)
