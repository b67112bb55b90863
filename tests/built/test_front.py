"""What the front page shows of the whole."""

from __future__ import annotations

import pytest

from .project import Project, only, words
from .trees import list_broken_links
from .works import ADA, EARLY, add_eve

FRONT = "\n```{figures}\n```\n\n```{search-form}\n```\n\n```{most-disputed}\n```\n\n```{newest}\n```\n"


@pytest.fixture(scope="module")
def front(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("front") / "source")
    add_eve(project)
    project.append("index.md", FRONT)
    built = project.build()
    assert built.warnings == []
    return built.body("index")


def items(front, selector):
    return [words(item) for item in only(front, selector).find_all("li")]


def test_numbers_are_those_of_the_library(front):
    found = items(front, "ul.lit-figures")
    assert found[:2] == ["3 works", "5 claims"]
    assert found[3:] == ["1 topics", "4 references"]
    assert {link["href"] for link in front.select("ul.lit-figures a")} == {"papers/index.html", "reference/bibliography.html"}


def test_what_has_no_page_of_its_own_leads_to_its_list_on_the_front_page(project):
    """Bug found by looking: of the numbers only that of the topics was no link."""
    project.append("index.md", f"{FRONT}\n## Topics\n\n```{{topics}}\n```\n")
    built = project.build()
    assert built.warnings == []
    assert [link["href"] for link in built.body("index").select("ul.lit-figures a") if link.text == "topics"] == ["#topics"]
    assert list_broken_links(built) == []


def test_links_are_counted_that_another_work_makes_and_that_still_hold(front):
    """Ada's `early` is a premise of a claim of the same work; a withdrawn claim challenges no more."""
    assert items(front, "ul.lit-figures")[2] == "4 links between works"


def test_newest_works_stand_in_the_order_of_their_first_posting(front):
    assert items(front, "ul.lit-newest") == [
        "Gamma (Eve 2023, 2023)",
        "Beta: What Alpha Missed (Bell and Cole 2022, 2022)",
        "Alpha Neurons in Transformers (Ada et al. 2020, 2020-01)",
    ]


def test_a_disputed_work_stands_once_with_what_challenges_it(front):
    (dispute,) = items(front, "ul.lit-most-disputed")
    assert dispute.startswith("Ada et al. 2020: ")
    assert dispute.endswith("Challenged by Bell and Cole 2022: no peak.")


@pytest.mark.parametrize("rest", [". And so on.", ".\nAnd so on.", " at $m_i$. And so on.", " at $m_i$.\nAnd so on."])
def test_of_a_claim_only_its_first_sentence_is_shown(project, rest):
    project.edit(ADA, EARLY, EARLY.removesuffix(".") + rest)
    project.append("index.md", FRONT)
    shown = project.build().text("index", "ul.lit-most-disputed")
    assert "And so on" not in shown
    assert "first layers" in shown


def test_search_form_leads_to_the_search_page_without_scripts(front):
    form = only(front, "form.lit-search-form")
    assert (form["action"], form["method"], form["role"]) == ("search.html", "get", "search")
    assert only(form, "input")["name"] == "q"
    assert only(form, "label")["for"] == only(form, "input")["id"]


def test_empty_handbook_has_a_front_page(project):
    for file in ("ada-etal-2020-alpha", "bell-cole-2022-beta"):
        project.edit(f"papers/{file}.md", "---\npaper:", "---\ndraft: true\npaper:")
    project.append("index.md", FRONT)
    body = project.build().body("index")
    assert "No work yet." in words(body)
    assert "No claim is challenged yet." in words(body)
