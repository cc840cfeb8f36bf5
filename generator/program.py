"""The two things that Readacross does: generate the pages, and build the site from them."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator, Mapping, Sized
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.alone import alone
from generator.cache import Cache, key_of
from generator.chunks import Parts, Standing, in_one
from generator.corpus import Reading, linked, read_letters
from generator.edition import edition
from generator.errors import Problem, ReadacrossError
from generator.everyday import read_everyday
from generator.exports import makers_of, offered, texts_of
from generator.exports.database import read as read_database
from generator.exports.database import write as write_database
from generator.inventory import NOT_READ
from generator.jobs import FEWEST_FOR_PROCESSES, HERE, Jobs, beside, can_fork
from generator.link import in_order
from generator.model import Corpus, Document, Page
from generator.pages import batches as batches_of
from generator.pages.addresses import DATABASE, EDITION, HOME, theme, theme_csv, theme_feed
from generator.pages.batch import Batch
from generator.pages.data import data_page
from generator.pages.places import Places, place
from generator.permalinks import FILE, MENDED, Ledger, updated
from generator.proof import prove
from generator.render import render
from generator.site.build import BuildReport, epoch
from generator.site.build import build as build_site
from generator.site.settings import address_in_config
from generator.site.swap import Promise, keep_promise
from generator.write import MARK, File, FileBatch, Written, write_files

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Generated:
    """What `generate` read and wrote.

    `unpublished` are letters of which the published ids say something else.
    `notes` are what is worth a look: files of the collection of which nothing was made, ids that stayed with
    paragraphs whose words have changed, and files among the pages of which nobody knows who made them.
    """

    corpus: Corpus
    written: Written
    unpublished: tuple[Document, ...]
    published: Ledger
    notes: tuple[Problem, ...] = ()

    def ledger(self) -> str | None:
        """The file of paragraph ids as it is to be once a site shows them, or None if none is new."""
        return updated(self.unpublished, self.published)


KEPT = ".readacross"  # in a project's folder: what saves work, and may be deleted at any time
_MANIFEST = ".written.json"
EVALUATION = Path(__file__).parent / "data" / "evaluation.json"


def published_evaluation() -> dict[str, object] | None:
    """The stored evaluation of the coder, with its date and version, or None if there is none."""
    if not EVALUATION.exists():
        return None
    stored: dict[str, object] = json.loads(EVALUATION.read_text("utf-8"))
    return stored


def project_of(collection: Path) -> Path:
    """The folder with `mkdocs.yml` that a collection belongs to: beside it, else where we stand."""
    beside = collection.resolve().parent
    return beside if (beside / "mkdocs.yml").exists() else Path.cwd()


def problems_of_settings(collection: Path) -> tuple[Problem, ...]:
    """What is wrong with the `mkdocs.yml` of a collection's project, if it has one."""
    project = project_of(collection)
    try:
        if (project / "mkdocs.yml").exists():
            address_in_config(project)
    except ReadacrossError as error:
        return error.problems
    return ()


def generate(
    collection: Path,
    progress: Progress,
    site_url: str | None = None,
    jobs: Jobs = HERE,
    say: Progress | None = None,
) -> Generated:
    """Reads the collection, then makes and writes every page and file that has changed.

    `site_url` is the address that the site will have; None takes the one in `mkdocs.yml`.
    No paragraph id is published: that is for `build`, which proves the site that shows it.
    `say` hears what is to be said even where nobody follows the stages; without it `progress` does.
    Raises ReadacrossError with every problem; then nothing has been written.
    """
    with _alone(collection, say or progress) as project:
        return _generate(project, collection, progress, site_url, jobs)


@contextmanager
def _alone(collection: Path, say: Progress) -> Iterator[Path]:
    """The collection's project, with no other run at work in it."""
    project = project_of(collection)
    if not (project / "mkdocs.yml").exists():
        message = "there is no mkdocs.yml beside the collection or here; run this in the project's folder"
        raise ReadacrossError.one(f"{project.as_posix()}/mkdocs.yml", 0, "no-project", message)
    with alone(project / KEPT, say):
        yield project


def _generate(
    project: Path, collection: Path, progress: Progress, site_url: str | None, jobs: Jobs
) -> Generated:
    kept, docs = project / KEPT, project / "docs"
    set_to = address_in_config(project)
    address = set_to if site_url is None else site_url
    with _corpus_left_alone(), TemporaryDirectory() as folder, ExitStack() as stack:
        with _without_collecting():
            progress("reading the letters")
            reading = read_letters(collection, jobs, Cache(kept / "cache"))
            writing = stack.enter_context(_writing(Path(folder) / "readacross.sqlite", reading, jobs))
            corpus = linked(reading)
            places = place(corpus)
            batches = _batches(reading, places, address, writing)
        progress("making and writing the pages")
        written = write_files(
            batches,
            docs,
            docs / _MANIFEST,
            lambda sizes: [_file(data_page(places, offered(sizes)))],
            _processes(corpus.letters, jobs),
            Standing(Cache(kept / "standing")),
        )
    notes = [problem for problem in reading.problems if problem.rule in (NOT_READ, MENDED)]
    notes += _unknown(docs, written)
    return Generated(corpus, written, reading.unpublished, reading.ledger, tuple(notes))


@contextmanager
def _writing(path: Path, reading: Reading, jobs: Jobs) -> Iterator[Callable[[], Path] | None]:
    """Writes the database while letters are linked and pages made, since no other file takes as long.

    Gives what waits for it and says where it stands, or None where it is not written: where every letter came
    from the cache the file in the site is most likely the same.
    """
    if reading.anew and _processes(reading.letters, jobs) > 1 and can_fork():
        letters = in_order(reading.letters)
        with beside(partial(write_database, path, reading.collection, letters)) as wait:

            def written() -> Path:
                wait()
                return path

            yield written
    else:
        yield None


def _unknown(docs: Path, written: Written) -> Iterator[Problem]:
    """Files that a lost manifest knew, or that somebody put where only generated files stand.

    A page without our mark is by hand, such as one that leads on from a theme that was withdrawn.
    """
    message = (
        f"it is not known who made this file, because {docs.name}/{_MANIFEST} was missing; this run does not "
        "make it, and it is published all the same. Delete it if a build made it, or move it if it is yours"
    )
    for path in written.unknown:
        page = docs / path
        if page.suffix == ".md" and MARK.encode() not in page.read_bytes():
            continue
        yield Problem(f"{docs.name}/{path}", 0, "unknown-maker", message, fatal=False)


def _batches(
    reading: Reading, places: Places, site_url: str, writing: Callable[[], Path] | None
) -> list[FileBatch]:
    """All files of the site but the last, which tells of the others; nothing is made yet.

    `writing` waits for the database, which stands last then, or is None if it is to be written.
    """
    corpus = places.corpus
    whole = key_of(reading.key.encode(), site_url.encode(), str(epoch(corpus)).encode())
    files = makers_of(places, site_url, reading.keys)
    if has_edition(corpus):
        files[EDITION] = partial(in_one, partial(edition, corpus, epoch(corpus)))
    awaited = {DATABASE: lambda: read_database(writing())} if writing else {}
    key = _keys(reading, places, whole)
    return [
        *(_of_all(path, make, whole) for path, make in files.items() if path not in awaited),
        *(FileBatch(partial(_rendered, b), key(b)) for b in batches_of(places, published_evaluation())),
        *(_batch_of(texts_of(letter), reading.keys[letter.slug]) for letter in corpus.letters),
        *(_of_all(path, make, whole) for path, make in awaited.items()),
    ]


def _of_all(path: str, make: Callable[[], Parts], whole: str) -> FileBatch:
    """The batch of a file about all letters."""
    return _batch_of({path: make}, key_of(whole.encode(), path.encode()))


def _batch_of(makers: Mapping[str, Callable[[], Parts]], key: str) -> FileBatch:
    return FileBatch(partial(list, [File(path, make) for path, make in makers.items()]), key)


def _keys(reading: Reading, places: Places, whole: str) -> Callable[[Batch], str]:
    """What gives a batch's key: of everything that making its pages reads."""
    layouts = places.layouts
    of_authority = {
        authority: key_of(layouts[authority].encode(), *(reading.keys[one.slug].encode() for one in letters))
        for authority, letters in places.by_authority.items()
    }

    def key(batch: Batch) -> str:
        if batch.about is None:
            return key_of(whole.encode(), batch.name.encode())
        read = "".join(of_authority[authority] for authority in sorted(batch.about))
        return key_of(batch.name.encode(), read.encode())

    return key


def _rendered(batch: Batch) -> Iterator[File]:
    return (_file(page) for page in batch.pages())


def _file(page: Page) -> File:
    return File(page.path, partial(in_one, partial(_bytes, page)))


def _bytes(page: Page) -> bytes:
    return render(page).encode("utf-8")


def _processes(letters: Sized, jobs: Jobs) -> int:
    """How many processes pay for so many letters."""
    return jobs.processes if len(letters) >= FEWEST_FOR_PROCESSES else 1


# Setting 370 letters takes the typesetter 18 s and 4.5 GB, so a large collection asks for its edition.
_LETTERS_SET_UNASKED = 60


def has_edition(corpus: Corpus) -> bool:
    """Whether the collection is set as a PDF: as `collection.yml` says, else if it is small enough."""
    asked = corpus.collection.edition
    return bool(corpus.letters) and (len(corpus.letters) <= _LETTERS_SET_UNASKED if asked is None else asked)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Nothing that we read points back at its maker, so looking for reference cycles only costs time.

    What was read is set apart before the search for cycles goes on, which would begin with it.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was:
            gc.enable()


@contextmanager
def _corpus_left_alone() -> Iterator[None]:
    """Templates leave cycles behind that must be looked for, but not in the corpus, which has none."""
    try:
        yield
    finally:
        gc.unfreeze()


def build(
    collection: Path,
    site: Path,
    site_url: str | None,
    progress: Progress,
    jobs: Jobs = HERE,
    publish: bool = True,
    say: Progress | None = None,
) -> tuple[Generated, BuildReport]:
    """Generates, builds, indexes and proves the site; a failed build leaves the last good site as it was.

    With `publish` the ids of new paragraphs are written into the ledger when the site is in place, and not
    before: a failed build publishes none. A preview leaves the ledger alone. `say` is as for `generate`.
    """
    with _alone(collection, say or progress) as project:
        kept = keep_promise(site, collection / FILE)
        generated = _generate(project, collection, progress, site_url, jobs)
        corpus = generated.corpus
        ledger = generated.ledger() if publish else None
        processes = _processes(corpus.letters, jobs)
        gone = _themes_gone(project, site, corpus, f"{collection.as_posix()}/codebook/themes.yml")
        generated = replace(generated, notes=(*generated.notes, *gone))
        report = build_site(
            project,
            site,
            corpus,
            site_url=site_url,
            everyday=read_everyday(collection),
            extra_checks=[lambda built: prove(built, corpus, processes)],
            progress=progress,
            processes=processes,
            promise=Promise(collection / FILE, ledger.encode("utf-8")) if ledger else None,
        )
    return generated, replace(report, promised=report.promised or kept)


def _themes_gone(project: Path, site: Path, corpus: Corpus, codebook: str) -> Iterator[Problem]:
    """Themes with a page in the last site and none in `docs/` now: readers' links to it are about to die."""
    known = {one.id for one in corpus.collection.codebook.themes}
    for page in sorted(site.glob(str(Path(theme("*")).with_suffix(".html")))):
        gone = page.parent.name
        if (project / "docs" / theme(gone)).exists():
            continue
        why = "no passage has it any more" if gone in known else "the codebook has no such theme"
        message = (
            f"the last site has a page of the theme {gone!r}, and this one does not: {why}. Links to "
            f"{Path(theme(gone)).parent.as_posix()}/, {theme_csv(gone)} and {theme_feed(gone)} lead nowhere "
            "then. Put the theme back if that was not meant; else “Withdraw a theme” in docs/maintaining.md "
            "says how to lead readers on"
        )
        yield Problem(codebook, 0, "theme-gone", message, fatal=False)


def hand_written(project: Path) -> list[Path]:
    """The pages and assets under `docs/` that no run of ours wrote: what a preview watches."""
    docs = project / "docs"
    pages_by_hand = [path for path in sorted(docs.glob("*.md")) if path.name != HOME]
    return [*pages_by_hand, docs / "assets", docs / "overrides"]
