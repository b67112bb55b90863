"""A DOI, an id or an address, as people write them -> what names the work."""

from __future__ import annotations

import re

from literature.model import Entry, Identifier

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/[^\s{}<>\"]+)", re.IGNORECASE)
_ARXIV_ID = r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"
_ARXIV = re.compile(
    rf"(?:https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/|arxiv:\s*)?{_ARXIV_ID}(?:\.pdf)?/?(?:[?#].*)?", re.IGNORECASE
)
_ARXIV_DOI = re.compile(rf"10\.48550/arxiv\.{_ARXIV_ID}", re.IGNORECASE)
# The form of ids: https://aclanthology.org/info/ids/ (since 2020 year.venue-volume.number; before, a letter, the year and four digits).
_ANTHOLOGY_ID = r"((?:19|20)\d\d\.[a-z0-9_]+-[a-z0-9_]+\.\d+|[A-Z]\d\d-\d{4})"
_ANTHOLOGY = re.compile(
    rf"(?:https?://(?:(?:www\.)?aclanthology\.org|preview\.aclanthology\.org/[\w.-]+|(?:www\.)?aclweb\.org/anthology)/)?"
    rf"{_ANTHOLOGY_ID}(?:\.(?:pdf|bib))?/?(?:[?#].*)?"
)
_ANTHOLOGY_DOI = re.compile(rf"10\.(?:18653|3115)/v1/{_ANTHOLOGY_ID}")
_OPENREVIEW = re.compile(r"https?://openreview\.net/(?:forum|pdf)\?id=([\w-]+)(?:[&#].*)?")


def read_identifiers(text: str) -> set[Identifier]:
    """All that a text names: a DOI of the Anthology or of arXiv also names their ids; nothing if it names no work."""
    text = text.strip()
    if doi := _DOI.fullmatch(text):
        name = doi.group(1)
        found = {Identifier("doi", name.lower())}
        found |= {Identifier("arxiv", match.group(1)) for match in [_ARXIV_DOI.fullmatch(name)] if match}
        return found | {Identifier("anthology", match.group(1)) for match in [_ANTHOLOGY_DOI.fullmatch(name)] if match}
    for kind, pattern in (("arxiv", _ARXIV), ("anthology", _ANTHOLOGY), ("openreview", _OPENREVIEW)):
        if match := pattern.fullmatch(text):
            return {Identifier(kind, match.group(1))}
    return set()


def list_identifiers(entry: Entry) -> dict[Identifier, list[str]]:
    """All that the fields of an entry name, each with the fields that name it."""
    found: dict[Identifier, list[str]] = {}
    for field in ("doi", "eprint", "url"):
        for identifier in read_identifiers(entry.fields.get(field, "")):
            found.setdefault(identifier, []).append(field)
    return found
