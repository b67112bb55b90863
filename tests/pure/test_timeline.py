"""The map: which works and links it shows, and that nothing on it collides."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from literature.joined import join
from literature.model import LINK_KINDS, TOPIC_KINDS
from literature.sources.library import read_library
from literature.timeline import FORMATS, Chart, Edge, Lane, Mark, lay_out, slice_topic
from literature.timeline.layout import NAMED
from literature.timeline.measure import place_date

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
    part = slice_topic(chart, "y")
    assert [(mark.key, mark.lane, mark.aside) for mark in part.marks] == [("a", "y", False), ("b", "z", True)]
    assert part.edges == (chart.edges[0],)


@pytest.mark.parametrize(("date", "place"), [("2020", 2020.5), ("2020-01", 2020 + 0.5 / 12), ("soon", None), ("", None)])
def test_date_stands_in_the_middle_of_what_it_leaves_open(date, place):
    assert place_date(date) == (pytest.approx(place) if place else None)


def test_map_of_nothing_is_empty():
    drawing = lay_out(Chart(), FORMATS[0])
    assert (drawing.marks, drawing.years, drawing.lanes) == ((), (), ())
