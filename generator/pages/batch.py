"""A page that is still to be made, or several that are made together, and which letters they show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.model import Corpus, Page


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages that whoever takes the batch makes one by one; `make` may give one alone.

    `about` are the authorities whose letters the pages show: besides these letters they depend on nothing but
    the collection's own files, `name`, and where the authorities' letters are shown (`Places.layouts`).
    None means every letter. Names tell batches apart.
    """

    name: str
    about: frozenset[str] | None
    make: Callable[[], Page | Iterable[Page]]

    def pages(self) -> Iterable[Page]:
        """The pages, made as they are asked for."""
        made = self.make()
        return [made] if isinstance(made, Page) else made


def connected(corpus: Corpus) -> dict[str, frozenset[str]]:
    """For each authority with letters, those whose letters its pages show: itself, and any joined to it.

    References lead to the same authority, unless a person has decided otherwise; what letters about several
    authorities speak of joins these, even if no letter about its own authority is held.
    """
    of_letter = {letter.slug: letter.meta.authority for letter in corpus.letters}
    of_target = {**{visit.id: visit.authority for visit in corpus.visits}, **of_letter}
    speak_of: dict[str, set[str]] = defaultdict(set)
    for said in corpus.references:
        speak_of[said.to].add(of_letter[said.letter])
    for letter in corpus.letters:
        speak_of[letter.meta.about].add(letter.meta.authority)
    joined = {authority: {authority} for authority in of_letter.values()}
    for target, speakers in speak_of.items():
        if target:
            together = {*speakers, of_target.get(target, "")} & joined.keys()
            for authority in together:
                joined[authority] |= together
    return {authority: frozenset(others) for authority, others in joined.items()}
