"""Lighthouse, as a first visit on a slow phone: access, good practice, search engines and speed."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.conftest import FLAGS, HOW_TO_GET_ONE, LETTER, Quiet, chromium, served

PROGRAM = Path(__file__).parent / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"
HOW_TO_GET_IT = "Lighthouse was not run; install Node.js 18 or newer with npm, then run make test"
PAGES = {"home": "", "letter": LETTER, "theme": "themes/assessment/", "matrix": "themes/"}
WHOLE = ("accessibility", "best-practices", "seo")
SPEED = 95
TRIES = 3  # what else the machine does can only make a page look slower, so the best of three counts
ALREADY_SMALL = (".woff2", ".png", ".pdf", ".gz")


class _Compressing(Quiet):
    """Serves files with gzip, as hosts do."""

    def do_GET(self) -> None:  # noqa: N802 # http.server calls it by this name
        """Send a file, or the page of a folder."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        whole = path.read_bytes()
        sent = whole if path.suffix in ALREADY_SMALL else gzip.compress(whole)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(sent)))
        if sent is not whole:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(sent)


@pytest.fixture(scope="module")
def compressed(built: Path) -> Iterator[str]:
    """Where the built site is served with gzip; ends with a slash."""
    with served(built, _Compressing) as address:
        yield address


@pytest.fixture(scope="module")
def chrome(playwright: Playwright) -> str:
    """A Chromium for Lighthouse to start; without either, a failure in CI and a plain word elsewhere."""
    path = chromium(playwright)
    missing = HOW_TO_GET_ONE if not path else ""
    if not shutil.which("node") or not PROGRAM.exists():
        missing = HOW_TO_GET_IT
    if missing and os.environ.get("CI") == "true":
        pytest.fail(missing)
    if missing:
        pytest.skip(missing)
    return path


def scores(address: str, chrome: str) -> tuple[dict[str, int], list[str]]:
    """What Lighthouse gives a page in each category, of 100, and each audit that took something off.

    Nothing, and what it says, if it lost its browser, as it can on a busy machine.
    """
    done = subprocess.run(
        ["node", str(PROGRAM), address, "--quiet", "--output=json", f"--chrome-flags={' '.join(FLAGS)}"],
        env=os.environ | {"CHROME_PATH": chrome},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    if done.returncode:
        return {}, [done.stderr[-1000:]]
    report = json.loads(done.stdout)
    categories = report["categories"].values()
    weighed = {ref["id"] for category in categories for ref in category["auditRefs"] if ref["weight"]}
    taken = [
        f"{name}: {report['audits'][name].get('displayValue', 'failed')}"
        for name in sorted(weighed)
        if (report["audits"][name]["score"] or 0) < 1
        and report["audits"][name]["scoreDisplayMode"] in ("binary", "numeric")
    ]
    return {category["id"]: round(100 * (category["score"] or 0)) for category in categories}, taken


@pytest.mark.timed
@pytest.mark.parametrize("kind", PAGES)
def test_lighthouse(compressed: str, chrome: str, kind: str) -> None:
    """100 for accessibility, best practices and search engines, and at least 95 for performance."""
    best = 0
    for _ in range(TRIES):
        found, taken = scores(compressed + PAGES[kind], chrome)
        assert [name for name in WHOLE if found.get(name, 0) < 100] == [], taken
        best = max(best, found.get("performance", 0))
        if best >= SPEED:
            break
    assert best >= SPEED, taken
