"""Capitals that are meant stand in braces: they are found, and put there."""

from __future__ import annotations

import pytest

from literature.sources.bib import to_plain
from literature.sources.capitals import find_bare, find_split, list_names, protect

NAMES = frozenset({"Transformer"})
TITLES = [
    # title, bare, split, protected
    ("Sanity Checks for Saliency Maps", [], [], "Sanity Checks for Saliency Maps"),
    ("BERT and GPT-2", ["BERT", "GPT"], [], "{BERT} and {GPT}-2"),
    ("LayerNorm in LLMs", ["LayerNorm", "LLMs"], [], "{LayerNorm} in {LLMs}"),
    ("{LLM}s", ["LLMs"], ["LLMs"], "{LLMs}"),
    ("{W}asserstein Distances", [], ["Wasserstein"], "{Wasserstein} Distances"),
    ("{GPT-2 XL} and {CLaS-Bench}", [], [], "{GPT-2 XL} and {CLaS-Bench}"),
    ("Do I Know? Yes", ["I", "Yes"], [], "Do {I} Know? {Yes}"),
    ("Trust Me, I'm Wrong", ["I'm"], [], "Trust Me, {I'm} Wrong"),
    ("A First Look: A Second", [], [], "A First Look: A Second"),
    ("Localization vs. Editing of Makelov et al. (2023)", [], [], "Localization vs. Editing of Makelov et al. (2023)"),
    ("One. Two! ``Three''", ["Two", "Three"], [], "One. {Two}! ``{Three}''"),
    ("Pretrained Transformers", ["Transformers"], [], "Pretrained {Transformers}"),
    ("The Transformer's End", ["Transformer's"], [], "The {Transformer's} End"),
    ("pyvene: A Library", ["pyvene"], [], "{pyvene}: A Library"),
    ("1 Neuron", [], [], "1 Neuron"),
    (r"T{\'E}t {\'E}lan", ["TÉt"], [], r"{T{\'E}t} {\'E}lan"),
    (r"Alpha \& N-gram", ["N"], [], r"Alpha \& {N}-gram"),
    ("", [], [], ""),
]


@pytest.mark.parametrize(("title", "bare", "split", "protected"), TITLES)
def test_meant_capitals_are_found_and_protected(title, bare, split, protected):
    assert find_bare(title, NAMES) == bare
    assert find_split(title) == split
    assert protect(title, NAMES) == protected


@pytest.mark.parametrize("title", [title for title, *_ in TITLES])
def test_protected_title_says_the_same_and_needs_no_more(title):
    protected = protect(title, NAMES)
    assert to_plain(protected) == to_plain(title)
    assert (find_bare(protected, NAMES), find_split(protected)) == ([], [])


def test_names_are_what_stands_alone_in_braces():
    titles = [
        "Knowledge in {Transformers}",
        "An {English} Model? {Analyzing} It",
        "In Sum: {Metrics}",
        "{BERT}",
        "{Merge-It} and {GPT-2 Small}",
    ]
    assert list_names(titles) == {"Transformer", "English"}


@pytest.mark.parametrize("title", ["{", "}", "{}", "a}b{C", "\\", "{\\", "$N$", "{{{A}}}", "{" * 50 + "A"])
def test_strange_titles_are_no_exception(title):
    protect(title)
    find_bare(title)
    find_split(title)
