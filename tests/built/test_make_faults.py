"""Faulty files as `make html` and `make check` meet them: a message that names the file, and the published site stays."""

from __future__ import annotations

import sys

import pytest

from .trees import read_tree
from .works import BELL

#: What must never reach a writer: the marks of a traceback, in Python and in Sphinx.
TRACEBACK = ("Traceback", "Exception occurred", "Error!", "Handler <function")
FAULTS = {
    "brace too few": ("refs.bib", lambda text: text.replace("{Delta}", "{Delta")),
    "brace too many": ("refs.bib", lambda text: text.replace("{Delta}", "{Delta}}")),
    "backslash": ("refs.bib", lambda text: text.replace("{Delta}", "{Delta\\}")),
    "bibliography in latin-1": ("refs.bib", lambda text: text.replace(r"{\'E}", "É").encode("latin-1")),
    "empty bibliography": ("refs.bib", lambda _: ""),
    "type with a typing error": ("refs.bib", lambda text: text.replace("@misc", "@mics")),
    "page in latin-1": (BELL, lambda text: text.encode("latin-1")),
    "broken front matter": (BELL, lambda text: text.replace("tldr: ", "tldr: [")),
    "missing image in a claim": (BELL, lambda text: text.replace("With other prompts", "![x](nope.png) prompts")),
    "table in another shape": ("data/models.yml", lambda _: "Toy: [[a], {b: c}]\n"),
}
#: An empty file has no fault of its own: what has landed is missing from it.
NAMED = {"empty bibliography": "data/register.tsv"}


@pytest.mark.parametrize("fault", FAULTS)
def test_faulty_file_fails_with_its_name_and_no_traceback(site, fault):
    """Bugs found by this test: several of these faults stopped Sphinx with an exception in place of a message."""
    file, spoil = FAULTS[fault]
    site.published.mkdir(parents=True)
    (site.published / "index.html").write_text("the site built before", "utf-8")
    site.write(file, spoil(site.read(file)))
    code, output = site.make_html()
    assert code != 0
    assert not [mark for mark in TRACEBACK if mark in output]
    assert f"{NAMED.get(fault, file)}:" in output
    assert read_tree(site.published) == {"index.html": b"the site built before"}
    assert [path.name for path in site.published.parent.iterdir()] == ["html"]


@pytest.mark.parametrize("fault", FAULTS)
def test_check_names_a_faulty_file_without_a_traceback(site, fault):
    file, spoil = FAULTS[fault]
    site.write(file, spoil(site.read(file)))
    code, output = site.run(sys.executable, "scripts/check.py")
    assert code == 1
    assert not [mark for mark in TRACEBACK if mark in output]
    assert f"{NAMED.get(fault, file)}:" in output
