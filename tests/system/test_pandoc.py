"""pandoc reads refs.bib as we do, and prints every entry with the styles of CSL, those that it finds on this system."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

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


def print_entries(style, need, tmp_path):
    """The text of each entry in a bibliography of a document that cites all."""
    need("pandoc")
    path = STYLES / f"{style}.csl"
    need(path)
    document = tmp_path / "all.md"
    document.write_text("\n\n".join(f"A sentence [@{key}]." for key in ENTRIES), "utf-8")
    page = BeautifulSoup(run("--citeproc", f"--csl={path}", f"--bibliography={BIB}", str(document)), "html.parser")
    return {entry["id"].removeprefix("ref-"): " ".join(entry.get_text().split()) for entry in page.select(".csl-entry")}


def test_pandoc_reads_every_entry(need):
    need("pandoc")
    items = json.loads(run("-f", "bibtex", "-t", "csljson", str(BIB)))
    assert find_unread({item["id"]: read_csl(item) for item in items}, lowers=True) == []


@pytest.mark.parametrize("style", FORMS)
def test_pandoc_prints_every_entry(style, need, tmp_path):
    assert find_unprinted(print_entries(style, need, tmp_path), FORMS[style]) == []
