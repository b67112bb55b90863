"""Links to report an error, and to the source of a page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from .edits import FURO_WITH_FOOT, NOTATION, REPORTS
from .project import Project, only, words
from .trees import list_broken_links, read_index
from .works import ADA

ALPHA = "papers/ada-etal-2020-alpha"
TRACKER = "https://tracker.example/handbook/issues/new"


def build(root: Path, **config: object):
    project = Project(root)
    project.append(NOTATION, REPORTS)
    project.edit(ADA, "Zeroing $m_i$ lowers", "Zeroing “$m_i$” & lowers")
    return project.build(**FURO_WITH_FOOT, **config)


@pytest.fixture(scope="module")
def tracked(tmp_path_factory):
    """A site whose reports go to a tracker."""
    return build(tmp_path_factory.mktemp("tracked") / "source", literature_tracker=TRACKER, html_baseurl="https://example.org/book")


@pytest.fixture(scope="module")
def untracked(tmp_path_factory):
    """A site without a tracker."""
    return build(tmp_path_factory.mktemp("untracked") / "source")


def read_issue(link):
    """Where a link to a new issue leads, and the issue it fills in."""
    parts = urlsplit(link["href"])
    query = parse_qs(parts.query, strict_parsing=True)
    assert query.keys() == {"title", "body"}
    return f"{parts.scheme}://{parts.netloc}{parts.path}", query["title"][0], query["body"][0]


def test_report_of_a_claim_names_it_its_page_and_its_first_words(tracked):
    link = only(tracked.body(ALPHA), "#claim-peak .lit-report a")
    assert words(link) == "report an error in the claim peak"
    address, title, body = read_issue(link)
    assert (address, title) == (TRACKER, "Error in ada-etal-2020-alpha:peak")
    assert body.splitlines()[:3] == [
        f"Page: https://example.org/book/{ALPHA}.html#claim-peak",
        "Claim: ada-etal-2020-alpha:peak",
        "It begins: Zeroing “$m_i$” & lowers accuracy by 12 %, against 1 % for …",
    ]
    assert "What is wrong:" in body


def test_report_of_a_page_names_it(tracked):
    for docname in (ALPHA, "index", "reference/notation"):
        address, title, body = read_issue(only(tracked.soup(docname), "footer .lit-foot a:last-child"))
        assert (address, title) == (TRACKER, f"Error on {docname}")
        assert body.startswith(f"Page: https://example.org/book/{docname}.html\n")


def test_tracker_may_have_a_query_of_its_own(tmp_path):
    built = build(tmp_path / "source", literature_tracker=f"{TRACKER}?template=error")
    link = only(built.soup(ALPHA), ".lit-foot a:last-child")["href"]
    assert link.startswith(f"{TRACKER}?template=error&title=Error%20on%20papers")
    # Without an address of the site the page is named by its path.
    assert parse_qs(urlsplit(link).query)["body"][0].startswith(f"Page: {ALPHA}\n")


def test_without_a_tracker_the_links_lead_to_the_section_about_it(untracked):
    assert untracked.warnings == []
    assert only(untracked.soup(ALPHA), "#claim-peak .lit-report a")["href"] == "../reference/notation.html#report-an-error"
    assert only(untracked.soup("index"), ".lit-foot a:last-child")["href"] == "reference/notation.html#report-an-error"
    assert list_broken_links(untracked) == []


def test_without_tracker_and_section_there_are_no_links(small):
    assert not small.soup(ALPHA).select(".lit-report")


def test_address_that_is_none_of_the_web_is_a_warning_and_left_out(project):
    built = project.build(literature_tracker="javascript:alert(1)")
    assert [warning for warning in built.warnings if "[literature.bad-tracker]" in warning] == built.warnings != []
    assert "javascript:alert" not in built.html(ALPHA)


def test_every_page_with_a_source_leads_to_it_also_for_machines(tracked):
    for docname in (ALPHA, "index", "topics/memory", "reference/glossary"):
        soup = tracked.soup(docname)
        visible = only(soup, ".lit-foot a:first-child")
        assert words(visible) == "Markdown source"
        source = (tracked.path(docname).parent / visible["href"]).resolve()
        assert source == tracked.out / f"_sources/{docname}.md.txt"
        assert source.read_text("utf-8").count("# ") >= 1
        assert only(soup, 'head link[rel=alternate][type="text/markdown"]')["href"] == visible["href"]


def test_generated_pages_have_no_source_but_a_report(tracked):
    soup = tracked.soup("search")
    assert [words(link) for link in soup.select(".lit-foot a")] == ["Report an error"]
    assert not soup.select('link[type="text/markdown"]')


def test_search_does_not_find_the_links_of_claims(untracked):
    _, found, _ = read_index(untracked)
    assert "report" not in found
