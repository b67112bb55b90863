"""Pages and works in the vocabulary of https://schema.org, as JSON-LD.

A page of the handbook is a ``WebPage`` that is *about* a work, and never the work itself: who reads the data must not take the
handbook for a place where the work was published. What is not known is left out, addresses of the site among it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from literature.exports.details import (
    address_arxiv,
    address_doi,
    classify,
    date_entry,
    get_plain,
    get_url,
    is_web,
    list_named,
    split_pages,
)
from literature.model import Entry, Name, ToolFacts

Data = dict[str, Any]

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_CONTEXT = "https://schema.org"
_TYPES = {
    "book": "Book",
    "inbook": "Chapter",
    "incollection": "Chapter",
    "manual": "Book",
    "mastersthesis": "Thesis",
    "phdthesis": "Thesis",
    "proceedings": "Book",
    "techreport": "Report",
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
#: What would end a script element, or a line of a script; JSON writes each as an escape.
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"}


@dataclass(frozen=True, slots=True)
class Site:
    """What every page says of the site it belongs to."""

    name: str
    url: str = ""  #: With a slash at its end; empty if it is not known.
    language: str = "en"


def write_json(data: Data) -> str:
    """Write data so that it may stand in a script element of HTML as it is."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def describe_site(site: Site) -> Data:
    """Describe the site, for its front page."""
    return {"@context": _CONTEXT} | _name_site(site) | {"inLanguage": site.language, "license": LICENCE}


def describe_page(site: Site, title: str, address: str, description: str = "", checked: str = "", about: Data | None = None) -> Data:
    """Describe a page and what it is about; ``address`` is taken from the root of the site, ``checked`` is YYYY-MM-DD."""
    url = f"{site.url}{address}" if site.url else ""
    return {"@context": _CONTEXT} | _drop_empty(
        {
            "@type": "WebPage",
            "@id": url,
            "url": url,
            "name": f"{title} - {site.name}",
            "description": description,
            "inLanguage": site.language,
            "license": LICENCE,
            "dateModified": checked if _DAY.fullmatch(checked) else "",
            "isPartOf": _name_site(site),
            "about": about,
        }
    )


def _name_site(site: Site) -> Data:
    return _drop_empty({"@type": "WebSite", "@id": site.url, "url": site.url, "name": site.name})


def describe_work(entry: Entry) -> Data:
    """Describe a work as its entry does."""
    kind = _type_of(entry)
    pages = "-".join(filter(None, split_pages(entry)))
    first, last = split_pages(entry)
    return _drop_empty(
        {
            "@type": kind,
            "name": entry.title,
            "author": [_describe_author(name) for name in list_named(entry)],
            "datePublished": date_entry(entry),
            "isPartOf": _describe_host(entry),
            "publisher": _describe_publisher(entry),
            "inSupportOf": get_plain(entry, "type") or ("PhD" if entry.type == "phdthesis" else "") if kind == "Thesis" else "",
            # Only articles and chapters have pages.
            **({"pagination": pages, "pageStart": first, "pageEnd": last} if kind in {"ScholarlyArticle", "Chapter"} else {}),
            "url": get_url(entry),
            "sameAs": [address for address in (address_doi(entry), address_arxiv(entry)) if address],
        }
    )


def describe_software(name: str, facts: ToolFacts, cited: Entry | None) -> Data:
    """Describe the software that a page is about; ``cited`` is what to cite for it, which may be the software itself."""
    links = {str(link.name): str(link.url) for link in facts.links if is_web(str(link.url))}
    work = describe_work(cited) if cited and cited.title else {}
    software = work.get("@type") == "SoftwareSourceCode"
    return _drop_empty(
        {
            "@type": "SoftwareSourceCode" if "repository" in links else "SoftwareApplication",
            "name": name,
            "codeRepository": links.get("repository", ""),
            "author": work.get("author") if software else None,
            "citation": {part: work[part] for part in ("@type", "name", "url", "sameAs") if part in work}
            if work and not software
            else None,
        }
    )


def _type_of(entry: Entry) -> str:
    if entry.type == "misc":
        # A report of research is a scholarly article wherever it was published: most of those on the web say no more of themselves.
        return {"software": "SoftwareSourceCode", "talk": "CreativeWork"}.get(classify(entry), "ScholarlyArticle")
    return _TYPES.get(entry.type, "ScholarlyArticle")


def _describe_author(name: Name) -> Data | str:
    if name.first and name.last:
        return {"@type": "Person", "name": str(name), "givenName": name.first, "familyName": name.last}
    # A name of one part may be a person's or an organisation's: refs.bib does not say which. A text may stand for either.
    return str(name)


def _describe_host(entry: Entry) -> Data | None:
    """The volume and the series or journal in which a work stands."""
    volume, number = get_plain(entry, "volume"), get_plain(entry, "number")
    if journal := get_plain(entry, "journal"):
        host: Data = {"@type": "Periodical", "name": journal}
        if volume:
            host = {"@type": "PublicationVolume", "volumeNumber": volume, "isPartOf": host}
        return {"@type": "PublicationIssue", "issueNumber": number, "isPartOf": host} if number else host
    if booktitle := get_plain(entry, "booktitle"):
        series = get_plain(entry, "series")
        host = {"@type": "PublicationVolume", "name": booktitle, "volumeNumber": volume}
        return _drop_empty(host | {"isPartOf": {"@type": "CreativeWorkSeries", "name": series} if series else None})
    return None


def _describe_publisher(entry: Entry) -> Data | None:
    publisher = get_plain(entry, "publisher", "institution", "school")
    return {"@type": "Organization", "name": publisher} if publisher else None


def _drop_empty(data: Data) -> Data:
    return {name: value for name, value in data.items() if value}
