"""Every kind of page at every width, in both themes, with and without scripts: whole, within the screen, asking no other host."""

from __future__ import annotations

from itertools import product

import pytest

from literature.sources.library import read_library
from scripts.page_kinds import THEMES, WIDTHS

#: What stands out of the window, though nothing around it scrolls or hides it.
WIDE = """() => {
  const room = document.documentElement.clientWidth + 1;
  const held = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (getComputedStyle(box).overflowX !== 'visible') return true;
    }
    return false;
  };
  const found = [...document.querySelectorAll('article *')].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width && box.right > room && !held(element) && getComputedStyle(element).position !== 'fixed';
  });
  return found.slice(0, 3).map((element) => element.outerHTML.slice(0, 120));
}"""

#: Text below 12 px. Indices are small by their nature, and a formula with them is as large as the text around it.
SMALL = """() => {
  const found = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || element.closest('math, script, style, noscript') || !element.checkVisibility()) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < 12) found.add(`${size} px: ${element.outerHTML.slice(0, 120)}`);
  }
  for (const formula of document.querySelectorAll('math')) {
    const size = parseFloat(getComputedStyle(formula).fontSize);
    if (formula.checkVisibility() && size < 12) found.add(`${size} px: ${formula.textContent}`);
  }
  return [...found].slice(0, 5);
}"""


@pytest.mark.parametrize(
    ("widths", "scripts"),
    # What scripts make of a page may depend on the width at which they start; styles alone do not ask how it came about.
    [
        *(pytest.param((width,), True, id=f"{width} px, with scripts") for width in WIDTHS),
        pytest.param(WIDTHS, False, id="without scripts"),
    ],
)
def test_pages_fit_the_screen_and_load_whole(browser, site, kinds, widths, scripts):
    context = browser.new_context(viewport={"width": widths[0], "height": 900}, java_script_enabled=scripts)
    page = context.new_page()
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url) if not request.url.startswith(("file:", "data:", "blob:")) else None)
    # Without scripts the browser gives up the one that the search page announces.
    given_up = () if scripts else (".js",)
    page.on("requestfailed", lambda request: None if request.url.endswith(given_up) else said.append(f"{request.url} failed"))
    faults = []
    for kind in kinds:
        said.clear()
        page.goto(kind.address(site))
        for width, theme in product(widths, THEMES):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=theme)
            where = f"{kind.name}, {width} px, {theme}"
            if not page.locator("h1").first.is_visible():
                faults.append(f"{where}: no title to be seen")
            if scripts:
                if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                    faults.append(f"{where}: scrolls sideways")
                faults += [f"{where}: too wide: {element}" for element in page.evaluate(WIDE)]
        faults += [f"{kind.name}: {words}" for words in said]
    context.close()
    assert faults == []
    assert asked == []


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [(320, 640, 2), (720, 450, 2), (1920, 1080, 1)],
    ids=["the narrowest that WCAG asks for", "a desk at 200 % zoom", "a wide screen"],
)
def test_pages_fit_when_zoomed(browser, site, kinds, width, height, scale):
    """Zoom of 200 % gives a page half the pixels of the window, each of twice the size; 320 px are 400 % of 1,280."""
    context = browser.new_context(viewport={"width": width, "height": height}, device_scale_factor=scale)
    page = context.new_page()
    faults = []
    for kind in kinds:
        page.goto(kind.address(site))
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            faults.append(f"{kind.name}: scrolls sideways")
        faults += [f"{kind.name}: too wide: {element}" for element in page.evaluate(WIDE)]
    context.close()
    assert faults == []


def test_no_text_is_smaller_than_12_px(browser, site, kinds):
    context = browser.new_context()
    page = context.new_page()
    faults = []
    for address in [*(kind.address(site) for kind in kinds), (site / "404.html").as_uri()]:
        page.goto(address)
        if "?q=superposition" in address:
            page.locator("#search-results li").first.wait_for()
        page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            faults += [f"{address.rpartition('/')[2]} at {width} px: {small}" for small in page.evaluate(SMALL)]
    context.close()
    assert faults == []


@pytest.mark.parametrize(
    "address",
    [
        "reference/glossary.html#term-backdoor-neuron",
        "papers/dai-etal-2022-knowledge.html#claim-suppress",
        "reference/bibliography.html#cite-dai-etal-2022-knowledge",
    ],
)
def test_what_a_link_leads_to_stands_below_the_header_of_a_phone(page, site, address):
    """Bug: the first line of a claim, a term and an entry lay under it."""
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site.as_uri()}/{address}")
    page.wait_for_function("() => scrollY > 0")
    header = page.locator(".mobile-header").bounding_box()
    target = page.evaluate("document.querySelector(':target').getBoundingClientRect().top")
    assert header["y"] + header["height"] <= target < 200


def test_tables_fit_beside_both_side_bars(browser, site):
    """On a phone they scroll inside themselves; where there is room for two side bars, nothing of a table is out of sight."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    seen, wide = 0, []
    for file in [*sorted(site.glob("topics/*.html")), site / "reference/notation.html"]:
        page.goto(file.as_uri())
        tables = page.evaluate("[...document.querySelectorAll('.table-wrapper')].map((box) => box.scrollWidth - box.clientWidth)")
        seen += len(tables)
        wide += [f"{file.name}: {more} px" for more in tables if more > 1]
    context.close()
    assert seen
    assert wide == []


def test_without_scripts_the_lists_are_whole(browser, site, project_root):
    library = read_library(project_root)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "papers/index.html").as_uri())
    assert page.locator("table.lit-catalogue tbody tr:visible").count() == len(library.of_kind("paper"))
    page.goto((site / "reference/claims.html").as_uri())
    assert page.locator(".lit-ledger .lit-claims > li:visible").count() == len(library.claims())
    page.goto((site / "reference/timeline.html").as_uri())
    assert page.locator(".lit-map > svg:visible .lit-work").count() == len(library.of_kind("paper"))
    context.close()
