"""What the index of the search is made of: words, synonyms, files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from literature.checks.asked import check_asked
from literature.joined import join
from literature.model import Bibliography, Entry, Library, Page, Passage, Target, Text
from literature.search import Item, list_items, make_index
from literature.search.words import find_words, fold, spell, stem
from literature.sources.tables import read_asked, read_synonyms


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Clément Dumas", ["clement", "duma"]),
        ("Schütze", ["schutz", "schuetz"]),
        ("Søgaard", ["sogaard", "soegaard"]),
        ("Vörös", ["voro", "voero"]),
        ("key-value memories", ["key", "valu", "keyvalu", "memori"]),
        ("TransformerLens", ["transform", "len", "transformerlen"]),
        ("D’Oosterlinck", ["d", "oosterlinck", "doosterlinck"]),
        ("LayerNorm", ["layer", "norm", "layernorm"]),
        ("GPT2-XL", ["gpt2", "xl", "gpt2xl", "gpt", "2"]),
        ("the model's MLPs' weights", ["model", "mlps", "weight"]),
        ("dai2022knowledge", ["dai2022knowledge", "dai", "2022", "knowledg"]),
        ("arXiv:2104.08696v2", ["2104.08696", "arxiv"]),
        ("https://doi.org/10.18653/v1/2022.acl-long.581", ["10.18653/v1/2022.acl-long.581", "https", "doi", "org"]),
        ("see 2022.acl-long.581.", ["2022.acl-long.581", "see"]),
        ("P19-1234", ["p19-1234"]),
        ("what is a neuron", ["neuron"]),
        ("", []),
    ],
)
def test_text_is_read_as_words(text, words):
    assert sorted(find_words(text)) == sorted(words)


@pytest.mark.parametrize(
    ("word", "end"),
    [
        ("neurons", "neuron"),
        ("memories", "memori"),
        ("memory", "memori"),
        ("edited", "edit"),
        ("editing", "edit"),
        ("bias", "bias"),
        ("das", "das"),
        ("daed", "daed"),
        ("gpt2s", "gpt2s"),
        ("λόγοι", "λόγοι"),
    ],
)
def test_endings_of_english_words_are_taken_off(word, end):
    assert stem(word) == end


def test_letters_with_marks_lose_them_and_others_are_spelt_out():
    assert fold("Ñandú İstanbul") == "nandu istanbul"
    assert spell("straße") == {"strasse"}


@pytest.fixture
def library():
    fields = {"year": Text("2020"), "eprint": Text("2001.00001"), "archiveprefix": Text("arXiv"), "ids": Text("ada2020alpha")}
    return Library(Bibliography({"ada-2020-alpha": Entry("ada-2020-alpha", "misc", 1, fields, title="Alpha")}))


def test_entry_without_page_is_an_item_that_its_identifiers_find(library):
    (item,) = list_items(join(library), {}, lambda docname, name: "")
    assert (item.kind, item.title, item.anchor) == ("work", "Alpha", "cite-ada-2020-alpha")
    assert {"ada-2020-alpha", "ada2020alpha", "2001.00001"} <= set(item.also)


def items(number, text="word"):
    return [Item("page", f"Page {one}", f"page{one}", text=text) for one in range(number)]


def test_words_that_most_items_hold_are_left_out(library):
    index = make_index(join(library), [*items(60, "common rare0"), *items(40, "common")], str)
    words = {word for part in index.words for word in part}
    assert "common" not in words
    few = make_index(join(library), items(40, "common"), str)
    assert "common" in {word for part in few.words for word in part}


def test_files_are_cut_in_the_order_of_words_and_items(library):
    texts = [" ".join(f"w{number:05}x{other}" for other in range(10)) for number in range(700)]
    made = [Item("page", f"Page {number}", f"page{number}", text=text) for number, text in enumerate(texts)]
    index = make_index(join(library), made, str)
    assert len(index.words) > 2
    assert len(index.texts) > 2
    assert index.core["words"] == [next(iter(part)) for part in index.words]
    assert index.core["words"] == sorted(index.core["words"])
    starts = index.core["texts"]
    assert [index.texts[number][0][0] for number in range(len(starts))] == [texts[start] for start in starts]


def test_items_of_a_word_are_stored_as_differences(library):
    made = items(30)
    made[3] = Item("page", "Three", "three", text="special")
    made[17] = Item("page", "Seventeen", "seventeen", text="special special")
    index = make_index(join(library), made, str)
    assert next(part["special"] for part in index.words if "special" in part) == [[], [], [3, 14]]


def test_passage_cites_works_by_label_and_pages_by_title(library):
    page = Page("reference/glossary", "reference/glossary.md", Text("Glossary"))
    library = replace(library, pages={page.docname: page})
    passages = {
        page.docname: [Passage("term", ("term-a", "term-b"), ("a", "b"), "See [@ada-2020-alpha] and [@reference/glossary], [@gone].")]
    }
    term = next(item for item in list_items(join(library), passages, lambda docname, name: "") if item.kind == "term")
    assert (term.title, term.anchor) == ("a, b", "term-a term-b")
    assert term.text == "See Alpha 2020 and Glossary, gone."


def test_synonyms_are_read_and_a_bad_line_is_a_problem(tmp_path):
    assert read_synonyms(tmp_path) == ((), [])
    (tmp_path / "data").mkdir()
    file = tmp_path / "data" / "synonyms.yml"
    file.write_text("FFN: [MLP, feed-forward]\nbad: word\nworse: [[a]]\nempty: []\n", "utf-8")
    groups, problems = read_synonyms(tmp_path)
    assert groups == (("FFN", "MLP", "feed-forward"),)
    assert [(problem.file, problem.line, problem.code) for problem in problems] == [
        ("data/synonyms.yml", line, "table-syntax") for line in (2, 3, 4)
    ]


def test_synonyms_of_this_handbook_are_read(project_root):
    groups, problems = read_synonyms(project_root)
    assert problems == []
    names = [name for group in groups for name in group]
    assert len(names) == len(set(names)), "a name in two groups would make all of both the same"


def test_words_that_readers_ask_with_are_read_and_a_bad_line_is_a_problem(tmp_path):
    assert read_asked(tmp_path) == ({}, [])
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "asked.yml").write_text("a: [one two, three]\nb: word\na: [four]\nc: ['']\n", "utf-8")
    asked, problems = read_asked(tmp_path)
    assert asked == {"a": ("one two", "three")}
    assert [(problem.file, problem.line) for problem in problems] == [("data/asked.yml", line) for line in (2, 4, 3)]


def test_words_lead_to_the_item_that_they_stand_with(library):
    library = replace(library, asked={"ada-2020-alpha": (Text("first letters", 1),)})
    (item,) = list_items(join(library), {}, lambda docname, name: "")
    assert "first letters" in item.also


def test_words_must_stand_with_something_that_can_be_found(library):
    page = Page("topics/beta", "topics/beta.md", Text("Beta"), targets=(Target("term", "gamma ray", 1),))
    library = replace(library, pages={page.docname: page})
    names = ("ada-2020-alpha", "topics/beta", "gamma ray", "ada-2020-alpa", "papers/ada-2020-alpha")
    asked = {name: (Text("word", line),) for line, name in enumerate(names, 1)}
    problems = list(check_asked(replace(library, asked=asked)))
    assert [(problem.line, problem.code) for problem in problems] == [(4, "unknown-name"), (5, "unknown-name")]
    assert "did you mean 'ada-2020-alpha'" in problems[0].message


def test_words_of_this_handbook_are_read(project_root):
    asked, problems = read_asked(project_root)
    assert asked
    assert problems == []
    assert [name for name, words in asked.items() if len(words) != len(set(words))] == []
