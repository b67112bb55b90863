"""The map on its page, on a topic and on the front page."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from .project import Project, only, words
from .works import ADA, add_eve

MAP = "reference/timeline"


def add_map(project):
    project.write(f"{MAP}.md", "# Map\n\n```{timeline}\n```\n")
    project.append("index.md", f"\n[Map]({MAP}.md)\n\n```{{timeline}} small\n```\n")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("map") / "source")
    add_eve(project)
    add_map(project)
    built = project.build()
    assert built.warnings == []
    return built


def drawings(built, docname):
    return built.body(docname).select(".lit-map > svg")


def test_each_drawing_names_every_work_with_its_links(built):
    for svg in drawings(built, MAP):
        links = {link["href"]: link["aria-label"] for link in svg.select(".lit-work a")}
        assert links["../papers/ada-etal-2020-alpha.html"] == (
            "Ada et al. 2020: Alpha Neurons in Transformers; first public 2020-01; 2 claims, disputed; "
            "challenged by Bell and Cole 2022; supported by Eve 2023; qualified by Eve 2023"
        )
        assert len(links) == 3


def test_links_are_told_apart_by_class_and_sign(built):
    svg = drawings(built, MAP)[0]
    kinds = {group["class"][1] for group in svg.select(".lit-edges .lit-edge")}
    assert kinds == {"lit-edge-challenges", "lit-edge-supports", "lit-edge-qualifies"}
    heads = {group["class"][1]: only(group, ".lit-head")["d"].count("L") for group in svg.select(".lit-edges .lit-edge")}
    assert len(set(heads.values())) > 1
    legend = [words(item) for item in built.body(MAP).select(".lit-map-legend > span")]
    assert legend[:4] == ["supports", "qualifies", "challenges", "replicates"]


def test_work_refers_to_its_own_links_and_to_the_works_at_their_ends(built):
    svg = drawings(built, MAP)[0]
    edges = {group["id"] for group in svg.select(".lit-edges .lit-edge")}
    bodies = {words(body): body["id"] for body in svg.select(".lit-body")}
    used = {words(work.a): {use["href"].removeprefix("#") for use in work.select("use")} for work in svg.select(".lit-work")}
    assert used == {
        "Ada et al. 2020": edges | {bodies["Bell and Cole 2022"], bodies["Eve 2023"]},
        "Bell and Cole 2022": used["Bell and Cole 2022"] & edges | {bodies["Ada et al. 2020"]},
        "Eve 2023": used["Eve 2023"] & edges | {bodies["Ada et al. 2020"]},
    }
    assert all(sum(id_ in one for one in used.values()) == 2 for id_ in edges)


def test_list_says_the_same_as_the_drawing(built):
    items = [words(item) for item in built.body(MAP).select(".lit-map-list > li")]
    assert items == [
        "2020-01 Alpha Neurons in Transformers (Ada et al. 2020; 2 claims, disputed): challenged by Bell and Cole 2022 "
        "(2 links: §2, Table 3; the handbook’s reading); supported by Eve 2023 (§1); qualified by Eve 2023 (the handbook’s reading)",
        "2022 Beta: What Alpha Missed (Bell and Cole 2022; 1 claim, disputed): challenges Ada et al. 2020 "
        "(2 links: §2, Table 3; the handbook’s reading)",
        "2023 Gamma (Eve 2023; 1 claim): supports Ada et al. 2020 (§1); qualifies Ada et al. 2020 (the handbook’s reading)",
    ]


def test_ids_of_the_drawings_stand_once(built):
    ids = [tag["id"] for tag in built.soup(MAP).find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_topic_shows_its_part_and_the_front_page_a_picture_that_leads_there(built):
    assert drawings(built, "topics/memory")[0].select_one(".lit-work a")["href"].startswith("../papers/")
    assert only(built.body("index"), "a.lit-map-small")["href"] == f"{MAP}.html"


def test_list_names_the_other_topics_of_a_work(project):
    project.write("topics/method.md", "---\ntopic:\n  kind: method\n  question: What?\n  checked: 2026-01-01\n---\n\n# A method\n")
    project.edit(ADA, "topics: [memory]", "topics: [memory, method]")
    add_map(project)
    built = project.build()
    assert "(Ada et al. 2020; 2 claims, disputed), also under A method: challenged by" in built.text(MAP)
    # There it stands in the lane of the topic, and the other work aside.
    svg = drawings(built, "topics/method")[0]
    assert [words(work.a) for work in svg.select(".lit-work.lit-aside")] == ["Bell and Cole 2022"]
    assert "Faint: works of other topics, shown for their links. The links in words: Map." in built.text("topics/method", "#lit-works")


def test_hostile_title_is_text_in_the_drawing(project):
    title = 'Beta "quoted" <script>alert(1)</script> & more'
    project.edit("refs.bib", "title = {Beta: What Alpha Missed}", 'title = {Beta "quoted" <script>alert(1)</script> \\& more}')
    project.edit("papers/bell-cole-2022-beta.md", "# Beta: What Alpha Missed", '# Beta "quoted" \\<script>alert(1)\\</script> & more')
    add_map(project)
    html = project.build().html(MAP)
    svg = html[html.index('<svg class="lit-map-wide"') : html.index("</svg>", html.index('<svg class="lit-map-wide"')) + 6]
    assert "<script" not in svg
    labels = [link.get("aria-label") for link in ElementTree.fromstring(svg).iter("a") if link.get("aria-label")]
    assert any(title in label for label in labels)


def test_map_follows_an_edit_in_the_next_build(project):
    add_map(project)
    project.build()
    project.edit(ADA, "{date: 2020-01, event: posted, what: arXiv v1}", "{date: 2019-01, event: posted, what: arXiv v1}")
    again, clean = project.build(), project.clean_build()
    for docname in (MAP, "topics/memory", "index"):
        assert again.html(docname) == clean.html(docname)
    assert "first public 2019-01" in again.html(MAP)


def test_other_builders_get_the_list_without_the_drawing(project):
    add_map(project)
    built = project.build("text", builder="text")
    text = (built.out / f"{MAP}.txt").read_text("utf-8")
    assert "Alpha Neurons in Transformers" in text
    assert "svg" not in text


def test_map_without_works_says_so(project):
    for file in ("ada-etal-2020-alpha", "bell-cole-2022-beta"):
        project.edit(f"papers/{file}.md", "---\npaper:", "---\ndraft: true\npaper:")
    add_map(project)
    assert "No work with a page yet." in BeautifulSoup(project.build().html(MAP), "html.parser").get_text()
