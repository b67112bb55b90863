"""Entries as CSL-JSON, the form of Zotero, pandoc and citeproc: https://docs.citationstyles.org/en/v1.0.2/specification.html."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from literature.model import OTHERS, Entry, Name
from literature.sources.bib import to_plain
from literature.sources.bib_layout import MONTH_MACROS, MONTHS

#: Type of an entry -> type of an item in CSL.
_TYPES = {
    "article": "article-journal",
    "book": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "proceedings": "book",
    "techreport": "report",
    "unpublished": "manuscript",
}
#: Variable of CSL -> the fields of BibTeX that hold it; the first that is there counts.
_VARIABLES = {
    "container-title": ("booktitle", "journal"),
    "collection-title": ("series",),
    "volume": ("volume",),
    "issue": ("number",),
    "chapter-number": ("chapter",),
    "page": ("pages",),
    "edition": ("edition",),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher-place": ("address",),
    "genre": ("type",),
    "ISBN": ("isbn",),
    "note": ("note",),
}


def is_preprint(entry: Entry) -> bool:
    """Whether a work stands in arXiv and nowhere else."""
    return entry.type in {"misc", "unpublished"} and bool(entry.fields.get("eprint"))


def make_item(entry: Entry) -> dict[str, Any]:
    """Make the item of an entry: all values as plain text, the title as published. Fields without a value are left out."""
    fields = {name: to_plain(value) for name, value in entry.fields.items()}
    item: dict[str, Any] = {"id": entry.key, "citation-key": entry.key, "type": _TYPES.get(entry.type, "webpage"), "title": entry.title}
    item |= {role: people for role in ("author", "editor") if (people := list(_make_names(getattr(entry, f"{role}s"))))}
    item |= {variable: value for variable, names in _VARIABLES.items() if (value := next(filter(None, map(fields.get, names)), ""))}
    if date := _make_date(entry):
        item["issued"] = {"date-parts": [date]}
    if is_preprint(entry):
        item |= {"type": "article", "publisher": "arXiv", "number": f"arXiv:{fields['eprint']}"}
    elif item["type"] == "webpage" and fields.get("howpublished"):
        item["container-title"] = fields["howpublished"]
    item |= {variable: fields[name] for variable, name in (("DOI", "doi"), ("URL", "url")) if fields.get(name)}
    return item


def make_items(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Make the items of entries, in their order."""
    return [make_item(entry) for entry in entries]


def _make_names(names: Iterable[Name]) -> Iterable[dict[str, str]]:
    for name in names:
        if str(name) == OTHERS or not name.first:  # a group, or a person of one name
            yield {"literal": str(name)}
        else:
            parts = {"family": name.family, "given": name.first, "non-dropping-particle": name.particle, "suffix": name.lineage}
            yield {part: value for part, value in parts.items() if value}


def _make_date(entry: Entry) -> list[int]:
    """Year and, if there is one, month."""
    if not re.fullmatch(r"\d{4}", entry.year):
        return []
    month = MONTHS.get(to_plain(entry.fields.get("month", "")).lower(), "")
    return [int(entry.year), *([MONTH_MACROS.index(month) + 1] if month else [])]
