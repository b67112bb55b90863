"""What every page of a topic and of a tool shows besides its text."""

from __future__ import annotations

from .project import facts, only, words

TOPIC, TOOL = "topics/memory", "tools/probe"


def test_topic_states_its_question_with_its_formula(small):
    question = only(small.body(TOPIC), ".lit-header .lit-question")
    assert words(question).startswith("Do units") and words(question).endswith("remember?")
    assert only(question, "math").find("mi").get_text() == "m"
    assert small.text(TOPIC, ".lit-header .lit-byline") == "Phenomenon · checked 2026-01-01"


def test_topic_lists_its_works_by_year_with_their_claims(rich):
    works = only(rich.body(TOPIC), "#lit-works")
    heads = [words(head) for head in works.find_all("p", recursive=False)]
    assert heads == [
        "Ada et al. [2020] Alpha Neurons in Transformers",
        "Bell and Cole [2022] Beta: What Alpha Missed",
        "Eve [2023] Gamma",
    ]
    claims = [words(item) for item in works.select("ul.lit-claims li")]
    assert len(claims) == 5
    assert claims[1].startswith("Ada et al. 2020: early: Alpha neurons stand in the first layers.")
    assert claims[1].endswith("Figure 2 · observed · Toy-1B · challenged by 1, 1 of them sharing authors")
    assert claims[2].endswith("With other prompts nothing peaks. abstract · intervened · no response recorded here")


def test_claims_of_a_topic_lead_to_their_anchors(small):
    links = [link["href"] for link in small.body(TOPIC).select("#lit-works li > p > a:first-child")]
    assert links == [
        "../papers/ada-etal-2020-alpha.html#claim-peak",
        "../papers/ada-etal-2020-alpha.html#claim-early",
        "../papers/bell-cole-2022-beta.html#claim-no-peak",
    ]


def test_claims_of_a_topic_show_their_formulas(small):
    assert only(small.body(TOPIC), "#lit-works math").find("mi").get_text() == "m"


def test_topic_marks_a_withdrawn_claim(rich):
    """Bug found by this test: a withdrawn claim stands in the list of a topic as if it held."""
    item = next(item for item in rich.body(TOPIC).select("#lit-works li") if "There is no peak." in item.get_text())
    assert "withdrawn" in words(item).lower()


def test_topic_without_works_says_so(project):
    project.write("topics/empty.md", "---\ntopic:\n  kind: method\n  question: What?\n  checked: 2026-01-01\n---\n\n# Empty\n")
    project.append("index.md", "\nAlso {lit:topic}`empty`.\n")
    built = project.build()
    assert built.warnings == []
    assert "No work with a page is filed under this topic yet." in built.text("topics/empty", "#lit-works")


def test_tool_states_what_it_is(small):
    body = small.body(TOOL)
    assert small.text(TOOL, ".lit-summary") == "In one sentence: Probes units"
    assert {words(link): link["href"] for link in body.select(".lit-links a")} == {
        "repository": "https://example.org/probe",
        "Cite": "#lit-cite",
    }
    assert facts(only(body, ".lit-facts")) == {
        "Cite as": "Dean [2019]",
        "Implements": "Ada et al. [2020]",
        "Licence": "MIT",
        "State": "1.0 of 2020-06-01",
        "This page": "read in full; checked 2026-01-01",
    }
    assert small.text(TOOL, "#lit-reading li") == "example.org/probe (commit abc, read in full)"


def test_tool_leads_to_the_works_that_it_implements(small):
    assert only(small.body(TOOL), ".lit-facts a[href^='../papers']")["href"] == "../papers/ada-etal-2020-alpha.html"


def test_tool_without_works_or_links_builds(project):
    project.edit("tools/probe.md", "  implements: [ada-etal-2020-alpha]\n", "")
    project.edit("tools/probe.md", "  links:\n    - {name: repository, url: https://example.org/probe}\n", "")
    built = project.build()
    assert built.warnings == []
    assert "Implements" not in facts(only(built.body(TOOL), ".lit-facts"))
    assert "Software" not in facts(only(built.body("papers/ada-etal-2020-alpha"), ".lit-facts"))
