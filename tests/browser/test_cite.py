"""The cite box in a browser: every form is copied by keyboard alone, also from a folder."""

from __future__ import annotations

import pytest

WORK = "papers/dai-etal-2022-knowledge.html"
#: What each button copies starts with this.
FORMS = ["@inproceedings{dai-etal-2022-knowledge,", "Dai, D., Dong, L.,", "Damai Dai, Li Dong,", "D. Dai, L. Dong,", "TY  - CONF", "["]


@pytest.fixture
def box(page, site):
    """The cite box of a page opened from its folder; the clipboard is noted instead of used, for a page may not read it."""
    page.add_init_script(
        "document.addEventListener('copy', () => { window.copied = document.activeElement.value ?? String(getSelection()); }, true);"
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: text => { window.copied = text; return Promise.resolve(); }}});"
    )
    page.emulate_media(reduced_motion="reduce")  # else it scrolls for a while
    page.goto((site / WORK).as_uri())
    page.wait_for_selector(".lit-cite button.copybtn")
    return page


def test_every_form_is_copied_by_keyboard(box):
    for fold in box.locator(".lit-cite > details > summary").all()[:2]:
        fold.press("Enter")
    copied = []
    for button in box.locator(".lit-cite > :not(details) button.copybtn, .lit-cite > details > div button.copybtn").all()[: len(FORMS)]:
        button.focus()
        assert button.evaluate("button => getComputedStyle(button).opacity") == "1"
        box.keyboard.press("Enter")
        box.wait_for_function("button => document.activeElement === button", arg=button.element_handle())
        box.wait_for_function("() => document.querySelector('article > [role=status]')?.innerText === 'Copied!'")
        copied.append(box.evaluate("window.copied"))
    assert len(copied) == len(FORMS)
    assert all(text.startswith(start) for text, start in zip(copied, FORMS, strict=True)), copied
    assert copied[0].rstrip().endswith("}")
    assert "\n" not in copied[1].strip()


def test_link_of_the_header_leads_to_the_box(box):
    box.locator(".lit-header a[href='#lit-cite']").press("Enter")
    assert box.url.endswith("#lit-cite")
    assert box.locator("#lit-cite").evaluate("box => Math.abs(box.getBoundingClientRect().top) < innerHeight")


def test_page_of_the_handbook_is_cited_in_a_fold(box):
    fold = box.locator(".lit-cite > details").last
    assert not fold.locator("pre").first.is_visible()
    fold.locator("> summary").press("Enter")
    assert fold.locator("pre").first.is_visible()
    assert "The LLM Neuron Handbook contributors" in fold.inner_text()
