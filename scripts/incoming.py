"""BibTeX from outside -> one work, or why it is none: nothing in it is trusted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from literature.sources.bib import parse_bibliography, parse_blocks
from literature.sources.text import UNSEEN

#: Bytes and nested braces; what has more is no entry of one work.
_LONGEST, _DEEPEST = 500_000, 20


class RefusalError(Exception):
    """What was given cannot become an entry; the message says why, a line for each reason."""


@dataclass(frozen=True, slots=True)
class Work:
    """An entry before it is normalised: BibTeX values by lower-case name."""

    type: str
    key: str  #: The key that its source gives it; empty if none.
    fields: Mapping[str, str]
    notes: tuple[str, ...] = ()  #: What the contributor should know of how it was found.


def read_work(content: bytes) -> Work:
    """Read the one entry of a BibTeX text. Raises RefusalError."""
    if len(content) > _LONGEST:
        raise RefusalError(f"The BibTeX must be that of one work; it is {len(content)} bytes long.")
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise RefusalError(f"The BibTeX must be UTF-8; byte 0x{error.object[error.start]:02x} in line {line} is not.") from error
    if unseen := UNSEEN.search(text):
        line = text.count("\n", 0, unseen.start()) + 1
        raise RefusalError(f"The BibTeX must be plain text; a sign that nobody sees, U+{ord(unseen.group()):04X}, stands in line {line}.")
    depth = deepest = 0
    for sign in re.findall(r"[{}]", text):
        depth += 1 if sign == "{" else -1
        deepest = max(deepest, depth)
    if deepest > _DEEPEST:
        raise RefusalError(f"The BibTeX must not nest braces more than {_DEEPEST} deep; found {deepest}.")
    blocks, problems = parse_blocks(text)
    # The key is made anew, so that of its source may be any, such as DBLP:conf/acl/Ada20.
    problems = problems or [problem for problem in parse_bibliography(text).problems if problem.code != "key-scheme"]
    if problems:
        raise RefusalError("\n".join(f"The BibTeX cannot be read: line {problem.line}: {problem.message}" for problem in problems))
    entries = [block for block in blocks if block.key]
    if len(entries) != 1:
        raise RefusalError(f"The BibTeX must have one entry; found {len(entries)}.")
    (entry,) = entries
    return Work(entry.command, entry.key, {name: str(value) for name, value in entry.fields})
