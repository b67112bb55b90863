"""bibtexparser 2 reads refs.bib as we do."""

from __future__ import annotations

import bibtexparser
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from pylatexenc.latex2text import LatexNodes2Text

from literature.model import Name

from .agreement import BIB, Read, find_unread

#: What bibtexparser decodes LaTeX with; it leaves the parts of names to us.
decode = LatexNodes2Text(keep_braced_groups=False).latex_to_text


def read(entry):
    authors = (Name(decode(" ".join(name.first)), decode(" ".join([*name.von, *name.last, *name.jr]))) for name in entry["author"])
    return Read(tuple(authors), entry["year"], decode(entry["title"]))


def test_bibtexparser_reads_every_entry():
    library = bibtexparser.parse_file(str(BIB), append_middleware=[SeparateCoAuthors(), SplitNameParts()])
    assert library.failed_blocks == []
    assert find_unread({entry.key: read(entry) for entry in library.entries}) == []
