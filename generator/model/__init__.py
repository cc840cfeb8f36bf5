"""Every noun of Readacross, as frozen values.

Offsets are `[start, end)` in characters of `Document.text`.
Line numbers count from 1 in the letter's file, front matter included.
Dates are ISO strings that may stop early ("2017", "2017-11", "2018-12-04"), so that they sort as text
and never claim a precision that the source does not give.
This room imports no other of ours.
"""

from __future__ import annotations

from generator.model.basis import Basis as Basis
from generator.model.basis import By as By
from generator.model.basis import Decision as Decision
from generator.model.codebook import JUDGED as JUDGED
from generator.model.codebook import STANCES as STANCES
from generator.model.codebook import Codebook as Codebook
from generator.model.codebook import Group as Group
from generator.model.codebook import Stance as Stance
from generator.model.codebook import StanceId as StanceId
from generator.model.codebook import Theme as Theme
from generator.model.coding import Coding as Coding
from generator.model.coding import StanceLabel as StanceLabel
from generator.model.coding import TakenTheme as TakenTheme
from generator.model.coding import ThemeLabel as ThemeLabel
from generator.model.collection import Authority as Authority
from generator.model.collection import Collection as Collection
from generator.model.collection import Entity as Entity
from generator.model.collection import EntityKind as EntityKind
from generator.model.collection import Form as Form
from generator.model.collection import GlossaryEntry as GlossaryEntry
from generator.model.collection import KindOfDocument as KindOfDocument
from generator.model.collection import KnownVisit as KnownVisit
from generator.model.collection import Licence as Licence
from generator.model.collection import Publisher as Publisher
from generator.model.collection import Role as Role
from generator.model.collection import SchemaType as SchemaType
from generator.model.corpus import LIST_KINDS as LIST_KINDS
from generator.model.corpus import Comparison as Comparison
from generator.model.corpus import Corpus as Corpus
from generator.model.corpus import Difference as Difference
from generator.model.corpus import EntityMentions as EntityMentions
from generator.model.corpus import Event as Event
from generator.model.corpus import Finding as Finding
from generator.model.corpus import Listed as Listed
from generator.model.corpus import ListKind as ListKind
from generator.model.corpus import Passage as Passage
from generator.model.corpus import Side as Side
from generator.model.corpus import SpokenOf as SpokenOf
from generator.model.corpus import Tally as Tally
from generator.model.corpus import Thread as Thread
from generator.model.corpus import Turn as Turn
from generator.model.corpus import Visit as Visit
from generator.model.document import NOT_STATED as NOT_STATED
from generator.model.document import AnnotatedDocument as AnnotatedDocument
from generator.model.document import Block as Block
from generator.model.document import BlockKind as BlockKind
from generator.model.document import Document as Document
from generator.model.document import LetterDate as LetterDate
from generator.model.document import Lines as Lines
from generator.model.document import Metadata as Metadata
from generator.model.document import Source as Source
from generator.model.document import Statement as Statement
from generator.model.document import VisitReported as VisitReported
from generator.model.mentions import Abbreviation as Abbreviation
from generator.model.mentions import Claim as Claim
from generator.model.mentions import DateMention as DateMention
from generator.model.mentions import EventMention as EventMention
from generator.model.mentions import Mention as Mention
from generator.model.mentions import Oddity as Oddity
from generator.model.mentions import Reference as Reference
from generator.model.mentions import Scope as Scope
from generator.model.page import Page as Page
