"""`make new-paper KEY=`: a page to be filled in, for an entry of refs.bib."""

from __future__ import annotations

import pytest

from scripts.new_paper import write_page

PATH = "papers/dean-2019-delta.md"


def test_page_is_a_draft_of_the_entry(root, capsys):
    assert write_page(root.path, "dean-2019-delta", "2026-02-03") == 0
    page = root.library().pages["papers/dean-2019-delta"]
    assert (page.draft, str(page.title), str(page.facts.checked)) == (True, "Delta", "2026-02-03")
    assert [str(source.url) for source in page.facts.sources] == ["https://arxiv.org/abs/1901.00009"]
    assert root.problems() == []
    assert PATH in capsys.readouterr().out


def test_page_that_was_not_filled_in_cannot_be_published(root):
    """A skeleton without its line `draft: true` passed every check, and its claim was registered for good."""
    write_page(root.path, "dean-2019-delta", "2026-02-03")
    root.edit(PATH, "draft: true\n", "")
    assert {problem.rpartition("[")[2] for problem in root.problems()} == {"literature.unfinished]"}
    root.write(PATH, root.read(PATH).replace("TO WRITE, ", "").replace("TO WRITE", "Done.").replace("to-write", "so"))
    assert root.problems() == []


@pytest.mark.parametrize(
    ("key", "hint"), [("dean-2019-dleta", "did you mean 'dean-2019-delta'?"), ("", "refs.bib has no entry ''"), ("../x", "")]
)
def test_key_that_refs_bib_does_not_have_is_refused(root, capsys, key, hint):
    before = sorted(root.path.rglob("*"))
    assert write_page(root.path, key, "2026-02-03") == 1
    assert hint in capsys.readouterr().err
    assert sorted(root.path.rglob("*")) == before


def test_page_that_exists_is_left_as_it_is(root, capsys):
    before = root.read("papers/ada-etal-2020-alpha.md")
    assert write_page(root.path, "ada-etal-2020-alpha", "2026-02-03") == 1
    assert root.read("papers/ada-etal-2020-alpha.md") == before
    assert "nothing was changed" in capsys.readouterr().err


@pytest.mark.parametrize(
    "title", ["Delta", "A_b_ *c* `d`", "<b>Delta</b> [x](y)", "$k$-Delta", r"Delta \& {\'E}", "Delta {cite}`x`", '# Delta: "x"']
)
def test_any_title_is_written_so_that_it_equals_that_of_the_entry(root, title):
    """Signs that mean something in Markdown were written as they stand, and the new page had another title."""
    root.edit("refs.bib", "title = {Delta}", f"title = {{{title}}}")
    write_page(root.path, "dean-2019-delta", "2026-02-03")
    root.edit(PATH, "draft: true\n", "")
    assert [problem for problem in root.problems() if "title-differs" in problem] == []


@pytest.mark.parametrize("url", ["https://example.org/a,b", "https://example.org/a#b: c", "https://example.org/[x]"])
def test_any_address_is_written_so_that_it_is_read_again(root, url):
    """A comma ended the address, for it stood unquoted between braces."""
    root.edit("refs.bib", "  howpublished = {arXiv preprint},\n", f"  url = {{{url}}},\n")
    write_page(root.path, "dean-2019-delta", "2026-02-03")
    (source,) = root.library().pages["papers/dean-2019-delta"].facts.sources
    assert str(source.url) == url


def test_address_is_the_doi_where_there_is_no_other(root):
    root.edit("refs.bib", "  eprint = {1901.00009},\n  archiveprefix = {arXiv},\n", "  doi = {10.1234/x},\n")
    write_page(root.path, "dean-2019-delta", "2026-02-03")
    assert "{url: https://doi.org/10.1234/x," in root.read(PATH)
