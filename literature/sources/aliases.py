"""The alias by which people know an entry who copied its BibTeX from Google Scholar, such as dai2022knowledge.

An alias is derived once, when ``make format-bib`` writes it into ``ids``, and stored from then on: a corrected title or year adds one
and takes none away, so what people have cited keeps working.
"""

from __future__ import annotations

import re

from literature.model import Bibliography, Entry
from literature.sources.slugs import make_slug

# The words at the start of a title that Google Scholar passes over in its keys, as far as they can be seen from keys that papers cite.
_PASSED_OVER = frozenset(
    "a an and are as at be by do for from how i in into is it of on or the this to via what when where which who why with".split()  # noqa: SIM905
)


def make_scholar_alias(entry: Entry) -> str:
    """Last name of the first author, year and first telling word of the title, without a joint; empty if one of them is missing."""
    name = make_slug(entry.people[0]).replace("-", "") if entry.people else ""
    words = make_slug(entry.title).split("-")
    word = next((word for word in words if word not in _PASSED_OVER), words[-1])
    return f"{name}{entry.year}{word}" if name and word and re.fullmatch(r"\d{4}", entry.year) else ""


def list_wanted(bibliography: Bibliography) -> dict[str, str]:
    """Key -> the alias that its entry still lacks.

    An alias must name one entry. One that is taken, as a key or in another entry's ``ids``, stays where it is; one that would be new at
    two entries goes to neither.
    """
    entries = bibliography.entries.values()
    taken = {name for entry in entries for name in (entry.key.lower(), *entry.aliases)}
    wanted = {entry.key: alias for entry in entries if entry.intact and (alias := make_scholar_alias(entry)) and alias not in taken}
    alike = list(wanted.values())
    return {key: alias for key, alias in wanted.items() if alike.count(alias) == 1}
