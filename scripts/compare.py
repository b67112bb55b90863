"""An entry of refs.bib against what a service says of the work: the differences, field by field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from literature.model import OTHERS, Entry, Name, Venue
from literature.sources.identifiers import list_identifiers
from literature.sources.slugs import make_slug
from literature.venues import find_edition, get_venue, guess_venue
from scripts.services.record import Record


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """One field in which refs.bib and a service do not say the same."""

    key: str
    field: str  #: A field of the entry, or "published" for a preprint that has been published.
    service: str
    ours: str  #: What refs.bib says; empty if nothing.
    theirs: str

    def __str__(self) -> str:
        return f"{self.key}: {self.field}: refs.bib has {self.ours or 'nothing'}, {self.service} has {self.theirs}"


def compare(entry: Entry, record: Record, venues: Iterable[Venue]) -> Iterator[Difference]:
    """All differences; what a service does not say is none. Of a preprint's record, what only a publication has is not compared."""
    pairs = [*_compare_text(entry, record), *_compare_ids(entry, record)]
    published = entry.kind != "preprint"
    if record.type != "misc" or not published:
        pairs += _compare_date(entry, record)
    if record.type != "misc":
        pairs += _compare_publication(entry, record, tuple(venues)) if published else [("published", "a preprint", _describe(record))]
    elif record.published and not published:
        pairs.append(("published", "a preprint", record.published))
    for field, ours, theirs in pairs:
        yield Difference(entry.key, field, record.service, ours, theirs)


_Pairs = list[tuple[str, str, str]]


def _compare_text(entry: Entry, record: Record) -> _Pairs:
    pairs: _Pairs = []
    if record.title and make_slug(entry.title) != make_slug(record.title):
        pairs.append(("title", f"'{entry.title}'", f"'{record.title}'"))
    named = [name for name in entry.authors if str(name) != OTHERS]
    if record.authors and (len(record.authors) < len(named) or (len(record.authors) > len(named) and len(named) == len(entry.authors))):
        pairs.append(("author", f"{len(named)} authors", f"{len(record.authors)}"))
    elif record.authors:
        wrong = [(ours, theirs) for ours, theirs in zip(named, record.authors, strict=False) if not _is_same(ours, theirs)]
        pairs += [("author", f"'{ours}'", f"'{theirs}'") for ours, theirs in wrong]
    return pairs


def _is_same(ours: Name, theirs: Name) -> bool:
    """Whether two names can be one person's: an initial stands for a name, a middle name may be missing."""
    mine, other = ([part for part in make_slug(str(name)).split("-") if part] for name in (ours, theirs))
    if not mine or not other:
        return str(ours) == str(theirs)  # in another script
    short, long = sorted((mine, other), key=len)
    if sorted(mine) == sorted(other):  # which name is the last is not told by every service
        return True
    if short[-1] != long[-1]:
        return False
    rest = iter(long)
    return short[0][0] == long[0][0] and all(any(_stands_for(part, whole) for whole in rest) for part in short)


def _stands_for(part: str, whole: str) -> bool:
    return part == whole or (min(len(part), len(whole)) == 1 and part[0] == whole[0])


def _compare_ids(entry: Entry, record: Record) -> _Pairs:
    pairs: _Pairs = []
    doi = entry.fields.get("doi", "")
    if record.doi and not record.doi.lower().startswith("10.48550/") and doi.lower() != record.doi.lower():
        pairs.append(("doi", doi, record.doi))
    arxiv = {identifier.value for identifier in list_identifiers(entry) if identifier.kind == "arxiv"}
    if record.arxiv and record.arxiv not in arxiv:
        pairs.append(("eprint", ", ".join(sorted(arxiv)), record.arxiv))
    return pairs


def _compare_date(entry: Entry, record: Record) -> _Pairs:
    # A later version of a preprint may be cited with its own year.
    later = record.type == "misc" and record.year < entry.year
    return [("year", entry.year, record.year)] if record.year and record.year != entry.year and not later else []


def _compare_publication(entry: Entry, record: Record, venues: tuple[Venue, ...]) -> _Pairs:
    pairs: _Pairs = []
    edition = find_edition(venues, entry)
    meant = [guess_venue(venues, name) for name in record.venues]
    if record.venues and edition and edition.venue not in meant:
        pairs.append(("venue", f"'{(get_venue(entry) or ('', ''))[1]}'", f"'{record.venues[0]}'"))
    for field in ("volume", "number", "pages"):
        ours, theirs = entry.fields.get(field, ""), getattr(record, field)
        # Meetings have volumes at some services and none at their publishers: only what both say is compared.
        if ours and theirs and _fold_number(ours) != _fold_number(theirs):
            pairs.append((field, ours, theirs))
    if record.pages and not entry.fields.get("pages"):
        pairs.append(("pages", "", record.pages))
    return pairs


def _fold_number(text: str) -> str:
    """Pages and numbers without what differs between those who write them: 1–12, 1--12 and 1-12, 7 and 7-7."""
    parts = re.split(r"\s*[-–—]+\s*", text)
    return parts[0] if len(set(parts)) == 1 else "-".join(parts)


def _describe(record: Record) -> str:
    """Where and when a work was published, in a few words."""
    return " ".join(filter(None, (record.venues[0] if record.venues else "", record.year, record.doi or record.url)))
