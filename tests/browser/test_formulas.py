"""Formulas in a browser: their LaTeX is copied by keyboard alone, also from a folder, and nothing moves or lies on another thing."""

from __future__ import annotations

import pytest

#: With indices, several lines, numbers, and formulas that are wider than a phone.
WORK = "papers/stolfo-etal-2024-confidence.html"
NOTATION = "reference/notation.html"
RECT = "part => { const r = part.getBoundingClientRect(); return [r.left, r.top + scrollY, r.right, r.bottom + scrollY]; }"


def measure(page, selector):
    """Left, top, right and bottom of each element, on the page."""
    return page.eval_on_selector_all(selector, f"parts => parts.map({RECT})")


@pytest.fixture
def work(page, site):
    """The page of a work, opened from its folder, in a browser that gives pages no clipboard; what is copied is noted."""
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        "document.addEventListener('copy', () => { window.copied = document.activeElement.value ?? String(getSelection()); }, true);"
    )
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto((site / WORK).as_uri())
    return page


def test_latex_of_every_formula_is_copied_by_keyboard(work):
    buttons = work.get_by_role("button", name="Copy as LaTeX")
    formulas = work.locator("div.math")
    assert buttons.count() == formulas.count() > 1
    for formula in formulas.all():
        button = formula.get_by_role("button")
        button.focus()
        work.keyboard.press("Enter")
        # A text field gives its lines back with line ends of its own.
        copied = work.evaluate("window.copied").replace("\r\n", "\n")
        assert copied == formula.locator("annotation").text_content()
        assert r"\v" not in copied.replace(r"\var", "")  # a macro of the site means nothing elsewhere
        assert formula.get_by_role("status").text_content() == "Copied"
        assert button.evaluate("button => document.activeElement === button")


def test_focus_is_seen(work):
    button = work.get_by_role("button", name="Copy as LaTeX").first
    work.locator("div.math a.headerlink").first.focus()
    button.evaluate("button => button.focus({focusVisible: true})")
    assert button.evaluate("button => getComputedStyle(button).outlineStyle") == "solid"


@pytest.mark.parametrize("file", [WORK, NOTATION])
@pytest.mark.parametrize("width", [360, 1440])
def test_formula_number_and_button_lie_beside_each_other(page, site, file, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((site / file).as_uri())
    page.wait_for_selector(".lit-copy-latex > button")
    page.add_style_tag(content="div.math .headerlink { display: inline-block !important; visibility: visible !important; }")
    for block in page.locator("div.math").all():
        parts = [part.evaluate(RECT) for part in block.locator(".lit-formula, .eqno, .lit-copy-latex > button").all()]
        assert all(left >= 0 and right <= width for left, _, right, _ in parts)
        for number, one in enumerate(parts):
            for other in parts[number + 1 :]:
                assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1], (one, other)
        left, top, right, bottom = parts[-1]
        assert min(right - left, bottom - top) >= 24  # WCAG 2.2, target size
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_long_formula_scrolls_inside_itself(work):
    wide = work.locator(".lit-formula.lit-scrolls").first
    assert wide.evaluate("box => { box.scrollLeft = 40; return box.scrollLeft; }") == 40
    assert work.evaluate("scrollX") == 0


def test_nothing_moves_for_the_button_and_without_scripts_there_is_none(work, browser, site):
    work.wait_for_selector(".lit-copy-latex > button")
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 900})
    plain = context.new_page()
    plain.goto((site / WORK).as_uri())
    assert plain.get_by_role("button", name="Copy as LaTeX").count() == 0
    assert plain.locator("div.math annotation").first.text_content()
    sizes = [[(right - left, bottom - top) for left, top, right, bottom in measure(page, "div.math")] for page in (work, plain)]
    assert sizes[0] == sizes[1]
    context.close()


def test_bar_is_lifted_off_its_letter(work):
    """Bug: where no font for formulas is installed, the bar of a mean lay on its letter and was hardly seen."""
    lifts = work.eval_on_selector_all(
        "mover > mo.lit-bar",
        "bars => bars.map(bar => parseFloat(getComputedStyle(bar).paddingBottom) / parseFloat(getComputedStyle(bar).fontSize))",
    )
    assert lifts and all(lift == pytest.approx(0.1, abs=0.01) for lift in lifts)


def test_no_font_is_fetched(page, site):
    asked = []
    page.on("request", lambda request: asked.append(request.resource_type))
    page.goto((site / NOTATION).as_uri(), wait_until="networkidle")
    assert asked and "font" not in asked
