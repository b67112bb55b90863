"""Rules for the entries of refs.bib."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from itertools import islice

from literature.checks.keys import list_keys
from literature.checks.markup import ADDRESS, ADDRESS_FORM
from literature.model import Entry, Library, Problem
from literature.sources.bib import BIB_FILE
from literature.sources.bib_layout import FIELD_ORDER, format_bibliography
from literature.sources.front_matter import suggest
from literature.sources.slugs import KEY, SCHEME

#: Classic entry type -> what BibTeX requires of it. A tuple among them means: one of these.
REQUIRED: Mapping[str, tuple[str | tuple[str, ...], ...]] = {
    "article": ("author", "title", "journal", "year"),
    "book": (("author", "editor"), "title", "publisher", "year"),
    "booklet": ("title",),
    "inbook": (("author", "editor"), "title", ("chapter", "pages"), "publisher", "year"),
    "incollection": ("author", "title", "booktitle", "publisher", "year"),
    "inproceedings": ("author", "title", "booktitle", "year"),
    "manual": ("title", "year"),
    "mastersthesis": ("author", "title", "school", "year"),
    "misc": ("author", "title", "year", ("url", "eprint", "howpublished")),
    "phdthesis": ("author", "title", "school", "year"),
    "proceedings": ("title", "year"),
    "techreport": ("author", "title", "institution", "year"),
    "unpublished": ("author", "title", "note"),
}
_MONTHS = frozenset(
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
)
_FORMS: Mapping[str, tuple[str, re.Pattern[str], str]] = {
    "doi": ("bad-doi", re.compile(r"10\.\d{4,9}/[^\s{}\"\\]+"), "a DOI without its resolver, such as 10.18653/v1/2022.acl-long.581"),
    "eprint": (
        "bad-arxiv",
        re.compile(r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7}"),
        "an arXiv id without version, such as 2104.08696",
    ),
    "url": ("bad-url", ADDRESS, ADDRESS_FORM),
    "year": ("bad-year", re.compile(r"(?:19|20)\d\d"), "four digits, such as 2024"),
    "pages": ("bad-pages", re.compile(r"[A-Za-z]?\d+(?:--[A-Za-z]?\d+)?"), "first--last, such as 8493--8502"),
    "archiveprefix": ("bad-arxiv", re.compile(r"arXiv"), "arXiv"),
    "primaryclass": ("bad-arxiv", re.compile(r"[a-z-]+(?:\.[A-Za-z-]{2,})?"), "an arXiv class, such as cs.CL"),
}


def is_year(text: str) -> bool:
    """Whether a text is a year that other checks can rely on."""
    return _FORMS["year"][1].fullmatch(text) is not None


def check_entries(library: Library) -> Iterator[Problem]:
    """Check each entry that could be read; what is missing from a broken one is the echo of its syntax."""
    landed = {line.id for line in library.register}
    for entry in library.entries.values():
        if entry.intact:
            yield from _check_fields(entry)
            yield from _check_forms(entry)
            # A landed key is frozen, even where its year or its spelling proved wrong; but it must be able to be a file's name.
            if entry.key not in landed or not KEY.fullmatch(entry.key):
                yield from _check_key(entry)
    if not library.bibliography.problems:
        yield from _check_layout(library.bibliography.text)


def _check_fields(entry: Entry) -> Iterator[Problem]:
    if entry.type not in REQUIRED:
        message = f"'{entry.key}': unknown entry type '@{entry.type}'{suggest(entry.type, tuple(REQUIRED))}"
        yield Problem(BIB_FILE, entry.line, "unknown-type", message)
    for need in REQUIRED.get(entry.type, ()):
        names = (need,) if isinstance(need, str) else need
        if not any(entry.fields.get(name, "").strip("{} \t\r\n") for name in names):
            message = f"'{entry.key}': @{entry.type} must have {' or '.join(names)}; it is missing or empty"
            yield Problem(BIB_FILE, entry.line, "missing-field", message)
    for name, value in entry.fields.items():
        if name not in FIELD_ORDER:
            message = f"'{entry.key}': unknown field '{name}'{suggest(name, FIELD_ORDER)}"
            yield Problem(BIB_FILE, value.line, "unknown-field", message)


def _check_forms(entry: Entry) -> Iterator[Problem]:
    for name, (code, pattern, expected) in _FORMS.items():
        value = entry.fields.get(name)
        backwards = name == "pages" and re.fullmatch(r"(\d+)--(\d+)", value or "")
        if value and (not pattern.fullmatch(value) or (backwards and _is_after(*backwards.groups()))):
            yield Problem(BIB_FILE, value.line, code, f"'{entry.key}': {name} must be {expected}; found '{value}'")
    month = entry.fields.get("month")
    if month and month not in _MONTHS:
        message = f"'{entry.key}': month must be a macro such as may, without braces; found '{month}'"
        yield Problem(BIB_FILE, month.line, "bad-month", message)
    if entry.fields.get("eprint") and not entry.fields.get("archiveprefix"):
        message = f"'{entry.key}': an entry with eprint must have archiveprefix = {{arXiv}}; it is missing"
        yield Problem(BIB_FILE, entry.fields["eprint"].line, "bad-arxiv", message)


def _is_after(first: str, last: str) -> bool:
    """Whether a number of any length is larger than another."""
    first, last = first.lstrip("0"), last.lstrip("0")
    return (len(first), first) > (len(last), last)


def _check_key(entry: Entry) -> Iterator[Problem]:
    fitting = list(islice(list_keys(entry), 64))
    if KEY.fullmatch(entry.key) and (entry.key in fitting or not fitting):
        return
    wanted = f", did you mean '{fitting[0]}'?" if fitting else ""
    yield Problem(BIB_FILE, entry.line, "key-scheme", f"a key must be {SCHEME}; found '{entry.key}'{wanted}")


def _check_layout(text: str) -> Iterator[Problem]:
    """Say where refs.bib first differs from its one layout."""
    for line in unified_diff(text.split("\n"), format_bibliography(text).split("\n"), n=0, lineterm=""):
        if line.startswith("@@"):
            number = abs(int(line.split()[1].partition(",")[0]))
            message = "refs.bib must keep its layout; this line would change: run 'make format-bib'"
            yield Problem(BIB_FILE, max(number, 1), "bib-layout", message)
            return
