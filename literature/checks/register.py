"""Rules for the register: what has landed never disappears."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from literature.model import Library, Problem
from literature.sources.bib import BIB_FILE
from literature.sources.front_matter import suggest
from literature.sources.tables import REGISTER_FILE


def check_register(library: Library) -> Iterator[Problem]:
    """Check that every landed id is still there, or says what took its place or why it was withdrawn."""
    claims, entries = library.claims(), library.entries
    known = {*claims, *entries}
    successors = {landed.id: landed.alias_of for landed in library.register if landed.alias_of}
    seen: dict[str, int] = {}
    for landed in library.register:
        if landed.id in seen:
            message = f"an id may stand once; '{landed.id}' stands again (first on line {seen[landed.id]})"
            yield Problem(REGISTER_FILE, landed.line, "duplicate-id", message)
        seen.setdefault(landed.id, landed.line)
        if landed.alias_of:
            target = _follow(landed.alias_of, successors)
            if target not in known:
                hint = suggest(target, tuple(known))
                message = f"'{landed.id}' must be an alias of an id that exists; '{target}' does not{hint}"
                yield Problem(REGISTER_FILE, landed.line, "bad-alias", message)
            elif target in entries and not landed.withdrawn and landed.id not in entries[target].aliases:
                message = f"the alias '{landed.id}' has landed and must not disappear; it must stand in ids of '{target}' in {BIB_FILE}"
                yield Problem(REGISTER_FILE, landed.line, "vanished-alias", message)
        elif not landed.withdrawn and landed.id not in known:
            is_claim = ":" in landed.id
            what, code = ("claim", "vanished-claim") if is_claim else ("key", "vanished-key")
            hint = suggest(landed.id, tuple(claims if is_claim else entries)).partition(";")[0]
            remedy = "keep it and mark it withdrawn" if is_claim else "keep it, or name its successor in the column 'alias of'"
            yield Problem(REGISTER_FILE, landed.line, code, f"the {what} '{landed.id}' has landed and must not disappear; {remedy}{hint}")


def _follow(name: str, successors: Mapping[str, str]) -> str:
    """The last successor of an id that may have been renamed more than once; where ids name each other in a ring, one of them."""
    seen: set[str] = set()
    while name in successors and name not in seen:
        seen.add(name)
        name = successors[name]
    return name
