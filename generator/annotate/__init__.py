"""What a sentence is about: every annotation of one document, made by passes in a fixed order.

PASSES names them; the order matters where people's decisions are laid over what a rule found.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.annotate import people
from generator.annotate.abbreviations import find_abbreviations
from generator.annotate.claims import find_claims
from generator.annotate.coder import code
from generator.annotate.mentions import find_mentions
from generator.annotate.references import find_references
from generator.annotate.scope import find_scope
from generator.corrections import Corrections
from generator.errors import Problem, ReadacrossError
from generator.model import AnnotatedDocument, Collection, Document

Pass = Callable[[AnnotatedDocument, Collection, Corrections], AnnotatedDocument]

PASSES: tuple[tuple[str, Pass], ...] = (
    ("themes and stance", lambda d, c, _: replace(d, codings=code(d.document, c.codebook))),
    ("people's codings", lambda d, c, k: people.correct_codings(d, c.codebook, k)),
    ("people and bodies", lambda d, c, _: replace(d, mentions=find_mentions(d.document, c.entities))),
    ("abbreviations", lambda d, c, _: replace(d, abbreviations=find_abbreviations(d.document, c.glossary))),
    ("references", lambda d, _c, _: replace(d, references=find_references(d.document))),
    ("people's references", lambda d, _, k: people.decided_references(d, k)),
    ("claims", lambda d, _c, _: replace(d, claims=find_claims(d.document))),
    ("scope", lambda d, _c, _: replace(d, scope=find_scope(d.document))),
    ("oddities", lambda d, _, k: people.noted_oddities(d, k)),
    ("events", lambda d, _, k: people.dated_events(d, k)),
)


def annotate(document: Document, collection: Collection, corrections: Corrections) -> AnnotatedDocument:
    """A document with everything that can be said of it without another letter.

    Raises ReadacrossError with every correction that contradicts another, or whose words do not stand in the
    letter exactly once.
    """
    letter = AnnotatedDocument(document, ())
    problems: list[Problem] = []
    for _, apply in PASSES:
        try:
            letter = apply(letter, collection, corrections)
        except ReadacrossError as error:
            problems.extend(error.problems)
    if problems:
        raise ReadacrossError(problems)
    return letter
