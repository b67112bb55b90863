"""arXiv: preprints by id, many at once.

The form of its answers: https://info.arxiv.org/help/api/user-manual.html
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from scripts.services.client import Client, ServiceError
from scripts.services.record import Record, clean, find_id, split_name

NAME = "arXiv"
BASE = "https://export.arxiv.org"
AT_ONCE = 50  #: How many ids one request names.
_ATOM, _ARXIV = "{http://www.w3.org/2005/Atom}", "{http://arxiv.org/schemas/atom}"


def fetch(client: Client, ids: Sequence[str]) -> dict[str, Record]:
    """The records of up to AT_ONCE ids; an id that arXiv does not know is left out. Raises ServiceError."""
    feed = client.get_xml(f"{BASE}/api/query", id_list=",".join(ids), max_results=str(len(ids)))
    if feed is None or feed.tag != f"{_ATOM}feed":
        raise ServiceError("the answer is not a feed of arXiv")
    records = [_read_entry(entry) for entry in feed.iter(f"{_ATOM}entry")]
    return {record.arxiv: record for record in records if record.arxiv in ids}


def _read_entry(entry: Element) -> Record:
    date = _text(entry, f"{_ATOM}published")
    doi, reference = _text(entry, f"{_ARXIV}doi"), _text(entry, f"{_ARXIV}journal_ref")
    category = entry.find(f"{_ARXIV}primary_category")
    identifier = find_id("arxiv", _text(entry, f"{_ATOM}id"))
    return Record(
        service=NAME,
        title=_text(entry, f"{_ATOM}title"),
        authors=tuple(split_name(name) for author in entry.iter(f"{_ATOM}author") if (name := _text(author, f"{_ATOM}name"))),
        type="misc",
        year=date[:4],
        month=date[5:7].lstrip("0"),
        venues=("arXiv",),
        arxiv=identifier,
        primaryclass=clean(category.get("term")) if category is not None else "",
        url=f"https://arxiv.org/abs/{identifier}",
        published=next(filter(None, ("" if doi.lower().startswith("10.48550/") else doi, reference)), ""),
    )


def _text(element: Element, name: str) -> str:
    return clean(element.findtext(name, ""))
