"""The cite box and the downloads of a small handbook."""

from __future__ import annotations

import json

import pytest
import rispy

from literature.exports import references
from literature.sources.bib import parse_bibliography

from .project import only, words
from .works import FOX

ALPHA = "papers/ada-etal-2020-alpha"


def blocks(part):
    """The texts to copy in a part of a page."""
    return [block.get_text() for block in part.select("pre")]


@pytest.fixture(scope="module")
def box(small):
    """The cite box of a paper."""
    return only(small.body(ALPHA), ".lit-cite")


def test_box_has_the_entry_in_every_form(box):
    bib, ris, csl = blocks(box)[:3]
    assert list(parse_bibliography(bib).entries) == ["ada-etal-2020-alpha"]
    assert rispy.loads(ris)[0]["title"] == "Alpha Neurons in Transformers"
    assert json.loads(csl)[0]["title"] == "Alpha Neurons in Transformers"


def test_box_has_references_in_three_styles(box):
    found = dict(zip(map(words, box.select(":scope > dl dt")), map(words, box.select(":scope > dl dd")), strict=True))
    venue = "Proceedings of the First Conference on Fabricated Results"
    assert found == {
        "APA": f"Ada, A., Bell, B., & Cole, C. Ó. (2020). Alpha neurons in Transformers. {venue}, 1–12. https://doi.org/10.1234/fab.2020.1",
        "ACL": f"Ann Ada, Bo Bell, and Ciaran Ó Cole. 2020. Alpha neurons in Transformers. In {venue}, pages 1–12.",
        "IEEE": f"A. Ada, B. Bell, and C. Ó. Cole, “Alpha neurons in Transformers,” in {venue}, May 2020, pp. 1–12. "
        "doi: 10.1234/fab.2020.1.",
    }


def test_box_names_the_key_and_the_file(small, box):
    keys = only(box, ".lit-cite-keys")
    assert words(keys) == "Key ada-etal-2020-alpha · ada-etal-2020-alpha.bib"
    assert only(keys, "a")["href"] == "ada-etal-2020-alpha.bib"
    assert (small.out / f"{ALPHA}.bib").read_text("utf-8") == blocks(box)[0].strip() + "\n"


def test_box_says_how_to_cite_the_page_itself(box):
    fold = box.select(":scope > details")[-1]
    assert words(only(fold, ":scope > summary")) == "Cite this page of the handbook"
    (entry,) = parse_bibliography(blocks(fold)[0]).entries.values()
    assert entry.title == "On “Alpha Neurons in Transformers” (Ada et al. 2020)"
    assert "The LLM Neuron Handbook contributors" in words(fold)


def test_header_leads_to_the_box(small):
    link = small.body(ALPHA).select(".lit-header .lit-links a")[-1]
    assert (words(link), link["href"]) == ("Cite", "#lit-cite")
    assert only(small.body(ALPHA), "section#lit-cite")


def test_tool_has_the_box_of_its_entry(small):
    assert blocks(only(small.body("tools/probe"), ".lit-cite"))[0].startswith("@")


def test_topic_has_its_references_and_its_own_citation(small):
    box = only(small.body("topics/memory"), ".lit-cite")
    assert only(box, "a[href$='.bib']")["href"] == "memory.bib"
    assert parse_bibliography((small.out / "topics/memory.bib").read_text("utf-8")).entries
    (entry,) = parse_bibliography(blocks(box)[0]).entries.values()
    assert entry.title == "Memory"


def test_words_of_the_box_are_not_searched_but_the_keys(small):
    """The search found every page by the words of the box itself."""
    hidden = only(small.body(ALPHA), ".lit-cite")
    for block in hidden.select("pre, dl"):
        assert block.find_parent(class_="no-search") or "no-search" in block["class"]
    assert not only(hidden, ".lit-cite-keys").find_parent(class_="no-search")


def test_downloads_are_listed_with_size_and_number(project):
    project.append("reference/bibliography.md", "\n```{downloads}\n```\n")
    built = project.build()
    assert built.warnings == []
    items = {
        words(item).partition(" (")[0]: words(item) for item in only(built.body("reference/bibliography"), ".lit-downloads").select("li")
    }
    assert items.keys() == {"refs.bib", "refs.json", "refs.ris", "memory.bib"}
    for name in ("refs.json", "refs.ris"):
        size = (built.out / name).stat().st_size
        assert f"3 entries, {size / 1000:,.0f} kB" in items[name] or f"3 entries, {size} bytes" in items[name]
    for link in only(built.body("reference/bibliography"), ".lit-downloads").select("a"):
        assert (built.path("reference/bibliography").parent / link["href"]).exists() or link["href"].endswith("refs.bib")


def test_file_of_an_entry_that_is_gone_goes_too(project):
    project.append("refs.bib", FOX)
    project.append("papers/index.md", "\nNot here: {cite:t}`fox-2018-phi`.\n")
    file = project.build().out / "papers/fox-2018-phi.bib"
    assert file.exists()
    project.edit("refs.bib", FOX, "")
    project.edit("papers/index.md", "\nNot here: {cite:t}`fox-2018-phi`.\n", "")
    project.build()
    assert not file.exists()


def test_engine_that_cannot_run_is_said_and_the_rest_stands(project, monkeypatch):
    references._run.cache_clear()
    monkeypatch.setattr(references, "_PANDOC", project.root / "no-such-pandoc")
    built = project.build()
    (warning,) = built.warnings
    assert "the references of the cite boxes cannot be made: pandoc cannot be run" in warning
    assert len(blocks(only(built.body(ALPHA), ".lit-cite"))) == 6
