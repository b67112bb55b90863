"""The map of the field: a drawing, and the list that says the same."""

from __future__ import annotations

from docutils import nodes

from literature.model import LINK_KINDS
from literature.placeholders import map_node, part_node
from literature.relations import MAP
from literature.render.claims import READING
from literature.render.context import Context, join_nodes
from literature.timeline import Chart, Edge, Mark, slice_topic


def render_timeline(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """The map of all works, and under it the works by topic and date with their links; `small`: a picture of it that leads there."""
    chart = context.joined.chart
    if not chart.marks:
        return [nodes.paragraph("", "No work with a page yet.")]
    title = "Map of the field: works by year and topic, with the links between their claims"
    if "small" in placeholder["names"]:
        return [map_node(chart=chart, title=title, leads_to=MAP if MAP in context.library.pages else "")]
    parts: list[nodes.Node] = [map_node(chart=chart, title=title, classes=["lit-map-field"])]
    heading = nodes.rubric("", "The same as a list", ids=["map-list"])
    heading["heading-level"] = 2
    parts.append(heading)
    for lane in chart.lanes:
        name = nodes.rubric("", "", context.link("topic", lane.name) if lane.name else nodes.Text(lane.title))
        name["heading-level"] = 3
        items = [
            nodes.list_item("", nodes.paragraph("", "", *_describe(context, chart, mark))) for mark in chart.marks if mark.lane == lane.name
        ]
        parts += [name, nodes.bullet_list("", *items, classes=["lit-map-list"])]
    return parts


def render_slice(context: Context) -> list[nodes.Node]:
    """The part of the map that has to do with the topic of the page; nothing if there is nothing to compare."""
    chart = slice_topic(context.joined.chart, context.page.name)
    title = f"Map of {context.page.title}: its works by year, and what they are linked with"
    if len(chart.marks) < 2:
        return []
    whole = context.library.pages.get(MAP)
    notes: list[list[nodes.Node]] = []
    if any(mark.aside for mark in chart.marks):
        notes.append([nodes.Text("Faint: works of other topics, shown for their links.")])
    if whole:
        notes.append([nodes.Text("The links in words: "), context.page_link(whole), nodes.Text(".")])
    note = [nodes.paragraph("", "", *join_nodes(notes, " "), classes=["lit-about"])] if notes else []
    return [map_node(chart=chart, title=title), *note]


def count_claims(mark: Mark) -> str:
    """How many claims a work has, and whether one of them is part of a dispute."""
    return f"{mark.claims} claim{'' if mark.claims == 1 else 's'}" + (", disputed" if mark.disputed else "")


def _describe(context: Context, chart: Chart, mark: Mark) -> list[nodes.Node]:
    """A work with its date, its claims and its links, as the drawing shows them."""
    text: list[nodes.Node] = [
        nodes.Text(f"{mark.date} "),
        context.link("paper", mark.key),
        nodes.Text(f" ({mark.label}; {count_claims(mark)})"),
    ]
    out, into = chart.find_edges(mark.key)
    labels = {one.key: one.label for one in chart.marks}
    said = [_name_edge(context, edge.kind, edge, edge.target, labels) for edge in out]
    others = [context.link("topic", topic) for topic in mark.topics if topic != mark.lane]
    text += [nodes.Text(", also under "), *join_nodes(others)] if others else []
    said += [_name_edge(context, LINK_KINDS[edge.kind], edge, edge.source, labels) for edge in into]
    return [*text, nodes.Text(": "), *join_nodes(said, "; ")] if said else text


def _name_edge(context: Context, words: str, edge: Edge, key: str, labels: dict[str, str]) -> list[nodes.Node]:
    """A link in words, with the places where the work says so."""
    places = "; ".join(dict.fromkeys(place or READING for place in edge.places))
    count = f"{len(edge.places)} links: " if len(edge.places) > 1 else ""
    return [nodes.Text(f"{words} "), context.link("paper", key, labels[key]), nodes.Text(f" ({count}{places})")]
