"""An entry as COinS: the key/encoded-value string of an OpenURL (ANSI/NISO Z39.88-2004) that stands in the title of an empty span.

Zotero reads it from a page (https://github.com/zotero/translators, COinS.js; https://github.com/zotero/utilities, openurl.js
and cleanAuthor in utilities.js). What its rules ask for beyond the standard, and what follows here:

- The format makes the type of item: journal, dissertation, and book with the genre ``proceeding``, ``bookitem``, ``report`` or
  none of them. Anything else is Dublin Core, where ``rft.type`` may name a type of Zotero itself, such as ``preprint``.
- An author in ``rft.au`` is split at its first comma, one without a comma before its last word; so each is written
  "Last, First", and a name of one part that has blanks in it as "Name,". ``rft.aulast`` and ``rft.aufirst`` are left out: where
  Zotero sets a full stop behind an initial, it takes them for a person more.
- A plus sign becomes a blank, also if it is encoded. That cannot be helped here.
- Of addresses the last one stays. A work that has a DOI keeps it beside its address.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from literature.exports.details import address_arxiv, classify, date_entry, get_plain, get_url, list_named, split_pages
from literature.model import Entry, Name

#: Type of an entry -> format, genre, the key of its own title, and that of what it stands in.
_FORMATS = {
    "article": ("journal", "article", "atitle", "jtitle"),
    "inproceedings": ("book", "proceeding", "atitle", "btitle"),
    "incollection": ("book", "bookitem", "atitle", "btitle"),
    "techreport": ("book", "report", "btitle", ""),
    "phdthesis": ("dissertation", "", "title", ""),
    "mastersthesis": ("dissertation", "", "title", ""),
    "misc": ("dc", "", "title", ""),
    "unpublished": ("dc", "", "title", ""),
}
_BOOK = ("book", "book", "btitle", "")  #: Of any other type.
#: What a ``misc`` entry is -> type of item of Zotero, for which Dublin Core has no word.
_TYPES = {"preprint": "preprint", "software": "computerProgram", "talk": "presentation", "blog post": "blogPost", "text": "webpage"}
_DEGREES = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis"}
#: Field -> key, where the format of books or journals has one.
_KEYS = {"volume": "volume", "number": "issue", "series": "series", "publisher": "publisher", "address": "place", "edition": "edition"}


def write_coins(entry: Entry) -> str:
    """Write an entry as the title of a span of class ``Z3988``, in ASCII; empty if it has no title or cannot be read whole."""
    if not entry.title or not entry.intact:
        return ""
    return "&".join(f"{key}={quote(value, safe='')}" for key, value in _list_pairs(entry) if value)


def _list_pairs(entry: Entry) -> Iterator[tuple[str, str]]:
    format_, genre, title, host = _FORMATS.get(entry.type, _BOOK)
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{format_}"
    yield "rft.genre", genre
    if format_ == "dc":
        yield from _describe_dc(entry)
    if doi := get_plain(entry, "doi"):
        yield "rft_id", f"info:doi/{doi}"
    yield "rft_id", get_url(entry) or ("" if doi else address_arxiv(entry))
    yield f"rft.{title}", entry.title
    if host:
        yield f"rft.{host}", get_plain(entry, "journal" if format_ == "journal" else "booktitle")
    for name in list_named(entry):
        yield "rft.au", _write_name(name)
    yield "rft.date", date_entry(entry)
    if format_ == "dissertation":
        yield "rft.inst", get_plain(entry, "school")
        yield "rft.degree", get_plain(entry, "type") or _DEGREES[entry.type]
    elif format_ != "dc":
        yield from ((f"rft.{key}", get_plain(entry, field)) for field, key in _KEYS.items() if field != "publisher")
        yield "rft.pub", get_plain(entry, "publisher", "institution")
        first, last = split_pages(entry)
        yield "rft.pages", "-".join(filter(None, (first, last)))
        yield "rft.spage", first
        yield "rft.epage", last


def _describe_dc(entry: Entry) -> Iterator[tuple[str, str]]:
    """What only Dublin Core says: what kind of thing it is, and where it stands."""
    kind = _TYPES[classify(entry)] if entry.type == "misc" else "manuscript"
    if kind == "webpage" and not get_url(entry):
        kind = "document"
    yield "rft.type", kind
    if kind == "preprint":
        yield "rft.publisher", get_plain(entry, "archiveprefix") or "arXiv"
    elif kind in {"webpage", "presentation"}:
        yield "rft.source", get_plain(entry, "howpublished")


def _write_name(name: Name) -> str:
    """A name as "Last, First"; a comma within it would end its last part."""
    first, last = (part.replace(",", "").strip() for part in (name.first, name.last))
    if not first or not last:
        alone = first or last
        return f"{alone}," if " " in alone else alone
    return f"{last}, {first}"
