"""A tour by keyboard alone: every stop of every kind of page, side bars, theme, folds, copying, filters, map, search and back."""

from __future__ import annotations

import re

import pytest

SIDE_BARS = {"Pages of the handbook": ".sidebar-drawer", "Contents of this page": ".toc-drawer"}
FOCUSED = "document.activeElement"
WIDTHS = (1440, 360)
#: Pages with more stops than this are walked at their beginning and their end only; what is between is of the same kind.
MOST = 60
#: What takes the focus may be counted otherwise by the browser, by this many: choices of one group are one stop.
SPARE = 20
#: Notes each stop at the key that leaves it, when whatever scrolls has scrolled and the focus is still there: whether it is seen, whether
#: it lies free in the window, and whether it comes after the stop before it.
WATCH = """window.stops = [];
let before = null;
document.addEventListener('keydown', () => {
  const target = document.activeElement;
  if (target === document.body) return;
  const style = getComputedStyle(target), hit = target.querySelector('.lit-hit');
  const drawn = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || (hit && getComputedStyle(hit).stroke !== 'none');
  const free = [...target.getClientRects()].some((box) => {
    const middle = (start, end, room) => (Math.max(start, 0) + Math.min(end, room)) / 2; // of what is in the window
    const x = middle(box.left, box.right, innerWidth), y = middle(box.top, box.bottom, innerHeight);
    const top = document.elementFromPoint(x, y);
    return top && (target.contains(top) || top.contains(target));
  });
  const name = `${target.tagName} ${(target.getAttribute('aria-label') || target.textContent || target.id).trim().slice(0, 40)}`;
  const later = !before || Boolean(before.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING);
  window.stops.push({ name, drawn: Boolean(drawn), free, later });
  before = target;
}, true);"""
#: All that takes the focus, in order.
STOPS = """() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
  .filter((part) => !part.disabled && part.checkVisibility({ visibilityProperty: true }) && part.tabIndex >= 0)"""


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


@pytest.fixture(params=WIDTHS, ids=lambda width: f"{width} px")
def tab(request, browser):
    """An empty tab of a desk, and one of a phone."""
    context = browser.new_context(viewport={"width": request.param, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    yield page
    context.close()


def go_to(page, locator, key="Tab"):
    """Press a key until something has the focus."""
    for _ in range(400):
        page.keyboard.press(key)
        if locator.evaluate_all(f"parts => parts.includes({FOCUSED})"):
            return
    raise AssertionError(f"no key leads to {locator}")


def skip_to_text(page):
    """Take the skip link, from the beginning of a page."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def walk(page):
    """Press Tab through the whole page, or its beginning and its end; return the faults."""
    count = page.evaluate(f"({STOPS})().length")
    page.evaluate("window.stops = []")
    away = f"() => {FOCUSED} === document.body || {FOCUSED} === ({STOPS})()[0]"
    faults, jumped = [], None
    if count > MOST:
        _press(page, MOST // 2)
        jumped = page.evaluate("window.stops.length")
        page.evaluate(f"number => ({STOPS})()[number].focus()", count - MOST // 2)
    # After the last stop the focus goes to the window, or begins again: nothing holds it.
    for _ in range(min(count, MOST) + SPARE):
        _press(page, 1)
        if page.evaluate("window.stops.length") > 1 and page.evaluate(away):
            break
    else:
        faults.append("the focus does not leave the page: " + page.evaluate(f"{FOCUSED}.outerHTML.slice(0, 120)"))
    stops = page.evaluate("window.stops")
    if len(stops) < min(count, MOST) - SPARE:
        faults.append(f"{len(stops)} stops where {count} are")
    for number, stop in enumerate(stops):
        # Rows of the catalogue get their height only near the window, so that a jump by script misses it by some at first.
        stop["free"] |= jumped is not None and number in {jumped, jumped + 1}
        faults += [f"{stop['name']}: not {what}" for what in ("drawn", "free", "later") if not stop[what] and (number or what != "later")]
    return faults


def _press(page, times):
    for _ in range(times):
        page.keyboard.press("Tab")


@pytest.mark.long
def test_every_stop_is_seen_and_the_focus_moves_on(tab, site, kinds):
    tab.add_init_script(WATCH)
    faults = {}
    for kind in kinds:
        tab.goto(kind.address(site))
        if kind.query:
            tab.get_by_role("status").filter(has_text=re.compile("result|Nothing")).first.wait_for()
        if found := walk(tab):
            faults[kind.name] = found
    assert faults == {}


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        ("<button style='outline: none'>Planted</button>", "BUTTON Planted: not drawn"),
        ("<button style='position: fixed; left: -99px'>Planted</button>", "BUTTON Planted: not free"),
        ("<button style='position: fixed; top: 0; z-index: -1'>Planted</button>", "BUTTON Planted: not free"),
        ("<button onkeydown='event.preventDefault()'>Planted</button>", "the focus does not leave the page"),
    ],
)
def test_walk_finds_a_planted_fault(tab, planted, fault):
    tab.add_init_script(WATCH)
    tab.set_content(
        "<!DOCTYPE html><style>:focus-visible { outline: 2px solid blue; }</style><a href='#'>One</a>"
        f"{planted}<p style='position: fixed; inset: 0 0 auto; margin: 0; height: 50px; background: white'>Bar</p>"
        "<p style='margin-top: 60px'><a href='#'>Two</a>"
    )
    tab.evaluate(f"() => {{ {WATCH} }}")
    assert any(found.startswith(fault) for found in walk(tab))


def test_skip_link_moves_on_into_the_text(tab, site):
    tab.goto((site / "papers/dai-etal-2022-knowledge.html").as_uri())
    skip_to_text(tab)
    tab.keyboard.press("Tab")
    assert within(tab, "article")


def test_theme_is_switched(tab, site):
    tab.goto((site / "index.html").as_uri())
    button = tab.get_by_role("button", name="Toggle Light / Dark / Auto color theme").locator("visible=true")
    go_to(tab, button)
    seen = set()
    for _ in range(3):
        tab.keyboard.press("Enter")
        seen.add(tab.evaluate("document.body.dataset.theme"))
        assert button.evaluate(f"button => button === {FOCUSED}")
    assert seen == {"light", "dark", "auto"}


def test_fold_opens_and_entry_is_copied(tab, site):
    tab.goto((site / "papers/dai-etal-2022-knowledge.html").as_uri())
    skip_to_text(tab)
    fold = tab.locator(".lit-cite details > summary").first
    go_to(tab, fold)
    assert not fold.evaluate("summary => summary.parentElement.open")
    tab.keyboard.press("Enter")
    assert fold.evaluate("summary => summary.parentElement.open")
    go_to(tab, tab.locator(".lit-cite button.copybtn"))
    tab.keyboard.press("Enter")
    tab.get_by_role("status").filter(has_text="Copied").wait_for()
    assert within(tab, "button.copybtn")


def test_button_to_copy_code_is_seen_when_it_has_the_focus(tab, site):
    """Bug: outside of cite boxes such a button showed under the mouse only, and took the focus unseen."""
    tab.goto((site / "reference/machines.html").as_uri())
    button = tab.locator("button.copybtn").first
    skip_to_text(tab)
    go_to(tab, button)
    assert button.evaluate("button => [getComputedStyle(button).opacity, getComputedStyle(button).outlineStyle]") == ["1", "solid"]


def test_catalogue_is_filtered(tab, site):
    tab.goto((site / "papers/index.html").as_uri())
    rows = tab.locator("table.lit-catalogue tbody tr:visible")
    everything = rows.count()
    skip_to_text(tab)
    go_to(tab, tab.get_by_label("Filter by words"))
    tab.keyboard.type("superposition")
    tab.wait_for_function("() => document.querySelectorAll('table.lit-catalogue tbody tr[hidden]').length > 0")
    assert 0 < rows.count() < everything
    tab.keyboard.press("Control+a")
    tab.keyboard.press("Delete")
    go_to(tab, tab.locator(".lit-facet > summary"))
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    assert tab.evaluate(f"{FOCUSED}.checked") and within(tab, ".lit-facet")
    assert 0 < rows.count() < everything
    go_to(tab, tab.get_by_role("button", name="Clear"))
    tab.keyboard.press("Enter")
    assert rows.count() == everything
    assert not tab.evaluate(f"{FOCUSED} === document.body"), "the focus is lost"


def test_map_is_read_and_followed(tab, site):
    tab.goto((site / "reference/timeline.html").as_uri())
    skip_to_text(tab)
    go_to(tab, tab.locator(".lit-map .lit-work a"))
    link = tab.evaluate(f"new URL({FOCUSED}.getAttribute('href'), location).href")
    assert tab.evaluate(f"getComputedStyle({FOCUSED}.querySelector('.lit-hit')).stroke") != "none"
    tab.keyboard.press("Enter")
    tab.wait_for_url(link)


def test_search_finds_opens_and_goes_back(tab, site):
    start = (site / "topics/superposition.html").as_uri()
    tab.goto(start)
    tab.keyboard.press("/")
    tab.keyboard.type("knowledge neurons")
    tab.get_by_role("option", name=re.compile("Knowledge Neurons in Pretrained Transformers")).first.wait_for()
    tab.get_by_role("status").filter(has_text="results").wait_for()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowUp")
    chosen = tab.get_by_role("option", selected=True)
    assert chosen.count() == 1
    address = chosen.evaluate("option => option.href")
    tab.keyboard.press("Enter")
    tab.wait_for_url(address)
    tab.go_back()  # a browser without a window has no key for it
    assert tab.url == start
    tab.keyboard.press("Control+k")
    assert tab.get_by_role("dialog").is_visible()
    tab.keyboard.press("Escape")
    assert not tab.get_by_role("dialog").is_visible()
