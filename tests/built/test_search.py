"""The index of the search: what it holds of a small handbook, how it is cut into files, and that nothing of it breaks out."""

from __future__ import annotations

import json

import pytest

from literature.search.words import stem

from .trees import read_index
from .works import ADA, FOX

KINDS = {"topic", "tool", "term", "page", "section"}


@pytest.fixture(scope="module")
def index(small):
    return read_index(small)


def name(core, number):
    """What an item of the core is called; of the items after it, the number."""
    works = core["works"]
    return works[number][0] if number < len(works) else core["named"][number - len(works)][1]


def holders(index, word):
    """The names of the items of the core that hold a word, in whichever field; the index has it without its endings."""
    core, words, _ = index
    count = len(core["works"]) + len(core["named"])
    return {name(core, number) for field in words.get(stem(word), []) for number in field if number < count}


def test_core_names_each_work_with_its_people_year_and_parts(index):
    core, _, _ = index
    assert next((work[0], work[1], work[2], work[3], core["venues"][work[4]]) for work in core["works"]) == (
        "ada-etal-2020-alpha",
        "Alpha Neurons in Transformers",
        "Ada et al.",
        "2020",
        "CFR",
    )
    # Topics, claims, sections; a work without a page has neither claims nor sections.
    assert {work[0]: work[5:] for work in core["works"]} == {
        "ada-etal-2020-alpha": [[0], 2, 0],
        "bell-cole-2022-beta": [[0], 1, 0],
        "dean-2019-delta": [[]],
    }
    assert (core["papers"], core["bibliography"]) == ("papers/KEY.html", "reference/bibliography.html")


def test_core_names_all_else_that_has_a_name(index):
    named = {(kind, title): address for kind, title, address in index[0]["named"]}
    assert {kind for kind, _ in named} == KINDS
    assert named["topic", "Memory"] == "topics/memory.html"
    # Each name of a term has its anchor.
    assert named["term", "unit, neuron"] == "reference/glossary.html#term-unit term-neuron"
    assert named["section", "Symbols – Notation"] == "reference/notation.html#symbols"


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("ciaran", "ada-etal-2020-alpha"),  # an author who is not in the core
        ("elodie", "dean-2019-delta"),
        ("10.1234/fab.2020.1", "ada-etal-2020-alpha"),
        ("2001.00001", "ada-etal-2020-alpha"),
        ("1901.00009", "dean-2019-delta"),
        ("coefficient", "ada-etal-2020-alpha"),  # how its authors define a neuron
        ("early", "ada-etal-2020-alpha"),  # its summary
    ],
)
def test_work_is_found_by_what_stands_in_its_entry_and_front_matter(index, word, key):
    assert key in holders(index, word)


def test_claim_is_found_by_its_words_models_and_data(index):
    core, words, texts = index
    first = len(core["works"]) + len(core["named"])
    for word in ("peak", "zeroing", "toy", "fabricatedqa"):
        assert first in {number for field in words[stem(word)] for number in field}, word
    text, title, anchor = texts[first]
    assert (title, anchor) == ("peak", "claim-peak")
    assert text.startswith("Zeroing")


def test_each_item_has_a_text_and_cited_works_stand_by_their_label(index):
    core, _, texts = index
    count = len(core["works"]) + len(core["named"]) + sum(sum(work[6:]) for work in core["works"])
    assert len(texts) == count
    assert ["A thing that fires, as Ada et al. 2020 say."] in texts
    assert not any("[@" in part for text in texts for part in text)


def test_excerpts_hold_formulas_in_a_line_and_the_words_of_links(project):
    project.append(
        "reference/notation.md",
        """
## Gaps

Let $\\vx_i$ have $k < 3$, as [is claimed](#gaps) and {lit:claim}`was shown <ada-etal-2020-alpha:peak>`, by {eq}`eq-ada-score`. It is

$$
y = 1
$$

then.
""",
    )
    _, _, texts = read_index(project.build())
    assert "Let x_i have k < 3, as is claimed and was shown, by. It is … then." in next(text[0] for text in texts if "Let x_i" in text[0])


def test_formula_of_a_claim_is_text_in_its_excerpt(index):
    assert any(text[0].startswith("Zeroing m_i lowers") for text in index[2])


def test_sphinx_leaves_no_index_of_its_own(small):
    assert not (small.out / "searchindex.js").exists()
    assert not (small.out / "_static" / "searchtools.js").exists()
    assert (small.out / "search.html").exists()


def test_index_of_an_earlier_build_with_the_search_of_sphinx_is_deleted(project):
    stale = project.build().out / "searchindex.js"
    stale.write_text("Search.setIndex({})", "utf-8")
    project.append(ADA, "\nMore.\n")
    project.build()
    assert not stale.exists()


def test_hostile_words_stay_text(project):
    """The files are scripts: a line end of JavaScript or the end of a script element in a text would be part of the program."""
    project.append("refs.bib", FOX.replace("{Phi}", "{Phi </script> x}"))
    project.append(ADA, '\n## `"];alert(1)//`\n\nText </script> \u2029 \u0022.\n')
    built = project.build()
    core, _, texts = read_index(built)
    assert any("</script>" in work[1] for work in core["works"])
    assert any("alert(1)" in text[1] for text in texts if len(text) == 3)
    for path in set((built.out / "search").rglob("*.js")) - {built.out / "search/scripts.js"}:
        data = path.read_text("utf-8").partition("]=")[2].removesuffix(";\n")
        assert json.loads(data) is not None


def test_handbook_without_works_has_an_index(project):
    for docname in ("papers/ada-etal-2020-alpha", "papers/bell-cole-2022-beta", "topics/memory", "tools/probe"):
        project.delete(f"{docname}.md")
    project.write("refs.bib", "")
    project.write("reference/glossary.md", "# Glossary\n\nNothing yet.\n")
    project.build()
    core, _, _ = read_index(project.build())
    assert core["works"] == []
    assert ["page", "Glossary", "reference/glossary.html"] in core["named"]
