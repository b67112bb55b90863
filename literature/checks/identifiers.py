"""Rules for what names a work: DOI, arXiv, ACL Anthology and OpenReview must agree with each other and with the venue and the year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from literature.checks.entries import is_year
from literature.model import Entry, Identifier, Library, Problem
from literature.sources.bib import BIB_FILE
from literature.sources.identifiers import list_identifiers, read_identifiers
from literature.venues import find_edition

_NAMES = {"doi": "DOI", "arxiv": "arXiv", "anthology": "ACL Anthology", "openreview": "OpenReview"}
#: What stands in an id of the Anthology for a volume -> words of the volume's name.
_VOLUMES = {"long": "Long Papers", "short": "Short Papers", "demo": "System Demonstrations", "demos": "System Demonstrations"}
#: Of the ids of preprints, how many months a date may be earlier: an id is given when a work is announced, which can be in the next month.
_LATE = 1
_MONTHS = {
    name: number
    for number, name in enumerate(
        "January February March April May June July August September October November December".split(),  # noqa: SIM905
        1,
    )
}


def check_identifiers(library: Library) -> Iterator[Problem]:
    """Check what names each work."""
    for entry in library.entries.values():
        yield from _check_agreement(entry)
        yield from _check_anthology(library, entry)
        yield from _check_preprint(entry)


def _check_agreement(entry: Entry) -> Iterator[Problem]:
    """One kind of id may name one work, whichever field it stands in."""
    first: dict[str, tuple[str, list[str]]] = {}
    for identifier, fields in list_identifiers(entry).items():
        value, where = first.setdefault(identifier.kind, (identifier.value, fields))
        if value != identifier.value:
            message = (
                f"'{entry.key}': {' and '.join(where)} and {' and '.join(fields)} must name one work; "
                f"found the {_NAMES[identifier.kind]} ids {value} and {identifier.value}"
            )
            yield Problem(BIB_FILE, entry.fields[fields[0]].line, "id-differs", message)


def _check_anthology(library: Library, entry: Entry) -> Iterator[Problem]:
    url = entry.fields.get("url")
    named = [identifier for identifier in read_identifiers(url or "") if identifier.kind == "anthology"]
    for identifier in named:
        if url and url != (right := f"https://aclanthology.org/{identifier.value}/"):
            yield Problem(BIB_FILE, url.line, "anthology-url", f"'{entry.key}': url must be {right}; found '{url}'")
    edition = find_edition(library.venues, entry)
    for identifier, fields in list_identifiers(entry).items():
        if identifier.kind != "anthology" or not edition:
            continue
        venue, volume, year = _split(identifier)
        place = f"{edition.venue.short} {edition.volume}".strip()
        fits = not edition.volume or _VOLUMES.get(volume, edition.volume) in edition.volume
        if not {venue, f"{venue}-{volume}"} & set(edition.venue.anthology) or not fits or year != entry.year:
            message = f"'{entry.key}': the id in {fields[0]} must be of {place}, {entry.year}; found '{identifier.value}'"
            yield Problem(BIB_FILE, entry.fields[fields[0]].line, "venue-id", message)


def _split(identifier: Identifier) -> tuple[str, str, str]:
    """The venue, the volume and the year that an id of the Anthology names; before 2020 the volume is empty."""
    if match := re.fullmatch(r"(\d{4})\.(\w+)-(\w+)\.\d+", identifier.value):
        return match.group(2), match.group(3), match.group(1)
    year = int(identifier.value[1:3])
    return identifier.value[0], "", str(year + (1900 if year > 60 else 2000))


def _check_preprint(entry: Entry) -> Iterator[Problem]:
    """A work cannot be older than its preprint's id; how much later it was published says nothing."""
    eprint = entry.fields.get("eprint")
    match = re.fullmatch(r"(\d\d)(0[1-9]|1[0-2])\.\d{4,5}", eprint or "")
    if not eprint or not match or not is_year(entry.year):
        return
    posted = (2000 + int(match.group(1))) * 12 + int(match.group(2))
    # Only of a preprint is the month that of the preprint: a conference may be held before its papers are on arXiv.
    month = _MONTHS.get(entry.fields.get("month", ""), 12) if entry.kind == "preprint" else 12
    if int(entry.year) * 12 + month < posted - _LATE:
        when = f"{entry.fields.get('month', '')} {entry.year}".strip()
        message = f"'{entry.key}': a work must not be older than its preprint; {when} is before arXiv {eprint}"
        yield Problem(BIB_FILE, eprint.line, "arxiv-year", message)
