"""What every page of a work shows besides its text."""

from __future__ import annotations

from .project import facts, only, words
from .works import ADA, BELL

ALPHA, BETA = ADA.removesuffix(".md"), BELL.removesuffix(".md")


def test_handbook_builds_without_a_warning(small, rich):
    assert small.warnings == []
    # The order of refs.bib is a matter of its layout, not of these pages.
    assert [warning for warning in rich.warnings if "bib-layout" not in warning] == []


def test_header_names_authors_and_venue(small):
    assert small.text(ALPHA, ".lit-authors") == "Ann Ada, Bo Bell, Ciaran Ó Cole"
    assert small.text(ALPHA, ".lit-byline") == "Proceedings of the First Conference on Fabricated Results, pages 1–12, May 2020"
    assert small.text(BETA, ".lit-byline") == "Transactions on Fabrication, volume 3, number 2, page 7, 2022"


def test_header_leads_to_the_work_itself(small):
    links = {words(link): link["href"] for link in small.body(ALPHA).select(".lit-links a")}
    assert links == {
        "DOI 10.1234/fab.2020.1": "https://doi.org/10.1234/fab.2020.1",
        "arXiv 2001.00001": "https://arxiv.org/abs/2001.00001",
        "PDF": "https://arxiv.org/pdf/2001.00001",
        "Code": "https://example.org/alpha",
        "Cite": "#lit-cite",
    }
    assert [link["href"] for link in small.body(BETA).select(".lit-links a")] == ["https://example.org/beta", "#lit-cite"]


def test_summary_shows_its_formula_and_its_citation(small):
    summary = only(small.body(ALPHA), ".lit-summary")
    assert only(summary, "math").find("mi").get_text() == "α"
    assert only(summary, "a")["href"] == "../tools/probe.html"
    assert "peak early; see Dean [2019]" in words(summary)


def test_header_states_the_facts_of_the_front_matter(small):
    found = facts(only(small.body(ALPHA), ".lit-facts"))
    assert found.pop("The neuron").startswith("FFN unit with coefficient")
    assert found == {
        "Located by": "by its activation",
        "Intervention": "set to zero",
        "Compared with": "no",
        "Components": "feed-forward layers",
        "Topics": "Memory",
        "Software": "probe",
        "History": "2020-01 posted (arXiv v1); 2020-05 published",
        "This page": "read in full; checked 2026-01-01",
    }


def test_header_leaves_out_what_a_work_does_not_have(small):
    found = facts(only(small.body(BETA), ".lit-facts"))
    assert list(found) == ["The neuron", "Components", "Topics", "History", "This page"]
    assert found["Components"] == "feed-forward layers, attention"
    assert found["This page"] == "abstract read; checked 2026-01-02"


def test_only_pages_written_from_an_abstract_say_so(small, rich):
    assert "written from abstracts" in small.text(BETA, ".lit-notice")
    assert not small.body(ALPHA).select(".lit-notice")
    assert not rich.body("papers/eve-2023-gamma").select(".lit-header .lit-notice")


def test_notice_of_a_work_read_in_abstract_does_not_deny_other_sources(project):
    """Bug found by a reader: a page with claims from the authors' code said that it rests on the abstract alone."""
    project.edit(BELL, "read: abstract", "read: abstract}\n    - {url: https://example.org/code, read: part")
    notice = project.build().text(BELL.removesuffix(".md"), ".lit-notice")
    assert "only the abstract could be read" in notice
    assert "other sources named below" in notice


def test_page_closes_with_those_that_cite_it(small):
    assert [words(item) for item in small.body(ALPHA).select("#lit-citing li")] == [
        "A small handbook",
        "Beta: What Alpha Missed",
        "Glossary",
        "probe",
        "Memory",
    ]
    assert {link["href"] for link in small.body(BETA).select("#lit-citing li a")} == {"../topics/memory.html"}


def test_work_that_nobody_cites_says_so(rich):
    assert "No other page cites this work yet." in rich.text("papers/eve-2023-gamma", "#lit-citing")


def test_page_lists_what_was_read(small, rich):
    source = only(small.body(ALPHA), "#lit-reading li")
    assert only(source, "a")["href"] == "https://example.org/alpha.pdf"
    assert words(source) == "example.org/alpha.pdf (v2, read in full)"
    assert words(only(rich.body("papers/eve-2023-gamma"), "#lit-reading li")) == "example.org/gamma (read in part, sections 1 to 3)"


def test_page_has_one_title_and_its_header_follows_it(small):
    body = small.body(ALPHA)
    assert "lit-header" in only(body, "h1").find_next_sibling()["class"]
    headings = [words(heading).rstrip("¶") for heading in body.select("h2")]
    assert headings[:2] == ["Method", "Evidence"]
    assert set(headings[2:]) >= {"Cited on these pages", "Sources of this page"}


def test_anthology_leads_to_its_page_and_its_pdf(project):
    project.edit("refs.bib", "https://example.org/beta", "https://aclanthology.org/2022.fab-1.7")
    links = {words(link): link["href"] for link in project.build().body(BETA).select(".lit-links a")}
    assert links == {
        "ACL Anthology": "https://aclanthology.org/2022.fab-1.7",
        "PDF": "https://aclanthology.org/2022.fab-1.7.pdf",
        "Cite": "#lit-cite",
    }


def test_related_works_stand_with_their_reasons(rich):
    items = [words(item) for item in rich.body(ALPHA).select("#lit-related li")]
    assert items == [
        "Eve [2023] Gamma supports this work; qualifies this work; names this work on its page; also on Memory",
        "Bell and Cole [2022] Beta: What Alpha Missed challenges this work; names this work on its page; also on Memory",
    ]


def test_related_works_lead_to_their_pages(small):
    links = [link["href"] for link in small.body(ALPHA).select("#lit-related li a")]
    assert links == ["bell-cole-2022-beta.html", "bell-cole-2022-beta.html", "../topics/memory.html"]
