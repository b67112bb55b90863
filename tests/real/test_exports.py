"""The files that people cite from say of every entry what refs.bib says."""

import json
import shutil
import subprocess
import sys

import pytest
import rispy

from literature.exports.references import STYLES, format_references
from literature.sources.bib import parse_bibliography
from literature.sources.library import read_library


@pytest.fixture(scope="module")
def library(source):
    return read_library(source)


def last_names(entry):
    return [name.last or name.first for name in entry.authors]


def test_csl_json_holds_every_entry(site, library):
    items = json.loads((site / "refs.json").read_text("utf-8"))
    assert [item["id"] for item in items] == list(library.entries)
    for item in items:
        entry = library.entries[item["id"]]
        said = [
            " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"), name.get("suffix"), name.get("literal"))))
            for name in item["author"]
        ]
        assert (said, item["title"], str(item["issued"]["date-parts"][0][0])) == (last_names(entry), entry.title, entry.year)
        assert item.get("DOI", "") == entry.fields.get("doi", "")


def test_ris_holds_every_entry(site, library):
    records = rispy.loads((site / "refs.ris").read_text("utf-8"))
    assert [record["id"] for record in records] == list(library.entries)
    for record in records:
        entry = library.entries[record["id"]]
        assert ([name.partition(",")[0] for name in record["authors"]], record["title"], record["year"]) == (
            last_names(entry),
            entry.title,
            entry.year,
        )


def test_every_entry_has_a_file_of_its_own(site, library):
    for key, entry in library.entries.items():
        (found,) = parse_bibliography((site / f"papers/{key}.bib").read_text("utf-8")).entries.values()
        assert (found.key, dict(found.fields)) == (key, dict(entry.fields))


def test_the_file_for_download_is_the_file_of_the_repository(site, source):
    assert (site / "refs.bib").read_bytes() == (source / "refs.bib").read_bytes()


def test_engine_formats_every_entry_in_every_style(library):
    made = format_references(library.entries.values())
    assert made.keys() == library.entries.keys()
    for key, by_style in made.items():
        entry = library.entries[key]
        assert by_style.keys() == STYLES.keys()
        for style, reference in by_style.items():
            text = "".join(run.text for run in reference)
            assert last_names(entry)[0] in text, (key, style)
            assert entry.year in text, (key, style)
            # Styles lower titles and set other quotation marks, so only letters are compared.
            assert letters(entry.title) in letters(text), (key, style)


def letters(text):
    return "".join(sign for sign in text.lower() if sign.isalnum())


def test_every_work_and_tool_has_a_cite_box_and_every_topic_cites_itself(pages, library):
    for kind in ("paper", "tool", "topic"):
        for page in library.of_kind(kind).values():
            box = pages[f"{page.docname}.html"].select(".lit-cite")
            assert len(box) == 1, page.docname
            assert box[0].select("dl.lit-styles dt"), page.docname


def test_engine_is_the_one_of_the_package(monkeypatch):
    """pypandoc prefers a newer pandoc of the system: two machines then made two sites."""
    from literature.exports import references

    monkeypatch.setenv("PATH", "")
    assert references._PANDOC.is_relative_to(sys.prefix)
    assert shutil.which("pandoc") is None
    assert subprocess.run([references._PANDOC, "--version"], capture_output=True, check=True).stdout.startswith(b"pandoc")


def test_bibliography_names_size_and_number_of_every_download(site, pages, library):
    listed = pages["reference/bibliography.html"].select_one(".lit-downloads")
    links = {link["href"].removeprefix("../"): link.find_parent("li").get_text() for link in listed.select("a")}
    assert links.keys() == {"refs.bib", "refs.json", "refs.ris", *(f"{topic.docname}.bib" for topic in library.of_kind("topic").values())}
    for address, text in links.items():
        assert f"{(site / address).stat().st_size / 1000:,.0f} kB" in text, address
