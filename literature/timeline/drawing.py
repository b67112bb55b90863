"""The records of a drawing: what stands where, in pixels from the upper left corner."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from literature.timeline.chart import Edge, Lane, Mark
from literature.timeline.curves import Curve


@dataclass(frozen=True, slots=True)
class Format:
    """A drawing for one width of screens."""

    name: str
    width: float  #: In pixels, of the whole drawing.
    gutter: float  #: Room for the names of the lanes on their left; 0: they stand above their lanes.


#: The smallest last: it is stretched or shrunk to any width, the others are shown only where they fit.
FORMATS = (Format("wide", 1040, 190), Format("middle", 720, 0), Format("narrow", 328, 0))


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A work in a drawing."""

    mark: Mark
    x: float
    y: float
    radius: float  #: The area grows with the number of claims.
    text: str  #: The label, cut where it would be wider than the drawing.
    label: Box
    leftward: bool  #: Whether the label stands on the left of the mark.
    named: bool  #: Whether the label is shown at all times, so that nothing else may stand there.

    @property
    def reach(self) -> float:
        """The radius with the ring of a disputed work."""
        return reach(self.mark)

    @property
    def box(self) -> Box:
        """The mark without its label."""
        return Box(self.x - self.reach, self.y - self.reach, self.x + self.reach, self.y + self.reach)


@dataclass(frozen=True, slots=True)
class PlacedLane:
    """A topic in a drawing."""

    lane: Lane
    heading: str  #: The kind of topic that begins with this lane.
    top: float  #: Of the whole lane with its heading and name.
    bottom: float
    heading_y: float
    lines: tuple[str, ...]  #: Its name.
    y: float  #: Of the first of the lines.


@dataclass(frozen=True, slots=True)
class PlacedEdge:
    """A link between works in a drawing."""

    edge: Edge
    curve: Curve


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that is drawn, in pixels from the upper left corner."""

    format: Format
    height: float
    years: tuple[tuple[int, float, float], ...]  #: (year, where it begins, where it ends)
    lanes: tuple[PlacedLane, ...]
    marks: tuple[PlacedMark, ...]
    edges: tuple[PlacedEdge, ...]


def radius(mark: Mark) -> float:
    """The radius of a mark: its area grows with the number of claims, up to 16."""
    return 3 + 1.25 * sqrt(min(mark.claims, 16))


def reach(mark: Mark) -> float:
    """The radius of a mark with the ring of a disputed work."""
    return radius(mark) + (3.5 if mark.disputed else 1)
