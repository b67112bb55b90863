"""The filters of the catalogue and the ledger, operated as a reader does."""

import re
from urllib.parse import parse_qs

import pytest


def titles(page):
    # Not the inner text: rows that are not laid out yet have none.
    return page.locator("table.lit-catalogue tbody tr:visible .lit-title").all_text_contents()


def query(page):
    """What the address asks for; read on the page, for the driver learns of a new address later."""
    return parse_qs(page.evaluate("location.search.slice(1)"))


def open_facet(page, name):
    page.locator("details.lit-facet summary", has_text=re.compile(f"^{name}$")).click()


def test_all_works_stand_there_without_scripts(browser, handbook):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((handbook / "papers/index.html").as_uri())
    assert titles(page) == ["Alpha Neurons in Transformers", "Beta: What Alpha Missed", "Gamma"]
    assert page.locator(".lit-filters").count() == 0
    context.close()


def test_words_narrow_the_list_and_the_live_region_counts(open_page):
    page = open_page("papers/index")
    assert page.get_by_role("status").inner_text() == "3 of 3 works"
    page.get_by_label("Filter by words").fill("fabrication MISSED")
    assert titles(page) == ["Beta: What Alpha Missed"]
    assert page.get_by_role("status").inner_text() == "1 of 3 works"


def test_accents_do_not_matter(open_page):
    page = open_page("reference/claims")
    page.get_by_label("Filter by words").fill("PÉAK narrow")
    assert page.locator(".lit-claims > li:visible").count() == 1


def test_values_of_a_facet_add_up_and_facets_cut_each_other(open_page):
    page = open_page("papers/index")
    open_facet(page, "Kind of publication")
    page.get_by_role("checkbox", name="conference paper").check()
    page.get_by_role("checkbox", name="journal article").check()
    assert len(titles(page)) == 2
    open_facet(page, "Years")
    page.get_by_label("from").select_option("2022")
    assert titles(page) == ["Beta: What Alpha Missed"]


@pytest.mark.parametrize(
    ("ends", "years"),
    [
        ({"from": "2022"}, ["2022", "2023"]),
        ({"to": "2022"}, ["2020", "2022"]),
        ({"from": "2022", "to": "2022"}, ["2022"]),
        ({"from": "2023", "to": "2020"}, []),
    ],
)
def test_years_are_chosen_by_their_ends(open_page, ends, years):
    page = open_page("papers/index")
    open_facet(page, "Years")
    for end, year in ends.items():
        page.get_by_label(end, exact=True).select_option(year)
    shown = page.locator("table.lit-catalogue tbody tr:visible .lit-f-year").all_text_contents()
    assert sorted(shown) == years
    assert query(page) == {end: [year] for end, year in ends.items()}


def test_counts_tell_what_a_choice_would_leave(open_page):
    page = open_page("papers/index")
    page.get_by_label("Filter by words").fill("Gamma")
    assert page.locator("#lit-from option").all_text_contents() == ["any year", "2020 (0)", "2022 (0)", "2023 (1)"]
    counts = page.locator("details[data-facet=component] label").all_text_contents()
    assert [text.split() for text in counts] == [["attention", "(0)"], ["feed-forward", "layers", "(1)"]]


def test_counts_of_a_facet_do_not_depend_on_its_own_choice(open_page):
    page = open_page("papers/index", "?component=attention")
    counts = page.locator("details[data-facet=component] label").all_text_contents()
    assert [text.split()[-1] for text in counts] == ["(1)", "(3)"]


def test_state_stands_in_the_address_and_the_back_button_undoes(open_page):
    page = open_page("papers/index")
    open_facet(page, "Kind of publication")
    page.get_by_role("checkbox", name="journal article").check()
    page.get_by_role("checkbox", name="conference paper").check()
    assert query(page) == {"kind": ["journal article", "conference paper"]}
    page.go_back()
    assert titles(page) == ["Beta: What Alpha Missed"]
    page.go_back()
    assert len(titles(page)) == 3


def test_shared_address_shows_the_same_view(open_page):
    page = open_page("papers/index", "?q=neurons&to=2020&component=feed-forward layers&sort=-year")
    assert titles(page) == ["Alpha Neurons in Transformers"]
    assert page.get_by_label("Filter by words").input_value() == "neurons"
    assert page.get_by_label("to", exact=True).input_value() == "2020"
    assert page.get_by_role("checkbox", name="feed-forward layers").is_checked()
    assert page.get_by_label("Sort by").input_value() == "-year"


def test_older_address_that_names_each_year_still_works(open_page):
    page = open_page("papers/index", "?year=2022&year=2023")
    assert titles(page) == ["Beta: What Alpha Missed", "Gamma"]


@pytest.mark.parametrize("query", ["?sort=99", "?sort=x", "?year=1066", "?from=1066&to=x", "?q=%22%3Cb%3E", "?topic="])
def test_strange_address_breaks_nothing(open_page, query):
    page = open_page("papers/index", query)
    assert re.fullmatch(r"\d of 3 works", page.get_by_role("status").inner_text())


def test_columns_sort_both_ways_and_say_so(open_page):
    page = open_page("papers/index")
    year = page.get_by_role("columnheader", name="Year")
    year.get_by_role("button").click()
    assert titles(page)[0].startswith("Alpha")
    assert year.get_attribute("aria-sort") == "ascending"
    year.get_by_role("button").press("Enter")
    assert titles(page)[0] == "Gamma"
    assert year.get_attribute("aria-sort") == "descending"


def test_works_sort_by_title_and_by_author_also_where_no_heads_are_shown(open_page):
    page = open_page("papers/index")
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_label("Sort by").select_option("-work")
    assert titles(page)[0] == "Gamma"
    page.get_by_label("Sort by").select_option("-authors")
    assert titles(page) == ["Gamma", "Beta: What Alpha Missed", "Alpha Neurons in Transformers"]
    page.get_by_label("Sort by").select_option("as listed")
    assert titles(page)[0].startswith("Alpha")
    assert query(page) == {}


def test_clear_brings_all_back(open_page):
    page = open_page("papers/index", "?from=2022&to=2022&q=x&kind=journal article")
    assert titles(page) == []
    page.get_by_role("button", name="Clear").click()
    assert len(titles(page)) == 3
    assert query(page) == {}


def test_selection_downloads_as_one_bib_file_also_from_a_folder(open_page, tmp_path):
    page = open_page("papers/index", "?from=2022")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download this selection (.bib)").click()
    download.value.save_as(tmp_path / "selection.bib")
    text = (tmp_path / "selection.bib").read_text("utf-8")
    assert re.findall(r"^@\w+\{(.*),$", text, re.MULTILINE) == ["bell-cole-2022-beta", "eve-2023-gamma"]


def test_ledger_filters_by_standing_and_hides_empty_topics(open_page):
    page = open_page("reference/claims")
    open_facet(page, "Standing")
    page.get_by_role("checkbox", name="supported").check()
    assert page.get_by_role("status").inner_text() == "1 of 5 claims"
    page.get_by_label("Filter by words").fill("no such word")
    assert page.locator(".lit-group:visible").count() == 0


def test_filters_work_by_keyboard_alone(open_page):
    page = open_page("papers/index")
    page.get_by_label("Filter by words").focus()
    page.keyboard.type("gamma")
    assert titles(page) == ["Gamma"]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # opens the first facet
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert query(page)["topic"] == ["Memory"]


def test_ledger_finds_a_claim_under_each_topic_of_its_work(browser, site):
    """A claim stands under the first topic of its work; the filter knows the others too."""
    page = browser.new_page()
    page.goto((site / "reference/claims.html").as_uri() + "?topic=Superposition")
    groups = {group.get_attribute("id") for group in page.locator(".lit-group:visible .rubric").all()}
    assert len(groups) > 1
    assert "ledger-superposition" in groups
    page.close()


def test_comparison_of_all_works_filters_by_evidence(browser, site):
    page = browser.new_page()
    page.goto((site / "reference/methods.html").as_uri())
    everything = page.locator("table.lit-comparison tbody tr:visible").count()
    open_facet(page, "Evidence")
    page.get_by_role("checkbox", name="intervened").check()
    shown = page.locator("table.lit-comparison tbody tr:visible")
    assert 0 < shown.count() < everything
    assert all("intervened" in text for text in shown.all_inner_texts())
    page.close()
