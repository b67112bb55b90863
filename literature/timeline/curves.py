"""The line of an edge and the sign at its end."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

_CLEARANCE = 2.0  #: Between a mark and what ends at it.
_SIDE = 14.0  #: Between lines of several kinds that join the same works.
#: Works that are less far apart in height, or by less than this part of their distance in time, are joined by an arc.
_NEAR, _FLAT = 60.0, 0.3
_APART = 24.0  #: In time: what stands closer is joined by a line from above or below.
#: Kind of link -> how far its sign keeps the line from the mark.
_HEADS = {"supports": 7.0, "qualifies": 1.0, "challenges": 2.0, "replicates": 6.0}


@dataclass(frozen=True, slots=True)
class End:
    """A mark at an end of an edge."""

    x: float
    y: float
    reach: float  #: Its radius.


@dataclass(frozen=True, slots=True)
class Curve:
    """An edge as paths of SVG."""

    line: str
    head: str  #: Closed for kinds whose sign is filled.
    top: float = 0.0  #: What the line does not leave, with the works at its ends.
    bottom: float = 0.0


def draw_edge(source: End, target: End, kind: str, number: int = 0, *, level: bool = False) -> Curve:
    """Draw an edge that leaves its source and comes to its target from above or below, where no label stands.

    ``number`` counts the edges between the same works: they take turns on both sides, each bent more than the one before.
    ``level`` draws a straight line.
    """
    across, down = source.x - target.x, source.y - target.y
    side = 1 if number % 2 else -1
    if level:
        first, second = (source.x, source.y), (target.x, target.y)
        out = into = _direct(across, down)
    elif abs(down) < max(_NEAR, _FLAT * abs(across)) and abs(across) > _APART:
        # Works in rows that lie close: an arc above the labels between them, or below.
        height = 14 + min(abs(across) * 0.07, 26) + 10 * (number // 2)
        y = (min if side < 0 else max)(source.y, target.y) + side * height * 4 / 3
        first, second = (source.x - across * 0.2, y), (target.x + across * 0.1, y)
        out, into = _direct(first[0] - source.x, first[1] - source.y), _direct(second[0] - target.x, second[1] - target.y)
    else:
        bend = _SIDE * ((number + 1) // 2) * side
        out, into = _direct(-across * 0.7 + bend, -down), _direct(across * 0.3 + bend, down)
        pull = abs(down) * 0.45 + min(abs(across) * 0.15, 40)
        first = (source.x + out[0] * pull + bend, source.y + out[1] * pull)
        second = (target.x + into[0] * pull + bend, target.y + into[1] * pull)
    begin = (source.x + out[0] * (source.reach + 1), source.y + out[1] * (source.reach + 1))
    tip = target.reach + _CLEARANCE
    end = (target.x + into[0] * (tip + _HEADS[kind]), target.y + into[1] * (tip + _HEADS[kind]))
    line = f"M{_point(begin)}C{_point(first)} {_point(second)} {_point(end)}"
    head = draw_head(kind, (target.x + into[0] * tip, target.y + into[1] * tip), into)
    # A curve goes at most three quarters of the way to where it is pulled, if it is pulled there from both ends.
    ends, pulled = (source.y, target.y), (first[1], second[1])
    top = min(*ends, min(ends) + 0.75 * (min(pulled) - min(ends)))
    bottom = max(*ends, max(ends) + 0.75 * (max(pulled) - max(ends)))
    return Curve(line, head, round(top, 1), round(bottom, 1))


def draw_head(kind: str, tip: tuple[float, float], into: tuple[float, float]) -> str:
    """Draw the sign at the end of an edge: a filled arrow, an open arrow, a bar or a diamond; ``into`` points away from the target."""

    def at(back: float, side: float) -> str:
        return _point((tip[0] + into[0] * back - into[1] * side, tip[1] + into[1] * back + into[0] * side))

    match kind:
        case "supports":
            return f"M{at(0, 0)}L{at(8, 4)}L{at(8, -4)}Z"
        case "qualifies":
            return f"M{at(7, 5)}L{at(0, 0)}L{at(7, -5)}"
        case "challenges":
            return f"M{at(1, 6)}L{at(1, -6)}"
        case _:
            return f"M{at(0, 0)}L{at(5, 4)}L{at(10, 0)}L{at(5, -4)}Z"


def _direct(x: float, y: float) -> tuple[float, float]:
    length = hypot(x, y) or 1.0
    return x / length, y / length


def _point(point: tuple[float, float]) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(value: float) -> str:
    """A number as short as it can be, the same on every machine."""
    return f"{value:.1f}".removesuffix(".0") if round(value, 1) else "0"
