"""The map: which works and links it shows, and that nothing on it collides."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from math import hypot
from random import Random

import pytest

from literature.joined import join
from literature.model import LINK_KINDS, TOPIC_KINDS
from literature.sources.library import read_library
from literature.timeline import FORMATS, Chart, Edge, Lane, Mark, lay_out, slice_topic
from literature.timeline.curves import End, draw_edge
from literature.timeline.layout import NAMED
from literature.timeline.measure import measure, place_date, shorten

ADA, BELL = "ada-etal-2020-alpha", "bell-cole-2022-beta"


def make_chart(works, edges=60):
    """A made-up chart: the same number gives the same chart."""
    random = Random(works)
    names = ["Ito", "Garcia", "Okonkwo-Adeyemi", "Yu and Ananiadou", "van der Berg et al.", "Sato et al.", "Müller et al."]
    lanes = tuple(Lane(f"t{number}", f"Topic number {number}", TOPIC_KINDS[number // 6]) for number in range(18))
    marks = []
    for number in range(works):
        year = random.randint(2017, 2026)
        lane = random.choice(lanes).name
        date = random.choice(
            [f"{year}", f"{year}-{random.randint(1, 12):02}", f"{year}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"]
        )
        label = f"{random.choice(names)} {year}{random.choice(['', 'a'])}"
        marks.append(Mark(f"w{number}", label, "T", date, lane, (lane,), random.randint(0, 12), random.random() < 0.1))
    marks.sort(key=lambda mark: (mark.lane, mark.date, mark.key))
    keys = [mark.key for mark in marks]
    found = {tuple(random.sample(keys, 2)) for _ in range(edges)}
    made = [Edge(*pair, random.choice(list(LINK_KINDS)), ("§1",)) for pair in sorted(found)]
    used = {mark.lane for mark in marks}
    return Chart(tuple(marks), tuple(lane for lane in lanes if lane.name in used), tuple(made))


@pytest.fixture(scope="module")
def real(project_root):
    return join(read_library(project_root)).chart


CHARTS = [20, 41, 150, 500]


def shown_boxes(drawing):
    """What is drawn at all times: the marks, and the labels that are not hidden."""
    labels = [placed.label for placed in drawing.marks if placed.named]
    return [placed.box for placed in drawing.marks], labels


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
@pytest.mark.parametrize("works", CHARTS)
def test_no_label_covers_a_label_or_a_mark(works, format_):
    drawing = lay_out(make_chart(works), format_)
    marks, labels = shown_boxes(drawing)
    assert [pair for pair in combinations(labels, 2) if pair[0].overlaps(pair[1])] == []
    assert [(mark, label) for mark in marks for label in labels if mark.overlaps(label)] == []
    assert [pair for pair in combinations(marks, 2) if pair[0].overlaps(pair[1])] == []


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
def test_on_this_site_nothing_collides_and_all_is_named(real, format_):
    drawing = lay_out(real, format_)
    marks, labels = shown_boxes(drawing)
    assert len(labels) == len(real.marks) <= NAMED
    assert not any(one.overlaps(other) for one, other in combinations([*labels], 2))
    assert not any(mark.overlaps(label) for mark in marks for label in labels)


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
@pytest.mark.parametrize("works", CHARTS)
def test_all_stands_within_the_drawing(works, format_):
    drawing = lay_out(make_chart(works), format_)
    marks, labels = shown_boxes(drawing)
    for box in [*marks, *labels]:
        assert format_.gutter <= box.left < box.right <= format_.width
        assert 0 <= box.top < box.bottom <= drawing.height
    assert len(drawing.marks) == works


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
@pytest.mark.parametrize("works", CHARTS)
def test_edges_between_works_of_a_lane_stay_in_it(works, format_):
    drawing = lay_out(make_chart(works, edges=200), format_)
    lane_of = {placed.mark.key: placed.mark.lane for placed in drawing.marks}
    bounds = {lane.lane.name: (lane.top, lane.bottom) for lane in drawing.lanes}
    own = [edge for edge in drawing.edges if lane_of[edge.edge.source] == lane_of[edge.edge.target]]
    assert own
    for edge in own:
        top, bottom = bounds[lane_of[edge.edge.source]]
        assert top <= edge.curve.top < edge.curve.bottom <= bottom


@pytest.mark.parametrize(("across", "down"), [(300, 0), (300, 24), (-300, -48), (500, 140), (10, 24), (-40, 300)])
def test_edges_of_several_kinds_between_two_works_are_told_apart(across, down):
    """Those between works in neighbouring rows ran on top of each other, through the name of the work they lead to."""
    source, target = End(500 + across, 500 + down, 6), End(500, 500, 6)
    curves = [draw_edge(source, target, kind, number) for number, kind in enumerate(LINK_KINDS)]
    for one, other in combinations(curves, 2):
        assert max(hypot(x1 - x2, y1 - y2) for (x1, y1), (x2, y2) in zip(trace(one), trace(other), strict=True)) > 6


def trace(curve):
    """Points on the line of an edge."""
    ends = [float(number) for number in re.findall(r"-?[\d.]+", curve.line)]
    points = list(zip(ends[::2], ends[1::2], strict=True))
    return [
        tuple(
            (1 - t) ** 3 * points[0][axis]
            + 3 * (1 - t) ** 2 * t * points[1][axis]
            + 3 * (1 - t) * t**2 * points[2][axis]
            + t**3 * points[3][axis]
            for axis in (0, 1)
        )
        for t in (0.1, 0.3, 0.5, 0.7, 0.9)
    ]


@pytest.mark.parametrize("across", [60, 300])
@pytest.mark.parametrize("down", [-24, 0, 24])
@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_edge_comes_to_its_target_clear_of_the_label(across, down, number):
    """The label stands beside the mark."""
    line = trace(draw_edge(End(500 + across, 500 + down, 6), End(500, 500, 6), "supports", number))
    assert not any(511 < x < 500 + across * 0.6 and abs(y - 500) < 7 for x, y in line)


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [
        ("Dai et al. 2022", 200, "Dai et al. 2022"),
        ("Hernández-Fernández and Papadimitriou-Ghandeharioun 2024a", 200, "… 2024a"),
        ("A_title_without_any_space_that_is_far_too_long", 100, "…"),
    ],
)
def test_label_wider_than_the_drawing_is_cut_and_keeps_its_year(text, width, short):
    cut = shorten(text, 12, width)
    assert measure(cut, 12) <= width
    assert cut.endswith(short)
    assert cut[0] == text[0]


@pytest.mark.parametrize("works", CHARTS)
def test_time_runs_from_left_to_right_and_lanes_do_not_mix(works):
    chart = make_chart(works)
    drawing = lay_out(chart, FORMATS[0])
    placed = {one.mark.key: one for one in drawing.marks}
    dated = sorted(chart.marks, key=lambda mark: place_date(mark.date))
    positions = [placed[mark.key].x for mark in dated]
    assert positions == sorted(positions)
    bounds = {lane.lane.name: (lane.top, lane.bottom) for lane in drawing.lanes}
    for one in drawing.marks:
        top, bottom = bounds[one.mark.lane]
        assert top < one.y < bottom


def test_of_many_works_those_in_disputes_keep_their_names():
    drawing = lay_out(make_chart(500), FORMATS[0])
    named = [placed.mark for placed in drawing.marks if placed.named]
    assert len(named) == NAMED
    assert sum(mark.disputed for mark in named) == sum(placed.mark.disputed for placed in drawing.marks)


def test_the_same_chart_is_drawn_the_same():
    assert lay_out(make_chart(150), FORMATS[0]) == lay_out(make_chart(150), FORMATS[0])


def test_chart_holds_works_and_links_with_their_places(small):
    chart = join(small).chart
    assert {mark.key: (mark.date, mark.claims, mark.disputed) for mark in chart.marks} == {
        ADA: ("2020-01", 2, True),
        BELL: ("2022", 1, True),
    }
    assert chart.edges == (Edge(BELL, ADA, "challenges", ("§2, Table 3", "")),)


def test_topic_that_is_no_works_first_has_its_slice(root):
    """The build stopped: the topic had no lane."""
    root.write("topics/method.md", "---\ntopic:\n  kind: method\n  question: What?\n  checked: 2026-01-01\n---\n\n# Method\n")
    root.edit(f"papers/{ADA}.md", "topics: [memory]", "topics: [memory, method]")
    chart = join(root.library()).chart
    assert [lane.name for lane in chart.lanes] == ["memory"]
    part = slice_topic(chart, "method")
    assert [(mark.key, mark.lane, mark.aside) for mark in part.marks] == [(ADA, "method", False), (BELL, "memory", True)]


def test_withdrawn_claims_make_no_link(root):
    root.edit(f"papers/{BELL}.md", ":place: abstract\n", ":place: abstract\n:withdrawn: 2026-01-04 wrong\n")
    chart = join(root.library()).chart
    assert chart.edges == ()
    assert {mark.key: mark.claims for mark in chart.marks}[BELL] == 0


def test_slice_has_the_works_of_a_topic_and_what_they_are_linked_with():
    chart = Chart(
        (
            Mark("a", "A 2020", "A", "2020", "x", ("x", "y"), 1, False),
            Mark("b", "B 2021", "B", "2021", "z", ("z",), 1, False),
            Mark("c", "C 2022", "C", "2022", "z", ("z",), 1, False),
        ),
        (Lane("x", "X", "method"), Lane("y", "Y", "method"), Lane("z", "Z", "method")),
        (Edge("b", "a", "supports", ("",)), Edge("c", "b", "supports", ("",))),
    )
    part = slice_topic(replace(chart, topics=chart.lanes), "y")
    assert [(mark.key, mark.lane, mark.aside) for mark in part.marks] == [("a", "y", False), ("b", "z", True)]
    assert part.edges == (chart.edges[0],)


@pytest.mark.parametrize(("date", "place"), [("2020", 2020.5), ("2020-01", 2020 + 0.5 / 12), ("soon", None), ("", None)])
def test_date_stands_in_the_middle_of_what_it_leaves_open(date, place):
    assert place_date(date) == (pytest.approx(place) if place else None)


def test_map_of_nothing_is_empty():
    drawing = lay_out(Chart(), FORMATS[0])
    assert (drawing.marks, drawing.years, drawing.lanes) == ((), (), ())
