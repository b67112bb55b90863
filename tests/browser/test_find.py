"""Twelve things that people come for, each found from the front page as a person would, counting the clicks."""

from __future__ import annotations

import re

import pytest

from scripts.serving import serve


class Reader:
    """Someone at the front page who clicks and types."""

    def __init__(self, page, address):
        self.page = page
        self.clicks = 0
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(address)

    def click(self, locator):
        """Click what is to be seen."""
        locator.first.click()
        self.clicks += 1

    def follow(self, name, within="article"):
        """Click a link of the page by its words."""
        self.click(self.page.locator(within).get_by_role("link", name=re.compile(name)))

    def type(self, label, text, *, send=False):
        """Type into a field that is to be seen."""
        self.page.get_by_label(label).fill(text)
        if send:
            self.page.keyboard.press("Enter")

    def arrived(self, file, anchor=""):
        """Whether the page is open."""
        self.page.wait_for_url(re.compile(re.escape(file)))
        return anchor in self.page.url


@pytest.fixture(scope="module")
def address(site):
    """The site as a host serves it."""
    with serve(site) as address:
        yield f"{address}index.html"


@pytest.fixture
def reader(page, address):
    return Reader(page, address)


def filter_works(reader, words):
    """To the catalogue, and type; what is left is to be seen."""
    reader.follow("Catalogue of works")
    reader.type("Filter by words", words)
    return reader.page.locator("table.lit-catalogue tbody tr:visible .lit-title")


def test_the_entropy_paper(reader):
    """Remembered by a word that is not in its title."""
    filter_works(reader, "entropy")
    reader.follow("Confidence Regulation Neurons", "table.lit-catalogue tbody tr:visible")
    assert reader.arrived("stolfo-etal-2024-confidence.html")
    assert reader.clicks <= 2


def test_something_multilingual_of_2024_with_code(reader):
    works = filter_works(reader, "languages 2024 code")
    assert works.count() <= 5
    reader.follow("Language-Specific Neurons: The Key", "table.lit-catalogue tbody tr:visible")
    assert reader.arrived("tang-etal-2024-language.html")
    assert reader.clicks <= 2


def test_the_same_by_facets(reader):
    reader.follow("Catalogue of works")
    reader.click(reader.page.locator("summary", has_text="Topic"))
    reader.click(reader.page.get_by_role("checkbox", name="Many Languages in One Model"))
    reader.click(reader.page.locator("summary", has_text="Years"))
    reader.page.get_by_label("from", exact=True).select_option("2024")
    reader.page.get_by_label("to", exact=True).select_option("2024")
    assert reader.page.locator("table.lit-catalogue tbody tr:visible").count() == 1
    assert reader.clicks <= 4


def test_who_disputes_knowledge_neurons(reader):
    reader.follow("Niu et al. 2024: patterns")
    assert reader.arrived("niu-etal-2024-knowledge.html", "#claim-patterns")
    assert reader.clicks <= 1


def test_every_dispute_with_both_sides(reader):
    reader.follow("^Claims and disputes$")
    assert reader.arrived("reference/claims.html")
    assert reader.page.locator(".lit-dispute .lit-side").count() >= 2
    assert reader.clicks <= 1


def test_the_entry_of_a_work_by_its_authors(reader, tmp_path):
    filter_works(reader, "hiraoka inui")
    with reader.page.expect_download() as download:
        reader.click(reader.page.get_by_role("button", name="Download this selection (.bib)"))
    download.value.save_as(tmp_path / "one.bib")
    assert re.findall(r"^@\w+\{(.*),$", (tmp_path / "one.bib").read_text("utf-8"), re.MULTILINE) == ["hiraoka-inui-2025-repetition"]
    assert reader.clicks <= 2


def test_works_by_an_author(reader):
    reader.follow("^Authors$")
    listed = reader.page.locator("dl.lit-authors-index dt", has_text="Geva, Mor").locator("xpath=following-sibling::dd[1]")
    assert listed.get_by_role("link").count() >= 2
    reader.click(listed.get_by_role("link"))
    assert reader.arrived("papers/")
    assert reader.clicks <= 2


def test_claims_on_pruning_that_nobody_answered(reader):
    reader.follow("^Claims and disputes$")
    reader.click(reader.page.locator("summary", has_text="Topic"))
    reader.click(reader.page.get_by_role("checkbox", name="Pruning, Splitting and Merging Neurons"))
    reader.click(reader.page.locator("summary", has_text="Standing"))
    reader.click(reader.page.get_by_role("checkbox", name="no response"))
    assert reader.page.locator(".lit-claims > li:visible").count() >= 3
    assert reader.clicks <= 5


def test_works_that_intervene_in_llama(reader):
    reader.follow("Comparison of methods")
    reader.type("Filter by words", "llama intervened")
    shown = reader.page.locator("table.lit-comparison tbody tr:visible")
    assert shown.count() >= 2
    assert all("llama" in row.lower() and "intervened" in row for row in shown.all_inner_texts())
    assert reader.clicks <= 1


def test_what_a_word_means(reader):
    reader.type("Search works, claims and terms", "privileged basis", send=True)
    reader.follow("^privileged basis", "#search-results")
    assert reader.arrived("reference/glossary.html", "#term-privileged-basis")
    assert reader.clicks <= 1


def test_software_that_patches(reader):
    reader.follow("^TransformerLens$", ".sidebar-drawer")
    assert reader.arrived("tools/transformerlens.html")
    assert reader.clicks <= 1


def test_what_to_read_first_on_superposition(reader):
    reader.follow("^Superposition$", ".sidebar-drawer")
    reader.follow("Reading order", ".toc-drawer")
    assert reader.arrived("topics/superposition.html", "#reading-order")
    assert reader.clicks <= 2


def test_a_work_on_the_map(reader):
    reader.follow("Map of the field")
    reader.arrived("reference/timeline.html")
    # The dot itself: the middle of the link lies between it and its name.
    reader.click(reader.page.locator("svg.lit-map-wide a[href*='makelov-etal-2024'] .lit-dot"))
    assert reader.arrived("makelov-etal-2024-subspace.html")
    assert reader.clicks <= 2
