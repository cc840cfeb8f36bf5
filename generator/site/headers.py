"""The Content-Security-Policy, in every page and for the hosts that send headers.

A page served by GitHub Pages gets no header, so its policy is the first `<meta>` in it;
Netlify and Cloudflare Pages read `_headers`, and an nginx server can include the snippet.
A policy in `<meta>` cannot say `frame-ancestors` (CSP level 3, section 3.3), so only the headers do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.errors import Problem, ReadacrossError
from generator.jobs import share_out_each
from generator.site.built import BuiltPage

NGINX = "nginx-headers.conf"
_HEAD = re.compile(rb"<head(?:\s[^>]*)?>", re.IGNORECASE)
_CHARSET = re.compile(rb"""\s*<meta\s+charset=["']?[\w-]+["']?\s*/?>""", re.IGNORECASE)
_OTHERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)


def policy(scripts: Iterable[str]) -> str:
    """The policy for pages with these inline scripts (as `BuiltPage.scripts` has them).

    'wasm-unsafe-eval' lets the search compile its WebAssembly; it does not allow `eval` of text.
    """
    directives = (
        ("default-src", "'none'"),
        ("script-src", " ".join(["'self'", *sorted(set(scripts)), "'wasm-unsafe-eval'"])),
        ("style-src", "'self'"),
        ("img-src", "'self' data:"),
        ("font-src", "'self'"),
        ("connect-src", "'self'"),
        ("manifest-src", "'self'"),
        ("base-uri", "'none'"),
        ("form-action", "'none'"),
    )
    return "; ".join(f"{name} {value}" for name, value in directives)


def add_policies(site: Path, pages: Sequence[BuiltPage], processes: int = 1) -> str:
    """Put each page's own policy into its head, write the hosts' files, and give the whole site's policy.

    So many processes share the pages.
    Raises ReadacrossError for a page without a `<head>`, which could not be protected.
    """
    found = share_out_each(lambda page: _add(site / page.path, page), pages, processes)
    problems = [problem for problem in found if problem]
    if problems:
        raise ReadacrossError(problems)
    whole = policy(script for page in pages for script in page.scripts)
    headers = (("Content-Security-Policy", f"{whole}; frame-ancestors 'none'"), *_OTHERS)
    lines = "".join(f"  {name}: {value}\n" for name, value in headers)
    (site / "_headers").write_text(f"/*\n{lines}", "utf-8", newline="\n")
    snippet = "".join(f'add_header {name} "{value}" always;\n' for name, value in headers)
    (site / NGINX).write_text(snippet, "utf-8", newline="\n")
    return whole


def _add(file: Path, page: BuiltPage) -> Problem | None:
    html = file.read_bytes()
    head = _HEAD.search(html)
    if not head:
        message = "the page has no <head>, so no security policy can stand in it; mend its template"
        return Problem(f"site/{page.path}", 0, "page-head", message)
    charset = _CHARSET.match(html, head.end())
    at = charset.end() if charset else head.end()
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(page.scripts)}">'
    file.write_bytes(html[:at] + meta.encode() + html[at:])
    return None
