"""What each entry of refs.bib must say in every program: its authors, its year and its title, as our own reader has them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from literature.model import Entry, Name
from literature.sources.bib import read_bibliography, to_plain

ROOT = Path(__file__).parents[2]
BIB = ROOT / "refs.bib"
ENTRIES = read_bibliography(ROOT).entries


@dataclass(frozen=True, slots=True)
class Form:
    """How a style prints an entry."""

    lowers: bool = True  #: Whether it lowers capitals of a title that are not in braces.
    initials: bool = False  #: Whether it abbreviates first names.
    most: int = 999  #: An entry with more authors than these
    shown: int = 999  #: shows so many of them.


@dataclass(frozen=True, slots=True)
class Read:
    """What a program reads in an entry."""

    authors: tuple[Name, ...]
    year: str
    title: str


def read_csl(item: Mapping[str, Any]) -> Read:
    """What a program has read, from its CSL-JSON."""
    last = ("dropping-particle", "non-dropping-particle", "family", "literal")
    authors = (Name(name.get("given", ""), " ".join(name[part] for part in last if part in name)) for name in item["author"])
    return Read(tuple(authors), str(item["issued"]["date-parts"][0][0]), re.sub(r"<[^<>]*>", "", item["title"]))


def find_unread(found: Mapping[str, Read], *, lowers: bool = False) -> list[str]:
    """Where what a program reads differs from what we read."""
    faults = _find_missing(found)
    for key, entry in ENTRIES.items():
        if read := found.get(key):
            faults += _name(key, "authors", [_compose(str(name)) for name in read.authors], [str(name) for name in entry.authors])
            faults += _name(key, "last names", [_compose(name.last) for name in read.authors], [name.last for name in entry.authors])
            faults += _name(key, "year", read.year, entry.year)
            if not re.fullmatch(_match_title(entry, lowers=lowers), _strip(read.title)):
                faults += _name(key, "title", read.title, entry.title)
    return faults


def find_unprinted(printed: Mapping[str, str], form: Form) -> list[str]:
    """What a program does not print of an entry, or otherwise than it should. ``printed`` is its text by key, however its lines break."""
    faults = _find_missing(printed)
    for key, entry in ENTRIES.items():
        text = _strip(printed.get(key, ""))
        authors = entry.authors if len(entry.authors) <= form.most else entry.authors[: form.shown]
        wanted = {
            "authors": ".*?".join(_match_name(name, initials=form.initials) for name in authors),
            "year": entry.year,
            "title": _match_title(entry, lowers=form.lowers),
            # The capitals of a name are never lowered. What has a journal or a volume is printed by all styles, an address by some.
            "venue": _strip(to_plain(entry.fields.get("booktitle") or entry.fields.get("journal", ""))),
        }
        faults += [
            f"{key}: {what} should be printed; found {printed[key]!r}"
            for what, pattern in wanted.items()
            if key in printed and not re.search(pattern, text)
        ]
    return faults


def _find_missing(found: Mapping[str, object]) -> list[str]:
    return [f"{key} is missing" for key in ENTRIES if key not in found] + [f"{key} is no key" for key in found if key not in ENTRIES]


def _name(key: str, what: str, found: object, wanted: object) -> list[str]:
    return [] if found == wanted else [f"{key}: {what} should be {wanted!r}; found {found!r}"]


def _compose(text: str) -> str:
    """A letter and its accent as one sign, and an apostrophe in its plain form: some programs write others."""
    return unicodedata.normalize("NFC", text).replace("’", "'")


def _strip(text: str) -> str:
    """Only the letters and digits of a text: its spaces, hyphens and quotes depend on line breaks and style. Ligatures are taken apart."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())


def _match_name(name: Name, *, initials: bool) -> str:
    """A pattern for a name, first or last name first."""
    words = re.findall(r"[^\s.-]+", name.first)
    # Some styles leave out the "m" of "Y.-m. Cheung".
    first = "".join(word[0] + "?" * word[0].islower() for word in words) if initials else _strip(name.first)
    particle, last = re.fullmatch(r"((?:[a-z]+\s)*)(.*)", name.last).groups()
    particle, last = _strip(particle), _strip(last)
    return "(?:" + "|".join({first + particle + last, particle + last + first, last + first + particle}) + ")"


def _match_title(entry: Entry, *, lowers: bool) -> str:
    """A pattern for a title: what stands in braces keeps its case, also where a style lowers the rest."""
    return "".join(sign if kept or not lowers else f"[{sign.lower()}{sign.upper()}]" for sign, kept in _split_title(entry.fields["title"]))


def _split_title(title: str) -> Iterator[tuple[str, bool]]:
    """The letters of a title, and whether they stand in braces."""
    for part in re.findall(r"\{(?:[^{}]|\{[^{}]*\})*\}|[^{]+", title):
        yield from ((sign, part.startswith("{")) for sign in _strip(to_plain(part)))
