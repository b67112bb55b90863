"""citation-js reads refs.bib as we do, and prints every entry."""

from __future__ import annotations

from .agreement import BIB, Form, find_unprinted, find_unread, read_csl


def test_citation_js_reads_every_entry(citation_js):
    assert find_unread({item["id"]: read_csl(item) for item in citation_js(BIB)["items"]}) == []


def test_citation_js_prints_every_entry(citation_js):
    assert find_unprinted(citation_js(BIB)["printed"], Form(lowers=False, initials=True, most=20, shown=19)) == []
