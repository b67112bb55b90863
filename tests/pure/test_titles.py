"""The title of a page is its first heading of level 1, as plain text."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Alpha Neurons", "Alpha Neurons"),
        ("#   Alpha   Neurons  #", "Alpha   Neurons"),
        ("Alpha\nNeurons\n=======", "Alpha Neurons"),
        ("# *Alpha* **N**`eurons` [x](https://a.org)", "Alpha Neurons x"),
        (r"# Alpha \* &amp; B", "Alpha * & B"),
        ("# Alpha <b>bold</b> <script>x</script>", "Alpha bold x"),
        ("# Alpha: “quoted” #1", "Alpha: “quoted” #1"),
        ("# 李 é 🧠", "李 é 🧠"),
        ("---\nhtml_meta: {}\n---\n\n# After Front Matter", "After Front Matter"),
        ("% remark\n\n(label)=\n# After a Label", "After a Label"),
        ("Text first.\n\n## Low\n\n# High", "High"),
    ],
)
def test_title_is_plain_text(page, text, title):
    read = page(f"{text}\n\nText.\n")
    assert (str(read.title), read.problems) == (title, ())


def test_title_knows_its_line(page):
    assert page("\n\n# T\n").title.line == 3
    assert page("---\na: b\n---\n\n# T\n").title.line == 5


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Text.\n", "## Low\n", "#NoSpace\n", "    # code\n", "```\n# code\n```\n", "% # remark\n", "#\n"]
)
def test_page_without_title_is_reported(page, faults, text):
    assert faults(page(text)) == [("missing-title", 1)]


@pytest.mark.parametrize("text", [":::{note}\n# No\n:::\n", "> # No\n", "- # No\n"])
def test_heading_in_a_box_is_no_title(page, faults, text):
    """A heading inside a directive, a quotation or a list, which no page shows as its title, counted as one."""
    assert faults(page(text)) == [("missing-title", 1)]


def test_draft_may_be_without_title(page):
    assert page("---\ndraft: true\n---\n").problems == ()


@pytest.mark.parametrize(
    ("bib", "heading"),
    [
        ("{AlphaX}: ``What'' Is a Neuron -- and Why?", "AlphaX: “What” Is a Neuron – and Why?"),
        ("{AlphaX}: ``What'' Is a Neuron -- and Why?", 'AlphaX: "What" Is a Neuron - and Why?'),
        ("It's  Alpha", "It’s Alpha"),
        (r"Alpha \& {\'E}lodie", r"Alpha \& Élodie"),
        (r"Alpha\_Beta", r"Alpha\_Beta"),
    ],
)
def test_title_equals_that_of_the_bibliography_but_for_typography(root, bib, heading):
    root.edit("refs.bib", "title = {Beta: What Alpha Missed}", f"title = {{{bib}}}")
    root.edit("papers/bell-cole-2022-beta.md", "# Beta: What Alpha Missed", f"# {heading}")
    assert [problem for problem in root.problems() if "title" in problem] == []


def test_title_with_a_formula_can_be_written(root):
    """Of "$k$-sparse" refs.bib kept the dollars and the page did not: no heading was right."""
    root.edit("refs.bib", "title = {Beta: What Alpha Missed}", "title = {$k$-Sparse Beta}")
    root.edit("papers/bell-cole-2022-beta.md", "# Beta: What Alpha Missed", "# $k$-Sparse Beta")
    assert [problem for problem in root.problems() if "title" in problem] == []


@pytest.mark.parametrize("heading", ["Beta: What alpha Missed", "Beta: What Alpha", "Beta What Alpha Missed"])
def test_title_that_differs_is_reported(root, heading):
    root.edit("papers/bell-cole-2022-beta.md", "# Beta: What Alpha Missed", f"# {heading}")
    (problem,) = root.problems()
    assert problem.startswith("papers/bell-cole-2022-beta.md:14: ")
    assert problem.endswith(f"found '{heading}' [literature.title-differs]")
