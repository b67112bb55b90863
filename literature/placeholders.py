"""Nodes of our own: what stands for what is filled in later, and what docutils has no node for."""

from __future__ import annotations

from docutils import nodes


class part_node(nodes.General, nodes.Element):  # noqa: N801 - docutils names the visitors of a node by its class
    """A place on a page that is filled from the library; ``part`` says with what."""


class search_form_node(nodes.General, nodes.Element):  # noqa: N801
    """A field that leads to the search page; docutils has no form."""


class map_node(nodes.General, nodes.Element):  # noqa: N801
    """A drawing of the map of the field; ``chart`` says of what, ``title`` names it. Only HTML draws it."""


class coins_node(nodes.General, nodes.Inline, nodes.Element):  # noqa: N801
    """An entry for reference managers, in ``context``. Only HTML shows it, to programs alone."""


class fold_node(nodes.General, nodes.Element):  # noqa: N801
    """What is shown when a reader asks for it; ``summary`` says what it is. Other builders than HTML show it as it stands."""


def place(part: str, **attributes: object) -> part_node:
    """Make a placeholder."""
    return part_node("", part=part, **attributes)
