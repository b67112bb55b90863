"""An entry as COinS: read by the rules of Zotero's translator it gives the entry back (see tests/zotero.py)."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

import pytest
from zotero import read_context

from literature.exports.coins import write_coins
from literature.sources.bib import parse_bibliography

HOSTILE = "\"><script>alert(1)</script>&rft.au=x'=<b>%0a"


def entry(type_, key="k", **fields):
    """An entry with these fields."""
    text = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return parse_bibliography(f"@{type_}{{{key},\n{text}}}\n").entries[key]


def read(type_, **fields):
    """The item that Zotero makes of an entry with these fields; a title and a year are there."""
    return read_context(write_coins(entry(type_, **({"title": "T", "year": "2022"} | fields))))


def test_conference_paper_keeps_all_that_its_entry_says():
    item = read(
        "inproceedings",
        author="Ada, Ann and van der Berg, Jan and {\\'E}lodie Dean",
        title="What {BERT} Does",
        month="May",
        booktitle="Proceedings of the 60th Meeting {(Volume 1)}",
        volume="36",
        series="Proceedings of Learning",
        pages="12--34",
        publisher="Fabrications",
        address="Dublin, Ireland",
        doi="10.1234/fab_(1).2",
        url="https://example.org/a?b=c&d=e",
        eprint="2204.00001",
        archiveprefix="arXiv",
    )
    assert item.type == "conferencePaper"
    assert item.authors == [("Ann", "Ada"), ("Jan", "van der Berg"), ("Élodie", "Dean")]
    assert item.fields == {
        "title": "What BERT Does",
        "publicationTitle": "Proceedings of the 60th Meeting (Volume 1)",
        "volume": "36",
        "series": "Proceedings of Learning",
        "pages": "12-34",
        "publisher": "Fabrications",
        "place": "Dublin, Ireland",
        "DOI": "10.1234/fab_(1).2",
        "url": "https://example.org/a?b=c&d=e",
        "date": "2022-05",
    }


def test_journal_article_names_journal_volume_and_number():
    item = read("article", journal="Transactions", volume="3", number="2", pages="7", doi="10.1234/x", eprint="2001.00001")
    assert item.type == "journalArticle"
    named = {"publicationTitle": "Transactions", "volume": "3", "issue": "2", "pages": "7", "DOI": "10.1234/x"}
    assert item.fields == named | {"title": "T", "date": "2022"}


@pytest.mark.parametrize(
    ("type_", "fields", "kind", "shown"),
    [
        ("misc", {"eprint": "2001.00001", "archiveprefix": "arXiv", "howpublished": "arXiv preprint"}, "preprint", {"publisher": "arXiv"}),
        ("misc", {"howpublished": "Forum", "url": "https://example.org"}, "webpage", {"publicationTitle": "Forum"}),
        ("misc", {"howpublished": "Talk at CFR"}, "presentation", {"publicationTitle": "Talk at CFR"}),
        ("misc", {"howpublished": "GitHub repository", "url": "https://example.org"}, "computerProgram", {}),
        ("misc", {"howpublished": "Blog post", "url": "https://example.org"}, "blogPost", {}),
        ("misc", {"howpublished": "A letter"}, "document", {}),
        ("phdthesis", {"school": "A University"}, "thesis", {"publisher": "A University", "type": "PhD thesis"}),
        ("mastersthesis", {"school": "A University", "type": "Diploma"}, "thesis", {"publisher": "A University", "type": "Diploma"}),
        ("incollection", {"booktitle": "A Book", "publisher": "P"}, "bookSection", {"publicationTitle": "A Book", "publisher": "P"}),
        ("techreport", {"institution": "A Laboratory"}, "report", {"publisher": "A Laboratory"}),
        ("book", {"publisher": "P", "edition": "2"}, "book", {"publisher": "P", "edition": "2"}),
        ("unpublished", {"note": "seen"}, "manuscript", {}),
        ("manual", {}, "book", {}),
    ],
)
def test_each_type_becomes_the_item_of_its_kind(type_, fields, kind, shown):
    item = read(type_, **fields)
    assert item.type == kind
    assert {name: value for name, value in item.fields.items() if name not in {"title", "date", "url"}} == shown
    assert item.fields["title"] == "T"


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("{OpenAI}", [("", "OpenAI")]),
        ("{Egg Syntax}", [("", "Egg Syntax")]),
        ("{A Team, Inc.} and Ann Ada", [("", "A Team Inc"), ("Ann", "Ada")]),
        ("Wen-tau Yih and J. Zico Kolter", [("Wen-tau", "Yih"), ("J. Zico", "Kolter")]),
        ("Ann Ada and others", [("Ann", "Ada")]),
        ("King, Jr., Martin L.", [("Martin L.", "King Jr.")]),
    ],
)
def test_names_come_back_whole(author, names):
    assert read("article", author=author).authors == names


def test_all_of_three_hundred_authors_are_kept_in_their_order():
    authors = " and ".join(f"Name{number} Author{number}" for number in range(300))
    assert read("article", author=authors).authors == [(f"Name{number}", f"Author{number}") for number in range(300)]


@pytest.mark.parametrize("field", ["title", "booktitle", "publisher", "pages", "doi", "volume", "month", "address"])
def test_value_cannot_leave_its_key(field):
    written = write_coins(entry("inproceedings", **({"title": "T", "author": "Ann Ada"} | {field: HOSTILE})))
    assert re.fullmatch(r"[\w.%&=~-]+", written, re.ASCII)
    assert parse_qs(written)["rft.au"] == ["Ada, Ann"]


def test_name_cannot_leave_its_key():
    written = write_coins(entry("article", title="T", author=HOSTILE))
    assert re.fullmatch(r"[\w.%&=~-]+", written, re.ASCII)
    assert len(parse_qs(written)["rft.au"]) == 1


def test_address_that_is_none_of_the_web_is_left_out():
    assert "rft_id" not in write_coins(entry("misc", title="T", url="javascript:alert(1)"))


def test_month_that_is_none_leaves_the_year():
    assert read("article", month="Spring").fields["date"] == "2022"
    assert "date" not in read("article", year="in press").fields


def test_entry_without_title_or_with_faulty_syntax_gives_nothing():
    assert write_coins(entry("article", year="2022")) == ""
    faulty = parse_bibliography("@article{k,\n  title = {T},\n  year = {2022}\n  journal = {J},\n}\n").entries["k"]
    assert write_coins(faulty) == ""
