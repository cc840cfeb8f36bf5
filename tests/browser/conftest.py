"""The real site, built once and served to a real browser.

Chromium is looked for in `$CHROMIUM`, at the usual paths, then where Playwright keeps its own.
Without one these tests fail under CI=true, and elsewhere are reported as not run, with how to get one.
"""

from __future__ import annotations

import functools
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from generator import program
from generator.pages.places import MANY_LETTERS
from tests.bench.grown import make_project
from tests.browser import access_record
from tests.browser.access_record import Record
from tests.corpora import long_text
from tests.reading import COLLECTION, FRONT, ROOT

USUAL_PATHS = (
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
# The menu of Chromium's address bar is a page that every window loads: a third of the time of opening one.
# Chromium heeds only the last list of what to switch off, so what Playwright switches off stands here again.
SWITCHED_OFF = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
HOW_TO_GET_ONE = (
    "no Chromium was found, so the browser tests were not run; set $CHROMIUM to one, "
    "or install one with: apt-get install chromium (Debian) or playwright install chromium"
)
SLUG = "2019-01-04-monitoring-visit"  # the letter that the tests read
LETTER = f"letters/{SLUG}/"
LONG = "letters/2020-02-03-test/"  # a report of hundreds of statements, among many letters
VERY_LONG = "letters/2020-04-05-report/"  # one that no single page holds
AT_THE_END = "Children told inspectors about the lighthouse."  # in no other letter
SUB_PATH = "readacross"  # the site is served below a folder, as GitHub Pages serves a project


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def chromium(playwright: Playwright) -> str:
    """Where a Chromium is, or ""."""
    found = [os.environ.get("CHROMIUM", ""), *USUAL_PATHS, playwright.chromium.executable_path]
    return next((path for path in found if path and Path(path).exists()), "")


def hand_made(folder: Path) -> Path:
    """A project in this folder with everything that is made by hand, but without a collection."""
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "docs").mkdir()
    for page in (ROOT / "docs").glob("*.md"):
        if page.name != "index.md":
            shutil.copy(page, folder / "docs")
    for name in ("assets", "overrides"):
        shutil.copytree(ROOT / "docs" / name, folder / "docs" / name)
    return folder


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line of log for each."""

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """The folder's address while it is served below its own name; ends with a slash."""
    of_folder = functools.partial(handler, directory=str(site.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), of_folder) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/{site.name}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the built site of the five letters, made from a copy of the project's own files."""
    project = hand_made(tmp_path_factory.mktemp("project"))
    shutil.copytree(ROOT / "source_texts", project / "source_texts")
    site = project / "served" / SUB_PATH
    site.parent.mkdir()
    program.build(
        project / "source_texts", site, f"http://127.0.0.1/{SUB_PATH}/", progress=lambda _stage: None
    )
    return site


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Where the built site is served; ends with a slash."""
    with served(built) as root:
        yield root


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of copies of the five letters about many councils, and of two long reports."""
    folder = tmp_path_factory.mktemp("large")
    site = folder / "served" / SUB_PATH
    site.parent.mkdir()
    collection = make_project(COLLECTION, MANY_LETTERS + 15, folder / "project")
    very_long = long_text(3).replace("\n\nYours sincerely", f"\n\n{AT_THE_END}\n\nYours sincerely")
    for path, text in ((LONG, long_text(2)), (VERY_LONG, very_long)):
        (collection / f"{path.split('/')[1]}.txt").write_text(FRONT + text, "utf-8")
    program.build(
        collection,
        site,
        f"http://127.0.0.1/{SUB_PATH}/",
        progress=lambda _stage: None,
    )
    return site


@pytest.fixture(scope="session")
def large_address(large: Path) -> Iterator[str]:
    """Where the site of many letters is served; ends with a slash."""
    with served(large) as root:
        yield root


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, started once."""
    with sync_playwright() as running:
        yield running


@contextmanager
def started(playwright: Playwright, flags: tuple[str, ...], env: dict[str, str]) -> Iterator[Browser]:
    """A Chromium; without one, a failure in CI and a plain word elsewhere."""
    path = chromium(playwright)
    if not path and os.environ.get("CI") == "true":
        pytest.fail(HOW_TO_GET_ONE)
    if not path:
        pytest.skip(HOW_TO_GET_ONE)
    args = [*flags, f"--disable-features={','.join(SWITCHED_OFF)}"]
    running = playwright.chromium.launch(executable_path=path, args=args, env={**env})
    yield running
    running.close()


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The Chromium that most tests share."""
    with started(playwright, FLAGS, dict(os.environ)) as running:
        yield running


@pytest.fixture(scope="session")
def record() -> Iterator[Record]:
    """What this run tries for access; written when all is done if `$ACCESSIBILITY_RECORD` asks for it."""
    kept = Record(date=f"{datetime.now(UTC):%Y-%m-%d}")
    yield kept
    if os.environ.get("ACCESSIBILITY_RECORD"):
        access_record.write(kept)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh wide page in the light scheme, that fails its test if a script of the site throws."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    fresh = context.new_page()
    thrown: list[str] = []
    fresh.on("pageerror", lambda error: thrown.append(str(error)))
    yield fresh
    context.close()
    assert thrown == []


@pytest.fixture
def phone(page: Page) -> Page:
    """A narrow page."""
    page.set_viewport_size({"width": 390, "height": 844})
    return page


@pytest.fixture
def search(page: Page, address: str) -> Page:
    """The search page, ready to be asked."""
    page.goto(f"{address}search/")
    page.wait_for_selector(".search-facet")
    return page


@pytest.fixture
def letter(page: Page, address: str) -> Page:
    """A letter's page, allowed to use the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + LETTER)
    return page
