"""The preview."""

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from generator.errors import ReadacrossError
from generator.site.built import read_page
from generator.site.serve import PreviewServer, allow_last_script, preview, require_place, serve

PAGE = """<!doctype html><html lang="en"><head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval'">
</head><body><p>{}</p></body></html>"""


@contextmanager
def _running(rebuild: Callable[[], None], site: Path, watch: Path) -> Iterator[PreviewServer]:
    server = preview(rebuild, site, [watch], "127.0.0.1", 0)
    thread = threading.Thread(target=server.serve)
    thread.start()
    try:
        while not server.serve_thread.is_alive():
            time.sleep(0.01)
        yield server
    finally:
        server.shutdown(wait=True)
        thread.join()


def _get(server: PreviewServer, path: str) -> str:
    host, port = server.server_address[:2]
    with urlopen(f"http://{host!s}:{port}/{path}", timeout=10) as response:
        text: str = response.read().decode()
        return text


def _until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not done() and time.monotonic() < end:
        time.sleep(0.02)
    assert done()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of one page, with an empty folder of sources beside it."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(PAGE.format("old"))
    return tmp_path / "site"


def test_the_reload_script_is_allowed_by_the_pages_policy() -> None:
    """And nothing else is: the policy gains exactly the hash of that script."""
    html = PAGE.format("x").replace("</body>", "<script>reload(1)</script></body>").encode()
    allowed = allow_last_script(html).decode()
    [script] = read_page("x.html", html).scripts
    assert re.findall("'sha256-[^']+'", allowed) == [script]
    assert allowed.replace(f" {script}", "").encode() == html


def test_saving_a_source_rebuilds_and_serves_the_new_page(site: Path) -> None:
    """The page served afterwards is the new one, with its reload script allowed."""
    source = site.parent / "sources" / "letter.txt"

    def rebuild() -> None:
        (site / "index.html").write_text(PAGE.format(source.read_text()))

    with _running(rebuild, site, source.parent) as server:
        assert "old" in _get(server, "")
        source.write_text("new")
        _until(lambda: "new" in _get(server, ""))
        page = _get(server, "").encode()
    [script] = read_page("index.html", page).scripts
    assert f"script-src 'self' {script}" in page.decode()


def test_a_failing_rebuild_says_why_and_keeps_serving(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The last good site stays, and the next good save is taken up."""
    source = site.parent / "sources" / "letter.txt"
    runs: list[str] = []

    def rebuild() -> None:
        runs.append(source.read_text())
        if runs[-1] == "bad":
            raise ReadacrossError.one("sources/letter.txt", 3, "front-matter", "the date is missing")
        (site / "index.html").write_text(PAGE.format(runs[-1]))

    with _running(rebuild, site, source.parent) as server:
        source.write_text("bad")
        _until(lambda: bool(runs))
        assert "old" in _get(server, "")
        source.write_text("good")
        _until(lambda: "good" in _get(server, ""))
    said = capsys.readouterr().err
    assert "sources/letter.txt:3: the date is missing" in said
    assert "Traceback" not in said


def test_writing_to_the_site_does_not_rebuild(site: Path) -> None:
    """Only sources are watched, so that a rebuild cannot set off another."""
    runs: list[int] = []
    with _running(lambda: runs.append(1), site, site.parent / "sources"):
        (site / "index.html").write_text(PAGE.format("by hand"))
        time.sleep(1.2)
    assert runs == []


def test_a_taken_port_is_said_plainly(site: Path) -> None:
    """Not a traceback; and before anything is built for it, too."""
    with _running(lambda: None, site, site.parent / "sources") as server:
        port = server.server_address[1]
        with pytest.raises(ReadacrossError, match=f"cannot serve on 127.0.0.1:{port}"):
            serve(lambda: None, site, [], port=int(port))
        with pytest.raises(ReadacrossError, match=f"cannot serve on 127.0.0.1:{port}"):
            require_place("127.0.0.1", int(port))
    require_place("127.0.0.1", int(port))
    with pytest.raises(ReadacrossError, match=r"nosuch\.invalid:8000 .*another address with --host"):
        require_place("nosuch.invalid", 8000)
