"""The site as a host serves it: compressed, with the headers of its ``_headers`` and its page for addresses where none is.

From a folder nothing is compressed, no transfer is counted, and no header is sent.
"""

from __future__ import annotations

import gzip
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO

from literature.outputs.elsewhere import FILE
from literature.outputs.policy import HEADERS

#: What hosts compress; images and fonts are compressed in themselves.
_COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml")


@cache
def compress(path: Path, changed: int) -> bytes:
    """The compressed bytes of a file, which are the same until it is changed."""
    return gzip.compress(path.read_bytes(), 6)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, *args: Any, sent: list[tuple[float, int]], **kwargs: Any) -> None:
        self.sent = sent
        super().__init__(*args, **kwargs)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that left before it had all."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, headers: dict[str, str], **kwargs: Any) -> None:
        self.sent_headers = headers
        super().__init__(*args, **kwargs)

    def end_headers(self) -> None:
        """Send what the site wants sent with every file, and, as GitHub Pages does, that a file may be kept for ten minutes."""
        self.send_header("Cache-Control", "max-age=600")
        for name, value in self.sent_headers.items():
            self.send_header(name, value)
        super().end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Write the body of an answer, and note it."""
        body = source.read()
        self.server.sent.append((time.time(), len(body)))  # type: ignore[attr-defined]  # the server is _Server
        outputfile.write(body)

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer a text with its compressed bytes; all else as the standard library does."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in _COMPRESSED or not path.is_file():
            return super().send_head()
        content = compress(path, path.stat().st_mtime_ns)
        self.send_response(200)
        kind = self.guess_type(path)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the page of the site for addresses where none is, if it has one."""
        path = Path(self.directory) / FILE
        if code != HTTPStatus.NOT_FOUND or not path.is_file():
            return super().send_error(code, message, explain)
        content = path.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        return None

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def read_headers(folder: Path) -> dict[str, str]:
    """The headers of all files of a site, which has them in a file for hosts; empty without it."""
    path = folder / HEADERS
    if not path.is_file():
        return {}
    pattern, *lines = path.read_text("utf-8").splitlines()
    assert pattern == "/*"
    return dict(line.strip().split(": ", 1) for line in lines)


@contextmanager
def serve(folder: Path, sent: list[tuple[float, int]] | None = None) -> Iterator[str]:
    """Serve a folder at an address that is free, which ends in a slash, for as long as the context lasts.

    Each body is noted in ``sent``: when it was sent, in seconds since the epoch, and its size in bytes.
    """
    handler = partial(_Handler, directory=str(folder), headers=read_headers(folder))
    with _Server(("127.0.0.1", 0), handler, sent=[] if sent is None else sent) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
