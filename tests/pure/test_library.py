"""The whole project is read: which files are pages, drafts, encodings."""

from __future__ import annotations

import pytest

from literature.sources.library import find_pages


@pytest.mark.parametrize(
    "file",
    [
        "_build/html/a.md",
        "_static/a.md",
        "_templates/a.md",
        ".venv/a.md",
        ".hidden.md",
        "node_modules/x/a.md",
        "tests/pure/a.md",
        "README.md",
        "CONTRIBUTING.md",
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "papers/a.rst",
        "papers/a.md.bak",
        "papers/a.md~",
        "papers/a.txt",
    ],
)
def test_file_that_is_no_page_is_not_found(root, file):
    before = find_pages(root.path)
    root.write(file, "# T\n")
    assert find_pages(root.path) == before


@pytest.mark.parametrize("file", ["a.md", "papers/a.md", "reference/deep/er/a.md", "reference/README.md", "reference/tests.md", "é b.md"])
def test_page_is_found(root, file):
    root.write(file, "# T\n")
    assert file in find_pages(root.path)


def test_pages_are_found_in_order(root):
    assert find_pages(root.path) == sorted(find_pages(root.path))
    assert len(find_pages(root.path)) == 9


@pytest.mark.parametrize("file", ["papers/.#ada-etal-2020-alpha.md", "topics/gone.md"])
def test_link_to_nowhere_is_no_traceback(root, file):
    """The lock file of an editor, a link to nothing, ended in a FileNotFoundError."""
    (root.path / file).symlink_to("user@host.123")
    assert all(problem.startswith(file) for problem in root.problems())


def test_folder_may_be_named_like_a_page(root):
    root.write("reference/folder.md/remark.txt", "x")
    assert root.problems() == []


@pytest.mark.parametrize("file", ["refs.bib", "data/models.yml", "data/register.tsv"])
def test_folder_in_the_place_of_a_file_is_reported_not_raised(root, file):
    """Only a missing file was expected: a folder of its name ended in an IsADirectoryError."""
    root.delete(file)
    (root.path / file).mkdir()
    assert [problem for problem in root.problems() if problem.startswith(f"{file}:1: ")]


@pytest.mark.parametrize("file", ["papers/old/bell-cole-2022-beta.md", "topics/old/memory.md", "tools/old/probe.md"])
def test_page_in_a_folder_of_its_own_is_reported(root, file):
    """A page one folder too deep counted as the page of its work, but no link in the site led there."""
    folder, _, name = file.split("/")
    root.write(file, root.read(f"{folder}/{name}").replace("../reference", "../../reference"))
    root.delete(f"{folder}/{name}")
    if folder != "papers":
        root.edit("index.md", f"{folder}/{name.removesuffix('.md')}\n", f"{file.removesuffix('.md')}\n")
    assert [problem for problem in root.problems() if problem.startswith(file)]


def test_windows_line_ends_do_not_matter(root):
    for file in find_pages(root.path):
        root.write(file, root.read(file).replace("\n", "\r\n"))
    assert root.problems() == []


def test_byte_order_mark_does_not_matter(root):
    for file in find_pages(root.path):
        root.write(file, b"\xef\xbb\xbf" + root.read(file).encode())
    assert root.problems() == []


@pytest.mark.parametrize(("mark", "end"), [(b"", b"\n"), (b"", b"\r\n"), (b"\xef\xbb\xbf", b"\n")])
def test_byte_that_is_not_utf_8_is_the_only_fault_of_its_page(root, mark, end):
    """With Windows line ends or a byte order mark, one wrong byte made the front matter unreadable too."""
    text = root.read("topics/memory.md").replace("says yes", "says yés").encode("latin-1")
    root.write("topics/memory.md", mark + text.replace(b"\n", end))
    assert root.problems() == ["topics/memory.md:10: a page must be UTF-8; byte 0xe9 is not [literature.page-encoding]"]


@pytest.mark.parametrize("text", [b"", b"\n", b"\xef\xbb\xbf", b"\r\n", b"---\n---\n", b"\x00", b"\t"])
def test_empty_page_is_reported_not_raised(root, text):
    root.write("topics/memory.md", text)
    assert root.problems()
    assert any(problem.startswith("topics/memory.md:1: ") for problem in root.problems())


def test_draft_is_no_part_of_what_is_published(root):
    root.edit("papers/bell-cole-2022-beta.md", "---\npaper:", "---\ndraft: true\npaper:")
    root.edit("topics/memory.md", "First {lit:paper}`bell-cole-2022-beta`.", "First.")
    library = root.library()
    assert library.pages["papers/bell-cole-2022-beta"].draft
    assert [*library.of_kind("paper")] == ["ada-etal-2020-alpha"]
    assert not [claim for claim in library.claims() if claim.startswith("bell")]
    assert root.problems() == []


def test_link_to_a_draft_is_reported(root):
    root.edit("papers/bell-cole-2022-beta.md", "---\npaper:", "---\ndraft: true\npaper:")
    (problem,) = root.problems()
    assert problem.startswith("topics/memory.md:17: unknown paper 'bell-cole-2022-beta'")


def test_of_a_draft_its_citations_and_its_entry_are_checked(root):
    text = "---\ndraft: true\n---\n{cite:t}`nobody-2020-x` {lit:topic}`nowhere` [x](nowhere.md) {cite:p}`{`\n"
    root.write("papers/nobody-2020-y.md", text)
    assert [(problem.split(": ")[0], problem.rpartition("[")[2]) for problem in root.problems()] == [
        ("papers/nobody-2020-y.md:1", "literature.missing-entry]"),
        ("papers/nobody-2020-y.md:4", "literature.unknown-paper]"),
    ]


def test_records_are_of_one_kind_and_sorted_by_name(small):
    assert [*small.of_kind("paper")] == ["ada-etal-2020-alpha", "bell-cole-2022-beta"]
    assert [*small.of_kind("topic")] == ["memory"]
    assert [*small.of_kind("tool")] == ["probe"]
    assert [*small.claims()] == ["ada-etal-2020-alpha:peak", "ada-etal-2020-alpha:early", "bell-cole-2022-beta:no-peak"]
