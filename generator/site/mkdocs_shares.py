"""MkDocs writes the pages that are not in the navigation with several processes, each its share.

MkDocs reads all pages, then fills the theme's template with each; what one page becomes does not depend on
another that is not in the navigation, and the navigation's pages are read by every process.
The processes are forks, made when MkDocs begins to read. Where a system cannot fork, one process does it all.
"""

from __future__ import annotations

import os
from typing import Any

from mkdocs.commands import build
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

# Below so many pages another process costs more than it saves.
FEWEST_PAGES = 100
IN_NAVIGATION = -1


class Shares:
    """Which pages this process reads and writes: those whose turn is `turn`, counted round by `count`."""

    def __init__(self, count: int) -> None:
        """`count` processes at most; 1 leaves MkDocs as it is."""
        self.count = count
        self.turn = 0
        self._children: list[int] = []
        self._turns: dict[str, int] = {}

    def install(self) -> None:
        """Let MkDocs in this process do its share only, and fork the others once it knows the navigation."""
        populate, build_page = build._populate_page, build._build_page

        def _navigate(files: Files, config: Any) -> Navigation:
            navigation = get_navigation(files, config)
            self._begin(files, navigation)
            return navigation

        def _populate(page: Page, *rest: Any, **named: Any) -> None:
            if self._turns[page.file.src_uri] in (IN_NAVIGATION, self.turn):
                populate(page, *rest, **named)

        def _build(page: Page, *rest: Any, **named: Any) -> None:
            if max(self._turns[page.file.src_uri], 0) == self.turn:
                build_page(page, *rest, **named)

        build.get_navigation = _navigate  # type: ignore[attr-defined]
        build._populate_page = _populate
        build._build_page = _build

    def _begin(self, files: Files, navigation: Navigation) -> None:
        """Deal out the pages that are not in the navigation, and fork."""
        listed = {page.file.src_uri for page in navigation.pages}
        pages = [file.src_uri for file in files.documentation_pages()]
        loose = [uri for uri in pages if uri not in listed]
        count = self.count if len(loose) >= FEWEST_PAGES and hasattr(os, "fork") else 1
        self._turns = dict.fromkeys(pages, IN_NAVIGATION)
        self._turns.update((uri, n % count) for n, uri in enumerate(loose))
        for turn in range(1, count):
            child = os.fork()
            if child == 0:
                self.turn = turn
                self._children = []
                _write_pages_only()
                return
            self._children.append(child)

    def finish(self, code: int) -> int:
        """End a fork here with `code`; in the first process wait for the others: 0 if all went well."""
        if self.turn:
            os._exit(code)
        ends = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in self._children]
        return code or next((end for end in ends if end), 0)


def _write_pages_only() -> None:
    """What belongs to no page is the first process's work."""
    build._build_theme_template = _nothing
    build._build_extra_template = _nothing
    Files.copy_static_files = _nothing  # type: ignore[method-assign]


def _nothing(*_: Any, **__: Any) -> None:
    return None
