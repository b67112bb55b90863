"""All JSON-LD of the site is of the vocabulary of https://schema.org: types and properties exist, each where it belongs.

schema-dts writes that vocabulary as types of TypeScript, so its compiler finds what is unknown, stands at the wrong type of
thing, or has a value of the wrong type.
"""

import json
import re
import subprocess

import pytest
from bs4 import BeautifulSoup

from literature.exports.schema import Site, describe_page, describe_software, describe_work
from literature.model import NamedUrl, Text, ToolFacts
from literature.sources.bib import parse_bibliography

SITE = Site("A Handbook", "https://example.org/book/")
#: An entry of every type, with all that it may have.
TYPES = (
    *("article", "book", "booklet", "inbook", "incollection", "inproceedings", "manual"),
    *("mastersthesis", "misc", "phdthesis", "proceedings", "techreport", "unpublished"),
)
PUBLISHED = ("arXiv preprint", "GitHub repository", "Blog post", "Talk at CFR 2024", "A Laboratory")
FIELDS = """author = {Ann Ada and {OpenAI} and others}, title = {T}, year = {2022}, month = may, booktitle = {B}, journal = {J},
  volume = {3}, number = {2}, series = {S}, pages = {1--2}, publisher = {P}, school = {U}, institution = {I}, address = {A},
  edition = {1}, chapter = {4}, type = {Report}, note = {N}, doi = {10.1234/x}, eprint = {2205.00001}, archiveprefix = {arXiv},
  url = {https://example.org/t},"""


def complain(folder, blocks):
    """What the compiler finds wrong in blocks of JSON-LD: a line each, with its number in front."""
    lines = [f"export const block{number}: WithContext<Thing> = {json.dumps(block)};" for number, block in enumerate(blocks, 2)]
    source = folder / "blocks.ts"
    source.write_text("\n".join(['import type { Thing, WithContext } from "schema-dts";', *lines]) + "\n", "utf-8")
    command = ["node", "node_modules/typescript/bin/tsc", "--noEmit", "--strict", "--moduleResolution", "node", source.name]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    found = re.findall(r"blocks\.ts\((\d+),\d+\): (.*)", run.stdout)
    assert bool(found) == bool(run.returncode), run.stdout + run.stderr
    return {int(line) - 2: message for line, message in found}


@pytest.fixture
def vocabulary(need, install):
    """Where schema-dts and the compiler are installed."""
    need("node")
    return install("vocabulary")


def test_data_of_every_page_is_of_the_vocabulary(site, vocabulary):
    found = []
    for path in sorted(site.rglob("*.html")):
        for block in BeautifulSoup(path.read_bytes(), "html.parser").select('script[type="application/ld+json"]'):
            found.append((path.relative_to(site).as_posix(), json.loads(block.string)))
    assert len(found) > 60
    assert {found[number][0]: message for number, message in complain(vocabulary, [block for _, block in found]).items()} == {}


def test_every_type_of_entry_is_described_in_the_vocabulary(vocabulary):
    works = [parse_bibliography(f"@{type_}{{k, {FIELDS}\n}}\n").entries["k"] for type_ in TYPES]
    texts = (f"@misc{{k, {FIELDS.replace('eprint', 'old')}\n howpublished = {{{published}}},\n}}\n" for published in PUBLISHED)
    works += [parse_bibliography(text).entries["k"] for text in texts]
    facts = ToolFacts(links=(NamedUrl(Text("repository"), Text("https://example.org/code")),))
    abouts = [*map(describe_work, works), *(describe_software("probe", tool, work) for tool in (facts, ToolFacts()) for work in works)]
    pages = [describe_page(SITE, "T", "t.html", "A sentence.", "2026-01-01", about) for about in abouts]
    assert {pages[number]["about"]["@type"]: message for number, message in complain(vocabulary, pages).items()} == {}


def test_what_is_not_of_the_vocabulary_is_found(vocabulary):
    page = describe_page(SITE, "T", "t.html", about={"@type": "ScholarlyArticle", "name": "T"})
    wrong = [
        page | {"@type": "Webpage"},
        page | {"pagination": "1-2"},
        page | {"about": {"@type": "ScholarlyArticle", "codeRepository": "https://example.org"}},
        page | {"about": {"@type": "ScholarlyArticle", "author": {"@type": "Periodical", "name": "J"}}},
        page | {"isPartOf": {"@type": "WebSite", "nmae": "A Handbook"}},
    ]
    assert set(complain(vocabulary, [page, *wrong])) == set(range(1, len(wrong) + 1))
