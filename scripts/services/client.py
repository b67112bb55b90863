"""Asking a service over HTTP: politely, with time-outs and retries, and without trust in what comes back."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import requests
from requests.adapters import HTTPAdapter
from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError
from urllib3.util.retry import Retry

#: Seconds to wait for a connection, and between two pieces of an answer.
TIMEOUT = (10, 30)
#: Seconds between two requests to a service. arXiv asks for three: https://info.arxiv.org/help/api/tou.html
PAUSES: Mapping[str, float] = {"export.arxiv.org": 3.0}
PAUSE = 1.0
#: A service that asks to be left alone for longer than this (in seconds) is left alone.
LONGEST_WAIT = 60
#: Bytes; what is longer is no record of a work.
LARGEST = 20_000_000
KEPT = 7 * 24 * 3600  #: Seconds for which the cache keeps an answer.
_AGENT = "neuron-handbook-audit/1 (bibliography check; python-requests)"


class ServiceError(Exception):
    """A service could not be asked, or gave no answer that can be read; the message says why."""


class _BusyError(HTTPError):
    """A service asks to wait too long."""


class _PatientRetry(Retry):
    """Waits as long as a service asks, but no longer than anybody would sit there."""

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        seconds = super().get_retry_after(response)
        if seconds is not None and seconds > LONGEST_WAIT:
            raise _BusyError(f"it asks to wait {seconds:.0f} seconds")
        return seconds


class _PoliteAdapter(HTTPAdapter):
    """Pauses between two requests to one host; what the cache answers never gets here."""

    def __init__(self, retry: Retry) -> None:
        super().__init__(max_retries=retry)
        self.last: dict[str, float] = {}

    def send(self, request: requests.PreparedRequest, *args: Any, **options: Any) -> requests.Response:
        host = urlsplit(request.url or "").hostname or ""
        wait = self.last.get(host, float("-inf")) + PAUSES.get(host, PAUSE) - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        try:
            return super().send(request, *args, **options)
        finally:
            self.last[host] = time.monotonic()


class Client:
    """Gets what services answer, from a cache if there is one."""

    def __init__(self, cache: Path | None = None, retries: int = 3) -> None:
        self.session = requests.Session() if cache is None else _open_cache(cache)
        # Being busy (429) and being broken pass; no network at all does not.
        retry = _PatientRetry(
            total=retries, connect=1, redirect=5, backoff_factor=1, status_forcelist=(429, 500, 502, 503, 504), raise_on_status=False
        )
        adapter = _PoliteAdapter(retry)
        self.session.mount("https://", adapter)
        self.session.mount("http://", adapter)
        self.session.headers["User-Agent"] = _AGENT

    def get(self, url: str, **parameters: str) -> bytes | None:
        """The body of an answer; None if the service does not know what was asked for. Raises ServiceError."""
        try:
            with self.session.get(url, params=parameters, timeout=TIMEOUT, stream=True) as answer:
                if answer.status_code in {404, 410}:
                    return None
                if answer.status_code != 200:
                    raise ServiceError(f"HTTP status {answer.status_code}")
                body = b"".join(_read(answer))
        except (requests.RequestException, HTTPError) as error:
            raise ServiceError(_explain(error)) from error
        return body

    def get_json(self, url: str, **parameters: str) -> Any:
        """A JSON answer, read; None if the service does not know what was asked for. Raises ServiceError."""
        body = self.get(url, **parameters)
        if body is None:
            return None
        try:
            return json.loads(body)
        except (ValueError, RecursionError) as error:  # also a wrong encoding
            raise ServiceError(f"the answer is not JSON: {_quote(body)}") from error

    def get_xml(self, url: str, **parameters: str) -> ElementTree.Element | None:
        """An XML answer, read; None if the service does not know what was asked for. Raises ServiceError."""
        body = self.get(url, **parameters)
        if body is None:
            return None
        if b"<!DOCTYPE" in body or b"<!ENTITY" in body:  # a feed has none; an entity can stand for gigabytes or for a file
            raise ServiceError(f"the answer is not a feed: {_quote(body)}")
        try:
            return ElementTree.fromstring(body)
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise ServiceError(f"the answer is not XML: {_quote(body)}") from error


def _open_cache(path: Path) -> requests.Session:
    import requests_cache  # here, for `make new-paper` keeps nothing and does without it

    path.parent.mkdir(parents=True, exist_ok=True)
    return requests_cache.CachedSession(path, backend="sqlite", expire_after=KEPT, allowable_codes=(200, 404))


def _read(answer: requests.Response) -> list[bytes]:
    pieces, size = [], 0
    for piece in answer.iter_content(1 << 16):
        size += len(piece)
        if size > LARGEST:
            raise ServiceError(f"the answer is longer than {LARGEST} bytes")
        pieces.append(piece)
    return pieces


def _explain(error: Exception) -> str:
    if isinstance(error, requests.Timeout) or "timed out" in str(error):
        return f"no answer in {TIMEOUT[1]} seconds"
    if isinstance(error, requests.TooManyRedirects):
        return "it leads on without end"
    if isinstance(error, requests.ConnectionError):
        return "no connection (is there a network?)"
    return " ".join(str(error).split())[:200]


def _quote(body: bytes) -> str:
    text = " ".join(body[:200].decode("utf-8", "backslashreplace").split())
    return repr(text[:60] + ("…" if len(text) > 60 else ""))
