"""The records: what they are called, and that they survive being stored."""

from __future__ import annotations

import copy
import pickle

import pytest

from literature.model import Entry, Name, Page, Problem, Text


def test_text_is_a_string_that_keeps_its_line():
    text = Text("a", 3)
    assert (text, text.line, f"{text}!") == ("a", 3, "a!")
    assert (Text(), Text().line) == ("", 0)


@pytest.mark.parametrize("store", [lambda text: pickle.loads(pickle.dumps(text)), copy.copy, copy.deepcopy])
def test_text_keeps_its_line_when_it_is_stored(store):
    stored = store(Text("a", 3))
    assert (type(stored), stored, stored.line) == (Text, "a", 3)


def test_library_survives_being_stored(small):
    """The pages of a build are pickled between processes and between builds."""
    assert pickle.loads(pickle.dumps(dict(small.pages))) == small.pages


def test_problem_is_one_line_that_editors_can_follow():
    assert str(Problem("a/b.md", 3, "bad-thing", "it must hold")) == "a/b.md:3: it must hold [literature.bad-thing]"


def test_problems_are_ordered_by_file_and_line():
    problems = [Problem("b.md", 1, "x", "m"), Problem("a.md", 10, "x", "m"), Problem("a.md", 9, "y", "m")]
    assert [(problem.file, problem.line) for problem in sorted(problems)] == [("a.md", 9), ("a.md", 10), ("b.md", 1)]


@pytest.mark.parametrize(("first", "last", "name"), [("Ann", "Ada", "Ann Ada"), ("", "The Team", "The Team"), ("Plato", "", "Plato")])
def test_name_is_written_in_its_order(first, last, name):
    assert str(Name(first, last)) == name


@pytest.mark.parametrize(
    ("docname", "kind", "name"),
    [
        ("papers/a", "paper", "a"),
        ("topics/a", "topic", "a"),
        ("tools/a", "tool", "a"),
        ("papers/index", "", "index"),
        ("reference/a", "", "a"),
        ("index", "", "index"),
        ("papers", "", "papers"),
    ],
)
def test_folder_says_the_kind_of_a_page(docname, kind, name):
    page = Page(docname, f"{docname}.md", Text("T", 1))
    assert (page.kind, page.name) == (kind, name)


@pytest.mark.parametrize(
    ("ids", "aliases"), [(None, ()), ("", ()), ("a2020b", ("a2020b",)), ("b, a", ("b", "a")), (" b,,a ,\n c,", ("b", "a", "c"))]
)
def test_aliases_are_the_keys_in_ids(ids, aliases):
    fields = {} if ids is None else {"ids": Text(ids, 2)}
    assert Entry("k", "misc", 1, fields).aliases == aliases
