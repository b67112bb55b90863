"""What a service says of a work, in one form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from literature.model import Name
from literature.sources.identifiers import read_identifiers

#: Elements that publishers put into titles; what is no element stays: "n < 10", "f<g>".
_ELEMENT = re.compile(r"</?(?:[ib]|em|strong|scp?|su[bp]|u|span|inline-formula|tex-math|jats:\w+|mml:\w+)(?:\s[^<>]*)?/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """A work as a service knows it; what the service does not say is empty. All texts are plain."""

    service: str  #: Crossref | DataCite | arXiv | DBLP
    title: str = ""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    type: str = ""  #: inproceedings | article | misc, as in BibTeX
    year: str = ""
    month: str = ""  #: 1 to 12
    venues: tuple[str, ...] = ()  #: The names of the venue, also short ones.
    volume: str = ""
    number: str = ""
    pages: str = ""
    publisher: str = ""
    address: str = ""
    doi: str = ""
    arxiv: str = ""
    primaryclass: str = ""
    url: str = ""
    published: str = ""  #: Of a preprint: what the service says of its publication, a DOI or a few words.


def clean(text: object) -> str:
    """A text of a service without elements, entities, control characters and superfluous space; empty for what is no text or number."""
    if not isinstance(text, str | int):
        return ""
    plain = " ".join(unescape(_ELEMENT.sub("", unescape(str(text)))).split())
    return re.sub(r"[\x00-\x1f\x7f-\x9f]", "", plain)  # a terminal would obey them


def split_name(name: str) -> Name:
    """A name in one string, as "Ann Lee Ada" or "Ada, Ann Lee"; particles such as "van der" go with the last name."""
    if "," in name:
        last, _, first = name.partition(",")
        return Name(first.strip(), last.strip())
    words = name.split()
    start = next((number for number, word in enumerate(words) if number and word[:1].islower()), len(words) - 1)
    return Name(" ".join(words[:start]), " ".join(words[start:]))


def find_id(kind: str, *texts: str) -> str:
    """The first id of a kind that one of the texts names."""
    return next((found.value for text in texts for found in sorted(read_identifiers(text)) if found.kind == kind), "")
