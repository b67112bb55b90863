"""A tour by keyboard alone: skip link, side bars, boxes that scroll."""

from __future__ import annotations

import pytest

SIDE_BARS = {"Pages of the handbook": ".sidebar-drawer", "Contents of this page": ".toc-drawer"}
FOCUSED = "document.activeElement"


@pytest.fixture
def phone(browser, site):
    """A page of the handbook on a phone; furo's side bars are shut there."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.goto((site / "topics/superposition.html").as_uri())
    yield page
    context.close()


def within(page, selector):
    """Whether what has the focus stands in an element."""
    return page.evaluate(f"selector => {FOCUSED}.closest(selector) !== null", selector)


def test_first_stop_leads_to_the_text(phone):
    phone.keyboard.press("Tab")
    assert phone.evaluate(f"{FOCUSED}.getAttribute('href')") == "#furo-main-content"


@pytest.mark.parametrize("name", SIDE_BARS)
def test_nothing_in_a_shut_side_bar_takes_the_focus(phone, name):
    assert not phone.locator(SIDE_BARS[name]).is_visible()
    for _ in range(12):
        phone.keyboard.press("Tab")
        assert not within(phone, SIDE_BARS[name])


@pytest.mark.parametrize("name", SIDE_BARS)
def test_side_bar_opens_keeps_the_focus_and_shuts(phone, name):
    button = phone.get_by_role("button", name=name)
    button.focus()
    phone.keyboard.press("Enter")
    assert phone.locator(SIDE_BARS[name]).is_visible()
    # The button stands in the part that is out of reach now, so it is asked without its role.
    state = f"document.querySelector('button[aria-label=\"{name}\"]').getAttribute('aria-expanded')"
    assert phone.evaluate(state) == "true"
    for _ in range(3):
        assert within(phone, SIDE_BARS[name])
        phone.keyboard.press("Tab")
    phone.keyboard.press("Escape")
    assert phone.evaluate(state) == "false"
    assert phone.evaluate(f"{FOCUSED}.getAttribute('aria-label')") == name


def test_link_of_the_contents_leads_there_and_shuts_the_side_bar(phone):
    phone.get_by_role("button", name="Contents of this page").press("Enter")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    assert "#" in phone.url
    assert not phone.locator(".toc-drawer").is_visible()
    assert not phone.evaluate("document.querySelector('.main > .content').inert")


@pytest.mark.parametrize("box", ["__navigation", "__toc"])
def test_side_bars_open_by_keyboard_without_scripts(browser, site, box):
    context = browser.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "topics/superposition.html").as_uri())
    while page.evaluate(f"{FOCUSED}.id") != box:
        page.keyboard.press("Tab")
        assert not within(page, "article"), "the box was passed over"
    page.keyboard.press("Space")
    assert page.locator(".sidebar-drawer" if box == "__navigation" else ".toc-drawer").is_visible()
    context.close()


def test_boxes_that_scroll_take_the_focus_only_while_they_do(phone):
    phone.goto(phone.url.replace("topics/superposition", "reference/notation"))
    assert phone.locator(".table-wrapper.lit-scrolls[tabindex='0'][aria-label]").count() > 0
    box = phone.locator(".lit-scrolls").first
    box.focus()
    phone.keyboard.press("ArrowRight")
    phone.wait_for_function("() => document.activeElement.scrollLeft > 0")
    still = "[...document.querySelectorAll('[tabindex].lit-scrolls')].filter(box => box.scrollWidth <= box.clientWidth + 1).length"
    phone.set_viewport_size({"width": 1440, "height": 900})
    phone.wait_for_function(f"() => {still} === 0")
