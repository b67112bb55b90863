"""`make html` as a reader runs it, in a folder whose path has spaces: what it prints, publishes and leaves alone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest

from .commands import CHECKOUT, OPEN
from .trees import read_tree
from .works import BELL


def test_clean_build_says_where_to_open_the_site(site):
    code, output = site.make_html()
    assert code == 0
    path = Path(unquote(OPEN.search(output).group(1)))
    assert path == site.published / "index.html"
    assert "A small handbook" in path.read_text("utf-8")
    assert "WARNING" not in output


def test_second_build_publishes_nothing_new(site):
    """Bug found by this test: the index of the search lost the glossary, so that the site was published anew."""
    assert site.make_html()[0] == 0
    times, files = site.times(), read_tree(site.published)
    assert site.make_html()[0] == 0
    assert read_tree(site.published) == files
    assert site.times() == times


def test_faulty_page_fails_until_it_is_mended_and_the_site_stays(site):
    assert site.make_html()[0] == 0
    before, files, times = site.read("topics/memory.md"), read_tree(site.published), site.times()
    site.edit("topics/memory.md", "`bell-cole-2022-beta`", "`bell-cole-2022-bate`")
    for _ in range(2):
        code, output = site.make_html()
        assert code != 0
        assert "topics/memory.md:17: WARNING: unknown paper 'bell-cole-2022-bate', did you mean 'bell-cole-2022-beta'?" in output
        assert "The build failed; the site built before is untouched." in output
        assert OPEN.search(output) is None
        assert (read_tree(site.published), site.times()) == (files, times)
    site.write("topics/memory.md", before + "\nMended.\n")
    assert site.make_html()[0] == 0
    assert "Mended." in (site.published / "topics" / "memory.html").read_text("utf-8")


def test_first_build_that_fails_publishes_nothing(site):
    site.write("reference/lost.md", "# Lost\n")
    code, output = site.make_html()
    assert code != 0
    assert "The build failed; no site was published." in output
    assert not site.published.exists()


def test_nothing_of_a_deleted_page_is_published_after_an_update_of_the_code(site):
    """Bug found by this test: new code makes a new environment, in which no page counts as removed; its HTML stayed."""
    assert site.make_html()[0] == 0
    site.append("literature/phrases.py", "\n# An update.\n")
    site.delete("tools/probe.md")
    site.edit("index.md", "\ntools/probe\n", "\n")
    site.edit(BELL, "; see {lit:tool}`the probe <probe>`", "")
    code, output = site.make_html()
    assert code == 0, output
    assert [name for name in read_tree(site.published) if "tools/probe" in name] == []


def test_half_a_copy_of_an_earlier_run_does_no_harm(site):
    for leftover in "html.new", "html.old":
        (site.published.parent / leftover / "x").mkdir(parents=True)
    assert site.make_html()[0] == 0
    assert not (site.published / "x").exists()
    assert sorted(path.name for path in site.published.parent.iterdir()) == ["doctrees", "html", "staging"]


def read_targets() -> tuple[set[str], set[str]]:
    """The targets of the Makefile, and those of them that are only needed by others."""
    rules = re.findall(r"^([a-z-]+):(?!=)([^#\n]*)", (CHECKOUT / "Makefile").read_text("utf-8"), re.MULTILINE)
    needed = {name for _, others in rules for name in others.split()}
    return {name for name, _ in rules}, needed


@pytest.mark.skipif(not shutil.which("make"), reason="needs make")
def test_help_lists_every_target(site):
    code, output = site.run("make", "help")
    assert code == 0
    targets, needed = read_targets()
    listed = {line.split()[1] for line in output.splitlines() if line.startswith("  make ")}
    assert listed <= targets
    assert targets - listed <= {name for name in needed if name.endswith("-env")}


def test_every_phony_target_has_a_rule():
    """Bug found by this test: `make new-paper` was declared, had no rule, and did nothing without a word."""
    phony = re.search(r"^\.PHONY: (.*)$", (CHECKOUT / "Makefile").read_text("utf-8"), re.MULTILINE).group(1).split()
    assert set(phony) == read_targets()[0]
