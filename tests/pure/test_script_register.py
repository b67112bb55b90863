"""`make register`: new ids are added at the end; no line that stands there changes."""

from __future__ import annotations

import pytest

from scripts.register import list_missing, main

NEW = "bell-cole-2022-beta", "bell-cole-2022-beta:no-peak", "dean-2019-delta", "ada-etal-2020-alpha:early"


def test_missing_ids_are_listed_in_order(small):
    assert [*list_missing(small).items()] == [(new, "") for new in sorted(NEW)]


def test_aliases_are_added_with_their_key(root):
    root.edit("refs.bib", "  primaryclass = {cs.CL},\n", "  primaryclass = {cs.CL},\n  ids = {ada2020alpha, ada-etal-2019-alpha},\n")
    assert main(root.path, "2026-02-03") == 0
    added = root.read("data/register.tsv").splitlines()[3:5]
    assert added == ["ada-etal-2019-alpha\t2026-02-03\tada-etal-2020-alpha\t", "ada-etal-2020-alpha:early\t2026-02-03\t\t"]
    assert "\nada2020alpha\t2026-02-03\tada-etal-2020-alpha\t\n" in root.read("data/register.tsv")
    assert root.problems() == []
    root.edit("refs.bib", "ids = {ada2020alpha, ", "ids = {")
    assert [problem.rpartition("[")[2] for problem in root.problems()] == ["literature.vanished-alias]"]


def test_ids_are_added_with_the_date_and_the_rest_stays(root, capsys):
    before = root.read("data/register.tsv")
    assert main(root.path, "2026-02-03") == 0
    assert root.read("data/register.tsv") == before + "".join(f"{new}\t2026-02-03\t\t\n" for new in sorted(NEW))
    assert capsys.readouterr().out == "4 id(s) added to data/register.tsv.\n"
    assert root.problems() == []


def test_second_run_adds_nothing(root):
    main(root.path, "2026-02-03")
    before = root.read("data/register.tsv")
    main(root.path, "2026-02-04")
    assert root.read("data/register.tsv") == before


def test_register_is_begun_where_there_is_none(root):
    root.delete("data/register.tsv")
    assert main(root.path, "2026-02-03") == 0
    assert root.read("data/register.tsv").startswith("id\tdate\talias of\twithdrawn\nada-etal-2020-alpha\t2026-02-03\t\t\n")
    assert root.problems() == []


def test_ids_of_drafts_are_not_added(root):
    root.write("papers/dean-2019-delta.md", "---\ndraft: true\npaper:\n---\n\n:::{claim} x\n:::\n")
    main(root.path, "2026-02-03")
    assert "dean-2019-delta:x" not in root.read("data/register.tsv")


def test_last_line_without_an_end_is_not_run_together_with_the_next(root):
    """Where the file did not end in a line break, the first new id was written into its last line."""
    root.write("data/register.tsv", root.read("data/register.tsv").rstrip("\n"))
    main(root.path, "2026-02-03")
    assert root.problems() == []
    assert len(root.read("data/register.tsv").splitlines()) == 3 + len(NEW)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_that_stand_there_keep_every_byte(root, end):
    """Windows line ends were rewritten, so that every line of the register changed."""
    text = root.read("data/register.tsv").replace("\n", end) + f"old:x\t2025-01-01\tada-etal-2020-alpha:peak\t{end}{end}"
    root.write("data/register.tsv", text)
    main(root.path, "2026-02-03")
    assert root.read("data/register.tsv").startswith(text)


@pytest.mark.parametrize("text", [b"id\tdate\talias of\twithdrawn\ndean-2019-delta\tJanuary\t\t\n", b"\xff\n"])
def test_faulty_register_is_left_as_it_is(root, text):
    """An id whose line could not be read was added a second time; a byte that is not UTF-8 ended in a traceback."""
    root.write("data/register.tsv", text)
    assert main(root.path, "2026-02-03") == 1
    assert (root.path / "data/register.tsv").read_bytes() == text
