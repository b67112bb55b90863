"""Rules for the letters of refs.bib: what every program reads alike, and prints as it is meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator

from literature.model import Entry, Library, Problem, Text
from literature.sources.bib import BIB_FILE, to_plain
from literature.sources.capitals import find_bare, find_split, list_names, protect
from literature.sources.spelling import find_misspelt, spell


def check_spelling(library: Library) -> Iterator[Problem]:
    """Check every value for letters that a program would lose, and every title for capitals that a style would lower."""
    intact = [entry for entry in library.entries.values() if entry.intact]
    names = list_names(entry.fields.get("title", "") for entry in intact)
    for entry in intact:
        for name, value in entry.fields.items():
            for found in dict.fromkeys(find_misspelt(value)):
                yield Problem(BIB_FILE, value.line, "bad-letter", f"'{entry.key}': {name}: {_advise(found)}")
        yield from _check_title(entry, entry.fields.get("title", Text()), names)


def _advise(found: str) -> str:
    """Say how a letter must be written instead."""
    plain = to_plain(found)
    wanted = spell(plain)
    if len(found) == 1 and not found.isprintable():
        return f"a sign that nobody sees must not stand here; found {_name(found)}"
    if len(plain) == 1 and wanted.isascii() and wanted != found:
        return f"every program must read a letter alike; write '{found}' as {wanted}"
    shown = f"'{found}' ({_name(found)})" if len(found) == 1 else f"'{found}'"
    return f"every program must read a letter alike; {shown} has no spelling that all know: write it in ASCII, as the work's publisher does"


def _name(sign: str) -> str:
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()


def _check_title(entry: Entry, title: Text, names: Collection[str]) -> Iterator[Problem]:
    where = f"'{entry.key}': title:"
    if bare := find_bare(title, names):
        message = f"{where} a style must not change the capitals of {', '.join(bare)}; put them into braces: {protect(title, names)}"
        yield Problem(BIB_FILE, title.line, "bare-capitals", message)
    elif split := find_split(title):
        message = f"{where} braces must hold whole words; {', '.join(split)} is written in pieces: {protect(title, names)}"
        yield Problem(BIB_FILE, title.line, "braces-in-word", message)
