"""What the formats of others need of an entry and BibTeX writes in its own way: plain text, a date, pages, addresses."""

from __future__ import annotations

import re
from urllib.parse import quote

from literature.exports.csl import is_preprint, make_item
from literature.model import OTHERS, Entry, Name
from literature.sources.bib import to_plain

_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
#: Word in ``howpublished`` -> what the work is, if it is no text.
_OTHER_THAN_TEXT = {"repository": "software", "talk": "talk"}


def get_plain(entry: Entry, *names: str) -> str:
    """The first of these fields that says something, as plain text; empty if none does."""
    return next((text for name in names if (text := to_plain(entry.fields.get(name, "")))), "")


def list_named(entry: Entry) -> list[Name]:
    """The authors who are named."""
    return [name for name in entry.authors if str(name) not in {"", OTHERS}]


def date_entry(entry: Entry) -> str:
    """When a work was published, as ISO 8601: YYYY-MM, or YYYY where its month is not known; empty without a year."""
    issued = make_item(entry).get("issued", {"date-parts": [[]]})
    return "-".join(f"{part:02}" for part in issued["date-parts"][0])


def split_pages(entry: Entry) -> tuple[str, str]:
    """The first and the last page of a work; the last is empty where there is one page, both where none is known."""
    first, _, last = re.sub(r"\s*[-\N{EN DASH}\N{EM DASH}]+\s*", "-", get_plain(entry, "pages")).partition("-")
    return first, last


def is_web(address: str) -> bool:
    """Whether an address is one of the web, and not a script or a file."""
    return bool(_WEB.fullmatch(address))


def get_url(entry: Entry) -> str:
    """The address of a work itself; empty if its entry has none of the web."""
    url = str(entry.fields.get("url", "")).strip()
    return url if is_web(url) else ""


def address_doi(entry: Entry) -> str:
    """Where the DOI of a work leads; empty if it has none."""
    doi = get_plain(entry, "doi")
    return f"https://doi.org/{quote(doi, safe='/:;()@!$*,+=~')}" if doi else ""


def address_arxiv(entry: Entry) -> str:
    """Where the preprint of a work stands; empty if it has none on arXiv."""
    eprint = get_plain(entry, "eprint")
    return f"https://arxiv.org/abs/{quote(eprint)}" if eprint and get_plain(entry, "archiveprefix").lower() in {"arxiv", ""} else ""


def classify(entry: Entry) -> str:
    """What a ``misc`` entry is: preprint | software | talk | blog post | text."""
    published = get_plain(entry, "howpublished").lower()
    for word, kind in _OTHER_THAN_TEXT.items():
        if word in published.split():
            return kind
    return "preprint" if is_preprint(entry) else "blog post" if published == "blog post" else "text"
