"""Every path, slug and anchor of the site, in one place.

A page's path is relative to `docs/` ("letters/2019-01-04-monitoring-visit/index.md").
Each page is the index of a folder of its own: its relative links are then right as they stand in the file
as well as on the site, and no engine mends them (Zensical does, in HTML too, where a page is not an index).
Links are relative, so that the site works in any folder of any host.
"""

from __future__ import annotations

HOME = "index.md"
LETTERS = "letters/index.md"
THEMES = "themes/index.md"
TIMELINE = "timeline/index.md"
FINDINGS = "findings/index.md"
DIFFERENCES = "differences/index.md"
PEOPLE = "people/index.md"
GLOSSARY = "glossary/index.md"
DATA = "data/index.md"
CODING = "coding/index.md"
CHANGES = "changes/index.md"
SEARCH = "search/index.md"
AUTHORITIES = "authorities/index.md"
DIRECTION_ANCHOR = "travel"  # of the direction of travel on a theme’s page
FEED = "changes/letters.xml"
TEXTS_FEED = "changes/texts.xml"
CODINGS_FEED = "changes/codings.xml"
STATEMENTS_JSONL = "data/statements.jsonl"
STATEMENTS_CSV = "data/statements.csv"
LETTERS_CSV = "data/letters.csv"
MATRIX_CSV = "data/matrix.csv"
TIMELINE_CSV = "data/timeline.csv"
FINDINGS_CSV = "data/findings.csv"
WEB_ANNOTATIONS = "data/annotations.jsonld"
RESEARCH_PROJECT = "data/letters.qdpx"
RESEARCH_CODEBOOK = "data/codebook.qdc"
DATABASE = "data/readacross.sqlite"
EDITION = "data/edition.pdf"
FRONT_MATTER_SCHEMA = "data/front-matter.schema.json"


def letter(slug: str, part: int = 1) -> str:
    """The page of one letter, or of a part of it; its paragraphs are at `#p12`, its statements at `#s34`.

    Of a very long letter `Places.letter_page` knows on which page each of them stands.
    """
    return f"letters/{slug}/index.md" if part == 1 else f"letters/{slug}/{part}/index.md"


def reasons(slug: str, page: int) -> str:
    """The reasons for a long letter's labels, on as many pages as they take; a paragraph's are at `#p12`."""
    return f"letters/{slug}/reasons/index.md" if page == 1 else f"letters/{slug}/reasons/{page}/index.md"


def letter_text(slug: str) -> str:
    """The text of one letter as a file, character for character as it came."""
    return f"letters/{slug}.txt"


def reading_text(slug: str) -> str:
    """The letter's text as it is read here, white space folded: what exported positions count in."""
    return f"data/texts/{slug}.txt"


def theme(theme_id: str) -> str:
    """The page of one theme; a letter's section is at `#SLUG`, a passage at `#SLUG-s34`."""
    return f"themes/{theme_id}/index.md"


def theme_part(theme_id: str, part: str) -> str:
    """The passages of a theme in one year's letters, when they are too many for the theme's own page."""
    return f"themes/{theme_id}/{part}/index.md"


def matrix_part(part: str) -> str:
    """The matrix of themes by the letters of one year, when there are too many letters for one table."""
    return f"themes/by-year/{part}/index.md"


def timeline_part(part: str) -> str:
    """One year of the timeline, when it is too long for one page."""
    return f"timeline/{part}/index.md"


def findings_of(theme_id: str, part: str = "") -> str:
    """The findings on one theme (of one year), when they are too many for one page."""
    return f"findings/{theme_id}/{part}/index.md" if part else f"findings/{theme_id}/index.md"


def entity(entity_id: str) -> str:
    """The page of one person or body, when their mentions are too many for one page."""
    return f"people/{entity_id}/index.md"


def authority(authority_id: str) -> str:
    """The page of one authority, where the collection has more than one."""
    return f"authorities/{authority_id}/index.md"


def theme_feed(theme_id: str) -> str:
    """The feed of one theme."""
    return f"changes/themes/{theme_id}.xml"


def theme_csv(theme_id: str) -> str:
    """Every passage of one theme as a table."""
    return f"data/themes/{theme_id}.csv"


def comparison(later: str) -> str:
    """The page that compares a letter with the one before it."""
    return f"compare/{later}/index.md"


def passage_anchor(letter_slug: str, statement: str) -> str:
    """The anchor of a statement on a page that shows several letters."""
    return f"{letter_slug}-{statement}"


def council_anchor(authority_id: str) -> str:
    """The anchor of a council on a page about several, such as a theme's."""
    return f"council-{authority_id}"


def visit_anchor(visit_id: str) -> str:
    """The anchor of a visit on the timeline."""
    return f"visit-{visit_id}"


def url(path: str) -> str:
    """The address of a page or file below the site's root, as MkDocs gives it ("letters/x/")."""
    if not path.endswith(".md"):
        return path
    stem = path.removesuffix(".md")
    if stem == "index":
        return ""
    return stem.removesuffix("/index") + "/"


def href(from_path: str, to_path: str, anchor: str = "") -> str:
    """A relative link from one page to another page or file, and to an anchor in it."""
    fragment = f"#{anchor}" if anchor else ""
    if from_path == to_path and anchor:
        return fragment
    here, there = url(from_path).split("/")[:-1], url(to_path).split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    relative = "../" * (len(here) - shared) + "/".join(there[shared:])
    return (relative or "./") + fragment
