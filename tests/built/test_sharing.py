"""The head of a page: its policy before all else, and what it tells those who list or share its address."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from literature.outputs.policy import HEADERS, find_inline, write_policy, write_tag
from literature.outputs.sharing import write_tags


def read_tags(built, docname):
    """The named tags of a page with their contents."""
    return {tag.get("name") or tag.get("property"): tag["content"] for tag in built.soup(docname).select("meta[name], meta[property]")}


def test_every_page_begins_with_the_policy_of_the_headers(small):
    path, header = (small.out / HEADERS).read_text("utf-8").splitlines()
    name, _, policy = header.strip().partition(": ")
    assert (path, name) == ("/*", "Content-Security-Policy")
    pages = sorted(small.out.rglob("*.html"))
    assert {"index.html", "search.html", "genindex.html"} <= {page.name for page in pages}
    for page in pages:
        before, tag, _ = page.read_text("utf-8").partition(write_tag(policy))
        assert tag, page
        assert "<script" not in before, page
        assert "<link" not in before, page


def test_policy_allows_the_scripts_that_the_theme_writes_into_pages(project):
    project.edit("refs.bib", "  primaryclass = {cs.CL},\n", "  primaryclass = {cs.CL},\n  ids = {ada2020alpha},\n")
    built = project.build(html_theme="furo")
    found = {script for page in built.out.rglob("*.html") for script in find_inline(page.read_text("utf-8"))}
    assert found
    tag = write_tag(write_policy(found))
    assert [page for page in built.out.rglob("*.html") if tag not in page.read_text("utf-8")] == []


@pytest.mark.parametrize(
    ("docname", "title", "kind", "description"),
    [
        (
            "papers/ada-etal-2020-alpha",
            "Alpha Neurons in Transformers",
            "article",
            r"Alpha neurons, written $\alpha_i$, peak early; see Dean 2019",
        ),
        ("topics/memory", "Memory", "article", "Do units $m_i$ remember?"),
        ("tools/probe", "probe", "article", "Probes units"),
        # What has no summary begins with a sentence that says what it is.
        ("reference/notation", "Notation", "article", r"A layer has $\vx$."),
        ("index", "The LLM Neuron Handbook", "website", "See Ada et al. [2020] and Memory."),
    ],
)
def test_page_says_what_it_is_to_those_who_share_it(small, docname, title, kind, description):
    tags = read_tags(small, docname)
    assert tags["description"] == tags["og:description"] == description
    assert {name: text for name, text in tags.items() if name.startswith("og:") and name != "og:description"} == {
        "og:title": title,
        "og:type": kind,
        "og:site_name": "The LLM Neuron Handbook",
    }


def test_page_without_a_sentence_has_no_description(project):
    project.write("reference/notation.md", "# Notation\n\n## Symbols\n\n- one\n")
    assert "description" not in read_tags(project.build(), "reference/notation")


def test_address_of_a_page_is_told_where_it_is_known(project):
    built = project.build(html_baseurl="https://example.org/book")
    assert read_tags(built, "topics/memory")["og:url"] == "https://example.org/book/topics/memory.html"
    assert "og:url" not in read_tags(built, "search")


def test_nothing_breaks_out_of_a_tag():
    hostile = "\"'><script>alert(1)</script>&"
    soup = BeautifulSoup(write_tags(hostile, hostile, hostile), "html.parser")
    assert soup.script is None
    assert {tag["content"] for tag in soup.find_all("meta")} == {hostile, "article", "The LLM Neuron Handbook"}


def test_summary_with_markup_stands_in_the_tag_as_text(project):
    project.edit("topics/memory.md", "Do units $m_i$ remember?", "'Do <b>units</b> \"remember\" & <script>alert(1)</script>?'")
    tags = read_tags(project.build(), "topics/memory")
    assert tags["description"].startswith("Do")
    assert tags["description"].endswith("?")
