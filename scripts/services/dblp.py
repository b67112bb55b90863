"""DBLP: works by title, published and preprint side by side.

The form of its answers: https://dblp.org/faq/How+to+use+the+dblp+search+API.html
"""

from __future__ import annotations

import re
from typing import Any

from literature.model import Name
from literature.sources.slugs import make_slug
from scripts.services.client import Client, ServiceError
from scripts.services.record import Record, clean, find_id, split_name

NAME = "DBLP"
BASE = "https://dblp.org"
_TYPES = {"Conference and Workshop Papers": "inproceedings", "Journal Articles": "article", "Informal and Other Publications": "misc"}


def search(client: Client, title: str) -> list[Record]:
    """The works whose title is this one. Raises ServiceError."""
    words = make_slug(title).replace("-", " ")
    answer = client.get_json(f"{BASE}/search/publ/api", q=words, format="json", h="20")
    try:
        hits = answer["result"]["hits"].get("hit", [])
    except (AttributeError, KeyError, TypeError) as error:
        raise ServiceError("the answer has no list of works in it") from error
    works = [hit["info"] for hit in _list(hits) if isinstance(hit, dict) and isinstance(hit.get("info"), dict)]
    return [record for record in map(_read_work, works) if make_slug(record.title) == make_slug(title)]


def _read_work(info: dict[str, Any]) -> Record:
    addresses = [clean(address) for address in _list(info.get("ee"))]
    venues = [clean(venue) for venue in _list(info.get("venue"))]
    people = info.get("authors")
    preprint = "CoRR" in venues
    return Record(
        service=NAME,
        title=clean(info.get("title")).removesuffix("."),
        authors=tuple(_read_name(author) for author in _list(people.get("author"))) if isinstance(people, dict) else (),
        type="misc" if preprint else _TYPES.get(clean(info.get("type")), "misc"),
        year=clean(info.get("year")),
        venues=tuple(name for venue in venues for name in _read_venue(venue)),
        volume="" if preprint else clean(info.get("volume")),
        number=clean(info.get("number")),
        pages=clean(info.get("pages")),
        doi=clean(info.get("doi")),
        arxiv=find_id("arxiv", *addresses, clean(info.get("doi")), clean(info.get("volume")).removeprefix("abs/") if preprint else ""),
        url=addresses[0] if addresses else "",
    )


def _list(value: Any) -> list[Any]:
    """DBLP gives one thing as it is, and several as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _read_name(author: Any) -> Name:
    """A number tells people of one name apart: "Wei Zhang 0056"."""
    return split_name(re.sub(r" \d{4}$", "", clean(author.get("text") if isinstance(author, dict) else author)))


def _read_venue(venue: str) -> list[str]:
    """What DBLP calls a venue -> what we do: "EMNLP (Findings)" is "Findings of EMNLP", "BlackboxNLP@EMNLP" is "BlackboxNLP"."""
    if venue.endswith(" (Findings)"):
        return [f"Findings of {venue.removesuffix(' (Findings)')}"]
    return [venue.partition("@")[0], venue] if "@" in venue else [venue]
