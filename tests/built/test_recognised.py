"""Programs recognise the works of a page: COinS for reference managers, JSON-LD of pages that are about works."""

from __future__ import annotations

import json

from zotero import read_spans

from .project import words
from .trees import list_differences, read_index
from .works import ADA, FOX

ALPHA, BETA, TOPIC, TOOL = "papers/ada-etal-2020-alpha", "papers/bell-cole-2022-beta", "topics/memory", "tools/probe"
BIBLIOGRAPHY = "reference/bibliography"
HOSTILE = '\\"><script>alert(1)</script>'


def titles(built, docname):
    """The titles that Zotero offers on a page."""
    return [item.fields["title"] for item in read_spans(built.soup(docname))]


def described(built, docname):
    """The JSON-LD of a page."""
    blocks = built.soup(docname).select('head script[type="application/ld+json"]')
    return [json.loads(block.string) for block in blocks]


def test_page_of_a_work_offers_that_work_alone(small):
    (item,) = read_spans(small.soup(ALPHA))
    assert item.type == "conferencePaper"
    assert item.authors == [("Ann", "Ada"), ("Bo", "Bell"), ("Ciaran Ó", "Cole")]
    assert item.fields["title"] == "Alpha Neurons in Transformers"


def test_page_of_a_tool_offers_what_to_cite(small):
    assert titles(small, TOOL) == ["Delta"]


def test_topic_offers_its_references_and_its_works_each_once(rich):
    assert sorted(titles(rich, TOPIC)) == ["Alpha Neurons in Transformers", "Beta: What Alpha Missed", "Delta", "Gamma"]


def test_bibliography_offers_every_entry(rich):
    assert sorted(titles(rich, BIBLIOGRAPHY)) == ["Alpha Neurons in Transformers", "Beta: What Alpha Missed", "Delta", "Gamma", "Phi"]


def test_other_pages_offer_nothing(rich):
    assert [titles(rich, name) for name in ("index", "papers/index", "reference/glossary")] == [[], [], []]


def test_span_is_empty_and_stands_in_a_paragraph(small):
    for docname in (ALPHA, TOOL, TOPIC, BIBLIOGRAPHY):
        for span in small.soup(docname).select("span.Z3988"):
            assert words(span) == ""
            assert span.parent.name == "p"


def test_neither_search_nor_cards_nor_text_hold_them(project):
    built = project.build()
    assert "rft" not in json.dumps(read_index(built))
    assert [
        path.name for path in built.out.rglob("*.js") if path.parent != built.out / "_static" and "Z3988" in path.read_text("utf-8")
    ] == []
    text = project.build("text", builder="text")
    assert text.warnings == []
    assert "Z3988" not in (text.out / f"{ALPHA}.txt").read_text("utf-8")


def test_page_of_a_work_is_about_an_article(small):
    (page,) = described(small, ALPHA)
    assert (page["@type"], page["about"]["@type"]) == ("WebPage", "ScholarlyArticle")
    assert page["about"]["sameAs"] == ["https://doi.org/10.1234/fab.2020.1", "https://arxiv.org/abs/2001.00001"]
    assert page["dateModified"] == "2026-01-01"
    assert "url" not in page


def test_pages_of_tools_topics_and_the_front_page_are_described_and_others_not(small):
    assert described(small, TOOL)[0]["about"]["name"] == "probe"
    assert described(small, TOPIC)[0]["about"]["name"] == "Memory"
    assert described(small, "index")[0]["@type"] == "WebSite"
    assert described(small, BIBLIOGRAPHY) == described(small, "reference/glossary") == []


def test_address_of_the_site_makes_addresses_of_pages(project):
    built = project.build(html_baseurl="https://example.org/book")
    assert described(built, ALPHA)[0]["url"] == f"https://example.org/book/{ALPHA}.html"
    assert described(built, "index")[0]["url"] == "https://example.org/book/"


def test_hostile_values_stay_values(project):
    authors = " and ".join(f"Name{number} {{Author {number}}}" for number in range(300))
    project.edit("refs.bib", "{Delta}", "{Delta " + HOSTILE + "}")
    project.edit("refs.bib", "Transactions on Fabrication", "Transactions " + HOSTILE)
    project.edit("refs.bib", "Bo Bell and Dora Cole", authors)
    project.edit(ADA, "tldr: ", "tldr: See `</script><script>alert(2)</script>` ")
    built = project.build()
    for docname in (ALPHA, BETA, TOPIC, BIBLIOGRAPHY):
        assert [
            script for script in built.soup(docname).find_all("script") if "alert" in (script.string or "") and not script.get("type")
        ] == []
    (item,) = read_spans(built.soup(BETA))
    assert len(item.authors) == 300
    assert "<script>alert(1)</script>" in item.fields["publicationTitle"]
    assert described(built, BETA)[0]["about"]["isPartOf"]["isPartOf"]["isPartOf"]["name"] == item.fields["publicationTitle"]
    assert described(built, ALPHA)[0]["description"].startswith("See </script><script>alert(2)</script>")
    assert any("<script>" in title for title in titles(built, BIBLIOGRAPHY))


def test_spans_follow_their_entries_in_a_second_build(project):
    project.build()
    project.edit("refs.bib", "pages = {1--12}", "pages = {1--13}")
    project.edit("refs.bib", "{Delta}", "{Delta Force}")
    project.append("refs.bib", FOX)
    built = project.build()
    for docname in (TOOL, TOPIC, BIBLIOGRAPHY):
        assert "Delta Force" in titles(built, docname)
    for docname in (ALPHA, TOPIC, BIBLIOGRAPHY):
        assert "1-13" in [item.fields.get("pages") for item in read_spans(built.soup(docname))], docname
    assert described(built, ALPHA)[0]["about"]["pagination"] == "1-13"
    assert "Phi" in titles(built, BIBLIOGRAPHY)
    assert list_differences(built, project.clean_build()) == []
