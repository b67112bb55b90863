"""No page breaks a rule of axe-core: WCAG 2.2 A and AA and good practice, on every kind of page, at every width, in both themes."""

from __future__ import annotations

import json

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from literature.outputs.elsewhere import FILE
from scripts.page_kinds import ALL_ROWS, THEMES, WIDTHS

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: Only these rules look at colours; for all others the theme makes no difference.
COLOURS = ["color-contrast", "link-in-text-block"]
#: The texts of a page without those that are coloured as another one is, and so is all that they stand in. What lies on what does not
#: depend on the theme, so if axe has seen all texts in one theme, these tell of the other what all would, in a fraction of the time; and
#: of a width between two others.
DISTINCT = """() => {
  const numbers = new Map(), known = new Map(), texts = new Map();
  const number = (element) => {
    if (!element) return 0;
    if (!known.has(element)) {
      const style = getComputedStyle(element);
      const looks = [
        number(element.parentElement), element.localName, element.getAttribute("class"), element.getAttribute("style"), style.display,
        style.color, style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode, style.textShadow,
        style.fontSize, style.fontWeight, style.textDecoration, style.borderBottom, style.visibility, style.position,
      ].join("|");
      if (!numbers.has(looks)) numbers.set(looks, numbers.size + 1);
      known.set(element, numbers.get(looks));
    }
    return known.get(element);
  };
  for (const element of document.body.querySelectorAll("*")) {
    const text = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if ((text || element.matches("input, select, textarea")) && !texts.has(number(element))) texts.set(number(element), element);
  }
  return [...texts.values()];
}"""


@pytest.fixture(scope="module")
def tab(browser):
    """One tab for all pages of this module."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def run_axe(page, rules=None, part=None):
    """What axe says of the page, or of a part of it, a selector or a function that lists elements, as it is now."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        # Axe would take rows that are not laid out to cover each other.
        page.add_style_tag(content=ALL_ROWS)
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    where = f"{{ include: ({part})() }}" if part and part.startswith("() =>") else json.dumps(part) if part else "document"
    return page.evaluate(f"options => axe.run({where}, options)", {"runOnly": only, "resultTypes": ["violations"]})


def describe(found, where):
    """One line a fault: where, which rule, which element, what is wrong."""
    return [
        f"{where}: {fault['id']}: {node['html'][:160]}: {' '.join(node['failureSummary'].split())[:300]}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


def show(page, width, theme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")


#: Leaves the first dozen of whatever a page repeats, such as the rows of the catalogue, which are all alike.
SHORTEN = """() => {
  for (const parent of document.querySelectorAll("article *")) {
    const seen = new Map();
    for (const child of [...parent.children]) {
      const name = `${child.localName} ${child.getAttribute("class")}`;
      seen.set(name, (seen.get(name) || 0) + 1);
      if (seen.get(name) > 12) child.remove();
    }
  }
}"""
PHONE, TABLET, DESK = WIDTHS
#: Of a page all is looked at in the light theme, or of both themes one text of each look: between a phone and a desk only the order of
#: things is new. That all rows of all pages are looked at takes minutes.
LOOKS = {
    "phone": (PHONE, False, False),
    "desk": (DESK, True, False),
    "phone, whole": (PHONE, False, True),
    "tablet, whole": (TABLET, True, True),
    "desk, whole": (DESK, False, True),
}


@pytest.mark.parametrize("look", [pytest.param(look, marks=pytest.mark.long if LOOKS[look][2] else ()) for look in LOOKS])
def test_no_kind_of_page_has_a_fault(tab, site, kinds, look):
    width, between, whole = LOOKS[look]
    faults, passed = [], {}
    for kind in kinds:
        tab.goto(kind.address(site))
        if not whole:
            tab.evaluate(SHORTEN)
        for theme in THEMES:
            show(tab, width, theme)
            some = between or theme != "light"
            found = run_axe(tab, COLOURS if some else None, DISTINCT if some else None)
            where = f"{kind.name} ({kind.file}) at {width} px, {theme}"
            faults += describe(found, where)
            passed[where, some] = {rule["id"] for rule in found["passes"]}
    engine = found["testEngine"]
    print(f"{engine['name']} {engine['version']}: {len(kinds)} kinds of pages, {len(passed)} runs")
    assert faults == []
    for (where, some), rules in passed.items():
        assert "color-contrast" in rules, f"axe did not look at the colours of {where}"
        assert some or {"document-title", "html-has-lang", "region", "page-has-heading-one", "link-name"} <= rules, where


def test_all_kinds_are_looked_at(kinds, site):
    names = {kind.name for kind in kinds}
    assert {"index", "papers-index", "reference-claims", "search", "search-found", "paper-full", "paper-abstract", "tool"} <= names
    assert {"topic-foundation", "topic-method", "topic-phenomenon"} <= names
    unseen = {path.relative_to(site).as_posix() for path in site.rglob("*.html")} - {kind.file for kind in kinds}
    assert all(file.startswith(("papers/", "topics/", "tools/")) or file == FILE for file in unseen)


@pytest.mark.parametrize(
    ("planted", "rule"),
    [
        ('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', "image-alt"),
        ('<p style="color: #999; background: #fff">Hard to read</p>', "color-contrast"),
        ("<button></button>", "button-name"),
        (
            '<p><button style="width: 9px; height: 9px; padding: 0; border: 0">a</button><button style="width: 9px">b</button></p>',
            "target-size",
        ),
        ("<h5>Out of order</h5>", "heading-order"),
    ],
    ids=lambda value: value if value.isidentifier() or ("-" in value and " " not in value) else "",
)
def test_axe_finds_a_planted_fault(tab, site, planted, rule):
    """Proof that axe runs on these pages and sees what stands on them."""
    tab.goto((site / "reference/about.html").as_uri())
    show(tab, 768, "light")
    tab.evaluate("html => document.querySelector('article h1').insertAdjacentHTML('afterend', html)", planted)
    assert rule in {fault["id"] for fault in run_axe(tab)["violations"]}


def test_distinct_texts_show_a_fault_of_one_of_many(tab, site):
    tab.goto((site / "papers/index.html").as_uri())
    show(tab, 768, "dark")
    assert describe(run_axe(tab, COLOURS, DISTINCT), "catalogue") == []
    tab.add_style_tag(content="tbody tr:last-child .lit-title a { color: #333; }")
    assert len(describe(run_axe(tab, COLOURS, DISTINCT), "catalogue")) == 1


@pytest.mark.parametrize("theme", THEMES)
def test_open_side_bars_have_no_fault(tab, site, theme):
    tab.goto((site / "reference/about.html").as_uri())
    show(tab, 360, theme)
    for name in ("Pages of the handbook", "Contents of this page"):
        tab.get_by_role("button", name=name).click()
        assert describe(run_axe(tab), f"{name}, open, {theme}") == []
        tab.keyboard.press("Escape")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("address", ["papers/index.html", "reference/claims.html"])
def test_open_filters_have_no_fault(tab, site, address, theme):
    tab.goto((site / address).as_uri())
    show(tab, 360, theme)
    tab.evaluate("document.querySelectorAll('.lit-filters details').forEach(facet => facet.open = true)")
    assert tab.locator(".lit-filters details[open]").count() > 1
    assert describe(run_axe(tab, part=".lit-filters"), f"filters of {address}, {theme}") == []
