"""Pages and works as JSON-LD: the page is about the work, and nothing in it can end the element that it stands in.

That types and properties are those of schema.org is tested in tests/system/test_schema.py.
"""

from __future__ import annotations

import json

import pytest

from literature.exports.schema import Site, describe_page, describe_site, describe_software, describe_work, write_json
from literature.model import NamedUrl, Text, ToolFacts
from literature.sources.bib import parse_bibliography

SITE = Site("A Handbook", "https://example.org/book/")
HOSTILE = '</script><script>alert("1")</script> & \u2028\u2029 <!-- \''


def entry(type_, **fields):
    """An entry with these fields."""
    text = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return parse_bibliography(f"@{type_}{{k,\n{text}}}\n").entries["k"]


def test_page_is_about_the_work_and_is_not_the_work():
    work = describe_work(entry("article", title="T", year="2022"))
    page = describe_page(SITE, "T", "papers/k.html", "A sentence.", "2026-01-01", work)
    assert (page["@context"], page["@type"], page["about"]["@type"]) == ("https://schema.org", "WebPage", "ScholarlyArticle")
    assert page["@id"] == page["url"] == "https://example.org/book/papers/k.html"
    assert page["name"] == "T - A Handbook"
    assert page["description"] == "A sentence."
    assert page["dateModified"] == "2026-01-01"
    assert page["isPartOf"] == {
        "@type": "WebSite",
        "@id": "https://example.org/book/",
        "url": "https://example.org/book/",
        "name": "A Handbook",
    }
    assert not {"author", "datePublished", "sameAs"} & page.keys()


def test_addresses_of_a_site_that_is_nowhere_are_left_out():
    page = describe_page(Site("A Handbook"), "T", "papers/k.html")
    assert not {"@id", "url", "description", "about", "dateModified"} & page.keys()
    assert page["isPartOf"] == {"@type": "WebSite", "name": "A Handbook"}
    assert describe_site(Site("A Handbook")).keys() == {"@context", "@type", "name", "inLanguage", "license"}


def test_site_describes_itself():
    site = describe_site(SITE)
    assert (site["@type"], site["url"], site["name"]) == ("WebSite", "https://example.org/book/", "A Handbook")


def test_conference_paper_has_authors_venue_pages_and_both_addresses():
    work = describe_work(
        entry(
            "inproceedings",
            title="What {BERT} Does",
            author="Ann Ada and {OpenAI}",
            year="2022",
            month="May",
            booktitle="Proceedings",
            volume="36",
            series="A Series",
            publisher="P",
            pages="12--34",
            doi="10.1234/fab 1<2",
            eprint="2204.00001",
            archiveprefix="arXiv",
            url="https://example.org/a",
        )
    )
    assert work == {
        "@type": "ScholarlyArticle",
        "name": "What BERT Does",
        "author": [{"@type": "Person", "name": "Ann Ada", "givenName": "Ann", "familyName": "Ada"}, "OpenAI"],
        "datePublished": "2022-05",
        "isPartOf": {
            "@type": "PublicationVolume",
            "name": "Proceedings",
            "volumeNumber": "36",
            "isPartOf": {"@type": "CreativeWorkSeries", "name": "A Series"},
        },
        "publisher": {"@type": "Organization", "name": "P"},
        "pagination": "12-34",
        "pageStart": "12",
        "pageEnd": "34",
        "url": "https://example.org/a",
        "sameAs": ["https://doi.org/10.1234/fab%201%3C2", "https://arxiv.org/abs/2204.00001"],
    }


def test_journal_article_stands_in_an_issue_of_a_volume():
    host = describe_work(entry("article", title="T", year="2022", journal="J", volume="3", number="2"))["isPartOf"]
    volume = {"@type": "PublicationVolume", "volumeNumber": "3", "isPartOf": {"@type": "Periodical", "name": "J"}}
    assert host == {"@type": "PublicationIssue", "issueNumber": "2", "isPartOf": volume}


@pytest.mark.parametrize(
    ("type_", "fields", "kind"),
    [
        ("misc", {"eprint": "2001.00001", "howpublished": "arXiv preprint"}, "ScholarlyArticle"),
        ("misc", {"howpublished": "A Laboratory"}, "ScholarlyArticle"),
        ("misc", {"howpublished": "GitHub repository"}, "SoftwareSourceCode"),
        ("misc", {"howpublished": "Blog post"}, "ScholarlyArticle"),
        ("misc", {"howpublished": "Talk at CFR 2024"}, "CreativeWork"),
        ("phdthesis", {"school": "A University"}, "Thesis"),
        ("incollection", {"booktitle": "B"}, "Chapter"),
        ("techreport", {"institution": "A Laboratory"}, "Report"),
        ("book", {"publisher": "P"}, "Book"),
    ],
)
def test_work_has_the_type_of_its_kind(type_, fields, kind):
    assert describe_work(entry(type_, title="T", year="2022", **fields))["@type"] == kind


def test_thesis_says_for_what_it_was_written():
    assert describe_work(entry("phdthesis", title="T", year="2022", school="U"))["inSupportOf"] == "PhD"


def link(name, url):
    """A link of a tool."""
    return NamedUrl(Text(name), Text(url))


def test_software_is_code_if_its_repository_is_known():
    facts = ToolFacts(links=(link("repository", "https://example.org/code"), link("site", "javascript:alert(1)")))
    cited = entry("article", title="T", year="2022", author="Ann Ada", doi="10.1234/x")
    assert describe_software("probe", facts, cited) == {
        "@type": "SoftwareSourceCode",
        "name": "probe",
        "codeRepository": "https://example.org/code",
        "citation": {"@type": "ScholarlyArticle", "name": "T", "sameAs": ["https://doi.org/10.1234/x"]},
    }
    assert describe_software("probe", ToolFacts(), None) == {"@type": "SoftwareApplication", "name": "probe"}


def test_software_that_is_cited_itself_has_its_authors():
    cited = entry("misc", title="probe", year="2022", author="Ann Ada", howpublished="GitHub repository")
    described = describe_software("probe", ToolFacts(), cited)
    assert described["author"][0]["name"] == "Ann Ada"
    assert "citation" not in described


def test_address_that_is_none_of_the_web_is_left_out():
    assert "url" not in describe_work(entry("misc", title="T", year="2022", url="javascript:alert(1)"))


def test_date_that_is_none_is_left_out():
    assert "dateModified" not in describe_page(SITE, "T", "t.html", checked="yesterday")


def test_value_cannot_end_its_script():
    page = describe_page(SITE, HOSTILE, "t.html", HOSTILE, about=describe_work(entry("article", title=HOSTILE, author=HOSTILE)))
    written = write_json(page)
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == page
