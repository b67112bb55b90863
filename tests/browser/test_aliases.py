"""The address of an alias arrives at the page of the work, and with scripts at the claim that the address names."""

from __future__ import annotations

import re

import pytest

from scripts.serving import serve

PAGE = "papers/ada-etal-2020-alpha.html"


@pytest.fixture(scope="module")
def addresses(handbook):
    """Where the small handbook is opened from: disk, and a host of static files, by name."""
    with serve(handbook) as address:
        yield {"file": handbook.as_uri(), "http": address.removesuffix("/")}


@pytest.mark.parametrize("scheme", ["file", "http"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize(
    ("address", "arrived"),
    [
        ("papers/ada2020alpha.html", PAGE),
        ("papers/ada2020alpha.html?q=peak#claim-peak", f"{PAGE}?q=peak#claim-peak"),
        ("papers/ada2020alpha.html#claim-summit", f"{PAGE}#claim-summit"),
        ("papers/fox2018phi.html#claim-x", "reference/bibliography.html#cite-fox-2018-phi"),
    ],
)
def test_alias_arrives(browser, addresses, scheme, scripts, address, arrived):
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{addresses[scheme]}/{address}", wait_until="commit")
    if not scripts and arrived.startswith(PAGE):
        arrived = PAGE  # a refresh drops query and fragment
    page.wait_for_url(f"{addresses[scheme]}/{arrived}")
    assert page.title().startswith(("Alpha", "Bibliography"))
    context.close()


def test_earlier_anchor_shows_the_claim(page, addresses):
    page.set_viewport_size({"width": 1440, "height": 300})
    page.goto(f"{addresses['file']}/papers/ada2020alpha.html#claim-summit", wait_until="commit")
    page.wait_for_url(re.compile(r"#claim-summit$"))
    claim, other = page.locator("#claim-peak"), page.locator("#claim-early")
    # The page scrolls smoothly.
    # A function: Playwright would evaluate an expression in the page, which the policy of the page forbids.
    page.wait_for_function("() => (y => y >= 0 && y < 300)(document.getElementById('claim-peak').getBoundingClientRect().y)")
    background = "element => getComputedStyle(element).backgroundColor"
    assert claim.evaluate(background) != other.evaluate(background)


def test_back_leads_past_the_alias(page, addresses):
    page.goto(f"{addresses['http']}/index.html")
    page.goto(f"{addresses['http']}/papers/ada2020alpha.html", wait_until="commit")
    page.wait_for_url(re.compile(PAGE))
    page.go_back()
    assert page.url.endswith("/index.html")
