"""furo's frame is mended on every page: each of furo's own words that _templates/page.html replaces is still found."""

import pytest

#: What the mended frame has -> what it takes the place of.
MENDED = {
    "aside#lit-sidebar.sidebar-drawer[aria-label]": "aside.sidebar-drawer",
    "aside#lit-contents.toc-drawer[aria-label]": "aside.toc-drawer",
    ".sidebar-tree[role=navigation][aria-label]": ".sidebar-tree",
    ".toc-tree[role=navigation][aria-label]": ".toc-tree",
    "p.caption[role=heading][aria-level]": "p.caption[role=heading]",
    "[role=region][aria-label] > a.back-to-top": "a.back-to-top",
    "[role=region][aria-label] > .content-icon-container": ".content-icon-container",
}


@pytest.mark.parametrize("mended", MENDED)
def test_each_part_of_the_frame_is_mended_on_every_page(pages, mended):
    counts = {file: (len(page.select(mended)), len(page.select(MENDED[mended]))) for file, page in pages.items()}
    assert any(found for _, found in counts.values()), "furo has no such part any more"
    assert {file: count for file, count in counts.items() if count[0] != count[1]} == {}


def test_the_frame_stays_whole(pages):
    """The region that is opened before the text is closed before it: the text stands in no region but its own."""
    for file, page in pages.items():
        text = page.select_one("article#furo-main-content")
        assert text.find_parent(attrs={"role": "region"}) is None, file
        assert page.select_one("footer").find_parent("article") is None, file


def test_cells_at_the_head_of_tables_say_what_they_head(pages):
    heads = [(file, head) for file, page in pages.items() for head in page.select("article th")]
    assert heads
    assert [file for file, head in heads if head.get("scope") not in {"col", "row"}] == []


def test_entries_of_the_bibliography_have_no_withdrawn_role(pages):
    assert pages["reference/bibliography.html"].select("div.citation")
    assert [file for file, page in pages.items() if page.select("[role=doc-biblioentry]")] == []
