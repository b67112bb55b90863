"""The map as it is seen and used."""

from __future__ import annotations

import pytest

#: Pairs of names that share a pixel, as the browser has set them.
COLLISIONS = """() => {
  const svg = [...document.querySelectorAll('.lit-map > svg')].find((one) => one.getBoundingClientRect().width);
  const boxes = [...svg.querySelectorAll('.lit-work text, .lit-lane text')].map((text) => [text.textContent, text.getBoundingClientRect()]);
  const found = [];
  boxes.forEach(([one, a], index) => boxes.slice(index + 1).forEach(([other, b]) => {
    if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4) found.push(`${one} / ${other}`);
  }));
  return [boxes.length, found];
}"""


@pytest.fixture
def map_page(page, site):
    page.set_viewport_size({"width": 1440, "height": 1000})
    page.goto((site / "reference/timeline.html").as_uri())
    return page


@pytest.mark.parametrize("width", [320, 360, 768, 1000, 1440, 1920])
def test_one_drawing_is_shown_and_its_names_do_not_collide(map_page, width):
    map_page.set_viewport_size({"width": width, "height": 900})
    assert map_page.locator(".lit-map > svg:visible").count() == 1
    number, collisions = map_page.evaluate(COLLISIONS)
    assert number > 41
    assert collisions == []


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_names_are_large_enough_to_read(map_page, width):
    map_page.set_viewport_size({"width": width, "height": 900})
    heights = map_page.locator(".lit-map > svg:visible .lit-work text").evaluate_all(
        "texts => texts.map(text => text.getBoundingClientRect().height)"
    )
    height = min(heights)
    assert height >= 11


def edges_opacity(page):
    return float(page.evaluate("getComputedStyle(document.querySelector('.lit-map > svg.lit-map-wide .lit-edges')).opacity"))


def test_focus_brings_out_the_links_of_a_work_and_shows_where_it_is(map_page):
    work = map_page.locator("svg.lit-map-wide .lit-work a[href*='niu-etal-2024']")
    assert edges_opacity(map_page) > 0.5
    work.focus()
    map_page.keyboard.press("Shift+Tab")
    map_page.keyboard.press("Tab")
    assert edges_opacity(map_page) < 0.3
    own = map_page.locator("svg.lit-map-wide .lit-work:has(a[href*='niu-etal-2024']) .lit-own")
    assert own.evaluate("group => getComputedStyle(group).display") == "inline"
    assert work.locator(".lit-hit").evaluate("box => getComputedStyle(box).stroke") != "none"


def test_hover_leaves_the_work_and_those_it_is_linked_with_and_dims_the_others(map_page):
    map_page.locator("svg.lit-map-wide .lit-work a[href*='niu-etal-2024'] .lit-dot").hover()

    def opacity(key):
        work = map_page.locator(f"svg.lit-map-wide .lit-work:has(a[href*='{key}'])")
        return float(work.evaluate("group => getComputedStyle(group).opacity"))

    assert opacity("niu-etal-2024") == 1
    assert opacity("stolfo-etal-2024") < 0.5
    shown = map_page.locator("svg.lit-map-wide .lit-work:has(a[href*='niu-etal-2024']) .lit-own use")
    targets = shown.evaluate_all(
        "uses => uses.map(use => document.querySelector(use.getAttribute('href')).closest('a')?.getAttribute('href'))"
    )
    assert any(target and "dai-etal-2022" in target for target in targets)


def test_on_paper_one_drawing_is_black_on_white(map_page):
    map_page.emulate_media(media="print", color_scheme="dark")
    assert map_page.locator(".lit-map > svg:visible").evaluate_all("all => all.map(one => one.classList[0])") == ["lit-map-middle"]
    fills = map_page.locator("svg.lit-map-middle text").evaluate_all("texts => texts.map(text => getComputedStyle(text).fill)")
    assert set(fills) == {"rgb(0, 0, 0)"}


def test_hover_brings_out_the_links_without_scripts(browser, site):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    page.goto((site / "reference/timeline.html").as_uri())
    page.locator("svg.lit-map-wide .lit-work a[href*='makelov'] .lit-dot").hover()
    assert page.locator("svg.lit-map-wide .lit-work:has(a[href*='makelov']) .lit-own use").first.is_visible()
    context.close()


def test_tab_goes_through_the_works_as_the_list_does(map_page):
    drawn = map_page.locator("svg.lit-map-wide .lit-work a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    listed = map_page.locator(".lit-map-list > li > p > a:first-of-type").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    assert drawn == listed


def luminance(colour):
    parts = [int(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_lines_stand_out_from_the_ground_in_both_themes(map_page, theme):
    """WCAG 1.4.11 asks for 3 to 1."""
    map_page.emulate_media(color_scheme=theme)
    ground = luminance(map_page.evaluate("getComputedStyle(document.body).backgroundColor"))
    for kind in ("supports", "qualifies", "challenges", "replicates"):
        line = luminance(map_page.evaluate(f"getComputedStyle(document.querySelector('.lit-map-legend .lit-edge-{kind}')).color"))
        lighter, darker = max(line, ground), min(line, ground)
        assert (lighter + 0.05) / (darker + 0.05) >= 3, kind


def test_card_of_a_work_opens_at_its_mark(map_page):
    map_page.locator("svg.lit-map-wide .lit-work a[href*='niu-etal-2024']").focus()
    map_page.get_by_role("tooltip").wait_for()
    assert "Knowledge Neuron Thesis" in map_page.get_by_role("tooltip").inner_text()
