"""Names that works and claims had or also have -> what they name now."""

from __future__ import annotations

from collections.abc import Mapping, Set

from literature.model import Library


def list_successors(library: Library) -> dict[str, str]:
    """Name -> the name that took its place, as ``ids`` and the register say it; that one may have been renamed in its turn."""
    successors = {alias: entry.key for entry in library.entries.values() for alias in entry.aliases}
    return successors | {landed.id: landed.alias_of for landed in library.register if landed.alias_of and not landed.withdrawn}


def find_successor(name: str, successors: Mapping[str, str]) -> str:
    """What a key or the id of a claim is called now; of names that name each other in a ring, one of them.

    A claim follows its work: where ``old`` became ``new``, ``old:peak`` became ``new:peak``.
    """
    seen: set[str] = set()
    while name not in seen:
        seen.add(name)
        key, colon, slug = name.partition(":")
        if name in successors:
            name = successors[name]
        elif colon and key in successors:
            name = f"{successors[key]}:{slug}"
    return name


def list_aliases(library: Library) -> dict[str, str]:
    """Every alias of a key or a claim that has been public -> the key or id that exists now, in the order of the aliases."""
    known = library.names
    successors = list_successors(library)
    names = {*successors, *(landed.id for landed in library.register)} - known
    found = ((name, find_successor(name, successors)) for name in sorted(names))
    return {name: now for name, now in found if now in known and (":" in name) == (":" in now)}


def list_anchors(aliases: Mapping[str, str]) -> dict[str, list[str]]:
    """Id of a claim -> the anchors that it had under earlier names, which stay where it stands."""
    slugs: dict[str, set[str]] = {}
    for alias, now in aliases.items():
        earlier, slug = (name.partition(":")[2] for name in (alias, now))
        if earlier != slug:
            slugs.setdefault(now, set()).add(earlier)
    return {now: [f"claim-{slug}" for slug in sorted(found)] for now, found in slugs.items()}


def say_successor(name: str, aliases: Mapping[str, str], known: Set[str]) -> str:
    """A hint for a writer who uses an alias: what to write in its place; empty if it is none."""
    now = find_successor(name, aliases)
    return f": that is an alias, write '{now}'" if now != name and now in known else ""
