"""The tables in data/: families of models, and the register of what has landed."""

from __future__ import annotations

import pytest

from literature.sources.tables import read_models, read_register

HEADER = "id\tdate\talias of\twithdrawn\n"


@pytest.fixture
def models(root):
    """Read a table of models from its text: the models and the lines of faults."""

    def read(text):
        root.write("data/models.yml", text)
        found, problems = read_models(root.path)
        return found, [(problem.code, problem.line) for problem in problems]

    return read


@pytest.fixture
def register(root):
    """Read a register from its text: the lines and the lines of faults."""

    def read(text):
        root.write("data/register.tsv", text)
        found, problems = read_register(root.path)
        return [(landed.id, landed.alias_of, landed.withdrawn, landed.line) for landed in found], [problem.line for problem in problems]

    return read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Toy: [Toy-1B, Toy 7B]\nGPT-2:\n  - GPT-2 small\n", {"Toy-1B": "Toy", "Toy 7B": "Toy", "GPT-2 small": "GPT-2"}),
        ("1.5: [2024, yes, null]\n", {"2024": "1.5", "yes": "1.5", "null": "1.5"}),
        ("# none yet\n", {}),
        ("", {}),
        ("Toy: []\n", {}),
        ("\ufeffToy: [A]\n", {"A": "Toy"}),
        ("Toy: [A]\r\nBig: [B]\r\n", {"A": "Toy", "B": "Big"}),
    ],
)
def test_models_belong_to_families(models, text, found):
    assert models(text) == (found, [])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Toy: [A\nBig: [B]\n", 2),
        ("Toy: A\n", 1),
        ("Toy:\n  A: B\n", 1),
        ("Toy: [A]\nBig: [B, A]\n", 2),
        ("Toy: [A]\n\tBig: [B]\n", 2),
        ("Toy:\n", 1),
        ("Toy: [A]\nBig: [B\x07]\n", 2),
    ],
)
def test_models_that_cannot_be_read_are_reported(models, text, line):
    assert models(text)[1] == [("table-syntax", line)]


@pytest.mark.parametrize(
    "text", ["Toy: [[A], B]\n", "Toy: [{A: B}]\n", "Toy: [A, B\x07]\n", "? [Toy]\n: [A]\n", "- Toy\n", "Toy\n", b"Toy: [\xff]\n"]
)
def test_table_of_another_shape_is_reported_not_raised(models, text):
    """A list inside the list was a TypeError, a control character a ReaderError; a table that is a list was passed over in silence."""
    assert models(text)[1] == [("table-syntax", 1)]


def test_line_of_the_register_is_an_id_with_date_alias_and_reason(register):
    text = HEADER + "a\t2026-01-01\t\t\n\nb:c\t2026-01-02\ta:c\t\nd\t2026-01-03\t\tretracted: see x\n"
    assert register(text) == ([("a", "", "", 2), ("b:c", "a:c", "", 4), ("d", "", "retracted: see x", 5)], [])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [1]),
        ("id\tdate\n", [1]),
        (HEADER.replace("\t", " "), [1]),
        (HEADER + "a\t2026-01-01\t\n", [2]),
        (HEADER + "a\t2026-01-01\t\t\t\n", [2]),
        (HEADER + "\t2026-01-01\t\t\n", [2]),
        (HEADER + "a\t2026-1-1\t\t\n", [2]),
        (HEADER + "a\t2026-13-45\t\t\n", [2]),
        (HEADER + "a 2026-01-01\n\nb\t2026-01-01\t\t\nc\n", [2, 5]),
    ],
)
def test_faulty_line_of_the_register_is_reported(register, text, lines):
    assert register(text)[1] == lines


@pytest.mark.parametrize("text", [HEADER.rstrip("\n") + "\na\t2026-01-01\t\t", (HEADER + "a\t2026-01-01\t\t\n").replace("\n", "\r\n")])
def test_ends_of_lines_do_not_matter(register, text):
    assert register(text) == ([("a", "", "", 2)], [])


def test_alias_and_withdrawn_id_may_be_gone(root):
    root.append("data/register.tsv", "old-2020-a\t2026-01-01\tada-etal-2020-alpha\t\n")
    root.append("data/register.tsv", "old-2020-a:b\t2026-01-01\tada-etal-2020-alpha:peak\t\n")
    root.append("data/register.tsv", "gone-2020-a\t2026-01-01\t\tretracted\n")
    root.append("data/register.tsv", "wrong2020alias\t2026-01-01\tada-etal-2020-alpha\tnever theirs\n")
    root.edit("refs.bib", "  primaryclass = {cs.CL},\n", "  primaryclass = {cs.CL},\n  ids = {old-2020-a},\n")
    assert root.problems() == []


def test_id_that_was_renamed_twice_is_followed(root):
    rows = ["old-2020-a\t2026-01-01\tmid-2020-a\t", "mid-2020-a\t2026-01-01\tada-etal-2020-alpha\t"]
    root.append("data/register.tsv", "".join(f"{row}\n" for row in rows))
    root.edit("refs.bib", "  primaryclass = {cs.CL},\n", "  primaryclass = {cs.CL},\n  ids = {old-2020-a, mid-2020-a},\n")
    assert root.problems() == []


def test_ids_that_are_aliases_of_each_other_are_reported(root):
    root.append("data/register.tsv", "a-2020-a\t2026-01-01\tb-2020-a\t\nb-2020-a\t2026-01-01\ta-2020-a\t\n")
    assert [problem.rpartition("[")[2] for problem in root.problems()] == ["literature.bad-alias]"] * 2


def test_id_of_a_draft_has_vanished(root):
    root.edit("papers/ada-etal-2020-alpha.md", "---\npaper:", "---\ndraft: true\npaper:")
    assert [problem.split(": ")[0] for problem in root.problems() if "vanished-claim" in problem] == ["data/register.tsv:3"]


@pytest.mark.parametrize("file", ["data/models.yml", "data/register.tsv"])
def test_table_may_be_any_file_without_a_traceback(root, file):
    for content in (
        b"",
        b"\xff\xfe",
        b"\x00",
        b"%PDF",
        b"{",
        b"[",
        b"&a [*a]",
        b"- - -",
        b"a: &a {b: *a}",
        b"\t",
        b"---\n---\n",
        b"!!python/object:os.system x",
    ):
        root.write(file, content)
        assert all(isinstance(problem, str) for problem in root.problems())
