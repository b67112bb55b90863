"""An entry as people and services write it -> as refs.bib has it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person

from literature.checks.keys import list_keys
from literature.checks.markup import find_html
from literature.model import VENUE_FIELDS, Entry, Library, Text
from literature.sources.aliases import make_scholar_alias
from literature.sources.bib import parse_bibliography, to_plain
from literature.sources.bib_layout import FIELD_ORDER, MONTHS, format_entry
from literature.sources.braces import unwrap
from literature.sources.capitals import list_names, protect
from literature.sources.identifiers import read_identifiers
from literature.sources.names import find_misread
from literature.sources.slugs import KEY
from literature.sources.spelling import find_misspelt, spell
from literature.venues import find_edition, get_venue, guess_venue, write_name
from scripts.incoming import RefusalError, Work

#: Fields and types of biblatex -> those of BibTeX.
_FIELDS = {
    "journaltitle": "journal", "location": "address", "eprinttype": "archiveprefix", "eprintclass": "primaryclass",
    "organisation": "organization", "annote": "note",
}  # fmt: skip
_TYPES = {
    "conference": "inproceedings", "online": "misc", "electronic": "misc", "www": "misc", "software": "misc", "dataset": "misc",
    "thesis": "phdthesis", "report": "techreport", "inreference": "incollection",
}  # fmt: skip
#: The field that says where a work appeared -> the type that goes with it.
_KINDS = {"booktitle": "inproceedings", "journal": "article", "howpublished": "misc"}


def normalise(work: Work, library: Library) -> tuple[Entry, list[str]]:
    """Return the entry as refs.bib would have it, and what the contributor should know. Raises RefusalError.

    Whether it is correct is for the checks to say; here nothing is invented, and what is left out is named.
    """
    notes = list(work.notes)
    fields = _rename(work.fields, notes)
    for name, value in fields.items():
        if html := find_html(name, value):
            raise RefusalError(f"{name}: a value must be LaTeX, not HTML; found '{html}' in '{value[:200]}'.")
    kind = _TYPES.get(work.type, work.type)
    _read_dates(fields)
    _read_ids(fields, notes)
    kind = _place(kind, fields, library, notes)
    names = list_names(entry.fields.get("title", "") for entry in library.entries.values())
    for name, value in fields.items():
        if name not in {"doi", "url", "eprint"}:
            fields[name] = _spell(value)
    for name in ("author", "editor"):
        if name in fields:
            fields[name] = " and ".join(map(_write_name, split_name_list(fields[name])))
    if "title" in fields:
        fields["title"] = protect(unwrap(fields["title"]), names)
    if "pages" in fields:
        fields["pages"] = re.sub(r"\s*(?:-+|–|—)\s*", "--", fields["pages"])
    entry = _parse(kind, "x", {name: fields[name] for name in FIELD_ORDER if name in fields})
    entry = _parse(kind, _choose_key(entry, work.key, library, notes), dict(entry.fields))
    taken = {name for other in library.entries.values() for name in (other.key, *other.aliases)} | {line.id for line in library.register}
    alias = make_scholar_alias(entry)
    return (_parse(kind, entry.key, {**entry.fields, "ids": alias}) if alias and alias not in taken else entry), notes


def _rename(given: Mapping[str, str], notes: list[str]) -> dict[str, str]:
    """The fields that refs.bib has, under its names; the others are named."""
    fields: dict[str, str] = {}
    dropped: list[str] = []
    for name, value in given.items():
        name, value = _FIELDS.get(name, name), " ".join(value.split())
        if name == "date" and re.fullmatch(r"\d{4}(?:-\d\d){0,2}", value):
            year, month = value[:4], value[5:7]
            fields |= {"year": year} | ({"month": month} if month else {})
        elif name in FIELD_ORDER and name != "ids" and value.strip("{} ") and name not in fields:
            fields[name] = value
        elif name != "ids":
            dropped.append(f"{name} (empty)" if not value.strip("{} ") else name)
    if dropped:
        notes.append(f"Left out: {', '.join(sorted(dropped))}.")
    return fields


def _read_dates(fields: dict[str, str]) -> None:
    """A month in any form becomes its English name, which is written as a macro; a day beside it goes."""
    month = re.sub(r"[\d\s.~#]+$|^[\d\s.~#]+(?=[A-Za-z])", "", fields.get("month", "").strip("{}"))
    number = fields.get("month", "").strip("{} ")
    if month.lower() in MONTHS:
        fields["month"] = MONTHS[month.lower()]
    elif re.fullmatch(r"0?[1-9]|1[0-2]", number):
        fields["month"] = list(MONTHS)[int(number) - 1]


def _read_ids(fields: dict[str, str], notes: list[str]) -> None:
    """DOI, arXiv id and address in their forms; Google Scholar puts an arXiv id into the journal, DBLP into the volume."""
    doi = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", fields.get("doi", ""), flags=re.IGNORECASE).replace(r"\_", "_")
    journal, volume = fields.get("journal", ""), fields.get("volume", "")
    numbered = re.search(r"\barXiv:\S+", journal + " " + fields.get("howpublished", ""), re.IGNORECASE)
    places = [fields.get("eprint", ""), doi, numbered.group() if numbered else "", volume.removeprefix("abs/"), fields.get("url", "")]
    if fields.get("archiveprefix", "arxiv").lower() != "arxiv":
        notes.append(f"Left out: eprint of {fields['archiveprefix']}.")
        places[0] = ""
    found = [found.value for place in places for found in read_identifiers(place) if found.kind == "arxiv"]
    for name in ("doi", "eprint", "archiveprefix"):
        fields.pop(name, None)
    if doi and not doi.lower().startswith("10.48550/"):
        fields["doi"] = doi
    if found:
        fields |= {"eprint": found[0], "archiveprefix": "arXiv"}
    else:
        fields.pop("primaryclass", None)
    anthology = [found.value for place in (fields.get("url", ""), doi) for found in read_identifiers(place) if found.kind == "anthology"]
    url = fields.get("url", "").replace(r"\_", "_").replace(r"\%", "%")
    if anthology:
        fields["url"] = f"https://aclanthology.org/{anthology[0]}/"
    elif url and any(found.kind != "openreview" for found in read_identifiers(url)):
        fields.pop("url")  # the address of the DOI or of arXiv is made below
    elif url:
        fields["url"] = url
    if "url" not in fields and (found or "doi" in fields):
        fields["url"] = f"https://doi.org/{fields['doi']}" if "doi" in fields else f"https://arxiv.org/abs/{found[0]}"


def _place(kind: str, fields: dict[str, str], library: Library, notes: list[str]) -> str:
    """Write the venue as the table has it, and return the type that goes with it."""
    given = {name: fields[name] for name in VENUE_FIELDS if name in fields}
    entry = Entry("", kind, 0, {name: Text(value) for name, value in fields.items()})
    edition, named = find_edition(library.venues, entry), get_venue(entry)
    if more := [name for name in given if named and name != named[0]]:
        notes.append(f"Left out: {', '.join(more)}, since {named[0] if named else ''} says where it appeared.")
    for name in given:
        del fields[name]
    if edition and named:
        fields[named[0]] = str(named[1])
        return _KINDS[edition.venue.stands_in] if kind in _KINDS.values() else kind
    venue = guess_venue(library.venues, re.sub(r"\barXiv:\S+", "", named[1], flags=re.IGNORECASE)) if named else None
    ids = {fields.get("eprint", ""), "arXiv"}
    is_preprint = (venue and venue.short == "arXiv") or (not named and kind in {"misc", "article", "unpublished"})
    if "eprint" in fields and is_preprint:
        if lost := [
            name for name in ("volume", "number", "pages", "publisher") if fields.pop(name, "").removeprefix("abs/") not in {"", *ids}
        ]:
            notes.append(f"Left out, for a preprint has none: {', '.join(lost)}.")
        fields["howpublished"] = "arXiv preprint"
        return "misc"
    if named and venue:
        volume = re.search(r"\((Volume [^()]+)\)", to_plain(named[1]))
        name = write_name(venue, fields.get("year", ""), volume.group(1) if volume else "")
        fields[venue.stands_in if name else named[0]] = name or str(named[1])
        return _KINDS[venue.stands_in]
    if named:
        fields[named[0]] = str(named[1])
    return kind


def _write_name(name: str) -> str:
    """A name as "First Last", or as "Last, First" where only that is read right; braces hold a last name of several words together."""
    person = Person(name)
    if "," not in name or person.lineage_names:
        written = " ".join(name.split())
        return misread[1] if (misread := find_misread(written)) else written
    last = " ".join(person.last_names)
    # Without a comma, BibTeX takes for the last name what follows the particles, or the last word.
    held = f"{{{last}}}" if len(person.last_names) > 1 or (last[:1].islower() and not person.prelast_names) else last
    written = " ".join([*person.first_names, *person.middle_names, *person.prelast_names, held])
    return misread[1] if (misread := find_misread(written)) else written


def _spell(value: str) -> str:
    """Write each letter in the one spelling that every program reads."""
    for found in sorted(set(find_misspelt(value)), key=len, reverse=True):
        value = value.replace(found, spell(to_plain(found)))
    return value


def _choose_key(entry: Entry, given: str, library: Library, notes: list[str]) -> str:
    """The key that the source gives it if it is of the scheme, as those of the ACL Anthology are; else the shortest that is free."""
    fitting = list(list_keys(entry))
    if not fitting and entry.year and KEY.fullmatch(given) and entry.year in given:
        return given  # of names or a title without Latin letters no key can be made
    if not fitting:
        raise RefusalError(
            "No key can be made: author, title and year are needed, with Latin letters, or a key of lower-case ASCII with the year."
        )
    wanted = [given, *fitting] if given in fitting else fitting
    taken: Collection[str] = {key.lower() for key in library.entries} | {line.id for line in library.register}
    key = next((key for key in wanted if key not in taken), "")
    if not key:
        raise RefusalError(f"No key can be made: '{wanted[0]}' and all longer ones are taken.")
    if key != wanted[0]:
        notes.append(f"The key '{wanted[0]}' is that of another work, so this one has a further word of its title.")
    return key


def _parse(kind: str, key: str, fields: Mapping[str, str]) -> Entry:
    text = format_entry(Entry(key, kind, 1, {name: Text(value) for name, value in fields.items()}))
    bibliography = parse_bibliography(text)
    if bibliography.problems:
        raise RefusalError("\n".join(problem.message for problem in bibliography.problems))
    return replace(bibliography.entries[key], suffix="")
