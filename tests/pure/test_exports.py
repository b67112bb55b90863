"""Entries in the forms that other programs read."""

from __future__ import annotations

import json
import re

import pytest
import rispy
from attacks import MANY_AUTHORS, VALUES, write_entry

from literature.checks import check_library
from literature.exports.csl import make_item, make_items
from literature.exports.downloads import export_all, export_entry, export_topic
from literature.exports.handbook import cite_page
from literature.exports.ris import write_all, write_ris
from literature.sources.bib import parse_bibliography
from literature.sources.bib_layout import format_entry


def read(text):
    """The one entry of a text."""
    (entry,) = parse_bibliography(text).entries.values()
    return entry


def write(type_, **fields):
    """The entry of a type with an author, a title, a year and other fields."""
    fields = {"author": "Ada Ada", "title": "T", "year": "2020"} | fields
    return read(f"@{type_}{{k,\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()) + "}\n")


def test_item_holds_what_the_entry_says(small):
    assert make_item(small.entries["ada-etal-2020-alpha"]) == {
        "id": "ada-etal-2020-alpha",
        "citation-key": "ada-etal-2020-alpha",
        "type": "paper-conference",
        "title": "Alpha Neurons in Transformers",
        "author": [{"family": "Ada", "given": "Ann"}, {"family": "Bell", "given": "Bo"}, {"family": "Cole", "given": "Ciaran Ó"}],
        "container-title": "Proceedings of the First Conference on Fabricated Results",
        "page": "1–12",
        "issued": {"date-parts": [[2020, 5]]},
        "DOI": "10.1234/fab.2020.1",
    }


def test_preprint_names_its_archive(small):
    item = make_item(small.entries["dean-2019-delta"])
    assert (item["type"], item["publisher"], item["number"]) == ("article", "arXiv", "arXiv:1901.00009")
    assert "container-title" not in item


def test_page_of_the_web_names_where_it_stands():
    item = make_item(write("misc", howpublished="A Forum", url="https://example.org/t"))
    assert (item["type"], item["container-title"], item["URL"]) == ("webpage", "A Forum", "https://example.org/t")


@pytest.mark.parametrize(
    ("type_", "found"),
    [("article", "article-journal"), ("phdthesis", "thesis"), ("incollection", "chapter"), ("techreport", "report"), ("odd", "webpage")],
)
def test_type_of_an_item_follows_that_of_the_entry(type_, found):
    assert make_item(write(type_))["type"] == found


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Jan van der Berg", {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}),
        ("Berg, Jr., Jan", {"family": "Berg", "given": "Jan", "suffix": "Jr."}),
        ("{Bell Laboratories Group}", {"literal": "Bell Laboratories Group"}),
        ("others", {"literal": "others"}),
    ],
)
def test_parts_of_a_name_stay_apart(author, name):
    assert make_item(write("misc", author=author))["author"] == [name]


@pytest.mark.parametrize(("year", "month", "parts"), [("2020", "may", [2020, 5]), ("2020", "", [2020]), ("in press", "may", None)])
def test_date_goes_as_far_as_it_is_known(year, month, parts):
    item = make_item(write("misc", year=year, month=month))
    assert item.get("issued") == ({"date-parts": [parts]} if parts else None)


def test_ris_is_read_as_it_was_meant(small):
    (record,) = rispy.loads(write_ris(small.entries["ada-etal-2020-alpha"]))
    assert record["type_of_reference"] == "CONF"
    assert record["authors"] == ["Ada, Ann", "Bell, Bo", "Cole, Ciaran Ó"]
    assert record["title"] == "Alpha Neurons in Transformers"
    assert (record["year"], record["date"], record["start_page"], record["end_page"]) == ("2020", "2020/05//", "1", "12")
    assert record["secondary_title"] == record["custom3"] == "Proceedings of the First Conference on Fabricated Results"
    assert record["doi"] == "10.1234/fab.2020.1"


def test_ris_of_a_preprint_names_its_archive(small):
    (record,) = rispy.loads(write_ris(small.entries["dean-2019-delta"]))
    assert (record["name_of_database"], record["accession_number"]) == ("arXiv", "arXiv:1901.00009")


def test_ris_writes_names_with_what_belongs_to_them():
    (record,) = rispy.loads(write_ris(write("misc", author="Jan van der Berg and Berg, Jr., Jan and {The Group}")))
    assert record["authors"] == ["van der Berg, Jan", "Berg, Jan, Jr.", "The Group"]


def test_each_ris_record_stands_by_itself(small):
    records = rispy.loads(write_all(small.entries.values()))
    assert [record["id"] for record in records] == list(small.entries)


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
def test_no_value_ends_a_record_or_begins_another(value):
    entries = parse_bibliography(write_entry(title=value, note=value, howpublished=f"{value}\nER  - \nTY  - JOUR")).entries.values()
    text = write_all(entries)
    assert len(re.findall("^TY  - ", text, re.MULTILINE)) == len(re.findall("^ER  - ", text, re.MULTILINE)) == len(entries)
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in text.splitlines())
    assert json.loads(json.dumps(make_items(entries))) == make_items(entries)


def test_no_author_is_lost():
    (entry,) = parse_bibliography(write_entry(author=MANY_AUTHORS[300])).entries.values()
    assert len(make_item(entry)["author"]) == len(rispy.loads(write_ris(entry))[0]["authors"]) == 300


def test_downloads_hold_every_entry(small):
    downloads = {download.address: download for download in export_all(small)}
    assert downloads.keys() == {
        "refs.bib",
        "refs.json",
        "refs.ris",
        "topics/memory.bib",
        "papers/ada-etal-2020-alpha.bib",
        "papers/bell-cole-2022-beta.bib",
        "papers/dean-2019-delta.bib",
    }
    assert downloads["refs.bib"].text == small.bibliography.text
    assert json.loads(downloads["refs.json"].text) == make_items(small.entries.values())
    assert {download.entries for address, download in downloads.items() if address.startswith("refs")} == {len(small.entries)}
    assert downloads["refs.ris"].size == len(downloads["refs.ris"].text.encode())


def test_download_of_an_entry_is_the_entry_as_it_stands(small):
    for entry in small.entries.values():
        assert export_entry(entry).text in small.bibliography.text


def test_download_of_a_topic_holds_what_its_page_cites(root):
    root.append("topics/memory.md", "\n{cite:t}`dean-2019-delta` and {cite:p}`ada-etal-2020-alpha`\n")
    library = root.library()
    download = export_topic(library, library.of_kind("topic")["memory"])
    found = parse_bibliography(download.text)
    assert {"ada-etal-2020-alpha", "dean-2019-delta"} <= found.entries.keys()
    assert list(found.entries) == sorted(found.entries)
    assert download.entries == len(found.entries)


@pytest.fixture
def cited(small):
    """A page of each kind as an entry, at a site of its own."""
    pages = [small.pages["papers/ada-etal-2020-alpha"], small.pages["topics/memory"], small.pages["tools/probe"]]
    return [cite_page(page, small.entries.get(page.name), "https://example.org/handbook/") for page in pages]


def test_entry_of_a_page_names_the_handbook_the_day_and_the_address(cited):
    paper, topic, tool = cited
    assert (paper.key, topic.key, tool.key) == ("handbook-papers-ada-etal-2020-alpha", "handbook-topics-memory", "handbook-tools-probe")
    assert paper.title == "On “Alpha Neurons in Transformers” (Ada et al. 2020)"
    assert topic.title == "Memory"
    for entry in cited:
        assert entry.byline == "The LLM Neuron Handbook contributors"
        assert entry.fields["url"].startswith("https://example.org/handbook/")
        assert entry.fields["note"].removeprefix("Page as checked on ").startswith(entry.year)


def test_entry_of_a_page_is_bibtex_that_is_read_back(cited, root):
    root.append("refs.bib", "".join(f"\n{format_entry(entry)}" for entry in cited))
    library = root.library()
    for entry in cited:
        found = library.entries[entry.key]
        assert (found.title, found.byline, found.year) == (entry.title, entry.byline, entry.year)
    codes = {problem.code for problem in check_library(library)}
    assert not codes & {"bib-syntax", "bad-latex", "bad-letter", "bad-name", "missing-field"}


def test_page_without_a_known_site_names_no_address(small):
    page = small.pages["papers/ada-etal-2020-alpha"]
    assert "url" not in cite_page(page, small.entries[page.name]).fields
