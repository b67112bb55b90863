"""Rules for entries: what each type must have, the forms of values, keys, labels."""

from __future__ import annotations

import pytest

from literature.checks.entries import REQUIRED, check_entries
from literature.checks.markup import check_markup
from literature.model import Landed, Library
from literature.sources.bib import parse_bibliography

FILLED = {
    "author": "Ann Ada", "editor": "Ann Ada", "title": "Alpha", "year": "2020", "booktitle": "B", "journal": "J", "chapter": "1",
    "publisher": "P", "institution": "I", "school": "S", "url": "https://example.org/a", "note": "N",
}  # fmt: skip


def faults(text, *landed):
    """The codes of what the checks find in an entry, layout aside."""
    library = Library(bibliography=parse_bibliography(text), register=tuple(Landed(key, "2026-01-01", "", "", 2) for key in landed))
    return [
        problem.code
        for problem in [*library.bibliography.problems, *check_entries(library), *check_markup(library)]
        if problem.code != "bib-layout"
    ]


def entry(kind="misc", key="ada-2020-alpha", **fields):
    """The text of an entry."""
    return f"@{kind}{{{key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()) + "}\n"


def misc(**fields):
    """A correct entry but for these fields."""
    return entry(**{"author": "Ann Ada", "title": "Alpha", "year": "2020", "url": "https://example.org/a"} | fields)


@pytest.mark.parametrize("kind", REQUIRED)
def test_entry_with_all_fields_is_correct(kind):
    key = "ada-2020-alpha"
    assert faults(entry(kind, key, **FILLED)) == []


@pytest.mark.parametrize(("kind", "need"), [(kind, need) for kind, needs in REQUIRED.items() for need in needs])
def test_each_required_field_is_asked_for(kind, need):
    names = {need} if isinstance(need, str) else set(need)
    fields = {name: value for name, value in FILLED.items() if name not in names}
    # A landed key is not compared with the year and title that are missing.
    assert faults(entry(kind, **fields), "ada-2020-alpha") == ["missing-field"]


def test_empty_field_counts_as_missing():
    assert faults(misc(author="", title=" "), "ada-2020-alpha") == ["missing-field", "missing-field"]


@pytest.mark.parametrize("field", ["title", "year"])
def test_missing_field_is_said_once(field):
    """An entry without year or title was also told that its key must be "ada--alpha" or "ada-2020-"."""
    assert faults(misc(**{field: ""})) == ["missing-field"]


@pytest.mark.parametrize(
    "fields",
    [
        {"doi": "10.18653/v1/2022.acl-long.581"},
        {"doi": "10.1162/coli_a_00402"},
        {"eprint": "2104.08696", "archiveprefix": "arXiv", "primaryclass": "cs.CL"},
        {"eprint": "cmp-lg/9404001", "archiveprefix": "arXiv"},
        {"eprint": "math.GT/0309136", "archiveprefix": "arXiv", "primaryclass": "math.GT"},
        {"url": "http://example.org/~a/b_(c)?d=e#f"},
        {"pages": "1--12"},
        {"pages": "7"},
        {"pages": "e12--e34"},
        {"month": "March"},
        {"note": r"A \& B, a\_b, $x_1^2 \leq 3$, {\^o}, \url{https://a.org/b_c&d}"},
    ],
)
def test_value_of_the_right_form_is_accepted(fields):
    assert faults(misc(**fields)) == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"doi": "doi:10.1234/a"}, "bad-doi"),
        ({"doi": "10.1234/a b"}, "bad-doi"),
        ({"eprint": "2113.00001", "archiveprefix": "arXiv"}, "bad-arxiv"),
        ({"eprint": "arXiv:2104.08696", "archiveprefix": "arXiv"}, "bad-arxiv"),
        ({"eprint": "2104.08696"}, "bad-arxiv"),
        ({"eprint": "2104.08696", "archiveprefix": "arxiv"}, "bad-arxiv"),
        ({"url": "example.org"}, "bad-url"),
        ({"url": "ftp://example.org/a"}, "bad-url"),
        ({"url": "https://nowhere"}, "bad-url"),
        ({"url": "https://example.org/a b"}, "bad-url"),
        ({"pages": "1-12"}, "bad-pages"),
        ({"pages": "1–12"}, "bad-pages"),
        ({"month": "may"}, "bad-month"),
        ({"keywords": "x"}, "unknown-field"),
        ({"note": "A & B"}, "bad-latex"),
        ({"note": "a_b"}, "bad-latex"),
        ({"note": "x^2"}, "bad-latex"),
        ({"note": r"\input{/etc/passwd}"}, "bad-latex"),
        ({"note": r"$\input{/etc/passwd}$"}, "bad-latex"),
        ({"note": r"$x$\immediate\write18{rm}"}, "bad-latex"),
        ({"note": "^^5cinput{x}"}, "bad-latex"),
        ({"note": r"$\def\x{y}$"}, "bad-latex"),
    ],
)
def test_value_of_another_form_is_reported(fields, code):
    assert faults(misc(**fields)) == [code]


def test_year_must_be_four_digits():
    assert faults(misc(year="20"), "ada-2020-alpha") == ["bad-year"]


def test_broken_entry_is_not_checked_for_what_it_lost():
    assert faults("@misc{ada-2020-alpha,\n  author = {Ann Ada\n}\n") == ["bib-syntax"]


def test_landed_key_is_frozen():
    assert faults(misc(year="2021"), "ada-2020-alpha") == []
    assert faults(misc(year="2021")) == ["key-scheme"]


def test_layout_problem_is_at_the_first_line_that_would_change():
    text = misc() + "\n@misc{ada-2020-alpha-more,\n  title = {Alpha More},\n}\n"
    lines = {problem.line for problem in check_entries(Library(bibliography=parse_bibliography(text))) if problem.code == "bib-layout"}
    assert lines == set()
    late = text.replace("  title = {Alpha More},", "  title =  {Alpha More},")
    lines = {problem.line for problem in check_entries(Library(bibliography=parse_bibliography(late))) if problem.code == "bib-layout"}
    assert lines == {9}


@pytest.mark.parametrize(
    ("author", "label"),
    [
        ("Ann Ada", "Ada 2020"),
        ("Ann Ada and Bo Bell", "Ada and Bell 2020"),
        ("Ann Ada and Bo Bell and Al Cole", "Ada et al. 2020"),
        (" and ".join(f"A B{number}" for number in range(300)), "B0 et al. 2020"),
        ("Ludwig van der Berg", "van der Berg 2020"),
        ("", "Alpha 2020"),
    ],
)
def test_label_is_as_short_as_a_citation(author, label):
    (read,) = parse_bibliography(misc(author=author)).entries.values()
    assert read.label == label


@pytest.mark.parametrize(
    ("author", "label"), [("Ann Ada and others", "Ada et al. 2020"), ("Ann Ada and Bo Bell and others", "Ada et al. 2020")]
)
def test_others_are_no_person(author, label):
    """BibTeX's "and others" was taken for a person: "Ada and others 2020"."""
    (read,) = parse_bibliography(misc(author=author)).entries.values()
    assert read.label == label


def test_works_that_would_be_cited_alike_are_told_apart():
    text = "".join(misc().replace("ada-2020-alpha", f"ada-2020-{number:02}") for number in range(30))
    labels = [entry.label for entry in parse_bibliography(text).entries.values()]
    assert labels[:2] == ["Ada 2020a", "Ada 2020b"]
    assert len(set(labels)) == 30, "after z the letters start again"
