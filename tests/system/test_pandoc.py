"""pandoc reads refs.bib as we do, and prints every entry with the styles of CSL, those that it finds on this system."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from literature.venues import get_venue
from literature.sources.bib import to_plain

from .agreement import BIB, ENTRIES, Form, find_unprinted, find_unread, read_csl

STYLES = Path("/usr/share/citation-style-language/styles")
FORMS = {
    "apa": Form(initials=True, most=20, shown=19),
    "ieee": Form(initials=True, most=6, shown=1),
    "association-for-computational-linguistics": Form(most=19, shown=19),
}


def run(*options):
    done = subprocess.run(["pandoc", *options], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout


def test_pandoc_reads_every_entry(need):
    need("pandoc")
    items = json.loads(run("-f", "bibtex", "-t", "csljson", str(BIB)))
    assert find_unread({item["id"]: read_csl(item) for item in items}, lowers=True) == []


@pytest.mark.parametrize("style", FORMS)
def test_pandoc_prints_every_entry(style, need, tmp_path):
    printed = print_entries(style, need, tmp_path)
    assert find_unprinted(printed, FORMS[style]) == []


@pytest.mark.parametrize("style", FORMS)
def test_pandoc_keeps_the_capitals_of_where_a_work_appeared(style, need, tmp_path):
    """It took the names of meetings for titles: "Proceedings of the 62nd annual meeting of the association for computational linguistics"."""
    printed = print_entries(style, need, tmp_path)
    venues = {key: to_plain(venue[1]) for key, entry in ENTRIES.items() if (venue := get_venue(entry)) and venue[0] != "howpublished"}
    assert {key: (venue, printed[key]) for key, venue in venues.items() if venue not in printed[key]} == {}


def print_entries(style, need, tmp_path):
    """The text of each entry in a bibliography of a document that cites all."""
    need("pandoc")
    path = STYLES / f"{style}.csl"
    need(path)
    document = tmp_path / "all.md"
    document.write_text("\n\n".join(f"A sentence [@{key}]." for key in ENTRIES), "utf-8")
    page = BeautifulSoup(run("--citeproc", f"--csl={path}", f"--bibliography={BIB}", str(document)), "html.parser")
    return {entry["id"].removeprefix("ref-"): " ".join(entry.get_text().split()) for entry in page.select(".csl-entry")}
