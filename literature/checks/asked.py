"""A rule for the words by which readers ask for an item: each stands with the name of something that can be found."""

from __future__ import annotations

from collections.abc import Iterator

from literature.model import Library, Problem
from literature.sources.front_matter import suggest
from literature.sources.tables import ASKED_FILE


def check_asked(library: Library) -> Iterator[Problem]:
    """Check the names in the table against the keys, pages and terms of the handbook."""
    published = [page for page in library.pages.values() if not page.draft]
    terms = {target.name for page in published for target in page.targets if target.kind == "term"}
    names = {*library.entries, *terms, *(page.docname for page in published if page.kind != "paper")}
    for name, words in library.asked.items():
        if name not in names:
            message = f"words must be listed for the key of a work, the path of another page or a term; found '{name}'"
            yield Problem(ASKED_FILE, words[0].line, "unknown-name", message + suggest(name, tuple(names)))
