"""`make format-bib`: it lays refs.bib out, or leaves it as it is and says why."""

from __future__ import annotations

import pytest

from scripts.format_bib import main


def test_file_in_its_layout_is_not_written(root, capsys):
    path = root.path / "refs.bib"
    main(root.path)
    capsys.readouterr()
    path.chmod(0o400)
    before = path.stat().st_mtime_ns
    assert main(root.path) == 0
    assert path.stat().st_mtime_ns == before
    assert capsys.readouterr() == ("", "")


def test_file_is_laid_out_so_that_the_check_passes(root, capsys):
    main(root.path)
    capsys.readouterr()
    good = root.read("refs.bib")
    root.write("refs.bib", good.replace("\n", "\r\n").replace("  volume", "volume"))
    assert [problem.rpartition("[")[2] for problem in root.problems()] == ["literature.bib-layout]"]
    assert main(root.path) == 0
    assert root.read("refs.bib") == good
    assert capsys.readouterr().out == "refs.bib was laid out anew.\n"
    assert main(root.path) == 0
    assert root.problems() == []


def test_missing_aliases_are_added_and_nothing_else_changes(root):
    good = root.read("refs.bib")
    root.edit("refs.bib", "  year = {2022},\n", "  ids = { bell-cole-2021-beta },\n  year = {2022},\n")
    assert main(root.path) == 0
    aliases = {key: entry.aliases for key, entry in root.library().entries.items()}
    assert aliases == {
        "ada-etal-2020-alpha": ("ada2020alpha",),
        "bell-cole-2022-beta": ("bell-cole-2021-beta", "bell2022beta"),
        "dean-2019-delta": ("dean2019delta",),
    }
    assert "".join(line for line in root.read("refs.bib").splitlines(True) if not line.startswith("  ids = ")) == good
    assert root.problems() == []


@pytest.mark.parametrize("fault", [b"@misc{x,\n", b"stray\n", b"@string{a = {b}}\n"])
def test_faulty_file_is_left_as_it_is(root, capsys, fault):
    text = root.read("refs.bib").encode() + fault
    root.write("refs.bib", text)
    assert main(root.path) == 1
    assert root.read("refs.bib").encode() == text
    err = capsys.readouterr().err
    assert err.startswith("refs.bib:")
    assert err.endswith("refs.bib was not changed: mend these faults first.\n")


def test_file_that_is_not_utf_8_is_left_as_it_is(root, capsys):
    root.write("refs.bib", b"%\n% \xe9\n")
    assert main(root.path) == 1
    assert (root.path / "refs.bib").read_bytes() == b"%\n% \xe9\n"
    assert capsys.readouterr().err.startswith("refs.bib:2: refs.bib must be UTF-8; byte 0xe9 is not ")


def test_missing_file_is_said(root, capsys):
    root.delete("refs.bib")
    assert main(root.path) == 1
    assert "the file refs.bib must exist" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "% Nothing yet.\n"])
def test_file_without_entries_is_no_fault(root, capsys, text):
    """The ValueError of zip() was printed as if the file were faulty."""
    root.write("refs.bib", text)
    assert main(root.path) == 0
    assert root.read("refs.bib") == text
