"""Rules for where a work appeared: one spelling of a venue, and an edition that fits the year, the DOI and the other entries."""

from __future__ import annotations

from collections.abc import Iterator

from literature.checks.entries import is_year
from literature.model import Edition, Entry, Library, Problem, Text
from literature.sources.bib import BIB_FILE
from literature.sources.front_matter import suggest
from literature.sources.tables import VENUES_FILE
from literature.venues import find_edition, get_venue, guess_venue, write_name

#: What the entries of one volume have in common.
_SHARED = ("editor", "month", "series", "volume", "publisher", "address")


def check_venues(library: Library) -> Iterator[Problem]:
    """Check the venue of each entry against the table, and entries of one volume against each other."""
    if any(problem.file == VENUES_FILE for problem in library.problems):
        return  # what the faulty table does not say cannot be held against an entry
    volumes: dict[tuple[str, str, str], Entry] = {}
    for key in sorted(library.entries):
        entry = library.entries[key]
        named, edition = get_venue(entry), find_edition(library.venues, entry)
        if not entry.intact:
            continue
        if edition:
            yield from _check_edition(entry, edition)
            if edition.venue.stands_in == "booktitle":
                yield from _check_volume(entry, volumes, (edition.venue.short, edition.volume, entry.year))
        elif named:
            yield _report_unknown(library, entry, *named)
        elif entry.kind == "preprint":  # classic styles print no eprint: without a venue, nothing would say where the work is
            message = f"'{key}': a preprint must say so, as howpublished = {{arXiv preprint}}; it has no venue"
            yield Problem(BIB_FILE, entry.fields["eprint"].line, "missing-venue", message)


def _report_unknown(library: Library, entry: Entry, field: str, value: Text) -> Problem:
    venue = guess_venue(library.venues, value)
    name = write_name(venue, entry.year) if venue else ""
    if venue and venue.stands_in == field:
        hint = f", did you mean '{name or venue.names[0]}'?"
    elif venue:
        hint = f"; '{name or venue.names[0]}' stands in {venue.stands_in}"
    else:
        hint = suggest(value, tuple(name for venue in library.venues if venue.stands_in == field for name in venue.names)) or ";"
        hint = hint if hint.startswith(",") else f"; add a new one to {VENUES_FILE}"
    message = f"'{entry.key}': {field} must be the name of a venue as {VENUES_FILE} has it; found '{value}'{hint}"
    return Problem(BIB_FILE, value.line, "unknown-venue", message)


def _check_edition(entry: Entry, edition: Edition) -> Iterator[Problem]:
    venue, value = edition.venue, entry.fields[edition.venue.stands_in]
    if edition.year and is_year(entry.year) and edition.year != entry.year:
        message = f"'{entry.key}': {venue.stands_in} must be of the year {entry.year}; '{value}' is of {edition.year}"
        yield Problem(BIB_FILE, value.line, "venue-year", message)
    doi = entry.fields.get("doi", Text())
    if not doi.startswith("10."):
        return  # none, or one that is reported for its form
    if venue.doi and not doi.lower().startswith(tuple(start.lower() for start in venue.doi)):
        message = f"'{entry.key}': the DOI of a work of {venue.short} must start with {' or '.join(venue.doi)}; found '{doi}'"
        yield Problem(BIB_FILE, doi.line, "venue-doi", message)
    elif doi.lower().startswith("10.48550/") and not any(start.startswith("10.48550/") for start in venue.doi):
        message = f"'{entry.key}': the DOI of a published work must be that of the publication; found that of a preprint, '{doi}'"
        yield Problem(BIB_FILE, doi.line, "venue-doi", message)


def _check_volume(entry: Entry, volumes: dict[tuple[str, str, str], Entry], volume: tuple[str, str, str]) -> Iterator[Problem]:
    """Compare an entry with those before it, of which one stands for all."""
    first = volumes.setdefault(volume, entry)
    for field in _SHARED:
        mine, other = entry.fields.get(field), first.fields.get(field)
        if not mine or not other:
            continue
        if (entry.editors != first.editors) if field == "editor" else (mine != other):
            shared = f"the same in all entries of {volume[0]} {volume[2]}"
            message = f"'{entry.key}': {field} must be {shared}; '{first.key}' has '{other}', found '{mine}'"
            yield Problem(BIB_FILE, mine.line, "volume-differs", message)
