"""Every program that reads BibTeX reads each letter in the spelling of refs.bib as that letter."""

from __future__ import annotations

import json
import subprocess
import unicodedata

import bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware
from pybtex.database import parse_string

from literature.sources.bib import to_plain
from literature.sources.spelling import SPELLINGS

#: One entry a letter, inside a first name.
LETTERS = {f"letter{number}": letter for number, letter in enumerate(SPELLINGS)}
EXPECTED = {key: f"X{letter}yz" for key, letter in LETTERS.items()}


def write_entry(key, first):
    return f"@misc{{{key},\n  author = {{{first} Last}},\n  title = {{T}},\n  year = {{2020}},\n}}\n"


BIB = "\n".join(write_entry(key, f"X{SPELLINGS[letter]}yz") for key, letter in LETTERS.items())


def run(command, folder):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)


def normal(text):
    return unicodedata.normalize("NFC", text)


def test_our_reader_reads_each_letter():
    assert {key: to_plain(SPELLINGS[letter]) for key, letter in LETTERS.items()} == LETTERS


def test_pybtex_reads_each_letter():
    data = parse_string(BIB, "bibtex")
    found = {key: normal(entry.persons["author"][0].rich_first_names[0].render_as("text")) for key, entry in data.entries.items()}
    assert found == EXPECTED


def test_bibtexparser_reads_each_letter():
    library = bibtexparser.parse_string(BIB, append_middleware=[LatexDecodingMiddleware()])
    assert library.failed_blocks == []
    assert {entry.key: normal(entry["author"].split()[0]) for entry in library.entries} == EXPECTED


def test_pandoc_reads_each_letter(need, tmp_path):
    need("pandoc")
    (tmp_path / "letters.bib").write_text(BIB, "utf-8")
    items = json.loads(run(["pandoc", "-f", "bibtex", "-t", "csljson", "letters.bib"], tmp_path).stdout)
    assert {item["id"]: normal(item["author"][0]["given"]) for item in items} == EXPECTED


def test_biber_reads_each_letter(need, tmp_path):
    need("biber")
    (tmp_path / "letters.bib").write_text(BIB, "utf-8")
    done = run(["biber", "--tool", "--output-file", "out.bib", "letters.bib"], tmp_path)
    assert "WARN" not in done.stdout, done.stdout
    data = parse_string((tmp_path / "out.bib").read_text("utf-8"), "bibtex")
    assert {
        key: normal(str(entry.persons["author"][0]).rpartition(", ")[2]).translate({123: None, 125: None})
        for key, entry in data.entries.items()
    } == EXPECTED


def test_bibtex_abbreviates_a_first_name_to_its_whole_letter(need, tmp_path):
    """In UTF-8 it would cut the letter in two."""
    need("bibtex")
    capitals = {key: SPELLINGS[letter] for key, letter in LETTERS.items() if letter.isupper()}
    entries = "\n".join(write_entry(key, f"{spelling}xyz") for key, spelling in capitals.items())
    (tmp_path / "letters.bib").write_text(entries, "utf-8")
    (tmp_path / "all.aux").write_text("\\citation{*}\n\\bibdata{letters}\n\\bibstyle{abbrv}\n", "utf-8")
    run(["bibtex", "all"], tmp_path)
    items = (tmp_path / "all.bbl").read_text("utf-8").split("\\bibitem{")[1:]
    found = {item.partition("}")[0]: item.partition("\n")[2].partition("~Last")[0] for item in items}
    assert found == {key: f"{spelling}." for key, spelling in capitals.items()}


def test_citation_js_reads_each_letter(citation_js, tmp_path):
    (tmp_path / "letters.bib").write_text(BIB, "utf-8")
    items = citation_js(tmp_path / "letters.bib")["items"]
    assert {item["id"]: normal(item["author"][0]["given"]) for item in items} == EXPECTED
