"""A server on this machine that answers as the services do, or as they should not."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

ANSWERS = Path(__file__).parents[1] / "answers"
FILES = {
    "/works/": ("crossref.json", "application/json"),
    "/dois/": ("datacite.json", "application/json"),
    "/api/query": ("arxiv.xml", "application/atom+xml"),
    "/search/publ/api": ("dblp.json", "application/json"),
    "/2022.acl-long.581.bib": ("anthology.bib", "text/plain"),
}


class Services:
    """Answers every request from a script for its path, else from a file, else with 404."""

    def __init__(self):
        self.asked = []  #: Paths with queries, in order.
        self.scripts = {}  #: Start of a path -> answers to give one after the other; the last one again and again.
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                outer.asked.append(unquote(self.path))
                status, headers, body = outer.answer(unquote(self.path))
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.handle_error = lambda *_: None  # of whoever was given up
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def answer(self, path):
        """The next answer to a path: status, headers, body."""
        for start, script in self.scripts.items():
            if path.startswith(start):
                answer = script.pop(0) if len(script) > 1 else script[0]
                return answer() if callable(answer) else answer
        for start, (name, kind) in FILES.items():
            if path.startswith(start):
                return 200, {"Content-Type": kind}, (ANSWERS / name).read_bytes()
        return 404, {}, b"Resource not found."

    def say(self, start, *answers):
        """Let paths that start so be answered by bodies, or by (status, headers, body)."""
        self.scripts[start] = [(200, {}, answer) if isinstance(answer, bytes) else answer for answer in answers]

    def stop(self):
        """Close the server."""
        self.server.shutdown()
        self.server.server_close()
