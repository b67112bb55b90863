"""The cards at links, opened and closed as a reader does."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .conftest import HOSTILE

CARD = "#lit-card"
ALPHA = "Alpha Neurons in Transformers"
PEAK = 'a[href$="ada-etal-2020-alpha.html#claim-peak"]'


@pytest.fixture
def links(open_page):
    return open_page("reference/links")


def card(page):
    """The text of the card that is shown."""
    shown = page.locator(f"{CARD}:visible")
    shown.wait_for()
    return " ".join(shown.inner_text().split())


def rest(page):
    """Wait longer than any card takes to open or to close."""
    page.wait_for_timeout(700)
    return page.locator(f"{CARD}:visible").count()


def test_citation_shows_title_authors_venue_and_summary(open_page):
    page = open_page("topics/memory")
    page.locator('article p a[href$="ada-etal-2020-alpha.html"]').first.hover()
    text = card(page)
    assert text.startswith(f"{ALPHA} Ann Ada, Bo Bell, Ciaran Ó Cole Proceedings of the First Conference on Fabricated Results, 2020")
    assert "peak early; see Dean [2019]" in text
    assert "$" not in text and "\\alpha" not in text
    assert page.locator(f"{CARD} math").count() == 1


def test_claim_shows_its_text_and_standing(links):
    links.locator(PEAK).first.hover()
    text = card(links)
    assert text.startswith(f"Ada et al. 2020: peak {ALPHA} Zeroing")
    standing = "supported by 1, qualified by 1, challenged by 1, 1 of them sharing authors"
    assert text.endswith(f"§4, Table 1 · intervened · Toy-1B, Toy-7B · {standing}")


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ('a[href$="topics/memory.html"]', "Memory Do units"),
        ('a[href$="tools/probe.html"]', "probe Probes units"),
        ('a[href$="#term-unit"]', "unit, neuron A thing that fires, as Ada"),
        ('a[href$="#cite-fox-2018-phi"]', "Phi"),
    ],
)
def test_topic_tool_term_and_work_without_page_have_cards(links, link, said):
    links.locator(f"article {link}").first.hover()
    assert card(links).startswith(said)


def test_hostile_title_is_text(links):
    dialogs = []
    links.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    links.locator('a[href$="#cite-fox-2018-phi"]').first.hover()
    assert HOSTILE in card(links)
    assert links.locator(f"{CARD} img").count() == 0
    assert dialogs == []


def test_claim_that_is_quoted_in_full_shows_its_work(open_page):
    page = open_page("reference/claims")
    page.locator(f".lit-claims > li > p > {PEAK}").first.hover()
    assert card(page).startswith(f"{ALPHA} Ann Ada")


@pytest.mark.parametrize("link", ['a[href$="notation.html#symbols"]', 'a[href^="https://example.org/papers/"]', "a.headerlink >> nth=0"])
def test_other_links_have_no_card_and_load_nothing(links, link):
    links.locator(f"article {link}").hover(force=True)
    assert rest(links) == 0
    assert links.locator('script[src*="/previews/"]').count() == 0


def test_side_bar_has_no_cards(links):
    links.locator('.sidebar-tree a[href$="topics/memory.html"]').hover()
    assert rest(links) == 0


def test_name_of_a_claim_on_its_own_page_has_no_card(open_page):
    page = open_page("papers/ada-etal-2020-alpha")
    page.locator("#claim-peak .lit-claim-name").hover()
    assert rest(page) == 0


def test_nothing_is_loaded_before_a_reader_asks(links):
    assert links.locator('script[src*="/previews/"]').count() == 0
    links.locator(PEAK).first.hover()
    card(links)
    sources = links.locator('script[src*="/previews/"]').evaluate_all("all => all.map(one => one.getAttribute('src'))")
    assert [source.rpartition("/previews/")[2] for source in sources] == ["papers/ada-etal-2020-alpha.js"]


def test_mouse_that_only_passes_opens_and_loads_nothing(links):
    box = links.locator(PEAK).first.bounding_box()
    # Within the page, for the driver may take longer from one movement to the next than a mouse.
    links.evaluate(
        """([x, y]) => {
          const pass = (target) => target.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
          pass(document.elementFromPoint(x, y));
          pass(document.body);
        }""",
        [box["x"] + 3, box["y"] + 3],
    )
    assert rest(links) == 0
    assert links.locator('script[src*="/previews/"]').count() == 0


def test_pointer_may_move_onto_the_card_and_leaving_it_closes(links):
    links.locator(PEAK).first.hover()
    card(links)
    box = links.locator(CARD).bounding_box()
    links.mouse.move(box["x"] + 40, box["y"] + 40, steps=5)
    assert rest(links) == 1
    links.mouse.move(box["x"] + box["width"] + 60, box["y"] + box["height"] + 60)
    assert rest(links) == 0


def test_focus_opens_at_once_describes_the_link_and_stays_until_blur(links):
    links.locator("article").locator('a[href$="topics/memory.html"]').focus()
    links.keyboard.press("Tab")
    links.keyboard.press("Tab")
    focused = links.locator(":focus")
    assert focused.inner_text() == "told otherwise"
    assert card(links).startswith("Ada et al. 2020: peak")
    assert focused.get_attribute("aria-describedby") == "lit-card"
    assert links.locator(CARD).get_attribute("role") == "tooltip"
    links.mouse.move(5, 5)
    assert rest(links) == 1
    links.keyboard.press("Tab")
    assert card(links).startswith("unit, neuron")
    assert links.locator('[aria-describedby="lit-card"]').count() == 1
    for _ in range(2):
        links.keyboard.press("Tab")
    assert rest(links) == 0
    assert links.locator('[aria-describedby="lit-card"]').count() == 0


def test_second_focus_opens_without_waiting(links):
    """A screen reader asks for the description as the focus arrives."""
    links.locator(PEAK).first.hover()
    card(links)
    links.keyboard.press("Escape")
    links.locator("article").locator('a[href$="tools/probe.html"]').focus()
    links.keyboard.press("Tab")
    assert links.evaluate("document.activeElement.getAttribute('aria-describedby')") == "lit-card"


def test_escape_closes_and_leaves_the_focus_where_it_is(links):
    links.locator("article").locator('a[href$="tools/probe.html"]').focus()
    links.keyboard.press("Tab")
    card(links)
    links.keyboard.press("Escape")
    assert rest(links) == 0
    assert links.locator(":focus").inner_text() == "told otherwise"
    links.keyboard.press("Tab")
    links.keyboard.press("Shift+Tab")
    assert card(links).startswith("Ada et al. 2020: peak")


def test_escape_closes_the_card_under_a_resting_mouse_until_it_leaves(links):
    link = links.locator(PEAK).first
    link.hover()
    card(links)
    links.keyboard.press("Escape")
    assert rest(links) == 0
    box = link.bounding_box()
    links.mouse.move(box["x"] + 3, box["y"] + 3)
    assert rest(links) == 0
    links.mouse.move(5, 5)
    link.hover()
    card(links)


def test_tooltip_of_the_browser_does_not_double_the_card(links):
    link = links.locator(PEAK).first
    assert link.get_attribute("title") == "Ada et al. 2020: peak"
    link.hover()
    card(links)
    assert link.get_attribute("title") is None


def test_finger_gets_no_card_and_its_first_tap_follows_the_link(browser, handbook):
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto((handbook / "reference/links.html").as_uri())
    page.evaluate("""() => {
      window.opened = 0;
      new MutationObserver(() => { window.opened += 1; }).observe(document.getElementById("lit-card"), { childList: true });
      document.addEventListener("click", (event) => event.preventDefault());
    }""")
    page.locator(PEAK).first.tap()
    page.wait_for_timeout(700)
    assert page.evaluate("window.opened") == 0
    page.goto((handbook / "reference/links.html").as_uri())
    page.locator(PEAK).first.tap()
    page.wait_for_url("**/ada-etal-2020-alpha.html#claim-peak")
    context.close()


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
@pytest.mark.parametrize("index", [0, -1])
def test_card_stands_in_the_window_and_not_on_its_link(page, handbook, width, index):
    page.set_viewport_size({"width": width, "height": 640})
    page.goto((handbook / "reference/links.html").as_uri())
    link = page.locator(PEAK).nth(index)
    # At the lower edge the card opens upwards.
    link.evaluate("(link, end) => link.scrollIntoView({ block: end ? 'end' : 'center', behavior: 'instant' })", index == -1)
    link.hover()
    card(page)
    one, other = page.locator(CARD).bounding_box(), link.bounding_box()
    assert one["x"] >= 0 and one["x"] + one["width"] <= width
    assert one["y"] >= 0 and one["y"] + one["height"] <= 640
    assert one["y"] >= other["y"] + other["height"] or one["y"] + one["height"] <= other["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_print_has_neither_cards_nor_quiet_links(links):
    links.locator(PEAK).first.hover()
    card(links)
    links.emulate_media(media="print")
    assert links.locator(CARD).is_hidden()
    assert links.locator(".lit-foot").is_hidden()


def test_links_work_without_scripts(browser, handbook):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((handbook / "reference/links.html").as_uri())
    page.locator(PEAK).first.click()
    assert page.url.endswith("papers/ada-etal-2020-alpha.html#claim-peak")
    context.close()


def test_page_foot_leads_to_the_markdown_and_to_the_report(open_page):
    page = open_page("papers/ada-etal-2020-alpha")
    assert page.locator(".lit-foot").inner_text() == "Markdown source · Report an error"
    page.get_by_role("link", name="report an error in the claim peak").click()
    assert page.url.endswith("reference/links.html#report-an-error")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_card(links, scheme):
    links.emulate_media(color_scheme=scheme)
    links.locator(PEAK).first.hover()
    card(links)
    found = Axe().run(links, context=CARD).response
    assert found["violations"] == []
    assert "color-contrast" in {rule["id"] for rule in found["passes"]}
