"""A rule for the names of refs.bib: every program finds the same last name in them."""

from __future__ import annotations

from collections.abc import Iterator

from pybtex.bibtex.utils import split_name_list

from literature.model import Entry, Library, Problem, Text
from literature.sources.bib import BIB_FILE
from literature.sources.names import find_misread
from literature.sources.spelling import find_misspelt


def check_names(library: Library) -> Iterator[Problem]:
    """Check that no part of a first name would be taken for a particle."""
    for entry in library.entries.values():
        for role in ("author", "editor"):
            value = entry.fields.get(role, Text())
            # Letters that are misspelt are reported as such, and are first to be mended.
            if entry.intact and value and not any(find_misspelt(value)):
                yield from _check(entry, role, value)


def _check(entry: Entry, role: str, value: Text) -> Iterator[Problem]:
    for name in split_name_list(value):
        if misread := find_misread(name):
            part, wanted = misread
            message = f"'{entry.key}': {role}: BibTeX takes '{part}' in '{name}' for a particle, as 'van' is; write '{wanted}'"
            yield Problem(BIB_FILE, value.line, "bad-name", message)
