"""The search as a reader uses it: by keyboard, by finger, from a folder, without scripts; and what it finds of what people ask."""

from __future__ import annotations

import re

import pytest

from scripts.answers import ASK, is_right, read_queries
from scripts.serving import serve

from .test_axe import describe, run_axe

PAPER = "papers/dai-etal-2022-knowledge.html"


@pytest.fixture
def paper(page, site):
    """The page of a work, opened from its folder."""
    page.goto((site / PAPER).as_uri())
    return page


def open_search(page, query=""):
    page.keyboard.press("Control+k")
    page.keyboard.type(query)
    return page.get_by_role("dialog", name="Search the handbook")


def options(page, text):
    """The options of the list, once one of them has a text."""
    page.get_by_role("option").filter(has_text=text).first.wait_for()
    return page.get_by_role("option")


def ask(browser, site, queries):
    """Each query -> what is found first, the best first, each with its addresses."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / "search.html").as_uri())
    found = {query: page.evaluate(ASK, query) for query in queries}
    context.close()
    return found


def test_what_people_type_finds_what_answers_it(browser, site):
    queries = read_queries()
    found = ask(browser, site, queries)
    missed = {query: found[query] for query in queries if not any(is_right(one, queries[query]) for one in found[query][:1])}
    lost = {query: found[query] for query in missed if not any(is_right(one, queries[query]) for one in found[query])}
    count = len(queries)
    print(f"{count} queries, first right {1 - len(missed) / count:.1%}, one right of five {1 - len(lost) / count:.1%}")
    assert 1 - len(missed) / count >= 0.9, missed
    assert 1 - len(lost) / count >= 0.98, lost


def test_what_was_asked_before_changes_no_answer(browser, site):
    queries = [*read_queries()][::20]
    forwards, backwards = ask(browser, site, queries), ask(browser, site, queries[::-1])
    assert forwards == backwards


BEST = """async (query) => {
  const engine = window.handbookEngine.get();
  let found = [];
  await engine.search(query, (results, done) => { if (done) found = results; });
  const known = await Promise.all(found.slice(0, 5).map((one) => engine.read(one)));
  return known.map(({ address }) => address);
}"""


@pytest.mark.parametrize("query", ["superposition", "activation patching", "language neurons", "2024", "how to cite"])
def test_the_five_best_of_all_groups_stand_before_all_others(page, site, query):
    page.goto(f"{(site / 'search.html').as_uri()}?q={query}")
    page.locator(".lit-find-lists[aria-busy=false] li").first.wait_for()
    best = page.evaluate(BEST, query)
    shown = page.locator(".lit-find-lists li a").evaluate_all("links => links.slice(0, 5).map(({ href }) => href.split('/html/')[1])")
    assert shown[0] == best[0]
    assert sorted(shown) == sorted(best)


def test_there_are_queries_enough_and_their_answers_exist(site):
    queries = read_queries()
    for answer in (answer for answers in queries.values() for answer in answers):
        docname, _, anchor = answer.partition("#")
        html = (site / f"{docname}.html").read_text("utf-8")
        assert not anchor or f'id="{anchor}"' in html, answer
    assert len(queries) >= 80


def test_script_reads_words_as_the_index_does(browser, site, project_root):
    """Each name of the index, read by the script, gives words that the index would have made of it."""
    from literature.search.words import find_words

    texts = [
        "Clément Vörös-Søgaard",
        "TransformerLens",
        "GPT2-XL's memories",
        "arXiv:2104.08696v2",
        "10.18653/v1/2022.acl-long.581.",
        "naïve ﬁne ½ x²",
    ]
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / "search.html").as_uri())
    texts += page.evaluate("() => window.handbookSearch.core.works.map((work) => work[1])")
    read = page.evaluate("(texts) => texts.map((text) => window.handbookEngine.get().words.list(text).sort())", texts)
    context.close()
    wrong = {text: words for text, words in zip(texts, read, strict=True) if set(words) - {"arxiv"} != set(find_words(text)) - {"arxiv"}}
    assert wrong == {}


def test_nothing_of_the_search_is_loaded_before_it_is_opened(paper):
    assert paper.locator("script[src*='/search/']").count() == 0
    open_search(paper, "superposition")
    options(paper, "Toy Models of Superposition")
    assert paper.locator("script[src*='/search/scripts.js']").count() == 1


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k"])
def test_keys_open_and_escape_closes_and_gives_the_focus_back(paper, keys):
    paper.get_by_role("link", name="ACL Anthology").focus()
    paper.keyboard.press(keys)
    dialog = paper.get_by_role("dialog", name="Search the handbook")
    assert dialog.is_visible()
    assert paper.evaluate("document.activeElement.id") == "lit-find"
    paper.keyboard.type("neuron")
    paper.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert paper.evaluate("document.activeElement.textContent") == "ACL Anthology"


def test_slash_in_a_field_is_a_letter(page, site):
    page.goto((site / "papers/index.html").as_uri())
    field = page.get_by_label("Filter by words")
    field.focus()
    page.keyboard.type("a/b")
    assert field.input_value() == "a/b"
    assert page.locator("dialog").count() == 0


def test_letters_typed_while_the_index_loads_are_not_lost(paper):
    open_search(paper, "privileged basis")
    assert options(paper, "privileged basis").first.inner_text().startswith("privileged basis")


def test_arrows_choose_and_enter_opens(paper):
    open_search(paper, "causal tracing")
    options(paper, "causal tracing")
    paper.get_by_role("status").filter(has_text="results").wait_for()
    field = paper.get_by_role("combobox")
    assert field.get_attribute("aria-expanded") == "true"
    assert field.get_attribute("aria-activedescendant") is None
    paper.keyboard.press("ArrowDown")
    active = paper.locator(f"#{field.get_attribute('aria-activedescendant')}")
    assert active.get_attribute("aria-selected") == "true"
    paper.keyboard.press("ArrowDown")
    paper.keyboard.press("ArrowUp")
    paper.keyboard.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None, "round through the field"
    paper.keyboard.press("ArrowDown")
    paper.keyboard.press("Enter")
    paper.wait_for_url("**/reference/glossary.html#term-causal-tracing")


def test_enter_alone_leads_to_the_search_page_with_the_query(paper):
    open_search(paper, "activation patching")
    paper.keyboard.press("Enter")
    paper.wait_for_url(re.compile(r"search\.html\?q=activation(\+|%20)patching"))
    paper.locator("#search-results h2").first.wait_for()
    assert paper.get_by_label("Words to look for").input_value() == "activation patching"


def test_result_names_authors_year_and_venue_and_marks_what_was_found(paper):
    open_search(paper, "knowledge neurons pretrained")
    shown = options(paper, "Knowledge Neurons in Pretrained Transformers").filter(has_text="Dai et al.").first
    assert "Dai et al. · 2022 · ACL" in shown.inner_text()
    paper.locator(".lit-find-excerpt").first.wait_for()
    assert {"Knowledge", "Neurons", "Pretrained"} <= set(shown.locator("mark").all_inner_texts())


def test_results_are_grouped(paper):
    open_search(paper, "activation patching")
    paper.get_by_role("group", name="Claims").wait_for()
    groups = paper.get_by_role("listbox").get_by_role("group")
    names = groups.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert {"Works", "Claims", "Topics", "Glossary", "Pages and sections"} <= set(names)


def test_click_into_the_side_bar_opens_the_search(page, site):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto((site / PAPER).as_uri())
    page.locator(".sidebar-search").click()
    assert page.get_by_role("dialog").is_visible()


def test_search_works_on_a_phone_by_touch(browser, site):
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto((site / PAPER).as_uri())
    page.get_by_role("link", name="Search", exact=True).tap()
    page.keyboard.type("superpostion")
    shown = options(page, "Superposition")
    box = page.get_by_role("dialog").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert all(option.bounding_box()["height"] >= 24 for option in shown.all())
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    shown.first.tap()
    page.wait_for_url(re.compile("superposition"))
    context.close()


def test_page_counts_narrows_and_keeps_it_in_the_address(page, site):
    page.goto((site / "search.html").as_uri() + "?q=neuron")
    page.locator("summary", has_text="Kind").click()
    page.get_by_role("checkbox", name=re.compile("^Works")).check()
    page.locator("summary", has_text="Year").click()
    page.get_by_role("checkbox", name=re.compile("^2024")).check()
    assert page.locator("#search-results h2").all_inner_texts()[0].startswith("Works")
    assert page.locator("#search-results h2").count() == 1
    facts = page.locator("#search-results .lit-find-facts").all_inner_texts()
    assert facts
    assert all("2024" in fact for fact in facts)
    page.wait_for_url(re.compile(r"q=neuron&kind=Works&year=2024"))
    number = re.search(r"\d+", page.locator("#search-results h2").inner_text())[0]
    page.get_by_role("status").filter(has_text=re.compile(rf"^{number} of \d+ results$")).wait_for()
    total = page.get_by_role("status").inner_text()
    page.reload()
    page.locator("#search-results h2").first.wait_for()
    assert page.locator("#search-results h2").count() == 1
    page.get_by_role("status").filter(has_text=total).wait_for()


def test_page_answers_while_typing(page, site):
    page.goto((site / "search.html").as_uri())
    page.get_by_label("Words to look for").press_sequentially("ROME")
    page.locator("#search-results h2").first.wait_for()
    page.wait_for_url(re.compile(r"\?q=ROME$"))
    page.get_by_label("Words to look for").fill("")
    page.wait_for_url(re.compile(r"search\.html$"))
    assert page.locator("#search-results h2").count() == 0


def test_whole_group_is_shown_on_demand(page, site):
    page.goto((site / "search.html").as_uri() + "?q=neuron")
    section = page.get_by_role("region", name="Works")
    button = section.get_by_role("button", name=re.compile("Show all"))
    number = int(button.inner_text().split()[-1])
    button.click()
    section.locator("li").nth(number - 1).wait_for()


def test_nothing_found_is_said(page, site):
    page.goto((site / "search.html").as_uri() + "?q=zzqqxx")
    page.get_by_role("status").filter(has_text="Nothing found").wait_for()


def test_hostile_query_is_text(page, site):
    page.goto((site / "search.html").as_uri() + "?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20neuron")
    page.locator("#search-results h2").first.wait_for()
    assert page.locator("#search-results img").count() == 0


def test_search_over_http_asks_no_other_host_and_all_files_are_there(browser, site):
    with serve(site) as origin:
        context = browser.new_context()
        page = context.new_page()
        answers = []
        page.on("response", lambda response: answers.append((response.url, response.status)))
        page.goto(f"{origin}{PAPER}")
        open_search(page, "sparse probing")
        options(page, "sparse probing")
        page.get_by_role("status").filter(has_text="results").wait_for()
        context.close()
    assert [answer for answer in answers if not answer[0].startswith(origin) or answer[1] >= 400] == []


def test_without_scripts_forms_lead_to_a_page_that_says_where_to_look(browser, site):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto((site / PAPER).as_uri())
    page.locator(".sidebar-search").fill("neuron")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"search\.html\?q=neuron$"))
    assert page.locator(".lit-elsewhere").get_by_role("link", name="Catalogue of works").is_visible()
    context.close()


def test_other_places_are_named_only_where_nothing_is_found(page, site):
    for query, shown in (("", True), ("?q=qqqq", True), ("?q=superposition", False)):
        page.goto((site / "search.html").as_uri() + query)
        page.locator(".lit-elsewhere").wait_for(state="visible" if shown else "hidden")
    assert page.locator("#search-results li").count()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_no_fault_in_the_open_search(browser, site, theme, width):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme, reduced_motion="reduce")
    page = context.new_page()
    page.goto((site / PAPER).as_uri())
    open_search(page, "neuron")
    page.locator(".lit-find-excerpt").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert describe(run_axe(page), f"open search, {width} px, {theme}") == []
    page.goto((site / "search.html").as_uri() + "?q=neuron")
    page.locator(".lit-find-excerpt").first.wait_for()
    page.evaluate("document.querySelectorAll('.lit-facet').forEach(facet => facet.open = true)")
    assert describe(run_axe(page, part="#search-results"), f"search page, {width} px, {theme}") == []
    context.close()
