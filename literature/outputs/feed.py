"""feed.xml: new works and claims as an Atom feed (RFC 4287).

An id is a UUID made of the key and the date, so that it is absolute, permanent, and the same wherever the site is hosted.
Links are absolute where the site's address is known; else they are relative to the feed, as the standard allows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin
from uuid import UUID, uuid5
from xml.etree import ElementTree

from literature.joined import Joined
from literature.model import Claim, Library
from literature.outputs.finished import when_built
from literature.outputs.plain import say
from literature.render.context import get_site_url
from literature.sources.front_matter import is_day

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FILE = "feed.xml"
TITLE = "The LLM Neuron Handbook: new works and claims"
AUTHOR = "The LLM Neuron Handbook contributors"
LIMIT = 100  #: The newest; a reader of feeds keeps what it has seen.
_ATOM = "http://www.w3.org/2005/Atom"
#: What is no character of XML 1.0 (its production 2, Char).
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Made once for this feed; never to be changed, or every entry would be new again.
_NAMESPACE = UUID("4943a279-6a37-5bc4-8e93-d09cf3ba3273")


@dataclass(frozen=True, slots=True)
class News:
    """What an entry of the feed tells."""

    date: str  #: YYYY-MM-DD
    name: str  #: Permanent: what the id of the entry is made of.
    title: str
    docname: str
    anchor: str
    summary: str

    @property
    def id(self) -> str:
        """The entry's permanent id."""
        return f"urn:uuid:{uuid5(_NAMESPACE, self.name)}"


def list_news(joined: Joined, say: Callable[[str, str], str]) -> list[News]:
    """New works with their claims, claims that were added later, and claims that were withdrawn; the newest first."""
    library = joined.library
    dates = {landed.id: landed.date for landed in library.register}
    news = [*_list_additions(library, dates, say), *_list_withdrawals(library, say)]
    return sorted(sorted(news, key=lambda one: one.name), key=lambda one: one.date, reverse=True)


def _list_additions(library: Library, dates: Mapping[str, str], say: Callable[[str, str], str]) -> Iterator[News]:
    for key, page in library.of_kind("paper").items():
        added: dict[str, list[Claim]] = {}
        for claim in page.claims:
            if claim.id in dates:
                added.setdefault(dates[claim.id], []).append(claim)
        # The key may have landed before the page, when another page cited the work; its page came with its first claim.
        first = min(added, default=dates.get(key, ""))
        for date in sorted({first, *added} - {""}):
            claims = " ".join(
                f"{claim.slug.replace('-', ' ')} ({claim.place}{_mark(claim)}): {say(page.docname, claim.anchor)}"
                for claim in added.get(date, ())
            )
            if date == first:
                text = " ".join(filter(None, (say(page.docname, "tldr"), f"Claims: {claims}" if claims else "")))
                yield News(date, f"{key} {date}", str(page.title), page.docname, "", text)
            else:
                yield News(date, f"{key} {date}", f"New claims: {page.title}", page.docname, added[date][0].anchor, claims)


def _mark(claim: Claim) -> str:
    """What tells a withdrawn claim from one that stands."""
    return "; withdrawn" if claim.withdrawn else ""


def _list_withdrawals(library: Library, say: Callable[[str, str], str]) -> Iterator[News]:
    for claim in library.claims().values():
        date, _, reason = claim.withdrawn.partition(" ")
        if is_day(date):  # another one would make the feed invalid
            text = f"{reason}. The claim was: {say(f'papers/{claim.key}', claim.anchor)}"
            title = f"Withdrawn: {claim.slug.replace('-', ' ')} ({claim.key})"
            yield News(date, f"{claim.id} withdrawn", title, f"papers/{claim.key}", claim.anchor, text)


def write(news: list[News], address: Callable[[str], str], url: str = "") -> bytes:
    """Write the feed; ``url`` is where the site is published, if that is known."""
    feed = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    _add(feed, "id", f"urn:uuid:{uuid5(_NAMESPACE, 'feed')}")
    _add(feed, "title", TITLE)
    _add(feed, "updated", _at(news[0].date if news else "1970-01-01"))
    _add(_add(feed, "author"), "name", AUTHOR)
    _add(feed, "rights", "CC BY 4.0")
    _add(feed, "link", rel="alternate", type="text/html", href=urljoin(url, address("index")))
    if url:
        _add(feed, "link", rel="self", type="application/atom+xml", href=urljoin(url, FILE))
    for one in news[:LIMIT]:
        entry = _add(feed, "entry")
        _add(entry, "id", one.id)
        _add(entry, "title", one.title, type="text")
        _add(entry, "updated", _at(one.date))
        anchor = f"#{one.anchor}" if one.anchor else ""
        _add(entry, "link", rel="alternate", type="text/html", href=urljoin(url, address(one.docname)) + anchor)
        _add(entry, "summary", one.summary, type="text")
    ElementTree.indent(feed)
    text: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, name, attributes)
    # What XML 1.0 cannot hold would make the whole feed unreadable.
    element.text = _NO_CHARACTER.sub("", text) if text else None
    return element


def _at(date: str) -> str:
    """A day as RFC 3339 wants it; the register knows no hours."""
    return f"{date}T00:00:00Z"


@when_built
def write_feed(app: Sphinx, out: Path) -> None:
    """Write feed.xml."""
    domain: Any = app.env.get_domain("lit")
    news = list_news(domain.joined, lambda docname, name: say(domain, docname, name))
    (out / FILE).write_bytes(write(news, app.builder.get_target_uri, get_site_url(app.config)))
