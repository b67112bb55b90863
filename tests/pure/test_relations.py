"""What follows from the records: responses, standing, who cites whom, which page a work has."""

from __future__ import annotations

import pytest

from literature.model import Entry, Event, PaperFacts, Text
from literature.relations import date_work, find_citing_pages, find_page, find_responses, judge_standing, list_keys, list_tools, list_works

ADA = "papers/ada-etal-2020-alpha.md"
BELL = "papers/bell-cole-2022-beta.md"
PEAK = "ada-etal-2020-alpha:peak"
EARLY = "ada-etal-2020-alpha:early"
DEAN = """---
paper:
  tldr: Deltas peak
---

# Delta

:::{claim} yes
:place: §1
:evidence: observed
:supports: ada-etal-2020-alpha:peak (§2)
:challenges: ada-etal-2020-alpha:peak
So it is.
:::
"""


@pytest.fixture
def three(root):
    """The good root with a page of a third work, by another author and older, that answers a claim of the first."""
    root.write("papers/dean-2019-delta.md", DEAN)
    return root


def standing(root, claim_id):
    """How a claim stands, in words."""
    return str(judge_standing(find_responses(root.library()).get(claim_id, [])))


def test_response_is_found_from_the_claim_it_answers(small):
    (response,) = find_responses(small)[PEAK]
    assert (response.claim.id, response.link.kind, response.link.place) == ("bell-cole-2022-beta:no-peak", "challenges", "§2, Table 3")
    assert (response.same_work, response.shared_authors) == (False, ("Bo Bell",))


def test_response_without_a_place_is_the_handbooks_reading(small):
    assert [response.link.place for response in find_responses(small)[EARLY]] == [""]


def test_responses_are_ordered_by_year_claim_and_kind(three):
    found = find_responses(three.library())[PEAK]
    assert [(response.claim.key, response.link.kind) for response in found] == [
        ("dean-2019-delta", "challenges"),
        ("dean-2019-delta", "supports"),
        ("bell-cole-2022-beta", "challenges"),
    ]


def test_people_of_both_works_are_named_in_full(root):
    root.edit("refs.bib", "author = {Bo Bell and Dora Cole}", "author = {Bo Bell and Ciaran Cole and Ann Ada}")
    (response,) = find_responses(root.library())[PEAK]
    assert response.shared_authors == ("Ann Ada", "Bo Bell"), "Ciaran Cole is not Ciaran Ó Cole"


def test_claim_without_responses_says_so(small):
    assert "bell-cole-2022-beta:no-peak" not in find_responses(small)
    assert str(judge_standing([])) == "no response recorded here"


def test_standing_counts_each_kind_and_who_shares_authors(three):
    assert standing(three, PEAK) == "supported by 1, challenged by 2, 1 of them sharing authors"
    assert standing(three, EARLY) == "challenged by 1, 1 of them sharing authors"


def test_response_of_the_same_work_does_not_count(root):
    root.edit(ADA, ":data: FabricatedQA\n", ":data: FabricatedQA\n:supports: ada-etal-2020-alpha:early\n")
    assert [response.same_work for response in find_responses(root.library())[EARLY]] == [True, False]
    assert standing(root, EARLY) == "challenged by 1, 1 of them sharing authors"


def test_withdrawn_response_does_not_count(root):
    root.edit(BELL, ":evidence: intervened\n", ":evidence: intervened\n:withdrawn: 2026-01-01 retracted\n")
    assert standing(root, PEAK) == "no response recorded here"
    assert len(find_responses(root.library())[PEAK]) == 1, "it is still shown"


def test_response_of_a_draft_does_not_count(root):
    root.edit(BELL, "---\npaper:", "---\ndraft: true\npaper:")
    assert find_responses(root.library()) == {}


def test_keys_of_a_page_are_listed_in_the_order_of_first_mention(page):
    read = page("# T\n\n{lit:claim}`c:x` {cite:p}`b,a`\n\n{lit:paper}`d` {cite:t}`c`\n\n:::{comparison} e, a\n:::\n", "topics/t")
    assert list_keys(read) == ["c", "b", "a", "d", "e"]


def test_keys_of_the_links_of_claims_are_among_them(small):
    assert list_keys(small.pages["papers/bell-cole-2022-beta"]) == ["ada-etal-2020-alpha"]


def test_page_does_not_name_its_own_work(page):
    read = page("---\npaper:\n---\n# T\n\n{cite:t}`a` {cite:t}`b`\n", "papers/a")
    assert list_keys(read) == ["b"]
    assert list_keys(page("# T\n\n{cite:t}`a`\n", "topics/a")) == ["a"]


def test_tool_names_its_entry_and_what_it_implements_first(page):
    text = "---\ntool:\n  entry: a\n  implements: [b, c]\n---\n# T\n\n{cite:t}`d` {cite:t}`b`\n"
    assert list_keys(page(text, "tools/t")) == ["a", "b", "c", "d"]


def test_citing_pages_are_published_and_in_order(three):
    three.write("reference/draft.md", "---\ndraft: true\n---\n{cite:t}`dean-2019-delta`\n")
    citing = {key: [page.docname for page in pages] for key, pages in find_citing_pages(three.library()).items()}
    assert citing["bell-cole-2022-beta"] == ["topics/memory"]
    # The page of the first work cites this one in its summary.
    assert citing["dean-2019-delta"] == ["papers/ada-etal-2020-alpha", "tools/probe", "topics/memory"]


def test_work_is_shown_on_its_paper_page_before_the_page_of_a_tool(three):
    library = three.library()
    assert find_page(library, "dean-2019-delta").docname == "papers/dean-2019-delta"
    three.delete("papers/dean-2019-delta.md")
    assert find_page(three.library(), "dean-2019-delta").docname == "tools/probe"
    assert find_page(library, "ada-etal-2020-alpha").docname == "papers/ada-etal-2020-alpha", "a tool implements it"
    assert find_page(library, "nobody") is None


def test_draft_is_no_page_of_a_work(three):
    three.edit("papers/dean-2019-delta.md", "---\npaper:", "---\ndraft: true\npaper:")
    assert find_page(three.library(), "dean-2019-delta").docname == "tools/probe"


def test_works_of_a_topic_are_ordered_by_year(root):
    root.edit("refs.bib", "year = {2020}", "year = {2023}")
    assert [entry.key for _, entry in list_works(root.library(), "memory")] == ["bell-cole-2022-beta", "ada-etal-2020-alpha"]
    assert list_works(root.library(), "nowhere") == []


def test_tools_of_a_work_are_those_that_implement_or_cite_it(small):
    assert [tool.name for tool in list_tools(small, "ada-etal-2020-alpha")] == ["probe"]
    assert [tool.name for tool in list_tools(small, "dean-2019-delta")] == ["probe"]
    assert list_tools(small, "bell-cole-2022-beta") == []


def test_records_that_do_not_match_are_no_exception(three):
    three.write("refs.bib", "@misc{other,\n  title = {Other},\n}\n")
    library = three.library()
    assert find_responses(library)[PEAK]
    assert list_works(library, "memory") == []
    assert find_citing_pages(library)


@pytest.mark.parametrize(
    ("events", "date"),
    [
        ([("2022-05", "published"), ("2021-04-18", "posted"), ("2022-03", "posted")], "2021-04-18"),
        ([("2022-05", "published"), ("2022-06", "corrected")], "2022-05"),
        ([("2023-05-09", "published"), ("2023-07-05", "posted")], "2023-05-09"),
        ([("2023", "published"), ("2023-05-02", "posted")], "2023-05-02"),
        ([("2022-09-14", "published"), ("2022-09", "posted")], "2022-09-14"),
        ([("2022-06", "retitled")], "2022-06"),
        ([], "2023"),
    ],
)
def test_work_is_dated_by_the_day_it_was_first_public_else_its_first_event_else_its_year(events, date):
    facts = PaperFacts(history=tuple(Event(Text(day), Text(event)) for day, event in events))
    assert date_work(facts, Entry("a", "misc", 1, {"year": Text("2023")})) == date
