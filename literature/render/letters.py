"""A line of letters above a long list in the order of the alphabet, each leading to the first name that begins with it."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes

from literature.search.words import fold


def render_letters(names: Iterable[tuple[str, str]]) -> list[nodes.Node]:
    """The line for a list of names, each with its anchor; none where the list has one letter alone."""
    first: dict[str, str] = {}
    for name, anchor in names:
        first.setdefault(fold(name)[:1].upper(), anchor)
    if len(first) < 2:
        return []
    line = nodes.paragraph(classes=["lit-letters"])
    for letter, anchor in first.items():
        line += [nodes.reference("", letter, refid=anchor, internal=True), nodes.Text(" ")]
    return [line]
