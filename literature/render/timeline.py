"""The map of the field: a drawing, and the list that says the same."""

from __future__ import annotations

from docutils import nodes

from literature.model import LINK_KINDS
from literature.placeholders import map_node, part_node
from literature.render.claims import name_reading
from literature.render.context import Context, join_nodes
from literature.timeline.chart import Chart, Edge, Lane, Mark, slice_topic


def render_timeline(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """The map of all works, and under it the works by topic and date with their links to each other."""
    chart = context.joined.chart
    if not chart.marks:
        return [nodes.paragraph("", "No work with a page yet.")]
    parts: list[nodes.Node] = [map_node(chart=chart)]
    for lane in chart.lanes:
        heading = nodes.rubric("", "", context.link("topic", lane.name) if lane.name else nodes.Text(lane.title))
        heading["heading-level"] = 3
        items = [nodes.list_item("", nodes.paragraph("", "", *_describe(context, chart, mark))) for mark in chart.marks if mark.lane == lane.name]
        parts += [heading, nodes.bullet_list("", *items, classes=["lit-map-list"])]
    return parts


def render_slice(context: Context) -> list[nodes.Node]:
    """The part of the map that has to do with the topic of the page; nothing if there is nothing to compare."""
    chart = slice_topic(context.joined.chart, context.page.name)
    return [map_node(chart=chart)] if len(chart.marks) > 1 else []
