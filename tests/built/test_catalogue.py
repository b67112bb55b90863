"""The catalogue of works and the index of authors."""

from __future__ import annotations

import json

from .project import only, read_table, words
from .works import BELL, FOX


def test_catalogue_lists_every_paper_with_what_is_known_of_it(rich):
    rows = read_table(rich, "papers/index", "table.lit-catalogue")
    assert rows[0] == ["Work", "Year", "Published in", "Topics", "Components", "Models", "Code", "Claims", "Standing"]
    titles = [words(title) for title in rich.body("papers/index").select(".lit-title")]
    assert titles == ["Alpha Neurons in Transformers", "Beta: What Alpha Missed", "Gamma"]
    assert [row[1:3] for row in rows[1:3]] == [
        ["2020", "CFR 2020 conference paper"],
        ["2022", "Transactions on Fabrication journal article"],
    ]
    assert rows[1][5] == "Toy (Toy-1B, Toy-7B)"
    assert [row[7] for row in rows[1:]] == ["2", "1", "2"]


def test_catalogue_tells_how_the_claims_of_a_work_stand(rich):
    """A withdrawn challenge does not count; those who challenge stand in the dispute too."""
    rows = read_table(rich, "papers/index", "table.lit-catalogue")
    assert [row[8] for row in rows[1:]] == ["1 supported, 1 qualified, 2 challenged; disputed", "disputed", "–"]


def test_catalogue_leads_to_papers_topics_and_code(small):
    """A link in the sentence on a work leads on, too."""
    alpha, beta = ([link["href"] for link in row.select("a")] for row in small.body("papers/index").select("table.lit-catalogue tbody tr"))
    assert alpha == ["ada-etal-2020-alpha.html", "../tools/probe.html", "../topics/memory.html", "https://example.org/alpha"]
    assert beta == ["bell-cole-2022-beta.html", "../topics/memory.html"]


def test_catalogue_holds_a_work_with_three_hundred_authors(project):
    project.edit("refs.bib", "Bo Bell and Dora Cole", " and ".join(f"First{number} Last{number}" for number in range(300)))
    built = project.build()
    assert "First0 Last0, First1 Last1," in built.text("papers/index")
    assert built.text("papers/bell-cole-2022-beta", ".lit-authors").endswith("First299 Last299")
    assert built.text("papers/ada-etal-2020-alpha", "#claim-early .lit-claim-facts a") == "Last0 et al. 2022: no peak"


def test_entries_stand_in_a_script_for_the_download(small):
    text = (small.out / "entries.js").read_text("utf-8")
    entries = json.loads(text.removeprefix("window.handbookEntries = ").removesuffix(";\n"))
    assert set(entries) >= {"ada-etal-2020-alpha", "bell-cole-2022-beta"}
    assert entries["bell-cole-2022-beta"].startswith("@article{bell-cole-2022-beta,\n")


def test_only_pages_with_a_filtered_list_load_its_script(small):
    scripts = {docname: "facets.js" in small.html(docname) for docname in ("papers/index", "index", "topics/memory")}
    assert scripts == {"papers/index": True, "index": False, "topics/memory": False}


def test_authors_lead_to_their_works(project):
    project.write("reference/authors.md", "# Authors\n\n```{authors}\n```\n")
    project.append("index.md", "\n[Authors](reference/authors.md)\n")
    project.edit("refs.bib", "Bo Bell and Dora Cole", "Zo{\\'e} Bell and Dora van Cole")
    index = project.build().body("reference/authors").select_one("dl.lit-authors-index")
    names = [words(term) for term in index.select("dt")]
    assert names == sorted(names, key=str.casefold)
    assert {"Bell, Zoé", "van Cole, Dora"} <= set(names)
    assert words(index.find("dt", string="Bell, Zoé").find_next_sibling("dd")) == "Beta: What Alpha Missed (2022)"
    assert BELL.removesuffix("md") + "html" in index.select_one("dd a[href*=bell]")["href"]


def test_letters_lead_to_the_first_author_of_each(project):
    project.write("reference/authors.md", "# Authors\n\n```{authors}\n```\n")
    project.append("index.md", "\n[Authors](reference/authors.md)\n")
    project.edit("refs.bib", "Bo Bell and Dora Cole", "{\\'E}lie {\\'E}bo and Dora Cole and Ann Zed")
    body = project.build().body("reference/authors")
    assert read_letters(body, "dl.lit-authors-index dt") == {
        "A": "Ada, Ann",
        "B": "Bell, Bo",
        "C": "Cole, Ciaran Ó",
        "E": "Ébo, Élie",
        "Z": "Zed, Ann",
    }
    names = [words(term) for term in body.select("dl.lit-authors-index dt")]
    assert names.index("Ébo, Élie") < names.index("Zed, Ann")


def test_letters_of_the_bibliography_lead_to_the_first_entry_of_each(project):
    project.append("refs.bib", FOX)
    body = project.build().body("reference/bibliography")
    shown = {letter: text.partition("]")[0].strip("[") for letter, text in read_letters(body, "div.citation").items()}
    assert shown == {"A": "ada-etal-2020-alpha", "B": "bell-cole-2022-beta", "D": "dean-2019-delta", "F": "fox-2018-phi"}


def test_list_whose_names_all_begin_alike_has_no_letters(project):
    project.write("reference/authors.md", "# Authors\n\n```{authors}\n```\n")
    project.append("index.md", "\n[Authors](reference/authors.md)\n")
    project.edit("refs.bib", "Bo Bell and Dora Cole", "Ann Ada")
    project.edit("refs.bib", "Ann Ada and Bo Bell and Ciaran {\\'O} Cole", "Ann Ada and Al Abel")
    assert project.build().body("reference/authors").select(".lit-letters") == []


def read_letters(body, items):
    """Letter -> the item that its link leads to."""
    places = {}
    for link in body.select(".lit-letters a"):
        anchor = only(body, f"[id='{link['href'].removeprefix('#')}']")
        places[words(link)] = words(next(item for item in body.select(items) if item is anchor or anchor in item.descendants))
    return places
