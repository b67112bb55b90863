"""pybtex reads refs.bib as we do. (Our reader is built on it, but reads names and letters by itself.)"""

from __future__ import annotations

from pybtex.database import parse_file
from pybtex.richtext import Text

from literature.model import Name

from .agreement import BIB, Read, find_unread


def to_text(parts):
    return " ".join(Text.from_latex(part).render_as("text") if set(part) & set("\\{}`'") else part for part in parts)


def read(entry):
    people = entry.persons["author"]
    authors = (
        Name(to_text([*person.first_names, *person.middle_names]), to_text([*person.prelast_names, *person.last_names]))
        for person in people
    )
    return Read(tuple(authors), entry.fields["year"], to_text([entry.fields["title"]]))


def test_pybtex_reads_every_entry():
    data = parse_file(BIB, "bibtex")
    assert find_unread({key: read(entry) for key, entry in data.entries.items()}) == []
