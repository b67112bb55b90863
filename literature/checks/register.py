"""Rules for the register: what has landed never disappears."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from literature.aliases import find_successor, list_successors
from literature.model import Landed, Library, Problem
from literature.sources.bib import BIB_FILE
from literature.sources.front_matter import suggest
from literature.sources.tables import REGISTER_FILE


def check_register(library: Library) -> Iterator[Problem]:
    """Check that every landed id is still there, or says what took its place or why it was withdrawn."""
    successors = list_successors(library)
    seen: dict[str, int] = {}
    for landed in library.register:
        if landed.id in seen:
            message = f"an id may stand once; '{landed.id}' stands again (first on line {seen[landed.id]})"
            yield Problem(REGISTER_FILE, landed.line, "duplicate-id", message)
        seen.setdefault(landed.id, landed.line)
        if landed.alias_of:
            yield from _check_alias(library, landed, successors)
        elif not landed.withdrawn and landed.id not in library.names:
            yield from _check_vanished(library, landed, successors)


def _check_alias(library: Library, landed: Landed, successors: Mapping[str, str]) -> Iterator[Problem]:
    """Check a line of the register that names what took the place of its id."""
    target = find_successor(landed.alias_of, successors)
    is_claim, entry = ":" in landed.id, library.entries.get(target)
    if landed.id in library.names:
        message = f"'{landed.id}' must not be an alias of '{landed.alias_of}' while it exists itself: empty the column 'alias of'"
        yield Problem(REGISTER_FILE, landed.line, "ambiguous-alias", message)
    elif target not in library.names or is_claim == bool(entry):
        alike = tuple(name for name in library.names if (":" in name) == is_claim)
        what, fault = ("a claim", "is no claim") if is_claim else ("a key", "is no key")
        fault = fault if target in library.names else "does not exist"
        message = f"'{landed.id}' must be an alias of {what} that exists; '{target}' {fault}{suggest(target, alike)}"
        yield Problem(REGISTER_FILE, landed.line, "bad-alias", message)
    elif is_claim and find_successor(landed.id.partition(":")[0], successors) != target.partition(":")[0]:
        message = (
            f"'{landed.id}' must be an alias of a claim of its own work, on whose page its anchor stands; '{target}' is another work's"
        )
        yield Problem(REGISTER_FILE, landed.line, "bad-alias", message)
    elif entry and not landed.withdrawn and landed.id not in entry.aliases:
        message = f"the alias '{landed.id}' has landed and must not disappear; it must stand in ids of '{target}' in {BIB_FILE}"
        yield Problem(REGISTER_FILE, landed.line, "vanished-alias", message)


def _check_vanished(library: Library, landed: Landed, successors: Mapping[str, str]) -> Iterator[Problem]:
    """Check a line of the register whose id is no more and that names no successor: a claim may have followed its work."""
    now = find_successor(landed.id, successors)
    if ":" in landed.id:
        if now not in library.names:
            hint = suggest(now, tuple(library.claims())).partition(";")[0]
            remedy = "keep it and mark it withdrawn, or name its successor in the column 'alias of'"
            message = f"the claim '{landed.id}' has landed and must not disappear; {remedy}{hint}"
            yield Problem(REGISTER_FILE, landed.line, "vanished-claim", message)
    else:
        hint = f": '{now}', which has it in ids" if now in library.entries else suggest(landed.id, tuple(library.entries)).partition(";")[0]
        remedy = "keep it, or name its successor in the column 'alias of'"
        message = f"the key '{landed.id}' has landed and must not disappear; {remedy}{hint}"
        yield Problem(REGISTER_FILE, landed.line, "vanished-key", message)
