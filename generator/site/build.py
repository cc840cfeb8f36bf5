"""`docs/` and the corpus -> a proved `site/`: everything is made aside, checked, then put in place."""

from __future__ import annotations

import calendar
import gc
import gzip
import os
import re
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from generator.errors import Problem, ReadacrossError
from generator.everyday import Everyday
from generator.model import Corpus
from generator.site import mkdocs_run, search, swap
from generator.site.built import read_site
from generator.site.checks import check
from generator.site.headers import add_policies
from generator.site.unused import leave_out

_LAST_SECOND = calendar.timegm((9999, 12, 31, 23, 59, 59))
_CHANGED = re.compile(rb"\s*<lastmod>[^<]*</lastmod>")
ExtraCheck = Callable[[Path], list[Problem]]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made: seconds by stage in order, what is worth a look without stopping a build, and
    whether a file was written that was promised with this site or with the last.
    """

    pages: int
    seconds: tuple[tuple[str, float], ...]
    notes: tuple[Problem, ...]
    promised: bool


@dataclass(frozen=True, slots=True)
class _Stages:
    """The stages that a build has been through, with their seconds; `progress` hears of each as it begins."""

    progress: Callable[[str], None] | None
    seconds: list[tuple[str, float]] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        if self.progress:
            self.progress(name)
        start = time.perf_counter()
        yield
        self.seconds.append((name, time.perf_counter() - start))


def build(
    project: Path,
    site: Path,
    corpus: Corpus,
    site_url: str | None = None,
    everyday: Sequence[Everyday] = (),
    extra_checks: Sequence[ExtraCheck] = (),
    progress: Callable[[str], None] | None = None,
    processes: int = 1,
    promise: swap.Promise | None = None,
) -> BuildReport:
    """Build the site of `project` (which holds `mkdocs.yml` and `docs/`) into the folder `site`.

    `site_url` is the address that the site will have; None keeps the one in `mkdocs.yml`.
    Each of `extra_checks` is given the finished folder before it is put in place.
    At most so many `processes` share the work.
    `progress` hears the name of each stage as it begins.
    `promise` is a file that is written when, and only when, the site is put in place.
    Raises ReadacrossError with every problem found; then the last good site stays as it was.
    """
    stages = _Stages(progress)
    with _left_alone(), swap.folder_aside(site) as new:
        address = _pages_and_search(project, new, site_url, corpus, everyday, processes, stages)
        with stages.stage("security policy"):
            pages = read_site(new, processes)
            add_policies(new, pages, processes)
            _host_files(new, address)
        with stages.stage("checks"):
            problems = check(new, pages, project / "docs", address, processes)
            problems += [problem for extra in extra_checks for problem in extra(new)]
            if any(problem.fatal for problem in problems):
                raise ReadacrossError(problems)
        with stages.stage("putting in place"):
            swap.put(new, site, promise)
    return BuildReport(len(pages), tuple(stages.seconds), tuple(problems), promise is not None)


def _pages_and_search(
    project: Path,
    new: Path,
    site_url: str | None,
    corpus: Corpus,
    everyday: Sequence[Everyday],
    processes: int,
    stages: _Stages,
) -> str:
    """MkDocs' pages and the search index, in the folder `new`; gives the address that the pages name."""
    indexed = new.parent / "search"
    indexed.mkdir()
    # The index is of the corpus, not of the pages, so both are made at once.
    with ThreadPoolExecutor(1) as beside:
        indexing = beside.submit(search.index, corpus, indexed, everyday)
        with stages.stage("pages"):
            address = mkdocs_run.run(project, new, site_url, epoch(corpus), processes)
            leave_out(new)
        with stages.stage("search index"):
            indexing.result()
            (indexed / search.FOLDER).rename(new / search.FOLDER)
    return address


@contextmanager
def _left_alone() -> Iterator[None]:
    """Python does not look through what stands here already, the corpus above all, for reference cycles.

    It would do so again and again, and in each fork, whose memory it would thereby make a copy.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def epoch(corpus: Corpus) -> int:
    """The time that the site gives as its own, in seconds since 1970.

    `SOURCE_DATE_EPOCH` (reproducible-builds.org/specs/source-date-epoch) decides if it is set;
    otherwise it is the date of the newest letter, so that the same letters give the same bytes on any day.
    Raises ReadacrossError if it is set to anything but a time before the year 10000, which no calendar has.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given:
        return _given_epoch(given)
    newest = max((letter.meta.date.value for letter in corpus.letters), default="")
    numbers = [int(part) for part in newest.split("-")] if newest else [1970]
    year, month, day = (*numbers, 1, 1)[:3]
    return calendar.timegm((year, month, day, 0, 0, 0))


def _given_epoch(given: str) -> int:
    if re.fullmatch("[0-9]{1,12}", given) and int(given) <= _LAST_SECOND:
        return int(given)
    message = (
        f"the environment says {given!r}; expected the seconds since 1970 as a whole number up to "
        f"{_LAST_SECOND}, such as `git log -1 --format=%ct` gives; correct it or take it away"
    )
    raise ReadacrossError.one("SOURCE_DATE_EPOCH", 0, "epoch", message)


def _host_files(site: Path, address: str) -> None:
    """What hosts and robots look for: no Jekyll on GitHub Pages, and where the list of pages is.

    Nobody here knows when a page last changed, so the list gives no day for it: MkDocs gives the site's.
    """
    listed = site / "sitemap.xml"
    pages = _CHANGED.sub(b"", listed.read_bytes())
    listed.write_bytes(pages)
    listed.with_suffix(".xml.gz").write_bytes(gzip.compress(pages, mtime=0))
    (site / ".nojekyll").touch()
    sitemap = f"Sitemap: {address.rstrip('/')}/sitemap.xml\n" if address else ""
    (site / "robots.txt").write_text(f"User-agent: *\nAllow: /\n{sitemap}", "utf-8", newline="\n")
