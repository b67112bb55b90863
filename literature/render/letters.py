"""A line of letters above a long list, each leading to the first name that begins with it."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes

from literature.render.context import join_nodes
from literature.sources.slugs import make_slug


def place_names(name: str) -> tuple[bool, str, str]:
    """Where a name stands in such a list: accents do not count, and what has no Latin letter stands last."""
    plain = make_slug(name)
    return not plain, plain, name.casefold()


def list_letters(named: Iterable[tuple[str, nodes.Element]], what: str = "") -> list[nodes.Node]:
    """Links to the first item of each letter; nothing where all begin alike.

    The item gets the id ``lit-<what>-<letter>``; where nothing is said of what they are, the items have ids of their own.
    """
    first: dict[str, nodes.Element] = {}
    for name, item in named:
        first.setdefault(make_slug(name)[:1], item)
    first.pop("", None)
    if len(first) < 2:
        return []
    anchors = {letter: f"lit-{what}-{letter}" if what else item["ids"][0] for letter, item in first.items()}
    for letter, item in first.items() if what else ():
        item["ids"].append(anchors[letter])
    links = (nodes.reference("", letter.upper(), refid=anchors[letter], internal=True) for letter in sorted(first))
    return [nodes.paragraph("", "", *join_nodes(links, " "), classes=["lit-letters"])]
