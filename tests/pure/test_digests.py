"""The digest of a page changes exactly when something changes that the page shows of others."""

from __future__ import annotations

import pytest

from literature.digests import digest_files, digest_pages
from literature.joined import join

ADA, BELL, MEMORY, PROBE = "papers/ada-etal-2020-alpha", "papers/bell-cole-2022-beta", "topics/memory", "tools/probe"
GLOSSARY, NOTATION, INDEX = "reference/glossary", "reference/notation", "index"
CATALOGUE, BIBLIOGRAPHY = "papers/index", "reference/bibliography"
ALL = {ADA, BELL, MEMORY, PROBE, GLOSSARY, NOTATION, INDEX, CATALOGUE, BIBLIOGRAPHY}
LISTS = {CATALOGUE, BIBLIOGRAPHY}


def test_nothing_changes_without_a_change(root):
    assert root.digests() == root.digests()
    assert set(root.digests()) == ALL


@pytest.mark.parametrize(
    ("edit", "pages"),
    [
        # An entry: its work, the pages that cite it, those that show its claims.
        (("refs.bib", "year = {2020}", "year = {2021}"), {ADA, BELL, MEMORY, PROBE, GLOSSARY, INDEX}),
        (("refs.bib", "year = {2022}", "year = {2023}"), {BELL, MEMORY, ADA}),
        (("refs.bib", "year = {2019}", "year = {2018}"), {MEMORY, PROBE, ADA}),
        (("refs.bib", "author = {Bo Bell and Dora Cole}", "author = {Bo Bell and Dora Moll}"), {BELL, MEMORY, ADA}),
        # The title of a work: where its page is linked to.
        ((f"{ADA}.md", "# Alpha Neurons in Transformers", "# Alpha Neurons"), {BELL, MEMORY, PROBE, GLOSSARY, INDEX}),
        # What a page says of itself: where it is shown.
        ((f"{BELL}.md", "unit: FFN unit", "unit: one FFN unit"), {MEMORY}),
        ((f"{ADA}.md", "topics: [memory]", "topics: []"), {MEMORY}),
        # A claim: the claims that it answers, the topic that lists it.
        ((f"{BELL}.md", ":place: abstract", ":place: §1"), {ADA, MEMORY}),
        ((f"{BELL}.md", ":challenges:", ":qualifies:"), {ADA, MEMORY}),
        ((f"{BELL}.md", ":evidence: intervened", ":evidence: intervened\n:withdrawn: 2026-01-01 retracted"), {ADA, MEMORY}),
        ((f"{ADA}.md", "{claim} early", "{claim} late"), {BELL, MEMORY}),
        # The name of a topic or tool: everywhere, for it stands in the side bar.
        ((f"{MEMORY}.md", "# Memory", "# Remembering"), ALL),
        ((f"{PROBE}.md", "# probe", "# prober"), ALL),
        (("index.md", "reference/notation\n", ""), ALL),
    ],
)
def test_pages_that_show_what_changed_are_written_again(changed, edit, pages):
    found = changed(*edit)
    assert pages <= found, f"stale: {sorted(pages - found)}"


@pytest.mark.parametrize(
    ("edit", "pages"),
    [
        (("refs.bib", "year = {2022}", "year = {2023}"), {BELL, MEMORY, ADA} | LISTS),
        (("refs.bib", "year = {2019}", "year = {2018}"), {MEMORY, PROBE, ADA} | LISTS),
        ((f"{NOTATION}.md", "A {term}", "One {term}"), {NOTATION} | LISTS),
        ((f"{ADA}.md", "Lead, with", "Lead with"), {ADA, MEMORY} | LISTS),
        ((f"{MEMORY}.md", "says yes", "says no"), {MEMORY} | LISTS),
        (("data/venues.yml", "CFR:", "Fabrications:"), LISTS),
        (("data/register.tsv", "2026-01-01\t\t\nada-etal-2020-alpha:peak", "2026-01-02\t\t\nada-etal-2020-alpha:peak"), set()),
    ],
)
def test_other_pages_are_not_written_again(changed, edit, pages):
    assert changed(*edit) - pages == set()


def test_adding_an_entry_rewrites_no_page_that_does_not_cite_it(changed, root):
    """The line of an entry was part of the digest: an entry added above rewrote every page that cites one below."""
    new = "@misc{aaa-2020-new,\n  author = {Aa Aaa},\n  title = {New},\n  year = {2020},\n  url = {https://example.org/new},\n}\n\n"
    assert changed("refs.bib", new + root.read("refs.bib")) <= LISTS


def test_line_added_to_a_page_rewrites_no_page_that_answers_it(changed):
    """The line of a claim was part of the digests of the pages that show it."""
    assert changed(f"{BELL}.md", "It answers", "A new line.\n\nIt answers") - LISTS <= {BELL, MEMORY}


def test_page_that_comes_or_goes_changes_what_leads_to_it(root):
    before = root.digests()
    root.write("papers/dean-2019-delta.md", "---\npaper:\n  topics: [memory]\n---\n\n# Delta\n")
    after = root.digests()
    assert {docname for docname in before if before[docname] != after[docname]} >= {ADA, MEMORY, PROBE} | LISTS
    root.delete("papers/dean-2019-delta.md")
    assert root.digests() == before


def test_draft_has_no_digest(root):
    root.edit(f"{BELL}.md", "---\npaper:", "---\ndraft: true\npaper:")
    assert BELL not in root.digests()


def test_static_files_are_part_of_every_digest(root, tmp_path):
    library = root.library()
    (tmp_path / "static").mkdir()
    style = tmp_path / "static" / "a.css"
    style.write_text("a")
    before = digest_pages(join(library), [tmp_path / "static"])
    style.write_text("b")
    after = digest_pages(join(library), [tmp_path / "static"])
    assert all(before[docname] != after[docname] for docname in ALL)


def test_number_of_files_changes_with_content_and_name(tmp_path):
    (tmp_path / "a").write_text("x")
    (tmp_path / "__pycache__").mkdir()
    first = digest_files([tmp_path])
    (tmp_path / "__pycache__" / "b").write_text("x")
    assert digest_files([tmp_path]) == first
    assert digest_files([tmp_path / "a"]) == first
    (tmp_path / "a").rename(tmp_path / "b")
    assert digest_files([tmp_path]) != first
    assert digest_files([tmp_path / "nothing"]) == digest_files([])
