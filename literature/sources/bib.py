"""refs.bib -> entries, each with its line, and every fault of syntax."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from pybtex import errors
from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person
from pybtex.database.input.bibtex import LowLevelParser, UndefinedMacro, month_names

from literature.model import OTHERS, Bibliography, Entry, Name, Problem, Text
from literature.sources.braces import NAMES, unwrap
from literature.sources.latex import is_latex as is_latex  # those who know of the bibliography take both from here
from literature.sources.latex import to_plain as to_plain
from literature.sources.slugs import SCHEME, is_name
from literature.sources.text import UNSEEN, read_text

BIB_FILE = "refs.bib"
_REPLACEMENT = "\ufffd"
_ENTRY_START = re.compile(r"^[ \t]*@", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """One command of a BibTeX file with the comments above it."""

    comments: tuple[str, ...]  #: Comment lines, each with its percent sign.
    command: str  #: Lower-case command: the type of an entry, or string, preamble, comment.
    key: str
    fields: tuple[tuple[str, Text], ...]  #: In the order of the file; names in lower case.
    intact: bool  #: False if its syntax is faulty, so that fields may be missing.
    line: int  #: Line of the ``@``; for comments after the last command, the line after the end.


def read_bibliography(root: Path) -> Bibliography:
    """Read ``refs.bib`` under ``root``; a file that cannot be read is a problem, not an exception."""
    text, fault = read_text(root, BIB_FILE)
    if fault and fault.kind == "missing":
        return Bibliography({}, (Problem(BIB_FILE, fault.line, "bib-missing", fault.message),))
    if fault:
        return Bibliography({}, (Problem(BIB_FILE, fault.line, "bib-encoding", fault.message),))
    return parse_bibliography(text)


def parse_bibliography(text: str) -> Bibliography:
    """Parse the text of a BibTeX file. Each entry is parsed by itself, so that a fault in one cannot swallow the next."""
    blocks, problems = parse_blocks(text)
    entries: dict[str, Entry] = {}
    folded: dict[str, Entry] = {}
    for block in blocks:
        if not block.key:
            continue
        intact = block.intact
        if not is_name(block.key):
            problems.append(Problem(BIB_FILE, block.line, "key-scheme", f"a key must be {SCHEME}; found '{block.key}'"))
            intact = False
        fields: dict[str, Text] = {}
        for name, value in block.fields:
            if name in fields:
                message = f"a field may be given once; '{name}' of '{block.key}' is given again (first on line {fields[name].line})"
                problems.append(Problem(BIB_FILE, value.line, "duplicate-field", message))
            else:
                fields[name] = value
        # BibTeX itself compares keys without regard to case.
        if first := folded.get(block.key.lower()):
            message = f"a key may be used once; '{block.key}' is used again (first on line {first.line})"
            problems.append(Problem(BIB_FILE, block.line, "duplicate-key", message))
            continue
        people = {role: _read_names(block.key, role, fields.get(role, Text()), problems) for role in ("author", "editor")}
        title = to_plain(fields.get("title", ""))
        entry = Entry(block.key, block.command, block.line, fields, people["author"], people["editor"], title, intact)
        entries[block.key] = folded[block.key.lower()] = entry
    return Bibliography(_tell_apart(entries), tuple(sorted(problems)), text)


def _tell_apart(entries: dict[str, Entry]) -> dict[str, Entry]:
    """Give entries that would be cited alike a letter each, in the order of their keys."""
    alike: dict[str, list[str]] = {}
    for key in sorted(entries):
        if entries[key].year:
            alike.setdefault(entries[key].label, []).append(key)
    letters = {key: _letter(number) for keys in alike.values() if len(keys) > 1 for number, key in enumerate(keys)}
    return {key: replace(entry, suffix=letters.get(key, "")) for key, entry in entries.items()}


def _letter(number: int) -> str:
    """0 is a, 25 is z, 26 is aa."""
    return (_letter(number // 26 - 1) if number >= 26 else "") + ascii_lowercase[number % 26]


def parse_blocks(text: str) -> tuple[list[Block], list[Problem]]:
    """Split the text of a BibTeX file into its commands and parse each."""
    problems: list[Problem] = []
    blocks: list[Block] = []
    comments: list[str] = []
    problems += _find_unseen(text)
    text = UNSEEN.sub(_REPLACEMENT, text)  # so that no page shows them
    starts = [match.end() - 1 for match in _ENTRY_START.finditer(text)]
    lead_end = starts[0] if starts else len(text)
    comments += _read_comments(text[:lead_end], 1, problems)
    line = text.count("\n", 0, lead_end) + 1
    for start, end in zip(starts, [*starts[1:], len(text)], strict=False):
        chunk = text[start:end]
        faults = len(problems)
        command, key, fields, length = _parse_chunk(chunk, line, problems)
        intact = len(problems) == faults and _REPLACEMENT not in chunk
        blocks.append(Block(tuple(comments), command, key, tuple(fields), intact, line))
        rest_line = line + chunk.count("\n", 0, length)
        comments = _read_comments(chunk[length:], rest_line, problems)
        line += chunk.count("\n")
    if comments:
        blocks.append(Block(tuple(comments), "", "", (), True, text.count("\n") + 1))
    return blocks, problems


def _find_unseen(text: str) -> Iterator[Problem]:
    """Report each sign that nobody sees once, where it stands first."""
    numbers = Counter(UNSEEN.findall(text))
    for sign, number in numbers.items():
        name = f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()
        message = f"a sign that nobody sees must not stand in refs.bib; found {name}" + (f", {number} times from here on" * (number > 1))
        yield Problem(BIB_FILE, text.count("\n", 0, text.index(sign)) + 1, "hidden-sign", message)


def _read_comments(text: str, line: int, problems: list[Problem]) -> list[str]:
    """Collect the comment lines between two commands; any other text there is a fault."""
    comments = []
    for number, content in enumerate(text.split("\n"), line):
        stripped = content.strip()
        if stripped.startswith("%"):
            comments.append(stripped)
            if "@" in stripped:
                message = "a comment must not contain '@': BibTeX reads it as the start of an entry"
                problems.append(Problem(BIB_FILE, number, "bib-stray-text", message))
        elif stripped:
            message = f"only comments that start with % may stand between entries; found {_quote(stripped)} (a brace too many above?)"
            problems.append(Problem(BIB_FILE, number, "bib-stray-text", message))
    return comments


class _Parser(LowLevelParser):  # type: ignore[misc]
    """pybtex's parser of one command, which also notes on which line each field starts."""

    def __init__(self, chunk: str, faults: list[Any]) -> None:
        super().__init__(chunk, handle_error=faults.append, macros=dict(month_names))
        self.field_lines: list[int] = []

    def parse_value(self) -> None:
        self.field_lines.append(self.lineno)
        super().parse_value()


def _parse_chunk(chunk: str, line: int, problems: list[Problem]) -> tuple[str, str, list[tuple[str, Text]], int]:
    """Parse one command; return its name, key, fields and length. Faults of syntax are added to ``problems``."""
    faults: list[Any] = []
    parser = _Parser(chunk, faults)
    parsed = next(iter(parser), None)
    length = int(parser.pos)
    command = re.match(r"@\s*([^\s{(]*)", chunk)
    name = command.group(1).lower() if command else ""
    if name in {"comment", "string", "preamble"}:
        message = f"only entries and comments that start with % may stand in refs.bib; found @{name}"
        problems.append(Problem(BIB_FILE, line, "bib-syntax", message))
        return name, "", [], len(chunk)
    for fault in faults[:1]:  # What follows the first fault of an entry is mostly its echo.
        kind = f"{fault.error_type}: " if isinstance(fault, UndefinedMacro) else ""
        message = f"the entry cannot be read as BibTeX: {kind}{fault.args[0]}{_hint(chunk, fault)}"
        last = line + chunk.rstrip().count("\n")
        problems.append(Problem(BIB_FILE, min(line + fault.lineno - 1, last), "bib-syntax", message))
    if faults:
        length = len(chunk)
    if not parsed or not isinstance(parsed[1], tuple):
        return name, "", [], length
    key, raw_fields = parsed[1]
    if set(key or "") & set("{}"):
        problems.append(Problem(BIB_FILE, line, "bib-syntax", f"a key must not contain braces; found '{key}'"))
    lines = parser.field_lines
    for (field, _), at in zip(raw_fields, lines, strict=False):
        if "@" in field:  # at the start of a line it would begin an entry
            problems.append(Problem(BIB_FILE, line + at - 1, "bib-syntax", f"the name of a field must not contain '@'; found '{field}'"))
    fields = [
        (field.lower(), Text(_read_value(field, value), line + at - 1)) for (field, value), at in zip(raw_fields, lines, strict=False)
    ]
    return name, key or "", fields, length


def _read_value(field: str, parts: list[str]) -> str:
    value = "".join(parts)
    return unwrap(value.strip()) if field.lower() in NAMES else value


def _hint(chunk: str, fault: Any) -> str:
    """Say how many braces are unbalanced, the usual reason why an entry cannot be read, or that a comma is missing."""
    surplus = chunk.count("{") - chunk.count("}")
    if surplus > 0:
        return f" ({surplus} opening brace(s) without a closing one)"
    if surplus < 0:
        return f" ({-surplus} closing brace(s) without an opening one)"
    return " (is a comma missing before it?)" if "'}' expected" in str(fault.args[0]) else ""


def _read_names(key: str, role: str, value: Text, problems: list[Problem]) -> tuple[Name, ...]:
    """Split an author or editor field into names."""
    names: list[Name] = []
    faults: list[str] = []
    for part in split_name_list(" ".join(value.split())) if value.strip() else []:
        with errors.capture() as captured:
            person = Person(part)
        faults += [str(error) for error in captured]
        if re.search(r"^(and\b.*|.* and)?$", part, re.IGNORECASE):
            faults.append(f"a name is missing beside an 'and' in '{value}'")
        first = " ".join(to_plain(name) for name in [*person.first_names, *person.middle_names])
        particle, family, lineage = (
            " ".join(to_plain(name) for name in names_of) for names_of in (person.prelast_names, person.last_names, person.lineage_names)
        )
        last = " ".join(filter(None, (particle, family, lineage)))
        if not first and not last:
            faults.append(f"'{part}' has no name in it")
        if not names and str(part).strip() == OTHERS:
            faults.append("'and others' must follow a name")
        names.append(Name(first, last, particle, lineage))
    if faults:
        message = f"{role} of '{key}': each name must be 'Last, First' or 'First Last', joined by 'and'; {faults[0]}"
        problems.append(Problem(BIB_FILE, value.line, "bad-name", message))
    return tuple(names)


def _quote(text: str, limit: int = 40) -> str:
    return repr(text if len(text) <= limit else text[: limit - 1] + "…")
