"""What the map shows: works with their dates and topics, and the links between works, counted from their claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace

from literature.model import LINK_KINDS, TOPIC_KINDS, Entry, Library, PaperFacts, TopicFacts
from literature.relations import date_work
from literature.timeline.order import order_lanes


@dataclass(frozen=True, slots=True)
class Mark:
    """A work on the map."""

    key: str
    label: str  #: As short as a citation; its year is the published one.
    title: str
    date: str  #: When it was first public, as exact as it is known: YYYY, YYYY-MM or YYYY-MM-DD.
    lane: str  #: Name of the topic in whose lane it stands; empty if it has none.
    topics: tuple[str, ...]  #: All its topics, in the order of its front matter.
    claims: int  #: Claims that are not withdrawn.
    disputed: bool  #: Whether it is on either side of a dispute.
    aside: bool = False  #: Shown only because a link leads to it.


@dataclass(frozen=True, slots=True)
class Edge:
    """All links of one kind from the claims of one work to the claims of another."""

    source: str  #: Key of the work that says it.
    target: str
    kind: str  #: A key of LINK_KINDS.
    places: tuple[str, ...]  #: One of each link: where the work says so; empty: the handbook's reading.


@dataclass(frozen=True, slots=True)
class Lane:
    """A topic on the map."""

    name: str  #: Empty for works without a topic.
    title: str
    kind: str  #: One of TOPIC_KINDS, or empty.


@dataclass(frozen=True, slots=True)
class Chart:
    """A map before it is drawn."""

    marks: tuple[Mark, ...] = ()  #: By lane, then by date and key.
    lanes: tuple[Lane, ...] = ()  #: From top to bottom; only those in which a work stands.
    edges: tuple[Edge, ...] = ()  #: By source, target and kind.
    focus: str = ""  #: Name of the topic whose slice this is.
    topics: tuple[Lane, ...] = ()  #: All lanes that a work may stand in, also those in which none does.

    def find_edges(self, key: str) -> tuple[list[Edge], list[Edge]]:
        """The edges that leave a work and those that reach it."""
        return [edge for edge in self.edges if edge.source == key], [edge for edge in self.edges if edge.target == key]


def chart_works(library: Library, disputed: Set[str]) -> Chart:
    """Chart all works that have a page. ``disputed`` are the keys of the works on either side of a dispute."""
    topics = library.of_kind("topic")
    marks = []
    for key, page in library.of_kind("paper").items():
        facts = page.facts if isinstance(page.facts, PaperFacts) else PaperFacts()
        entry = library.entries.get(key) or Entry(key, "", 0, {}, title=key)
        filed = tuple(str(topic) for topic in facts.topics if topic in topics)
        claims = sum(not claim.withdrawn for claim in page.claims)
        date = date_work(facts, entry)
        marks.append(Mark(key, entry.label, str(page.title), date, filed[0] if filed else "", filed, claims, key in disputed))
    edges = _find_edges(library)
    lanes = [Lane(name, str(page.title), page.facts.kind if isinstance(page.facts, TopicFacts) else "") for name, page in topics.items()]
    return _arrange(marks, [*lanes, Lane("", "No topic", "")], edges)


def _find_edges(library: Library) -> list[Edge]:
    """The edges between works. What is withdrawn, on either side, and what a work says of itself is not counted."""
    claims = library.claims()
    places: dict[tuple[str, str, int], list[str]] = {}
    kinds = list(LINK_KINDS)
    for claim in claims.values():
        for link in claim.links if not claim.withdrawn else ():
            target = claims.get(link.target)
            if target and not target.withdrawn and target.key != claim.key:
                places.setdefault((claim.key, target.key, kinds.index(link.kind)), []).append(link.place)
    return [Edge(source, target, kinds[kind], tuple(found)) for (source, target, kind), found in sorted(places.items())]


def slice_topic(chart: Chart, topic: str) -> Chart:
    """The part of the map that has to do with a topic: its works, whatever their lane, and what they are linked with."""
    own = {mark.key for mark in chart.marks if topic in mark.topics}
    edges = [edge for edge in chart.edges if own & {edge.source, edge.target}]
    linked = {key for edge in edges for key in (edge.source, edge.target)} - own
    marks = [replace(mark, lane=topic) for mark in chart.marks if mark.key in own]
    marks += [replace(mark, aside=True) for mark in chart.marks if mark.key in linked]
    return _arrange(marks, chart.topics, edges, topic)


def _arrange(marks: list[Mark], lanes: Sequence[Lane], edges: Iterable[Edge], focus: str = "") -> Chart:
    """Put lanes in the order that keeps edges short within each kind of topic, the topic of a slice first."""
    used = {mark.lane for mark in marks}
    lane_of = {mark.key: mark.lane for mark in marks}
    pairs = [(lane_of[edge.source], lane_of[edge.target]) for edge in edges]
    groups: list[list[str]] = [[] for _ in range(len(TOPIC_KINDS) + 2)]
    named = {lane.name: lane for lane in lanes if lane.name in used}
    for lane in sorted(named.values(), key=lambda lane: (lane.title.casefold(), lane.name)):
        last = TOPIC_KINDS.index(lane.kind) + 1 if lane.kind in TOPIC_KINDS else len(TOPIC_KINDS) + 1
        groups[0 if lane.name == focus and focus else last].append(lane.name)
    order = order_lanes(groups, pairs)
    marks = sorted(marks, key=lambda mark: (order.index(mark.lane), mark.date, mark.key))
    return Chart(tuple(marks), tuple(named[name] for name in order), tuple(edges), focus, tuple(lanes))
