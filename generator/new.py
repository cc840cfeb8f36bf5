"""A fresh collection in a folder of its own, ready for letters: pages, codebook, settings and a workflow."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import yaml

from generator.errors import ReadacrossError
from generator.ingest.councils import slug
from generator.ingest.front import OGL
from generator.ingest.known import KINDS, OTHER_LETTER, OTHER_REPORT, PUBLISHERS
from generator.ingest.names_file import NameList, with_names
from generator.origin import installed_from, is_local

_COPIED = (
    ".gitignore",
    "mkdocs.yml",
    "docs/assets",
    "docs/overrides",
    "docs/about.md",
    "docs/accessibility.md",
    "docs/architecture.md",
    "docs/changelog.md",
    "docs/maintaining.md",
    "docs/scaling.md",
    "source_texts/codebook/search.yml",
    "source_texts/codebook/themes.yml",
)
_DESCRIPTION = re.compile(r"^site_description:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)
_TESTED = re.compile(r"^<!-- Made by .*? from here -->\n.*?^<!-- to here -->\n+", re.MULTILINE | re.DOTALL)
"""What the Accessibility page says of tests, which were of the pages of another collection."""
_GIT = ".git"
_RECORD = "accessibility.json"
_LISTS = {
    "entities.yml": """\
# People and bodies, with every form of their names that letters use.
# For the first entry, put the list in the place of entities: [] below:
# entities:
#   - id: b-director
#     kind: person
#     title: B. Director
#     names: ["B. Director", "Ms Director"]
#     roles:
#       - {title: Director of Children’s Services, when: "January 2019", letter: 2019-01-04-monitoring-visit}
#   - id: anytown-improvement-board
#     kind: body
#     title: Anytown Improvement Board
#     names: ["Anytown Improvement Board", "Improvement Board"]
#     note: "The letter of January 2019 does not say who sits on it."
entities: []
""",
    "glossary.yml": """\
# Terms, what they mean, and the source of that.
# For the first entry, put the list in the place of terms: [] below:
# terms:
#   - id: mash
#     term: "MASH"
#     expansion: "Multi-Agency Safeguarding Hub"
#     meaning: "A team of several services that share what they know of a child they are worried about."
#     source: "Ofsted, Social care commentary: creating an effective ‘front door’ (March 2017)"
#     link: "https://gov.uk/government/speeches/social-care-monthly-commentary-march-2017"
#     checked: "2026-11-22"
terms: []
""",
    "visits.yml": """\
# Visits that need more than the words of one letter to be told apart.
# A visit that a letter reports, with its dates, needs no entry here.
# For the first entry, put the list in the place of visits: [] below:
# visits:
#   - id: 2018-07-monitoring-visit
#     kind: monitoring visit
#     authority: anytown
#     title: Fifth monitoring visit
#     first: "2018-07"
#     ordinal: 5
#     basis: inferred
#     why: "The letter of January 2019 speaks of “the fifth visit, in July”; the year is inferred."
visits: []
""",
}
_LOCAL = """\
# This names a place on one machine: nobody else can install from there, and neither can the workflow.
# Put an address that all can reach in its stead, such as that of a Git repository with its commit:
# readacross @ git+https://HOST/OWNER/readacross.git@COMMIT
"""
_WHERE = "<!-- where -->\n"
_WHERE_LOCAL = """\
That is a place on the machine on which this collection was made.
Nobody else can install from there, and neither can the workflow.
Before you publish, put an address there that all can reach: the file says how.
"""
_FORMS = """\
# What this collection is. The letters stand beside this file; `readacross add` adds the names they need.
# form: letter, report, message or web-page: by which rules the text is read.
# noun: what a sentence calls one, where that is not its form.
"""


def new(folder: Path, name: str = "", program: str = "") -> tuple[Path, ...]:
    """Makes a collection in `folder`, about the council called `name` if one is given.

    `program` is what `pip install` is to install; without it, this program from where it came.
    Gives the files that were written, sorted.
    Raises ReadacrossError, before anything is written, if no id can be made of the name
    or the folder holds anything but `.git` already: nothing is ever overwritten.
    """
    _refuse_a_name_without_id(name)
    if folder.exists() and (not folder.is_dir() or any(path.name != _GIT for path in folder.iterdir())):
        message = (
            "there is something here already. Name a folder that does not exist yet, or one that is empty "
            "or holds a new Git repository."
        )
        raise ReadacrossError.one(folder.as_posix(), 0, "not-empty", message)
    program = program or installed_from()
    root = skeleton()
    for path in _COPIED:
        _copy(root / path, folder / path)
    own = Path(__file__).parent / "data" / "new"
    _copy(own / "site.yml", folder / ".github" / "workflows" / "site.yml")
    readme = (own / "README.md").read_text("utf-8")
    for file, text in _written(folder, name, program, readme):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
    made = (path for path in folder.rglob("*") if path.relative_to(folder).parts[0] != _GIT)
    return tuple(sorted(path for path in made if path.is_file()))


def _refuse_a_name_without_id(name: str) -> None:
    if name and not (slug(name) and name.isprintable()):
        message = (
            f"no address can be made of {name!r}; expected the council's name in one line, with letters from "
            "a to z or digits. Leave --name out and write the council into collection.yml if it has none"
        )
        raise ReadacrossError.one("--name", 0, "no-id", message)


def skeleton() -> Path:
    """The folder that a new collection's pages and settings are copied from.

    They are packed into the installed program; a checkout has them at its top.
    """
    packed = Path(__file__).parent / "data" / "skeleton"
    return packed if packed.is_dir() else Path(__file__).parent.parent


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns(_RECORD), copy_function=shutil.copyfile)
    else:
        shutil.copyfile(source, target)


def _written(folder: Path, name: str, program: str, readme: str) -> Iterator[tuple[Path, str]]:
    """The files that are made for this collection, with their text."""
    about = f"children’s services in {name}" if name else "children’s services"
    config = (folder / "mkdocs.yml").read_text("utf-8")
    described = f"Official letters about {about}, kept word for word and read across."
    line = _line("site_description", described)
    yield folder / "mkdocs.yml", _DESCRIPTION.sub(lambda _: line, config, count=1)
    page = folder / "docs" / "accessibility.md"
    yield page, _TESTED.sub("", page.read_text("utf-8"))
    texts = folder / "source_texts"
    yield texts / "collection.yml", _FORMS + _collection(name, about)
    for file, text in _LISTS.items():
        yield texts / "codebook" / file, text
    yield texts / "corrections" / ".gitkeep", ""
    local = is_local(program)
    yield folder / "requirements.txt", f"{_LOCAL if local else ''}{program}\n"
    yield folder / "README.md", readme.replace(_WHERE, _WHERE_LOCAL if local else "")


def _collection(name: str, about: str) -> str:
    kinds = [
        {
            "id": k.id,
            "title": k.title,
            "form": k.form,
            "schema_type": "Report",
            **({"noun": k.noun} if k.noun else {}),
        }
        for k in (*KINDS, OTHER_LETTER, OTHER_REPORT)
    ]
    publishers = [{"id": p.id, "name": p.name, "link": p.link} for p in PUBLISHERS]
    head = {
        "title": f"Letters about {about}",
        "summary": f"Official letters about {about}: what inspectors and others wrote, word for word.",
        "language": "en-GB",
    }
    lists: dict[NameList, list[dict[str, str]]] = {
        "authorities": [{"id": slug(name), "name": name}] if name else [],
        "kinds": kinds,
        "publishers": publishers,
        "licences": [OGL],
    }
    text = "".join(_line(key, value) for key, value in head.items()) + ("" if name else "authorities: []\n")
    for names, entries in lists.items():
        text = with_names(text, names, entries, "collection.yml")
    return text


def _line(key: str, value: str) -> str:
    return yaml.safe_dump({key: value}, allow_unicode=True, width=10_000)
