"""The site from its zip, read from disk: pages, filters and cards work as on a host."""

from __future__ import annotations

from zipfile import ZipFile

import pytest

from scripts.zip_site import NAME, pack


@pytest.fixture(scope="module")
def unpacked(site, tmp_path_factory):
    """The site as a reader unpacks it, in a folder whose name is no plain word."""
    folder = tmp_path_factory.mktemp("unpacked") / "My documents (é) #1"
    pack(site, folder.parent / f"{NAME}.zip")
    with ZipFile(folder.parent / f"{NAME}.zip") as packed:
        packed.extractall(folder)
    return folder / NAME


def test_front_page_leads_into_the_book(page, unpacked):
    page.goto((unpacked / "index.html").as_uri())
    assert page.title() == "The LLM Neuron Handbook"
    page.locator("article a[href='papers/index.html']").first.click()
    assert page.locator("h1").inner_text().startswith("Catalogue")
    page.locator("article a[href$='dai-etal-2022-knowledge.html']").first.click()
    assert page.locator(".lit-cite").is_visible()


def test_filters_and_cards_work(page, unpacked):
    page.goto((unpacked / "papers/index.html").as_uri())
    rows = page.locator("table.lit-catalogue tbody tr:visible")
    before = rows.count()
    page.fill("#lit-filter", "superposition")
    page.wait_for_function(
        "count => [...document.querySelectorAll('table.lit-catalogue tbody tr')].filter(row => !row.hidden).length < count", arg=before
    )
    assert rows.count() > 0
    page.locator("table.lit-catalogue tbody tr:visible .lit-title a").first.hover()
    page.locator(".lit-card:visible").wait_for()
    assert len(page.locator(".lit-card").inner_text()) > 40


def test_mark_and_styles_are_there(page, unpacked):
    failed = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto((unpacked / "reference/about.html").as_uri())
    icon = page.locator("link[rel~=icon]").get_attribute("href")
    assert (unpacked / "reference" / icon.partition("?")[0]).is_file()
    assert page.locator(".sidebar-brand").evaluate("brand => getComputedStyle(brand, '::before').backgroundImage").endswith('mark.svg")')
    assert failed == []


def test_search_answers_on_any_page_and_leads_there(page, unpacked):
    page.goto((unpacked / "topics/superposition.html").as_uri())
    page.keyboard.press("Control+k")
    page.keyboard.type("knowledge neurons")
    option = page.get_by_role("option").filter(has_text="Knowledge Neurons in Pretrained Transformers").first
    option.wait_for()
    option.click()
    page.wait_for_url((unpacked / "papers/dai-etal-2022-knowledge.html").as_uri() + "*")
    assert page.locator("h1").inner_text().startswith("Knowledge Neurons")


def test_search_page_answers_its_address(page, unpacked):
    page.goto((unpacked / "search.html").as_uri() + "?q=superposition")
    link = page.locator("#search-results a").filter(has_text="Toy Models of Superposition").first
    link.click()
    page.wait_for_url((unpacked / "papers").as_uri() + "/*")
    assert "Superposition" in page.locator("h1").inner_text()
