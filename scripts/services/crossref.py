"""Crossref: the DOIs of publishers.

The form of its answers: https://www.crossref.org/documentation/retrieve-metadata/rest-api/
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from literature.model import Name
from scripts.services.client import Client, ServiceError
from scripts.services.record import Record, clean, find_id

NAME = "Crossref"
BASE = "https://api.crossref.org"
_TYPES = {"proceedings-article": "inproceedings", "journal-article": "article", "book-chapter": "inproceedings", "posted-content": "misc"}


def fetch(client: Client, doi: str) -> Record | None:
    """The record of a DOI; None if Crossref does not have it. Raises ServiceError."""
    answer = client.get_json(f"{BASE}/works/{quote(doi, safe='/')}")
    if answer is None:
        return None
    work = answer.get("message") if isinstance(answer, dict) else None
    if not isinstance(work, dict) or not isinstance(work.get("title"), list):
        raise ServiceError("the answer has no work in it")
    return read_work(work)


def read_work(work: Mapping[str, Any]) -> Record:
    """A work in Crossref's form -> a record."""
    # The print date is that of the volume; "issued" is the earliest of all.
    dates = (work.get(name) for name in ("published-print", "issued", "published-online"))
    year, month = next((date for date in map(_read_date, dates) if date[0]), ("", ""))
    relations, event = (_mapping(work.get(name)) for name in ("relation", "event"))
    preprints = [clean(item.get("id")) for item in _items(relations.get("has-preprint")) if isinstance(item, dict)]
    published = [clean(item.get("id")) for item in _items(relations.get("is-preprint-of")) if isinstance(item, dict)]
    return Record(
        service=NAME,
        title=": ".join(filter(None, (_first(work, "title"), _first(work, "subtitle")))),
        authors=_read_names(work.get("author")),
        editors=_read_names(work.get("editor")),
        type=_TYPES.get(clean(work.get("type")), "misc"),
        year=year,
        month=month,
        venues=tuple(
            filter(None, (*map(clean, _items(work.get("container-title"))), clean(event.get("acronym")), clean(event.get("name"))))
        ),
        volume=clean(work.get("volume")),
        number=clean(work.get("issue")),
        pages=clean(work.get("page")),
        publisher=clean(work.get("publisher")),
        address=clean(event.get("location")),
        doi=clean(work.get("DOI")),
        arxiv=find_id("arxiv", *preprints),
        published=published[0] if published else "",
    )


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _first(work: Mapping[str, Any], name: str) -> str:
    return next(filter(None, map(clean, _items(work.get(name)))), "")


def _read_names(people: Any) -> tuple[Name, ...]:
    """People have given and family names; a group has a name."""
    named = (person for person in _items(people) if isinstance(person, dict))
    names = (
        Name(
            clean(person.get("given")),
            " ".join(filter(None, (clean(person.get("family") or person.get("name")), clean(person.get("suffix"))))),
        )
        for person in named
    )
    return tuple(name for name in names if str(name))


def _read_date(date: Any) -> tuple[str, str]:
    parts = _items(date.get("date-parts"))[:1] if isinstance(date, dict) else []
    numbers = [*map(clean, _items(parts[0])), "", ""] if parts else ["", ""]
    return numbers[0], numbers[1]
