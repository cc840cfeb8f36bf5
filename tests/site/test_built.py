"""What is read from a built page."""

from generator.site.built import Addresses, read_page, source_hash

PAGE = b"""<!doctype html><html lang="en"><head><title> A
title </title><meta name="description" content="What it is."></head><body>
<p id="p1" style="color:red" onclick="go()">x</p><a href=" ../x/#y ">x</a><img src="a.png" srcset="b.png 2x">
<link rel="Stylesheet" href="s.css"><a href="javascript:go()">y</a><style>p {}</style>
<script>let a = 1</script><script type="application/ld+json">{"a": 1}</script><script src="s.js"></script>
<script type="module">let b</script></body></html>"""


def test_a_page_says_its_language_title_and_description() -> None:
    """White space in a title or description is folded."""
    page = read_page("x/index.html", PAGE)
    assert (page.lang, page.title, page.description) == ("en", "A title", "What it is.")


def test_only_scripts_that_run_are_hashed() -> None:
    """Data blocks and scripts with an address of their own need no hash in the policy."""
    page = read_page("x/index.html", PAGE)
    assert set(page.scripts) == {source_hash(b"let a = 1"), source_hash(b"let b")}


def test_a_hash_is_the_one_that_browsers_compute() -> None:
    """The example of the CSP specification: the empty script; and line ends count as a browser reads them."""
    assert source_hash(b"") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    assert source_hash(b"a\r\nb") == source_hash(b"a\nb")


def test_everything_that_the_policy_blocks_is_named() -> None:
    """A style attribute, a style element, a handler and a javascript: address are each found."""
    page = read_page("x/index.html", PAGE)
    assert [what.partition(" (line")[0] for what in page.unsafe] == [
        "a style attribute on <p>",
        "the inline handler onclick on <p>",
        "a javascript: address on <a>",
        "a <style> element",
    ]


def test_addresses_are_listed_with_their_element() -> None:
    """Addresses lose the white space around them; the relation of a link is in small letters."""
    addresses = read_page("x/index.html", PAGE).addresses
    assert Addresses("a", "href", "", ("../x/#y", "javascript:go()")) in addresses
    assert Addresses("img", "srcset", "", ("b.png 2x",)) in addresses
    assert Addresses("link", "href", "stylesheet", ("s.css",)) in addresses


def test_an_address_is_listed_once() -> None:
    """A page that gives an address many times, and others between them, gives it once to the checks."""
    page = read_page("x/index.html", b"<a href=a>x</a><img src=a><a href=b>x</a><a href=' a'>x</a>")
    assert page.addresses == (Addresses("a", "href", "", ("a", "b")), Addresses("img", "src", "", ("a",)))


def test_an_empty_file_is_a_page_without_anything() -> None:
    """An empty file is read, so that the checks can say what it lacks."""
    page = read_page("x.html", b"")
    assert (page.lang, page.title, page.ids) == ("", "", ())
