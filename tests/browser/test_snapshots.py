"""How each kind of page looks, on a phone and on a desk, held to the pictures in tests/cases/snapshots.

`make snapshots` takes them anew.
Pages are set in the fonts that the program ships and no other, so that any machine gives the same pictures.
A sign that those fonts lack, such as a tick, is an empty box here.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image, ImageFilter
from playwright.sync_api import Browser, Playwright, ViewportSize

from generator import program
from tests.browser import pictures
from tests.browser.conftest import FLAGS, LETTER, SUB_PATH, hand_made, served, started
from tests.browser.test_axe import KINDS, arrived
from tests.reading import CASES, ROOT

FOLDER = CASES / "snapshots"
pytestmark = pytest.mark.seen
DIFFERENCES = ROOT / "snapshot-differences"
ANEW = "if the change is meant, run `make snapshots` and look at the new pictures"
WIDTHS = (390, 1280)
HEIGHT = 1600
TEXT = f"{LETTER}#p2"
FIRST_FIVE = (
    "2017-08-commissioner-addendum",
    "2017-12-director-message",
    "2018-08-news-fifth-monitoring-visit",
    "2019-01-04-monitoring-visit",
    "2021-11-10-focused-visit",
)
IN_DARK = ("", TEXT, "themes/", "themes/assessment/")
LET_PASS = 0.005  # of a picture's pixels
LIMIT = 3_000_000  # bytes of all pictures
Scheme = Literal["light", "dark"]
SHOTS: tuple[tuple[str, int, Scheme], ...] = (
    *((path, width, "light") for path in (*KINDS, TEXT) for width in WIDTHS),
    *((path, width, "dark") for path in IN_DARK for width in WIDTHS),
)
STILL = (
    "--font-render-hinting=none",
    "--disable-lcd-text",
    "--force-color-profile=srgb",
    "--force-device-scale-factor=1",
)
SANS = ROOT / "generator" / "edition" / "fonts"
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>"""


def name_of(path: str, width: int, scheme: Scheme) -> str:
    """The name of a picture's file."""
    page = path.removesuffix(".html").strip("/").replace("/#", "-at-").replace("/", "-")
    return f"{page or 'home'}-{width}-{scheme}.png"


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site of the first five letters, so that another letter changes no picture."""
    project = hand_made(tmp_path_factory.mktemp("project"))
    collection = project / "source_texts"
    shutil.copytree(ROOT / "source_texts", collection, ignore=shutil.ignore_patterns("permalinks.yml"))
    for path in (*collection.glob("*.txt"), *collection.glob("corrections/*.yml")):
        if path.stem not in FIRST_FIVE:
            path.unlink()
    site = project / "served" / SUB_PATH
    site.parent.mkdir()
    program.build(collection, site, f"http://127.0.0.1/{SUB_PATH}/", lambda _stage: None)
    with served(site) as root:
        yield root


@pytest.fixture(scope="module")
def painter(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A Chromium that knows no font but the print edition's sans; the serif comes with the site."""
    folder = tmp_path_factory.mktemp("fonts")
    config = folder / "fonts.conf"
    config.write_text(FONTS.format(folder=folder), "utf-8")
    for font in SANS.glob("source-sans-*.ttf"):
        shutil.copy(font, folder)
    with started(playwright, (*FLAGS, *STILL), os.environ | {"FONTCONFIG_FILE": str(config)}) as browser:
        yield browser


@pytest.mark.parametrize(("path", "width", "scheme"), SHOTS, ids=lambda value: str(value) or "home")
def test_looks_as_before(painter: Browser, pictured: str, path: str, width: int, scheme: Scheme) -> None:
    """No more than 5 pixels in 1000 look different."""
    size = ViewportSize(width=width, height=HEIGHT)
    with painter.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(pictured + path)
        arrived(page)
        page.evaluate("document.fonts.ready")
        now = pictures.shrunk(page.screenshot(animations="disabled", caret="hide"))
    kept = FOLDER / name_of(path, width, scheme)
    if os.environ.get("SNAPSHOTS"):
        pictures.keep(now, kept)
    assert kept.exists(), f"{kept.name} is missing: {ANEW}"
    before = pictures.read(kept)
    where = pictures.changed(before, now)
    if where.mean() > LET_PASS:
        DIFFERENCES.mkdir(exist_ok=True)
        pictures.side_by_side(before, now, where).save(DIFFERENCES / kept.name)
        pytest.fail(f"{where.mean():.1%} looks different: see {DIFFERENCES.name}/{kept.name}; {ANEW}")


def test_the_pictures_are_of_every_kind_of_page_and_small() -> None:
    """There is a picture of each kind of page, none besides, and all together are light enough to keep."""
    kept = sorted(FOLDER.iterdir())
    assert [path.name for path in kept] == sorted(name_of(*shot) for shot in SHOTS)
    assert sum(path.stat().st_size for path in kept) < LIMIT


def test_the_measure_is_that_of_an_eye(tmp_path: Path) -> None:
    """Fewer colours and softer edges pass; words moved by a few pixels, or another colour, do not."""
    before = pictures.read(FOLDER / name_of(TEXT, 1280, "light"))
    moved = Image.new("RGB", before.size, "white")
    moved.paste(before, (0, 4))
    brown = before.point([max(0, level - shade) for shade in (0, 12, 40) for level in range(256)])
    pictures.keep(before.filter(ImageFilter.GaussianBlur(0.3)), tmp_path / "softer.png")
    assert pictures.changed(before, pictures.read(tmp_path / "softer.png")).mean() < LET_PASS
    assert pictures.changed(before, moved).mean() > LET_PASS
    assert pictures.changed(before, brown).mean() > LET_PASS
    assert pictures.changed(before, before.crop((0, 0, 9, 9))).all()
