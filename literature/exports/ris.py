"""Entries as RIS, the form of EndNote, Mendeley and Zotero.

Tags and types are those that Zotero's translator of RIS reads (https://github.com/zotero/translators, RIS.js). A paper of a conference
names its proceedings twice, as T2, where most programs look, and as C3, where Zotero does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from literature.exports.csl import make_item
from literature.exports.details import split_pages
from literature.model import Entry, Name

#: Type of an item in CSL -> type in RIS.
_TYPES = {
    "article": "UNPD",
    "article-journal": "JOUR",
    "book": "BOOK",
    "chapter": "CHAP",
    "manuscript": "MANSCPT",
    "paper-conference": "CONF",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
}
#: Tag -> the variable of CSL that it holds.
_TAGS = {
    "T2": "container-title",
    "VL": "volume",
    "IS": "issue",
    "ET": "edition",
    "PB": "publisher",
    "CY": "publisher-place",
    "M3": "genre",
    "SN": "ISBN",
    "DO": "DOI",
    "UR": "URL",
    "N1": "note",
}


def write_ris(entry: Entry) -> str:
    """Write the record of an entry, one tag a line, from TY to ER."""
    return "".join(f"{tag}  - {value}\n" for tag, value in _list_tags(entry)) + "ER  - \n"


def write_all(entries: Iterable[Entry]) -> str:
    """Write the records of entries, in their order, a line between them."""
    return "\n".join(write_ris(entry) for entry in entries)


def _list_tags(entry: Entry) -> Iterator[tuple[str, str]]:
    item = make_item(entry)
    conference = item["type"] == "paper-conference"
    yield "TY", _TYPES[item["type"]]
    yield "ID", entry.key
    yield from (("AU", _name(name)) for name in entry.authors)
    yield from (("A2", _name(name)) for name in entry.editors)
    yield "TI", entry.title
    yield from _list_dates(item)
    yield from ((tag, str(item[variable])) for tag, variable in _TAGS.items() if variable in item)
    if conference and "container-title" in item:
        yield "C3", item["container-title"]
    if "collection-title" in item:
        yield "T3", item["collection-title"]
    yield from ((tag, page) for tag, page in zip(("SP", "EP"), split_pages(entry), strict=True) if page)
    if item["type"] == "article":
        yield "DB", "arXiv"
        yield "AN", item["number"]


def _list_dates(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """PY is the year, DA the date as year/month/day/, as far as it is known."""
    year, *month = item["issued"]["date-parts"][0] if "issued" in item else [0]
    if year:
        yield "PY", str(year)
        yield "DA", f"{year}/{f'{month[0]:02}' if month else ''}//"


def _name(name: Name) -> str:
    """Last name with its particle, first names, what follows: "van der Berg, Ada, Jr."."""
    last = f"{name.particle} {name.family}".strip()
    return ", ".join(filter(None, (last, name.first, name.lineage)))
