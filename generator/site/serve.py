"""A preview that rebuilds when a source is saved, and then reloads the browser.

The server is MkDocs' own. It puts a script of its own into each page it serves, which the page's security
policy would block; so the preview adds that script's hash to the policy of the page it is put into.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from generator.errors import ReadacrossError
from generator.site.built import source_hash

_LAST_SCRIPT = re.compile(rb"<script>((?:(?!</script>).)*)</script>(?:(?!<script).)*\Z", re.DOTALL)
_POLICY = b"script-src 'self'"


class PreviewServer(LiveReloadServer):
    """MkDocs' server, with its reload script allowed by each page's policy."""

    def server_activate(self) -> None:
        """Say where the site is, once it is sure that the port is ours."""
        super().server_activate()
        print(f"The site is at {self.url} and follows what you save. Stop with Ctrl+C.", file=sys.stderr)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        return allow_last_script(super()._inject_js_into_html(content, epoch))  # type: ignore[no-untyped-call]


def allow_last_script(html: bytes) -> bytes:
    """The page with the hash of its last inline script in its own policy, if it has both."""
    script = _LAST_SCRIPT.search(html)
    if not script:
        return html
    return html.replace(_POLICY, b"%b %b" % (_POLICY, source_hash(script.group(1)).encode()), 1)


def serve(
    rebuild: Callable[[], None],
    site: Path,
    watch: Sequence[Path],
    host: str = "127.0.0.1",
    port: int = 8000,
) -> None:
    """Serve `site` until interrupted; call `rebuild` when anything under `watch` is saved.

    `watch` must hold sources only: a folder that `rebuild` writes to would rebuild for ever.
    `rebuild` has been called once before. When it raises ReadacrossError, the problems are printed and the
    last good site is served on.
    Raises ReadacrossError when the port is taken.
    """
    server = preview(rebuild, site, watch, host, port)
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        server.shutdown()
    except OSError as error:
        server.server_close()
        raise _cannot_serve(host, port, error) from None


def require_place(host: str, port: int) -> None:
    """Raises ReadacrossError if nothing can be served there now, so that no site is built for nothing."""
    server = PreviewServer(lambda: None, host=host, port=port, root="")
    try:
        server.server_bind()
    except OSError as error:
        raise _cannot_serve(host, port, error) from None
    finally:
        server.server_close()


def _cannot_serve(host: str, port: int, error: OSError) -> ReadacrossError:
    message = (
        f"cannot serve on {host}:{port} ({error.strerror}); expected an address of this computer with a port "
        "that nothing else uses; give another port with --port, or another address with --host"
    )
    return ReadacrossError.one("serve", 0, "port", message)


def preview(
    rebuild: Callable[[], None], site: Path, watch: Sequence[Path], host: str, port: int
) -> PreviewServer:
    """The server of `serve`, set up and not yet running."""

    def careful() -> None:
        try:
            rebuild()
        except ReadacrossError as error:
            print(f"{error}\nThe last good site stays up until this is mended.", file=sys.stderr)

    server = PreviewServer(careful, host=host, port=port, root=str(site))
    server.error_handler = lambda code: _error_page(site, code)
    for path in watch:
        server.watch(str(path), recursive=path.is_dir())
    return server


def _error_page(site: Path, code: int) -> bytes | None:
    page = site / f"{code}.html"
    return page.read_bytes() if page.is_file() else None
