"""Every fault of refs.bib is said at its place, and swallows nothing that follows."""

from __future__ import annotations

import pytest

from literature.sources.bib import parse_bibliography

GOOD = "\n@misc{last,\n  title = {T},\n}\n"


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        ("@misc{a,\n  title = {T,\n}\n", ("bib-syntax", 3)),
        ("@misc{a,\n  title = {T}\n  year = {2020},\n}\n", ("bib-syntax", 3)),
        ("@misc{a,\n  month = May,\n}\n", ("bib-syntax", 2)),
        ("@misc{a,\n  year = ,\n}\n", ("bib-syntax", 2)),
        ("@misc{a,\n  {T},\n}\n", ("bib-syntax", 2)),
        ('@misc{a,\n  title = "T},\n}\n', ("bib-syntax", 2)),
        ("@misc{, title = {T}}\n", ("bib-syntax", 1)),
        ("@misc{}\n", ("bib-syntax", 1)),
        ("@misc\n", ("bib-syntax", 1)),
        ("@\n", ("bib-syntax", 1)),
        ("@{a}\n", ("bib-syntax", 1)),
        ("@misc{a\n", ("bib-syntax", 1)),
        ("@string{x = {y}}\n", ("bib-syntax", 1)),
        ("@Comment{@misc{a}}\n", ("bib-syntax", 1)),
        ("@preamble{{x}}\n", ("bib-syntax", 1)),
        ("@misc{a, title = {" + "{" * 101 + "}" * 101 + "}}\n", ("bib-syntax", 1)),
        ("@misc{a, title = {T}, @note = {x}}\n", ("bib-syntax", 1)),
        ("@misc{a, title = {T}} @misc{b, title = {U}}\n", ("bib-stray-text", 1)),
        ("@misc{a, title = {T}}\n}\n", ("bib-stray-text", 2)),
        ("title = {T},\n", ("bib-stray-text", 1)),
        ("% see a@example.org\n", ("bib-stray-text", 1)),
        ("@misc{a,\n  title = {T},\n  Title = {U},\n}\n", ("duplicate-field", 3)),
        ("@misc{LAST,\n  title = {T},\n}\n", ("duplicate-key", 5)),
        ("@misc{a,\n  author = {A, B, C, D},\n}\n", ("bad-name", 2)),
    ],
)
def test_fault_is_placed_and_the_next_entry_is_read(bad, fault):
    read = parse_bibliography(bad + GOOD)
    assert [(problem.code, problem.line) for problem in read.problems] == [fault]
    assert {"last", "LAST"} & {*read.entries}


@pytest.mark.parametrize("author", ["Ann Ada and", "and Ann Ada", "Ann Ada and and Bo Bell", ",", "{}"])
def test_name_without_words_is_a_fault(author):
    """An "and" too many became part of a name ("B and"), and "," a person without a name."""
    read = parse_bibliography(f"@misc{{a,\n  author = {{{author}}},\n}}\n")
    assert [(problem.code, problem.line) for problem in read.problems] == [("bad-name", 2)]


@pytest.mark.parametrize("fault", ["title = {T,", "title = {T}}, year = {2020},", "title = {T} year = {2020},"])
def test_unbalanced_entry_is_reported_within_its_lines(fault):
    read = parse_bibliography(f"@misc{{a,\n  {fault}\n}}\n")
    assert read.problems
    assert all(problem.file == "refs.bib" and 1 <= problem.line <= 3 for problem in read.problems)


def test_entry_with_faulty_syntax_is_not_intact():
    read = parse_bibliography("@misc{a,\n  title = {T},\n  year = {2020\n}\n" + GOOD)
    assert {key: entry.intact for key, entry in read.entries.items()} == {"a": False, "last": True}


def test_first_of_two_entries_with_one_key_is_kept():
    read = parse_bibliography("@misc{a,\n  title = {T},\n}\n@misc{A,\n  title = {U},\n}\n")
    assert {key: entry.title for key, entry in read.entries.items()} == {"a": "T"}


def test_first_of_two_fields_of_one_name_is_kept():
    read = parse_bibliography("@misc{a,\n  title = {T},\n  TITLE = {U},\n}\n")
    assert read.entries["a"].title == "T"


def test_surplus_brace_is_counted_in_the_message():
    (problem,) = parse_bibliography("@misc{a,\n  title = {{T},\n}\n").problems
    assert problem.message.endswith("(1 opening brace(s) without a closing one)")


def test_latex_that_cannot_be_read_is_no_exception():
    r"""An author that ends in a backslash, as in `{Dora Col\}e}`, ended in a UnicodeDecodeError."""
    assert parse_bibliography("@misc{a,\n  author = {Dora Col\\}e},\n}\n").problems


def test_type_with_punctuation_is_kept_whole(root):
    """Of "@in-proceedings" only "in" was read, and "@.misc" had no type at all."""
    read = parse_bibliography("@in-proceedings{a,\n  title = {T},\n}\n\n@.misc{b,\n  title = {U},\n}\n")
    assert [entry.type for entry in read.entries.values()] == ["in-proceedings", ".misc"]
