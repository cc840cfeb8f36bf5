"""The tree is the data-flow diagram: a module imports only from rooms above it, inside functions too."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.reading import ROOT

PACKAGE = ROOT / "generator"

# From the first room of the flow to the last; rooms of one tuple do not import each other.
ROOMS: tuple[tuple[str, ...], ...] = (
    ("errors", "model", "stops", "unreadable", "whole"),
    ("alone", "cache", "config", "measured", "origin", "processes"),
    ("codebook", "everyday", "corrections", "chunks", "jobs"),
    ("source",),
    ("parse",),
    ("annotate",),
    ("permalinks", "facts"),
    ("link",),
    ("pages",),
    ("render", "exports", "show", "edition"),
    ("write",),
    ("proof", "site"),
    ("ingest", "inventory"),
    ("corpus",),
    ("evaluate",),
    ("checking", "train", "program", "review", "new"),
    ("cli",),
)
RANK = {room: rank for rank, rooms in enumerate(ROOMS) for room in rooms}


def room_of(path: Path) -> str:
    """The room that a file is in: its package under generator/, or its own name."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The rooms that a file imports from, wherever in the file."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = (
                [node.module] if node.module != "generator" else [f"generator.{a.name}" for a in node.names]
            )
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        rooms |= {name.split(".")[1] for name in names if name.startswith("generator.")}
    return rooms


def test_every_module_has_its_room() -> None:
    """A new module has a place in the flow."""
    rooms = {room_of(path) for path in PACKAGE.rglob("*.py")} - {"__init__"}
    assert rooms - set(RANK) == set()


def test_imports_go_up_the_flow_only() -> None:
    """No module imports from its own rank or below."""
    wrong = [
        f"{path.relative_to(ROOT)} imports {other}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if (room := room_of(path)) != "__init__"
        for other in sorted(imported(path) - {room})
        if RANK[other] >= RANK[room]
    ]
    assert wrong == []


def test_architecture_lists_the_rooms_in_their_order() -> None:
    """Whoever reads the table may trust that a module imports only from rooms above it."""
    told = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    table = told.partition("\n## The rooms\n")[2].partition("\n\nA module imports")[0]
    rooms = [
        room
        for row in table.splitlines()
        for room in re.findall(r"`(\w+)/?`", row.removeprefix("|").split("|")[0])
    ]
    assert sorted(rooms) == sorted(RANK)
    assert [RANK[room] for room in rooms] == sorted(RANK[room] for room in rooms)


def test_the_program_names_no_council() -> None:
    """Names belong to the collection; the program works for any council."""
    named = [
        str(path.relative_to(ROOT))
        for path in sorted(PACKAGE.rglob("*"))
        if path.suffix in {".py", ".j2"} and "kirklees" in path.read_text("utf-8").lower()
    ]
    assert named == []


def test_nothing_is_pickled_or_fetched() -> None:
    """The program uses neither pickle nor a network client."""
    banned = {"pickle", "shelve", "marshal", "urllib.request", "http.client", "requests", "socket"}
    wrong = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                wrong += [f"{path}: {alias.name}" for alias in node.names if alias.name in banned]
            elif isinstance(node, ast.ImportFrom) and node.module in banned:
                wrong.append(f"{path}: {node.module}")
    assert wrong == []
