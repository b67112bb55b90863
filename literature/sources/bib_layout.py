"""The one layout of refs.bib: order of entries, order of fields, one field a line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from pybtex.database.input.bibtex import month_names

from literature.model import Entry, Text
from literature.sources.bib import Block, parse_blocks
from literature.sources.braces import NAMES

FIELD_ORDER = (
    "author", "editor", "title", "year", "month", "booktitle", "journal", "series", "volume", "number", "chapter",
    "pages", "edition", "publisher", "institution", "school", "organization", "address", "type", "howpublished",
    "doi", "isbn", "eprint", "archiveprefix", "primaryclass", "url", "note", "ids",
)  # fmt: skip
#: What is only layout; other spaces, such as the one that does not break, are content.
_SPACE = re.compile(r"[ \t\r\n]+")
#: The macros of the months, January first.
MONTH_MACROS = tuple(month_names)
#: Month in lower case, its name or its macro -> the macro.
MONTHS = {name.lower(): macro for macro, name in month_names.items()} | {macro: macro for macro in month_names}


def format_bibliography(text: str, aliases: Mapping[str, str] | None = None) -> str:
    """Lay out the text of a BibTeX file: entries sorted by key, fields in their order.

    Of a value only whitespace changes, and the braces around a name of a meeting or series.
    ``aliases`` maps keys to an alias each, to be added to the ``ids`` of the entry.
    Raises ValueError if the file has faults of syntax: laying it out could lose what stands there.
    """
    blocks, problems = parse_blocks(text)
    if problems:
        raise ValueError("\n".join(str(problem) for problem in problems))
    blocks = [_add_alias(block, (aliases or {}).get(block.key, "")) for block in blocks]
    entries = sorted((block for block in blocks if block.command), key=lambda block: (block.key.lower(), block.key))
    parts = [_format_block(block) for block in entries]
    parts += ["\n".join(block.comments) + "\n" for block in blocks if not block.command]
    return "\n".join(parts)


def format_entry(entry: Entry) -> str:
    """Write one entry as it stands in a laid-out file."""
    return _format_command(entry.type, entry.key, tuple(entry.fields.items()))


def insert_entry(text: str, entry: Entry) -> str:
    """Put an entry in its place among those of a laid-out file, in which every other byte stays.

    Raises ValueError if the file is not laid out: where an entry belongs would be a guess.
    """
    if format_bibliography(text) != text:
        raise ValueError("the file must keep its layout: run 'make format-bib'")
    blocks, _ = parse_blocks(text)
    later = (block for block in blocks if not block.command or (block.key.lower(), block.key) > (entry.key.lower(), entry.key))
    block = next(later, None)
    if block is None:
        return "\n".join(filter(None, (text, format_entry(entry))))
    lines = text.split("\n")
    at = block.line - 1 - len(block.comments)
    return "\n".join([*lines[:at], *format_entry(entry).split("\n"), *lines[at:]])


def _add_alias(block: Block, alias: str) -> Block:
    if not alias:
        return block
    fields = dict(block.fields)
    fields["ids"] = Text(f"{fields['ids']}, {alias}" if fields.get("ids", "").strip() else alias)
    return replace(block, fields=tuple(fields.items()))


def _format_block(block: Block) -> str:
    return "\n".join([*block.comments, _format_command(block.command, block.key, block.fields)])


def _format_command(command: str, key: str, values: tuple[tuple[str, Text], ...]) -> str:
    ordered = sorted(values, key=lambda item: (_rank(item[0]), item[0] if _rank(item[0]) == len(FIELD_ORDER) else ""))
    fields = [f"  {name} = {_format_value(name, _SPACE.sub(' ', value).strip(' '))}," for name, value in ordered]
    return "\n".join([f"@{command}{{{key},", *fields, "}"]) + "\n"


def _rank(field: str) -> int:
    return FIELD_ORDER.index(field) if field in FIELD_ORDER else len(FIELD_ORDER)


def _format_value(field: str, value: str) -> str:
    """Months become the macros that every style knows how to print; every other value stands in braces, names of venues in two pairs."""
    macro = MONTHS.get(value.lower()) if field == "month" else None
    return macro or (f"{{{{{value}}}}}" if value and field in NAMES else f"{{{value}}}")
