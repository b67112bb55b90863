"""The order of lanes that keeps the edges between them short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations


def order_lanes(groups: Sequence[Sequence[str]], pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Order the lanes within each group, the groups as they stand; ``pairs`` are the lanes at the ends of each edge.

    Lanes are swapped as long as that shortens the edges. The result depends on the input alone.
    """
    weights = Counter(tuple(sorted(pair)) for pair in pairs if pair[0] != pair[1])
    order = [name for group in groups for name in group]
    bounds: list[tuple[int, int]] = []
    for group in groups:
        begin = bounds[-1][1] if bounds else 0
        bounds.append((begin, begin + len(group)))
    length = _measure(order, weights)
    improved = True
    while improved:
        improved = False
        for begin, end in bounds:
            for one, other in combinations(range(begin, end), 2):
                order[one], order[other] = order[other], order[one]
                if (now := _measure(order, weights)) < length:
                    length, improved = now, True
                else:
                    order[one], order[other] = order[other], order[one]
    return order


def _measure(order: list[str], weights: Counter[tuple[str, ...]]) -> int:
    """The length of all edges, in lanes."""
    place = {name: number for number, name in enumerate(order)}
    return sum(abs(place[one] - place[other]) * weight for (one, other), weight in weights.items())
