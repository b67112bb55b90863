"""The rulebook: everything that must hold, said once for `make check` and for the build."""

from __future__ import annotations

from collections.abc import Iterator

from literature.checks.aliases import check_aliases
from literature.checks.asked import check_asked
from literature.checks.claims import check_claims
from literature.checks.duplicates import check_duplicates
from literature.checks.entries import check_entries
from literature.checks.identifiers import check_identifiers
from literature.checks.links import check_links
from literature.checks.markup import check_markup
from literature.checks.names import check_names
from literature.checks.pages import check_pages
from literature.checks.publication import check_publication
from literature.checks.register import check_register
from literature.checks.spelling import check_spelling
from literature.checks.venues import check_venues
from literature.model import Library, Problem

__all__ = ["check_library"]


def check_library(library: Library) -> list[Problem]:
    """Return every fault of the library, ordered by file and line."""
    return sorted(set(_all_problems(library)))


def _all_problems(library: Library) -> Iterator[Problem]:
    yield from library.problems
    yield from library.bibliography.problems
    if any(problem.code in {"bib-missing", "bib-encoding"} for problem in library.bibliography.problems):
        return  # everything else would be said to be missing
    yield from check_entries(library)
    yield from check_markup(library)
    yield from check_venues(library)
    yield from check_identifiers(library)
    yield from check_duplicates(library)
    yield from check_names(library)
    yield from check_spelling(library)
    yield from check_aliases(library)
    for page in library.pages.values():
        if not page.draft:
            yield from page.problems
    yield from check_pages(library)
    yield from check_publication(library)
    yield from check_claims(library)
    yield from check_links(library)
    yield from check_register(library)
    yield from check_asked(library)
