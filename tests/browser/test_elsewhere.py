"""The page for addresses where none is, as hosts serve it: whole at any depth, and leading back into the site."""

from __future__ import annotations

import pytest

from literature.outputs.elsewhere import FILE
from scripts.page_kinds import THEMES, WIDTHS
from scripts.serving import serve

from .test_axe import describe, run_axe, show


@pytest.fixture(scope="module")
def host(site):
    with serve(site) as address:
        yield address


@pytest.mark.parametrize("address", ["nothing", "papers/nothing-2020-here.html", "a/b/c/"])
def test_reader_finds_back_from_any_depth(page, host, address):
    assert page.goto(host + address).status == 404
    page.get_by_role("link", name="Catalogue of works").click()
    page.wait_for_url("**/papers/index.html")
    page.go_back()
    page.get_by_role("searchbox").fill("superposition")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=superposition")
    assert page.locator("#search-results li").first.text_content()


def test_page_for_no_address_has_no_fault(page, site):
    page.goto((site / FILE).as_uri())
    for width in WIDTHS:
        for theme in THEMES:
            show(page, width, theme)
            found = run_axe(page)
            assert describe(found, f"{FILE} at {width} px, {theme}") == []
            assert "color-contrast" in {rule["id"] for rule in found["passes"]}
            assert page.evaluate("document.documentElement.scrollWidth") <= width
