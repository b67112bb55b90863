"""Rules for aliases: each names one entry, and can be part of an address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from literature.model import Library, Problem
from literature.sources.bib import BIB_FILE
from literature.sources.slugs import KEY


def check_aliases(library: Library) -> Iterator[Problem]:
    """Check the ``ids`` of every entry.

    An alias leads people on, so it must not be a key, nor stand at two entries. Keys are compared without regard to case, as BibTeX does.
    """
    keys = {key.lower(): key for key in library.entries}
    owners: dict[str, str] = {}
    for entry in library.entries.values():
        line = entry.fields["ids"].line if entry.aliases else 0
        for alias in entry.aliases:
            # A year keeps it from being the name of another page, such as "index".
            if not KEY.fullmatch(alias) or not re.search(r"\d{4}", alias):
                form = "a former key, or name, year and word such as dai2022knowledge; lower-case ASCII, separated by commas"
                yield Problem(BIB_FILE, line, "bad-ids", f"'{entry.key}': an alias in ids must be {form}; found '{alias}'")
            elif alias in keys:
                remedy = "an entry needs no alias for its own key" if keys[alias] == entry.key else "take it out of ids"
                message = f"'{entry.key}': an alias must not be a key; '{alias}' is the key of an entry: {remedy}"
                yield Problem(BIB_FILE, line, "ambiguous-alias", message)
            elif alias in owners:
                message = f"'{entry.key}': an alias must name one entry; '{alias}' stands at '{owners[alias]}' already: take it out here"
                yield Problem(BIB_FILE, line, "ambiguous-alias", message)
            owners.setdefault(alias, entry.key)
