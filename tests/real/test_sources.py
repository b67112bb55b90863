"""What must be true of the files of this repository before they land."""

import runpy
from pathlib import Path

from literature.checks import check_library
from literature.sources.aliases import list_wanted, make_scholar_alias
from literature.sources.body import HEADING_ANCHORS
from literature.sources.library import NOT_PAGES, read_library
from literature.sources.pages import MYST_EXTENSIONS
from scripts.register import list_missing

ROOT = Path(__file__).parents[2]


def test_the_rulebook_finds_nothing():
    assert [str(problem) for problem in check_library(read_library(ROOT))] == []


def test_every_key_alias_and_claim_is_registered():
    """A landed id is protected only if it stands in the register: run `make register`."""
    assert list_missing(read_library(ROOT)) == {}


def test_every_entry_has_the_alias_of_google_scholar():
    """Where one is missing: run `make format-bib`."""
    bibliography = read_library(ROOT).bibliography
    assert list_wanted(bibliography) == {}
    assert sum(make_scholar_alias(entry) in entry.aliases for entry in bibliography.entries.values()) > 200


def test_the_reader_and_the_build_read_the_same_markdown():
    settings = runpy.run_path(str(ROOT / "conf.py"))
    assert set(settings["myst_enable_extensions"]) == MYST_EXTENSIONS
    assert settings["myst_heading_anchors"] == HEADING_ANCHORS
    assert {name for name in NOT_PAGES if name.endswith(".md")} == {name for name in settings["exclude_patterns"] if name.endswith(".md")}


def test_every_term_of_the_glossary_is_linked_from_another_page():
    """The spellings of one definition count as one term."""
    pages = [page for page in read_library(ROOT).pages.values() if not page.draft]
    used = {
        reference.target.lower()
        for page in pages
        for reference in page.references
        if reference.kind == "term" and page.docname != "reference/glossary"
    }
    terms = [
        [line.lower() for line in block.splitlines() if not line.startswith(" ")]
        for block in (ROOT / "reference/glossary.md").read_text("utf-8").partition("```{glossary}\n")[2].partition("\n```")[0].split("\n\n")
    ]
    assert len(terms) >= 70
    assert [spellings for spellings in terms if not used & set(spellings)] == []
