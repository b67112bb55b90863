"""The map of the field as SVG: one drawing for each width of screens, of which a style sheet shows the one that fits.

Hovering or focusing a work brings out its edges by style alone: each work holds references to its own edges, which are
hidden until then. Colours stand in `_static/map.css`, so that both themes and print follow.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from docutils import nodes

from literature.model import LINK_KINDS
from literature.placeholders import map_node
from literature.render.timeline import count_claims
from literature.timeline import FORMATS, Drawing, Edge, Format, Mark, PlacedEdge, PlacedLane, PlacedMark, lay_out
from literature.timeline.curves import End, draw_edge

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from literature.timeline import Chart

_STYLES = "map.css"
#: With more lines than these only the challenges are drawn in full until a work is pointed at.
CROWD = 100
#: Of the picture that leads to the map.
SMALL = Format("small", 280, 0)
Address = Callable[[str], str]  #: docname -> address from the page that shows the map.


def visit_map(self: HTML5Translator, node: map_node) -> None:
    """Write the legend and the drawings of a map."""
    docname = self.builder.current_docname
    chart: Chart = node["chart"]
    if "leads_to" in node:
        target = node["leads_to"]
        self.body.append(_write(draw_small(chart, self.builder.get_relative_uri(docname, target) if target else "", node["title"])))
        raise nodes.SkipNode
    self.body.append(f'<figure class="{" ".join(["lit-map", *node["classes"]])}">\n')
    self.body.append(_write(draw_legend()))
    for format_ in FORMATS:
        drawing = lay_out(chart, format_)
        svg = draw(drawing, chart, lambda target: self.builder.get_relative_uri(docname, target), node["title"])
        self.body.append(_write(svg))
    self.body.append("</figure>\n")
    raise nodes.SkipNode


def skip_map(self: nodes.NodeVisitor, node: map_node) -> None:
    """Leave the drawing out where there is no HTML; the list beside it says the same."""
    raise nodes.SkipNode


def add_map_styles(app: Sphinx, docname: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give a page with a map the styles of maps."""
    if doctree is not None and doctree.next_node(map_node):
        app.add_css_file(_STYLES)


def _write(element: Element) -> str:
    # As XML, in which every element of SVG is closed; a writer of XML escapes what titles hold.
    return ElementTree.tostring(element, encoding="unicode", short_empty_elements=True) + "\n"


def draw(drawing: Drawing, chart: Chart, address: Address, title: str) -> Element:
    """Draw a chart as it is laid out."""
    name = drawing.format.name
    size = {"width": _number(drawing.format.width), "height": _number(drawing.height)}
    view = f"0 0 {size['width']} {size['height']}"
    svg = Element("svg", {"class": f"lit-map-{name}", "viewBox": view, "role": "group", "aria-label": title} | size)
    _draw_years(svg, drawing)
    for lane in drawing.lanes:
        _draw_lane(svg, lane, drawing, address)
    if len(drawing.edges) > CROWD:
        svg.set("class", f"{svg.get('class')} lit-crowded")
    ids = {placed.edge: f"map-{name}-{number}" for number, placed in enumerate(drawing.edges)}
    bodies = {placed.mark.key: f"map-{name}-work-{number}" for number, placed in enumerate(drawing.marks)}
    edges = SubElement(svg, "g", {"class": "lit-edges", "aria-hidden": "true"})
    for placed in drawing.edges:
        _draw_edge(edges, placed, ids[placed.edge])
    for placed_mark in drawing.marks:
        key = placed_mark.mark.key
        own = [placed.edge for placed in drawing.edges if key in (placed.edge.source, placed.edge.target)]
        others = sorted({end for edge in own for end in (edge.source, edge.target)} - {key})
        shown = [ids[edge] for edge in own] + [bodies[other] for other in others]
        _draw_mark(svg, placed_mark, bodies[key], shown, describe_mark(placed_mark.mark, chart), address)
    return svg


def draw_small(chart: Chart, address: str, title: str) -> Element:
    """Draw a picture of the map without names: one link to the map, if there is an address."""
    drawing = lay_out(chart, SMALL)
    rows = {lane.lane.name: 8.0 * number for number, lane in enumerate(drawing.lanes, 1)}
    frame = Element("a", {"class": "lit-map lit-map-small"} | ({"href": address} if address else {}))
    view = f"0 0 {_number(SMALL.width)} {8 * len(rows) + 8}"
    svg = SubElement(frame, "svg", {"viewBox": view, "role": "img", "aria-label": title})
    places = {placed.mark.key: (placed.x, rows[placed.mark.lane]) for placed in drawing.marks}
    for edge in chart.edges:
        if edge.source in places and edge.target in places:
            (x1, y1), (x2, y2) = places[edge.source], places[edge.target]
            curve = [(x1, y1), (x1, (y1 + y2) / 2), (x2, (y1 + y2) / 2), (x2, y2)]
            begin, *others = (f"{_number(x)} {_number(y)}" for x, y in curve)
            group = SubElement(svg, "g", {"class": f"lit-edge lit-edge-{edge.kind}"})
            SubElement(group, "path", {"d": f"M{begin}C{' '.join(others)}"})
    for placed in drawing.marks:
        x, y = places[placed.mark.key]
        kind = "lit-dot lit-dot-disputed" if placed.mark.disputed else "lit-dot"
        SubElement(svg, "circle", {"class": kind, "cx": _number(x), "cy": _number(y), "r": "2.5"})
    return frame


def _draw_years(svg: Element, drawing: Drawing) -> None:
    group = SubElement(svg, "g", {"class": "lit-years", "aria-hidden": "true"})
    for number, (year, begin, end) in enumerate(drawing.years):
        if number % 2 == 0:
            SubElement(group, "rect", {"x": _number(begin), "y": "0", "width": _number(end - begin), "height": _number(drawing.height)})
        for y in (14.0, drawing.height - 6):
            _write_text(group, (begin + end) / 2, y, str(year) if end - begin > 30 else f"’{year % 100:02}", {"text-anchor": "middle"})


def _draw_lane(svg: Element, lane: PlacedLane, drawing: Drawing, address: Address) -> None:
    group = SubElement(svg, "g", {"class": "lit-lane"})
    line = {"x1": "0", "x2": _number(drawing.format.width), "y1": _number(lane.top), "y2": _number(lane.top)}
    SubElement(group, "line", line | ({"class": "lit-kind"} if lane.heading else {}))
    if lane.heading:
        _write_text(group, 0, lane.heading_y, lane.heading, {"class": "lit-heading"})
    parent = SubElement(group, "a", {"href": address(f"topics/{lane.lane.name}")}) if lane.lane.name else group
    for number, words in enumerate(lane.lines):
        _write_text(parent, 0, lane.y + 15 * number, words)


def _draw_edge(parent: Element, placed: PlacedEdge, id_: str = "") -> None:
    group = SubElement(parent, "g", {"class": f"lit-edge lit-edge-{placed.edge.kind}"} | ({"id": id_} if id_ else {}))
    SubElement(group, "path", {"class": "lit-line", "d": placed.curve.line})
    SubElement(group, "path", {"class": "lit-head", "d": placed.curve.head})


def _draw_mark(svg: Element, placed: PlacedMark, body: str, shown: list[str], said: str, address: Address) -> None:
    """Draw a work; ``shown`` are the ids of its edges and of the works at their other ends, brought out with it."""
    mark = placed.mark
    group = SubElement(svg, "g", {"class": "lit-work lit-aside" if mark.aside else "lit-work"})
    own = SubElement(group, "g", {"class": "lit-own", "aria-hidden": "true"})
    for id_ in shown:
        SubElement(own, "use", {"href": f"#{id_}"})
    link = SubElement(group, "a", {"href": address(f"papers/{mark.key}"), "aria-label": said})
    left, right = min(placed.box.left, placed.label.left), max(placed.box.right, placed.label.right)
    if not placed.named:
        left, right = placed.box.left, placed.box.right
    hit = {"x": left - 2, "y": placed.y - 12, "width": right - left + 4, "height": 24}
    SubElement(link, "rect", {"class": "lit-hit"} | {name: _number(value) for name, value in hit.items()})
    drawn = SubElement(link, "g", {"id": body, "class": "lit-body" if placed.named else "lit-body lit-unnamed"})
    if mark.disputed:
        SubElement(drawn, "circle", {"class": "lit-ring"} | _circle(placed, placed.reach - 0.75))
    SubElement(drawn, "circle", {"class": "lit-dot"} | _circle(placed, placed.radius))
    x = placed.label.right if placed.leftward else placed.label.left
    _write_text(drawn, x, placed.y + 4, placed.text, {"text-anchor": "end"} if placed.leftward else {})


def _circle(placed: PlacedMark, radius: float) -> dict[str, str]:
    return {"cx": _number(placed.x), "cy": _number(placed.y), "r": _number(radius)}


def describe_mark(mark: Mark, chart: Chart) -> str:
    """What a mark says to those who do not see it."""
    labels = {one.key: one.label for one in chart.marks}
    out, into = chart.find_edges(mark.key)
    parts = [f"{mark.label}: {mark.title}", f"first public {mark.date}", count_claims(mark)]
    parts += [f"{edge.kind} {labels[edge.target]}" for edge in out if edge.target in labels]
    parts += [f"{LINK_KINDS[edge.kind]} {labels[edge.source]}" for edge in into if edge.source in labels]
    return "; ".join(parts)


def draw_legend() -> Element:
    """Explain lines and marks."""
    legend = Element("figcaption", {"class": "lit-map-legend"})
    for kind in LINK_KINDS:
        item = SubElement(legend, "span")
        sample = SubElement(item, "svg", {"viewBox": "0 0 46 16", "width": "46", "height": "16", "aria-hidden": "true"})
        edge = Edge("", "", kind, ())
        # Level, as a line of text: an edge between marks would be an arc.
        curve = draw_edge(End(0, 8, 0), End(46, 8, 0), kind, level=True)
        _draw_edge(sample, PlacedEdge(edge, curve))
        SubElement(item, "span").text = kind
    for disputed, words in ((False, "a work; the more claims, the larger"), (True, "a work in a dispute")):
        item = SubElement(legend, "span")
        sample = SubElement(item, "svg", {"viewBox": "0 0 20 20", "width": "20", "height": "20", "aria-hidden": "true"})
        if disputed:
            SubElement(sample, "circle", {"class": "lit-ring", "cx": "10", "cy": "10", "r": "8.5"})
        SubElement(sample, "circle", {"class": "lit-dot", "cx": "10", "cy": "10", "r": "6"})
        SubElement(item, "span").text = words
    about = SubElement(legend, "span", {"class": "lit-map-about"})
    about.text = "Place: when a work was first public. Year in a label: when it was published. The more works a year has, the wider it is."
    return legend


def _write_text(parent: Element, x: float, y: float, words: str, attributes: dict[str, str] | None = None) -> None:
    SubElement(parent, "text", {"x": _number(x), "y": _number(y)} | (attributes or {})).text = words


def _number(value: float) -> str:
    """A length with a tenth of a pixel at most, so that the same map has the same bytes."""
    return f"{value:.1f}".removesuffix(".0")
