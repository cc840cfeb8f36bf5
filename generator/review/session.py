"""A review as it happens: asks, writes each decision at once, and notices what others write meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.errors import ReadacrossError
from generator.review import shown
from generator.review.decisions import entry_for
from generator.review.entries import changed, new_file
from generator.review.items import Item, Labels, Opened, content_of, open_letter
from generator.review.progress import (
    Deed,
    Progress,
    deed_on,
    left_to_do,
    read_progress,
    save_progress,
    seen,
)
from generator.review.walk import Turn, Walk, moved_on, prompt, step
from generator.whole import write_if_changed


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where a person reads and types.

    `ask` shows a prompt and gives the line that was typed; EOFError and KeyboardInterrupt end the review.
    `width` gives the columns that there are now.
    """

    ask: Callable[[str], str]
    say: Callable[[str], None]
    width: Callable[[], int]


@dataclass(frozen=True, slots=True)
class Step:
    """What a decision changed, so that it can be undone; `before` and `after` are the corrections' bytes."""

    item: Item
    before: bytes | None
    after: bytes | None
    noted: Progress


@dataclass(frozen=True, slots=True)
class Session:
    """A review in progress; `signed` gives who decides, and the day."""

    folder: Path
    slug: str
    kept: Path
    terminal: Terminal
    signed: tuple[str, str]
    opened: Opened
    progress: Progress
    walk: Walk
    steps: tuple[Step, ...] = ()


def review(folder: Path, slug: str, progress_folder: Path, terminal: Terminal, who: str, when: str) -> None:
    """Goes through one letter's statements with a person, until they stop or all are looked at.

    `who` signs the decisions ("" to ask), `when` is the day as an ISO date.
    Raises ReadacrossError if the letter or its corrections cannot be read.
    """
    kept = progress_folder / f"{slug}.json"
    try:
        opened, progress = open_letter(folder, slug), read_progress(kept)
        signed = (who or _asked_who(terminal), when)
        walk = _started(opened, progress)
        session = Session(folder, slug, kept, terminal, signed, opened, progress, walk)
        _say(session, _greeting(session))
        session = _gone_through(session)
        _say(session, _farewell(session))
    except (EOFError, KeyboardInterrupt):
        said = ("", "Stopped. Every decision so far is kept; the next review goes on from there.")
        terminal.say(shown.wrapped(said, terminal.width()))


def _started(opened: Opened, progress: Progress) -> Walk:
    title = shown.title_of(opened.document.meta.title, opened.document.meta.date.value)
    return Walk(opened.codebook, title, len(opened.items), left_to_do(opened.items, progress))


def _say(session: Session, lines: tuple[str, ...]) -> None:
    if lines:
        session.terminal.say(shown.wrapped(lines, session.terminal.width()))


def _asked_who(terminal: Terminal) -> str:
    while True:
        who = terminal.ask("Your name, to sign decisions with: ").strip()
        if who and who.isprintable():
            return who
        terminal.say("Every decision is signed; please type a name.")


def _greeting(session: Session) -> tuple[str, ...]:
    total, left = session.walk.total, len(session.walk.items)
    if not left:
        return ()
    done = f"{total - left} of them done before; " if left < total else ""
    return (
        f"{session.walk.title}: {total} statements, {done}{left} to go through, the least certain first.",
        f"Decisions are signed {session.signed[0]}. Type h for help, q to stop.",
    )


def _farewell(session: Session) -> tuple[str, ...]:
    deeds = [deed_on(item, session.progress) for item in session.opened.items]
    count = {deed: deeds.count(deed) for deed in ("accepted", "changed", "skipped")}
    left = deeds.count(None)
    said = (
        f"{count['accepted']} accepted, {count['changed']} changed, {count['skipped']} skipped, {left} left."
    )
    if left or count["skipped"] or not deeds:
        return ("", said, "The next review goes on from there.")
    return (
        "",
        f"Every statement of this letter has been looked at: {said}",
        "To tell readers so, add a line to its corrections that begins with reviewed: and says how.",
        f"To go through it again, delete {session.kept.as_posix()}.",
    )


def _gone_through(session: Session) -> Session:
    """Asks about one statement after the other, until none is left or the person quits."""
    show = True
    while session.walk.item is not None or session.steps:
        item = session.walk.item
        if item is None:
            if session.terminal.ask("That was the last one. Enter: finish, u: undo. ").strip().lower() != "u":
                return session
            session, show = _tried(session, session.steps[-1].item, Turn(session.walk, (), "undo")), True
            continue
        if show:
            walk = session.walk
            _say(session, shown.statement(walk.codebook, walk.title, item, walk.number, walk.total))
        turn = step(session.walk, item, session.terminal.ask(prompt(session.walk)))
        _say(session, turn.said)
        if turn.wants == "quit":
            if turn.walk.draft:
                _say(session, ("Your change to this statement is not kept.",))
            return session
        session, show = _tried(session, item, turn), turn.wants is not None
    return session


def _tried(session: Session, item: Item, turn: Turn) -> Session:
    """What a turn wants done; where that cannot be written, the reason is said and the statement stays."""
    try:
        return _acted(session, item, turn)
    except ReadacrossError as error:
        session.terminal.say(f"{shown.harmless(str(error))}\nNothing was written.")
    except OSError as error:
        _say(session, (f"The corrections cannot be written: {error}. Nothing was written.",))
    return replace(session, walk=replace(turn.walk, asking="decision"))


def _acted(session: Session, item: Item, turn: Turn) -> Session:
    """What a turn wants done, done. Raises ReadacrossError or OSError if it cannot be written."""
    session = replace(session, walk=turn.walk)
    if turn.wants is None:
        return session
    if content_of(session.opened.path) != session.opened.content:
        return _read_again(session, item)
    if turn.wants == "undo":
        return _undone(session)
    if turn.wants == "change" and turn.walk.draft:
        return _decided(session, item, turn.walk.draft, turn.walk.reason)
    return _noted(session, item, "skipped" if turn.wants == "skip" else "accepted", item.labels)


def _read_again(session: Session, item: Item) -> Session:
    """Somebody else has written into the corrections: their decisions come first, and ours is asked anew."""
    _say(session, ("", f"{session.opened.path.as_posix()} has been changed by somebody else meanwhile."))
    _say(session, ("It is read again, and your last answer was not written. Please look once more.",))
    opened = open_letter(session.folder, session.slug)
    walk = _started(opened, session.progress)
    places = [n for n, other in enumerate(walk.items) if (other.text, other.nth) == (item.text, item.nth)]
    walk = replace(walk, at=places[0] if places else 0, reason=session.walk.reason)
    return replace(session, opened=opened, walk=walk, steps=())


def _decided(session: Session, item: Item, wanted: Labels, why: str) -> Session:
    """A change written into the corrections."""
    opened = session.opened
    who, when = session.signed
    entry = entry_for(opened, item, wanted, why, who, when)
    text = opened.content.decode("utf-8") if opened.content is not None else new_file(who, when)
    place = item.entries[-1] if item.entries else None
    after = changed(text, opened.corrections.path, entry, place)
    return _noted(session, item, "changed", wanted, after.encode("utf-8"))


def _noted(session: Session, item: Item, deed: Deed, labels: Labels, content: bytes | None = None) -> Session:
    """The walk at the next statement, with this one noted as looked at; `content` are new corrections."""
    before, noted = session.opened.content, session.progress
    if content is not None:
        write_if_changed(session.opened.path, content)
        session = _refreshed(session)
    progress = {key: note for key, note in noted.items() if key != (item.text, item.nth)}
    progress[item.text, item.nth] = seen(item, deed, labels)
    _keep(session, progress)
    step_made = Step(item, before, session.opened.content, noted)
    walk = moved_on(session.walk)
    return replace(session, progress=progress, walk=walk, steps=(*session.steps, step_made))


def _keep(session: Session, progress: Progress) -> None:
    """Without its progress a review loses no decision, so it goes on."""
    try:
        save_progress(session.kept, progress)
    except OSError as error:
        _say(session, (f"Where you are cannot be kept: {error}. The next review starts over.",))


def _refreshed(session: Session) -> Session:
    """The letter read again after we wrote its corrections, at the same place of the same walk."""
    opened = open_letter(session.folder, session.slug)
    fresh = {item.statement.id: item for item in opened.items}
    items = tuple(fresh[item.statement.id] for item in session.walk.items)
    return replace(session, opened=opened, walk=replace(session.walk, items=items))


def _undone(session: Session) -> Session:
    if not session.steps:
        _say(session, ("There is no decision of this sitting left to undo.",))
        return session
    last = session.steps[-1]
    if last.before != last.after:
        if last.before is None:
            session.opened.path.unlink()
        else:
            write_if_changed(session.opened.path, last.before)
        session = _refreshed(session)
    _keep(session, last.noted)
    walk = replace(session.walk, at=session.walk.at - 1, asking="decision", draft=None)
    _say(session, ("Undone. Here is the statement again.",))
    return replace(session, progress=last.noted, walk=walk, steps=session.steps[:-1])
