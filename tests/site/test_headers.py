"""The security policy in pages and for hosts."""

import re
from pathlib import Path

import pytest

from generator.errors import ReadacrossError
from generator.site.built import read_site, source_hash
from generator.site.headers import NGINX, add_policies, policy

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><script>{}</script></head></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two pages with different inline scripts."""
    (tmp_path / "a.html").write_text(PAGE.format("one()"))
    (tmp_path / "b.html").write_text(PAGE.format("two()"))
    return tmp_path


def test_a_policy_allows_nothing_inline_but_what_it_names() -> None:
    """No 'unsafe-inline' and no 'unsafe-eval'; every kind of fetch is our own or none."""
    text = policy(["'sha256-x'", "'sha256-x'", "'sha256-a'"])
    assert "unsafe-inline" not in text
    assert "'unsafe-eval'" not in text
    assert "script-src 'self' 'sha256-a' 'sha256-x' 'wasm-unsafe-eval';" in text
    assert text.startswith("default-src 'none'; ")
    assert "http" not in text


def test_each_page_carries_the_policy_of_its_own_scripts_first(site: Path) -> None:
    """The policy stands right after the character set, before anything that it must hold for."""
    add_policies(site, read_site(site))
    page = (site / "a.html").read_text()
    assert page.index("<script>") > page.index("Content-Security-Policy") > page.index("charset")
    assert source_hash(b"one()") in page
    assert source_hash(b"two()") not in page


def test_the_hosts_get_the_policy_of_the_whole_site(site: Path) -> None:
    """`_headers` and the nginx snippet allow the scripts of every page, and forbid framing."""
    whole = add_policies(site, read_site(site))
    assert source_hash(b"one()") in whole
    assert source_hash(b"two()") in whole
    headers = (site / "_headers").read_text()
    assert headers.startswith(f"/*\n  Content-Security-Policy: {whole}; frame-ancestors 'none'\n")
    assert f'add_header Content-Security-Policy "{whole}; frame-ancestors' in (site / NGINX).read_text()


def test_nginx_values_cannot_break_out_of_their_quotes(site: Path) -> None:
    """Every line of the snippet is one directive with one quoted value."""
    add_policies(site, read_site(site))
    for line in (site / NGINX).read_text().splitlines():
        assert re.fullmatch(r'add_header [A-Za-z-]+ "[^"]*" always;', line)


def test_a_page_without_a_head_stops_the_build(tmp_path: Path) -> None:
    """Such a page could not be protected."""
    (tmp_path / "a.html").write_text("<p>x</p>")
    with pytest.raises(ReadacrossError, match=r"site/a\.html: .*no <head>"):
        add_policies(tmp_path, read_site(tmp_path))
