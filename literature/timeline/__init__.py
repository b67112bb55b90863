"""The map of the field: its works by date and topic with the links between them, and where each stands in a drawing."""

from literature.timeline.chart import Chart, Edge, Lane, Mark, chart_works, slice_topic
from literature.timeline.drawing import FORMATS, Drawing, Format, PlacedEdge, PlacedLane, PlacedMark
from literature.timeline.layout import lay_out

__all__ = [
    "FORMATS",
    "Chart",
    "Drawing",
    "Edge",
    "Format",
    "Lane",
    "Mark",
    "PlacedEdge",
    "PlacedLane",
    "PlacedMark",
    "chart_works",
    "lay_out",
    "slice_topic",
]
