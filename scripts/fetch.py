"""A DOI, an arXiv id or an id of the ACL Anthology -> the entry of the work, from those who know it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from literature.sources.bib import parse_bibliography
from literature.sources.identifiers import read_identifiers
from literature.sources.slugs import make_slug
from scripts.incoming import RefusalError, Work, read_work
from scripts.services import anthology, arxiv, crossref, datacite, dblp
from scripts.services.client import Client, ServiceError
from scripts.services.record import Record

#: Signs that mean something in TeX -> how they are printed.
_TEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": "$<$", ">": "$>$",
})  # fmt: skip


def fetch_work(client: Client, given: str) -> Work:
    """Fetch a work by what names it: the publication if there is one, with its preprint beside it.

    Raises RefusalError for what names no work, ServiceError if a service that must be asked cannot be.
    """
    ids = {identifier.kind: identifier.value for identifier in read_identifiers(given)}
    if "anthology" not in ids and "doi" not in ids and "arxiv" not in ids:
        raise RefusalError(
            f"'{given}' is neither a DOI, nor an arXiv id, nor an id of the ACL Anthology, nor an address of one. "
            "Of any other work, give the BibTeX on standard input: make new-paper < entry.bib"
        )
    if "arxiv" in ids:
        return _fetch_preprint(client, ids["arxiv"])
    work = _fetch_publication(client, ids)
    if work is None:
        raise RefusalError(f"Nobody knows '{given}': {'the ACL Anthology, ' * ('anthology' in ids)}Crossref and DataCite were asked.")
    return work if work.fields.get("eprint") else _add_preprint(client, work)


def _fetch_publication(client: Client, ids: Mapping[str, str]) -> Work | None:
    """Whoever published it knows best: the Anthology of its papers, then the registries of DOIs."""
    if "anthology" in ids and (bibtex := anthology.fetch_bibtex(client, ids["anthology"])):
        return read_work(bibtex)
    if "doi" in ids:
        record = crossref.fetch(client, ids["doi"]) or datacite.fetch(client, ids["doi"])
        return write_work(record) if record else None
    return None


def _fetch_preprint(client: Client, identifier: str) -> Work:
    record = arxiv.fetch(client, [identifier]).get(identifier)
    if record is None:
        raise RefusalError(f"arXiv has no preprint '{identifier}'.")
    notes: list[str] = []
    work = _find_publication(client, record, notes)
    if work is None:
        return replace(write_work(record), notes=tuple(notes))
    preprint = {"eprint": record.arxiv, "archiveprefix": "arXiv", "primaryclass": record.primaryclass}
    notes.append("It has been published: the entry cites the publication, with the preprint beside it.")
    return replace(work, fields={**work.fields, **preprint}, notes=tuple(notes))


def _find_publication(client: Client, record: Record, notes: list[str]) -> Work | None:
    """The publication of a preprint, if arXiv names its DOI or DBLP has it under the same title."""
    try:
        twins = [twin for twin in _search(client, record) if twin.type != "misc"]
    except ServiceError as error:
        notes.append(f"DBLP could not be asked whether it has been published: {error}.")
        twins = []
    for name in (record.published, *(name for twin in twins for name in (twin.url, twin.doi))):
        ids = {identifier.kind: identifier.value for identifier in read_identifiers(name)}
        if "arxiv" not in ids and (work := _fetch_publication(client, ids)):
            return work
    # A meeting without DOIs, such as ICLR: who and what from arXiv, where and when from DBLP.
    return write_work(replace(twins[0], authors=record.authors, title=record.title, arxiv="")) if twins else None


def _add_preprint(client: Client, work: Work) -> Work:
    """Put the arXiv id beside a publication, if DBLP has its preprint under the same title."""
    text = "@misc{x,\n" + "".join(f"  {name} = {{{work.fields.get(name, '')}}},\n" for name in ("author", "title")) + "}\n"
    entry = parse_bibliography(text).entries["x"]
    try:
        found = [twin.arxiv for twin in _search(client, Record("", entry.title, entry.authors)) if twin.arxiv]
        records = arxiv.fetch(client, found[:1]) if found else {}
    except ServiceError as error:
        return replace(work, notes=(*work.notes, f"Whether there is a preprint could not be asked: {error}."))
    preprint = {"eprint": found[0], "archiveprefix": "arXiv"} if found else {}
    for record in records.values():
        preprint["primaryclass"] = record.primaryclass
    return replace(work, fields={**work.fields, **preprint})


def _search(client: Client, record: Record) -> list[Record]:
    """What DBLP has under the title of a work and by its first author."""
    if not record.title or not record.authors:
        return []
    first = make_slug(record.authors[0].last)
    return [twin for twin in dblp.search(client, record.title) if twin.authors and make_slug(twin.authors[0].last) == first]


def write_work(record: Record) -> Work:
    """A record as BibTeX: its plain texts so that TeX prints them as they are."""
    texts = {
        "title": record.title, "year": record.year, "month": record.month, "volume": record.volume, "number": record.number,
        "pages": record.pages, "publisher": record.publisher, "address": record.address, "primaryclass": record.primaryclass,
    }  # fmt: skip
    venue = {"inproceedings": "booktitle", "article": "journal"}.get(record.type, "howpublished")
    texts[venue] = "arXiv preprint" if record.type == "misc" and record.arxiv else record.venues[0] if record.venues else ""
    fields = {name: text.translate(_TEX) for name, text in texts.items()}
    for role, people in (("author", record.authors), ("editor", record.editors)):
        # Braces keep BibTeX from splitting the name of a group.
        names = (f"{_hold(name.last)}, {_hold(name.first)}" if name.first else f"{{{name.last.translate(_TEX)}}}" for name in people)
        fields[role] = " and ".join(names)
    fields |= {"doi": record.doi, "url": record.url, "eprint": record.arxiv, "archiveprefix": "arXiv" if record.arxiv else ""}
    return Work(record.type, "", {name: value for name, value in fields.items() if value})


def _hold(name: str) -> str:
    """A part of a name for BibTeX; a comma or an "and" in it is held by braces, so that it starts no other."""
    text = name.translate(_TEX)
    return f"{{{text}}}" if re.search(r",|\band\b", text, re.IGNORECASE) else text
