"""Where everything stands in a drawing: years across, topics as lanes, a mark and a label for each work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import sqrt

from literature.model import TOPIC_KINDS
from literature.timeline.chart import Chart, Edge, Lane, Mark
from literature.timeline.curves import End, draw_edge
from literature.timeline.drawing import Box, Drawing, Format, PlacedEdge, PlacedLane, PlacedMark, radius, reach
from literature.timeline.measure import measure, place_date, shorten, wrap

SIZE = 12.0  #: Of the font, in pixels.
ROW = 24.0  #: Height of a row: what a finger can hit.
NAMED = 150  #: So many works at most have their label in the drawing; the others show it when they are pointed at.
_EMPTY_YEAR = 0.6  #: Weight of a year without works; a year with works weighs the root of their number.
_MARGIN = 10.0  #: On the left and right of the years.
_TOP = 22.0  #: For the years' numbers, above and below.
_LINE = 15.0  #: Of text.
_GAP = 4.0  #: Between a mark and its label.
_SPACE = 6.0  #: Between what stands in one row.


def lay_out(chart: Chart, format_: Format) -> Drawing:
    """Lay out a chart; works without a date are left to the list under it."""
    drawing = _lay_out(chart, format_, {})
    # A lane whose own arcs would leave it gets the room that they take.
    return _lay_out(chart, format_, _measure_arcs(drawing))


def _measure_arcs(drawing: Drawing) -> dict[str, tuple[float, float]]:
    """How much room each lane lacks, above and below its works, for the edges between them; by its name."""
    lane_of = {placed.mark.key: placed.mark.lane for placed in drawing.marks}
    lacking: dict[str, tuple[float, float]] = {}
    for lane in drawing.lanes:
        own = [edge.curve for edge in drawing.edges if lane_of[edge.edge.source] == lane_of[edge.edge.target] == lane.lane.name]
        above = lane.top + 4 if drawing.format.gutter else lane.y + _LINE * (len(lane.lines) - 1) + 6
        over = max((above - curve.top for curve in own), default=0.0)
        under = max((curve.bottom + 4 - lane.bottom for curve in own), default=0.0)
        lacking[lane.lane.name] = (max(over, 0.0), max(under, 0.0))
    return lacking


def _lay_out(chart: Chart, format_: Format, lacking: Mapping[str, tuple[float, float]]) -> Drawing:
    dated = {mark.key: when for mark in chart.marks if (when := place_date(mark.date)) is not None}
    years = _scale(dated.values(), format_)
    named = _choose_named(chart)
    top = _TOP
    lanes: list[PlacedLane] = []
    marks: list[PlacedMark] = []
    for lane in chart.lanes:
        works = [mark for mark in chart.marks if mark.lane == lane.name and mark.key in dated]
        over, under = lacking.get(lane.name, (0.0, 0.0))
        placed = _place_lane(lane, top, format_, "" if chart.focus else _find_heading(lane, lanes))
        y = over + (placed.y - 4 if format_.gutter else placed.y + _LINE * len(placed.lines) + 2)
        rows = _fill_rows(works, {mark.key: _position(years, dated[mark.key]) for mark in works}, named, y, format_)
        marks += rows
        last = max((mark.y for mark in rows), default=y) + ROW / 2 + under
        bottom = max(last, placed.y + _LINE * (len(placed.lines) - 1) + 6 if format_.gutter else 0) + 3
        lanes.append(PlacedLane(lane, placed.heading, top, bottom, placed.heading_y, placed.lines, placed.y))
        top = bottom
    return Drawing(format_, round(top + _TOP, 1), years, tuple(lanes), tuple(marks), _draw_edges(chart.edges, marks))


def _find_heading(lane: Lane, before: Sequence[PlacedLane]) -> str:
    """The kind of topic, if a lane is the first of its kind."""
    plural = {kind: f"{kind.capitalize()}s".replace("Phenomenons", "Phenomena") for kind in TOPIC_KINDS}
    return "" if before and before[-1].lane.kind == lane.kind else plural.get(lane.kind, "")


def _place_lane(lane: Lane, top: float, format_: Format, heading: str) -> PlacedLane:
    """The head of a lane: its name on the left of its works, or above them."""
    below = top + (22 if heading else 0)
    room = format_.gutter - 12 if format_.gutter else format_.width
    return PlacedLane(lane, heading, top, 0, top + 16, tuple(wrap(lane.title, SIZE, room)), below + (20 if format_.gutter else 16))


def _scale(dates: Iterable[float], format_: Format) -> tuple[tuple[int, float, float], ...]:
    """Share the width among the years: the more works, the wider, so that a year of one work does not take the room of one of twenty."""
    whole = [int(date) for date in dates]
    if not whole:
        return ()
    span = range(min(whole), max(whole) + 1)
    weights = {year: max(_EMPTY_YEAR, sqrt(whole.count(year))) for year in span}
    unit = (format_.width - format_.gutter - 2 * _MARGIN) / sum(weights.values())
    bounds = [format_.gutter + _MARGIN]
    for year in span:
        bounds.append(bounds[-1] + weights[year] * unit)
    return tuple((year, round(begin, 1), round(end, 1)) for year, (begin, end) in zip(span, pairwise(bounds), strict=True))


def _position(years: Sequence[tuple[int, float, float]], when: float) -> float:
    year, begin, end = years[int(when) - years[0][0]]
    return round(begin + (when - year) * (end - begin), 1)


def _choose_named(chart: Chart) -> set[str]:
    """The keys of the works whose labels are shown: all, or those with disputes, many links and many claims."""
    degree: dict[str, int] = {}
    for edge in chart.edges:
        for key in (edge.source, edge.target):
            degree[key] = degree.get(key, 0) + len(edge.places)
    ranked = sorted(chart.marks, key=lambda mark: (mark.aside, not mark.disputed, -degree.get(mark.key, 0), -mark.claims, mark.key))
    return {mark.key for mark in ranked[:NAMED]}


def _fill_rows(works: Sequence[Mark], at: Mapping[str, float], named: set[str], top: float, format_: Format) -> list[PlacedMark]:
    """Put each work into the first row of its lane where it fits with its label, on the right of the mark or else on its left."""
    rows: list[list[tuple[float, float]]] = []
    placed = []
    for mark in works:
        x, far, shown = at[mark.key], reach(mark), mark.key in named
        text = shorten(mark.label, SIZE, max(x - format_.gutter, format_.width - x) - far - _GAP)
        width = measure(text, SIZE)
        right, left = (x - far, x + far + _GAP + width), (x - far - _GAP - width, x + far)
        sides = [right] if right[1] <= format_.width else []
        # What was cut to fit has a side that is wide enough, but for what a computer makes of sums.
        sides += [left] if left[0] >= format_.gutter or not sides else []
        # A label that is hidden takes no room.
        spans = [(side, side is left) for side in sides] if shown else [((x - far, x + far), sides[0] is left)]
        row, span, leftward = _find_room(rows, spans)
        if row == len(rows):
            rows.append([])
        rows[row].append(span)
        y = top + ROW * row
        begin = x - far - _GAP - width if leftward else x + far + _GAP
        label = Box(round(begin, 1), y - SIZE * 0.62, round(begin + width, 1), y + SIZE * 0.62)
        placed.append(PlacedMark(mark, x, y, round(radius(mark), 1), text, label, leftward, shown))
    return placed


def _find_room(
    rows: Sequence[list[tuple[float, float]]], spans: Sequence[tuple[tuple[float, float], bool]]
) -> tuple[int, tuple[float, float], bool]:
    for number, row in enumerate(rows):
        for span, leftward in spans:
            if all(span[1] + _SPACE <= begin or end + _SPACE <= span[0] for begin, end in row):
                return number, span, leftward
    return len(rows), *spans[0]


def _draw_edges(edges: Sequence[Edge], marks: Sequence[PlacedMark]) -> tuple[PlacedEdge, ...]:
    """Draw the edges whose works both stand in the drawing; edges of several kinds between two works side by side."""
    ends = {placed.mark.key: End(placed.x, placed.y, placed.reach) for placed in marks}
    drawn = [edge for edge in edges if edge.source in ends and edge.target in ends]
    pairs: dict[frozenset[str], int] = {}
    placed = []
    for edge in drawn:
        pair = frozenset((edge.source, edge.target))
        number = pairs[pair] = pairs.get(pair, -1) + 1
        placed.append(PlacedEdge(edge, draw_edge(ends[edge.source], ends[edge.target], edge.kind, number)))
    return tuple(placed)
