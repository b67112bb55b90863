"""One work, one key."""

from __future__ import annotations

from collections.abc import Iterator

from literature.model import Entry, Library, Problem
from literature.sources.bib import BIB_FILE
from literature.sources.identifiers import list_identifiers
from literature.sources.slugs import make_slug


def name_work(entry: Entry) -> dict[str, str]:
    """All that tells an entry's work from others, in a form that can be compared, with the words for it."""
    names = {f"{identifier.kind}:{identifier.value}": identifier.value for identifier in list_identifiers(entry)}
    title, first = make_slug(entry.title), make_slug(entry.people[0]) if entry.people else ""
    return names | ({f"title:{title}:{first}": "the same title and first author"} if title else {})


def check_duplicates(library: Library) -> Iterator[Problem]:
    """Report each entry whose work stands under another key too."""
    first: dict[str, Entry] = {}
    for key in sorted(library.entries):
        entry = library.entries[key]
        for name, words in name_work(entry).items():
            other = first.setdefault(name, entry)
            if other is not entry:
                message = f"a work may stand once; '{key}' and '{other.key}' (line {other.line}) have {words}"
                yield Problem(BIB_FILE, entry.line, "duplicate-work", message)
                break
