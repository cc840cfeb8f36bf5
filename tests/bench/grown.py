"""Letters of a folder, copied under other names until there are as many as wanted, as a project to build.

A letter is a source text with front matter, or plain text named `<date>-<council>-<kind>.txt`.
Every round of copies is about councils of its own, so that a large collection has the shape of a real one:
many councils with a few letters each.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.codebook import read_collection
from generator.program import hand_written
from tests.reading import COLLECTION, ROOT

_FRONT = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
_NAME = re.compile(
    r"^(?P<date>\d{4}(?:-\d{2}){0,2})-(?P<council>.+?)(?:-(?:focused|monitoring|inspection).*)?$"
)


@dataclass(frozen=True, slots=True)
class Original:
    """A letter to be copied: its file name's stem, its front matter, its text, and its council."""

    slug: str
    front: dict[str, object]
    text: str
    council: str

    @property
    def name(self) -> str:
        """The council as the text names it, most likely."""
        return self.council.replace("-", " ").title().replace(" And ", " and ").replace(" Upon ", " upon ")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the grown collection, as its file holds it."""

    slug: str
    council: str
    name: str
    content: str


def originals(folder: Path) -> tuple[Original, ...]:
    """The letters of a folder, in order of name."""
    found = tuple(_original(path) for path in sorted(folder.glob("*.txt")))
    if not found:
        raise SystemExit(f"{folder} has no letters; expected files <date>-<council>-<kind>.txt")
    return found


def _original(path: Path) -> Original:
    content = path.read_text("utf-8")
    fence = _FRONT.match(content)
    if fence:
        front = yaml.safe_load(fence[1])
        front.pop("about", None)
        return Original(path.stem, front, content[fence.end() :], str(front["authority"]))
    named = _NAME.match(path.stem)
    if named is None:
        raise SystemExit(f"{path} has no front matter; expected its name to be <date>-<council>-<kind>.txt")
    council = named["council"]
    front = {
        "title": f"{path.stem[len(named['date']) + 1 :].replace('-', ' ').capitalize()}",
        "kind": "focused-visit-letter",
        "date": {"value": named["date"], "basis": "publisher", "why": "The name of the file says so."},
        "authority": council,
        "publisher": "ofsted",
        "licence": "ogl-3",
    }
    return Original(path.stem, front, content, council)


def grow(folder: Path, count: int) -> Iterator[Letter]:
    """So many letters: the folder's own, then round after round of copies about other councils."""
    held = originals(folder)
    for n in range(count):
        turn, original = n // len(held), held[n % len(held)]
        yield _copy(original, turn)


def _copy(original: Original, turn: int) -> Letter:
    again = f"-{turn}" if turn else ""
    name = f"{original.name} {_WORDS[turn % len(_WORDS)]}{turn}" if turn else original.name
    council = original.council + again
    front = {**original.front, "authority": council, "title": f"{original.front['title']}{again}"}
    text = original.text.replace(original.name, name)
    head = yaml.safe_dump(front, sort_keys=False, allow_unicode=True, width=1_000_000)
    return Letter(original.slug + again, council, name, f"---\n{head}---\n{text}")


_WORDS = ("Vale", "Heath", "Moor", "Wold", "Fell", "Combe", "Ley", "Marsh")


def make_project(letters: Path, count: int, into: Path) -> Path:
    """A whole project in the folder `into`: settings, pages by hand, codebook and so many letters.

    Gives the collection's folder.
    """
    into.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", into / "mkdocs.yml")
    for path in hand_written(ROOT):
        target = into / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            shutil.copytree(path, target)
        else:
            shutil.copy(path, target)
    collection = into / "source_texts"
    shutil.copytree(COLLECTION / "codebook", collection / "codebook")
    councils = {}
    for letter in grow(letters, count):
        (collection / f"{letter.slug}.txt").write_text(letter.content, "utf-8", newline="\n")
        councils[letter.council] = letter.name
    own = {authority.id: authority.name for authority in read_collection(COLLECTION).authorities}
    if not own.keys() & councils.keys():  # no letter is there then that states the dates of visits
        (collection / "codebook" / "visits.yml").write_text("visits: []\n", "utf-8")
    councils |= own
    settings = yaml.safe_load((COLLECTION / "collection.yml").read_text("utf-8"))
    settings["authorities"] = [{"id": council, "name": name} for council, name in sorted(councils.items())]
    (collection / "collection.yml").write_text(
        yaml.safe_dump(settings, sort_keys=False, allow_unicode=True), "utf-8"
    )
    return collection
