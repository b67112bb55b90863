"""Rules for what a page says of its work against the entry of the work: when and where it was published, and what was read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from literature.checks.entries import is_year
from literature.model import Entry, Event, Library, Page, PaperFacts, Problem
from literature.sources.identifiers import list_identifiers, read_identifiers


def check_publication(library: Library) -> Iterator[Problem]:
    """Check the history and the first source of every published page of a work."""
    for key, page in library.of_kind("paper").items():
        entry = library.entries.get(key)
        if entry and isinstance(page.facts, PaperFacts):
            yield from _check_history(page, page.facts, entry)
            yield from _check_source(page, page.facts, entry)


def _check_history(page: Page, facts: PaperFacts, entry: Entry) -> Iterator[Problem]:
    published = [event for event in facts.history if event.event == "published"]
    # An entry may say in a note why it cites the preprint: where a work is announced to appear is not yet a publication.
    if published and entry.kind == "preprint" and not entry.fields.get("note"):
        message = (
            f"the entry of a work that was published must cite the publication, or say in 'note' why not; '{entry.key}' cites the preprint"
        )
        yield Problem(page.file, published[0].date.line, "published-preprint", message)
    elif published and entry.kind != "preprint" and is_year(entry.year) and entry.year not in {event.date[:4] for event in published}:
        message = f"a date of publication must be of the year of the entry, {entry.year}; found '{published[-1].date}'"
        yield Problem(page.file, published[-1].date.line, "history-differs", message)
    for event in facts.history:
        if (month := _read_posted(entry)) and "arxiv" in event.what.lower() and not _fits(event, month):
            message = (
                f"arXiv {entry.fields['eprint']} must be {'of' if 'v1' in event.what.split() else 'after'} its month; found '{event.date}'"
            )
            yield Problem(page.file, event.date.line, "history-differs", message)


def _read_posted(entry: Entry) -> int:
    """The month that the arXiv id of an entry names, counted from the year 0; 0 if it names none."""
    match = re.fullmatch(r"(\d\d)(0[1-9]|1[0-2])\.\d{4,5}", entry.fields.get("eprint", ""))
    return (2000 + int(match.group(1))) * 12 + int(match.group(2)) if match else 0


def _fits(event: Event, posted: int) -> bool:
    """Whether an event on arXiv fits the month of the id: the first version is of that month or, sent in at its end, the one before."""
    if not re.match(r"\d{4}(?:-\d\d)?", event.date):
        return True  # which another check reports
    year, month = int(event.date[:4]), event.date[5:7]
    first, last = (year * 12 + int(month),) * 2 if month else (year * 12 + 1, year * 12 + 12)
    is_first = event.event == "posted" and re.search(r"\bv1\b", event.what) is not None
    return last >= posted - 1 and (not is_first or first <= posted)


def _check_source(page: Page, facts: PaperFacts, entry: Entry) -> Iterator[Problem]:
    """The first source is the work itself: an id in its address is that of the entry."""
    if not facts.sources:
        return
    url = facts.sources[0].url
    own: dict[str, set[str]] = {}
    for identifier in list_identifiers(entry):
        own.setdefault(identifier.kind, set()).add(identifier.value)
    for identifier in sorted(read_identifiers(url)):
        if identifier.value not in own.get(identifier.kind, {identifier.value}):
            ids = ", ".join(sorted(own[identifier.kind]))
            message = f"the first source must be the work itself, {ids}; found '{url}'"
            yield Problem(page.file, url.line, "source-differs", message)
        elif identifier.kind == "arxiv" and identifier.kind not in own:
            message = f"the entry of a work that was read on arXiv must have eprint = {{{identifier.value}}}; '{entry.key}' has none"
            yield Problem(page.file, url.line, "source-differs", message)
