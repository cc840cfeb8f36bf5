"""How much a first search costs a reader: bytes over the wire and milliseconds, cold, in a real browser.

Usage: `python -m tests.bench.search SITE...` with the folder of one built site or more, such as ours and one
made with the theme's own search over the same text; that one is told by its `search/search_index.json`.
Files are served compressed as hosts do. Figures are of this machine at this moment: compare those of one run.
"""

from __future__ import annotations

import functools
import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import FLAGS, chromium

QUESTIONS = ("supervision", "social workers", "children", '"early help" thresholds', "staff leaving")
PRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml"}
OURS = """(asked) => {
  const start = performance.now();
  new MutationObserver((_, seen) => {
    if (!document.querySelector("[data-hit]")) return;
    window.fetched = performance
      .getEntriesByType("resource")
      .filter((file) => file.startTime >= start)
      .reduce((sum, file) => sum + file.transferSize, 0);
    window.firstHit = performance.now() - start;
    seen.disconnect();
  }).observe(document.body, { subtree: true, childList: true });
  document.querySelector("[data-search-open]").click();
  const type = () => {
    const words = document.querySelector("#search-words");
    if (!words) return requestAnimationFrame(type);
    words.value = asked;
    words.dispatchEvent(new Event("input"));
  };
  type();
}"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a first search fetched, in bytes before the first key and until the first hit, and its time."""

    question: str
    before: int
    until_hit: int
    milliseconds: float


class _Host(SimpleHTTPRequestHandler):
    """Serves a folder as a host does: text compressed, once."""

    protocol_version = "HTTP/1.1"
    # Hosts do so too; without it each small file waits 40 ms for the browser's acknowledgement.
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Send one file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        pressed = path.suffix in PRESSED
        body = _body(path, pressed)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if pressed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    """A server to which a browser that hangs up is no news."""

    def handle_error(self, *_args: object) -> None:
        """Say nothing."""


@functools.cache
def _body(path: Path, pressed: bool) -> bytes:
    content = path.read_bytes()
    return gzip.compress(content, mtime=0) if pressed else content


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site while it is served."""
    with _Server(("127.0.0.1", 0), functools.partial(_Host, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def _counted(browser: Browser) -> Iterator[tuple[Page, list[int]]]:
    """A page with an empty cache, and the sizes of all that it has fetched so far."""
    context = browser.new_context()
    page = context.new_page()
    sizes: list[int] = []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    yield page, sizes
    context.close()


def first_hit(browser: Browser, address: str, question: str) -> Cost:
    """Open search on a page that is at rest, ask, and wait for the first hit."""
    with _counted(browser) as (page, _):
        page.goto(f"{address}about/", wait_until="networkidle")
        page.evaluate(OURS, question)
        page.wait_for_function("() => window.firstHit")
        fetched, taken = page.evaluate("[window.fetched, window.firstHit]")
        return Cost(question, 0, int(fetched), float(taken))


def theme_search(browser: Browser, site: Path, address: str) -> Cost:
    """What the theme's own search fetches before the first key is pressed."""
    index = len(_body(site / "search" / "search_index.json", True))
    with _counted(browser) as (page, sizes):
        page.goto(address, wait_until="networkidle")
        page.wait_for_timeout(2000)
        fetched = index if sum(sizes) >= index else 0
    return Cost("(the theme's own search)", fetched, fetched, 0.0)


def main(sites: list[str]) -> None:
    """Print a row a question for each site."""
    print(f"{'site':24} {'question':28} {'kB before':>10} {'kB to hit':>10} {'ms to hit':>10}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(playwright), args=list(FLAGS))
        for folder in map(Path, sites):
            with served(folder) as address:
                if (folder / "search" / "search_index.json").exists():
                    costs = [theme_search(browser, folder, address)]
                else:
                    costs = [first_hit(browser, address, question) for question in QUESTIONS]
            for cost in costs:
                sizes = f"{cost.before / 1000:10.0f} {cost.until_hit / 1000:10.0f} {cost.milliseconds:10.0f}"
                print(f"{folder.parent.name + '/' + folder.name:24} {cost.question:28} {sizes}")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
