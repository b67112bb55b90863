"""Reference managers and search engines take from this site what stands in refs.bib, and take no page for a work."""

import json
import re

import pytest
from zotero import read_spans

from literature.relations import list_keys, list_works
from literature.sources.bib import to_plain
from literature.sources.library import read_library

BIBLIOGRAPHY = "reference/bibliography.html"
MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905


@pytest.fixture(scope="module")
def library(source):
    """What the site was built from."""
    return read_library(source)


def fold(name):
    """A name without full stops: Zotero sets one behind each initial."""
    return " ".join(name.replace(".", " ").split())


def expect(entry):
    """Type, authors and fields of the item that a reader should get of an entry."""
    fields = {name: to_plain(value) for name, value in entry.fields.items()}
    month = f"-{MONTHS.index(fields['month']) + 1:02}" if "month" in fields else ""
    arxiv = f"https://arxiv.org/abs/{fields['eprint']}" if "eprint" in fields else ""
    item = {"title": entry.title, "date": fields["year"] + month, "DOI": fields.get("doi"), "url": fields.get("url")}
    item["url"] = item["url"] or (None if item["DOI"] else arxiv or None)
    kind = {"inproceedings": "conferencePaper", "article": "journalArticle"}.get(entry.type)
    if kind:
        item |= {"publicationTitle": fields.get("booktitle") or fields.get("journal"), "issue": fields.get("number")}
        item |= {name: fields.get(name) for name in ("volume", "series", "publisher")} | {"place": fields.get("address")}
        item["pages"] = fields["pages"].replace("–", "-") if "pages" in fields else None
    elif arxiv:
        kind, item["publisher"] = "preprint", "arXiv"
    people = [(fold(name.first), name.last) for name in entry.authors]
    return kind, people, {name: value for name, value in item.items() if value}


def test_no_page_declares_itself_to_be_the_work(pages):
    """Highwire tags, Dublin Core and the like say of a page that it is the work."""
    named = [(name, tag["name"]) for name, page in pages.items() for tag in page.find_all("meta", attrs={"name": True})]
    assert [
        (name, tag) for name, tag in named if re.match(r"(?:citation_|dc\.|dcterms\.|prism\.|eprints\.|bepress_)", tag, re.IGNORECASE)
    ] == []


def test_each_page_of_a_work_offers_that_work_alone(pages, library):
    for key in library.of_kind("paper"):
        (item,) = read_spans(pages[f"papers/{key}.html"])
        assert item.fields["title"] == library.entries[key].title


def test_each_page_of_a_tool_offers_what_to_cite(pages, library):
    for name, tool in library.of_kind("tool").items():
        (item,) = read_spans(pages[f"tools/{name}.html"])
        assert item.fields["title"] == library.entries[str(tool.facts.entry)].title


def test_each_topic_offers_its_references_and_works(pages, library):
    for name, topic in library.of_kind("topic").items():
        keys = {*list_keys(topic), *(work.name for work, _ in list_works(library, name))}
        page = pages[f"topics/{name}.html"]
        assert len(page.select("#lit-references .lit-references > li")) == len(list_keys(topic))
        assert sorted(item.fields["title"] for item in read_spans(page)) == sorted(library.entries[key].title for key in keys), name


def test_bibliography_offers_every_entry_as_it_stands(pages, library):
    items = {item.fields["title"]: item for item in read_spans(pages[BIBLIOGRAPHY])}
    assert len(pages[BIBLIOGRAPHY].select("span.Z3988")) == len(items) == len(library.entries)
    for entry in library.entries.values():
        item = items[entry.title]
        kind, people, fields = expect(entry)
        assert [(fold(first), last) for first, last in item.authors] == people, entry.key
        if kind:
            assert (item.type, item.fields) == (kind, fields), entry.key
        else:
            assert item.fields | fields == item.fields, entry.key


def test_items_of_all_pages_are_those_of_the_bibliography(pages, library):
    known = {item.fields["title"]: item for item in read_spans(pages[BIBLIOGRAPHY])}
    for name, page in pages.items():
        for item in read_spans(page):
            assert item == known[item.fields["title"]], name


def test_each_page_of_a_work_is_about_an_article_with_its_ids(pages, library):
    for key in library.of_kind("paper"):
        (block,) = pages[f"papers/{key}.html"].select('head script[type="application/ld+json"]')
        page, fields = json.loads(block.string), library.entries[key].fields
        assert page["@type"] == "WebPage"
        assert page["about"]["@type"] == "ScholarlyArticle", key
        same = [f"https://doi.org/{fields['doi']}"] if "doi" in fields else []
        same += [f"https://arxiv.org/abs/{fields['eprint']}"] if "eprint" in fields else []
        assert page["about"].get("sameAs", []) == same, key
