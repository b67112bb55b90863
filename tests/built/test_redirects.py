"""The pages at the addresses of aliases, and the earlier anchors of claims."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from bs4 import BeautifulSoup
from sphinx.util.inventory import InventoryFile

from literature.outputs.redirects import write_redirect

from .project import Project
from .trees import list_broken_links, read_index
from .works import BELL, FOX

KEY = "ada-etal-2020-alpha"
CLASS, DEAN = "  primaryclass = {cs.CL},\n", "  eprint = {1901.00009},\n  archiveprefix = {arXiv},\n"


def add_aliases(project):
    """An alias of a work with a page, of one that a tool is cited by, of one without a page, and a claim that was renamed."""
    project.edit("refs.bib", CLASS, f"{CLASS}  ids = {{ada2020alpha}},\n")
    project.edit("refs.bib", DEAN, f"{DEAN}  ids = {{dean2019delta}},\n")
    project.append("refs.bib", FOX.replace("/phi},\n", "/phi},\n  ids = {fox2018phi},\n"))
    project.append("papers/index.md", "\n{cite:t}`fox-2018-phi`\n")
    project.append("data/register.tsv", f"{KEY}:summit\t2026-01-02\t{KEY}:peak\t\n")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The small handbook with aliases."""
    project = Project(tmp_path_factory.mktemp("aliases") / "source")
    add_aliases(project)
    return project.build(html_baseurl="https://example.org/book")


def parse(text):
    return BeautifulSoup(text, "html.parser")


def test_nothing_breaks_out_of_a_redirect_page():
    hostile = "\"'><script>alert(1)</script>"
    text = write_redirect(hostile, hostile, hostile, hostile, hostile, hostile)
    soup = parse(text)
    assert [script.get_text() for script in soup.find_all("script")] == [""]
    assert soup.h1.get_text() == soup.a["href"] == soup.html["lang"] == soup.script["src"] == hostile


def test_tags_of_a_redirect_page_are_closed():
    opened = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            if tag not in {"meta", "link"}:
                opened.append(tag)

        def handle_endtag(self, tag):
            assert opened.pop() == tag

    Reader().feed(write_redirect("a.html", "a.html", "A & B", "Site", "s.js"))
    assert opened == []


@pytest.mark.parametrize(
    ("alias", "title", "target", "canonical"),
    [
        ("ada2020alpha", "Alpha Neurons in Transformers", f"{KEY}.html", f"papers/{KEY}.html"),
        ("dean2019delta", "Delta", "../tools/probe.html", "tools/probe.html"),
        ("fox2018phi", "Phi", "../reference/bibliography.html#cite-fox-2018-phi", "reference/bibliography.html"),
    ],
)
def test_alias_leads_to_the_work(built, alias, title, target, canonical):
    assert built.warnings == []
    soup = built.soup(f"papers/{alias}")
    assert soup.html["lang"] == "en"
    assert soup.title.get_text().startswith(f"{title} - ")
    assert soup.select_one("main a")["href"] == target
    assert soup.select_one("noscript meta")["content"] == f"0; url={target}"
    assert soup.select_one("link[rel=canonical]")["href"] == f"https://example.org/book/{canonical}"
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    assert soup.script["src"] == "../_static/redirect.js"
    assert list_broken_links(built) == []


def test_redirect_pages_are_not_searched(built):
    index = json.dumps(read_index(built))
    assert KEY in index
    assert "papers/ada2020alpha" not in index


def test_aliases_stand_in_the_inventory_for_other_projects(built):
    data = InventoryFile.loads((built.out / "objects.inv").read_bytes(), uri="").data
    assert data["lit:paper"]["ada2020alpha"].uri == f"papers/{KEY}.html"
    assert data["lit:claim"][f"{KEY}:summit"].uri == f"papers/{KEY}.html#claim-peak"
    assert "dean2019delta" not in data["lit:paper"]
    assert not [docname for found in data.values() for docname in found.values() if docname.uri.startswith("papers/ada2020")]


def test_claim_keeps_its_earlier_anchor(built):
    block = built.soup(f"papers/{KEY}").find(id="claim-peak")
    assert block.find(id="claim-summit", recursive=False).name == "span"


def test_alias_in_another_folder_format_leads_there_too(project):
    add_aliases(project)
    built = project.build(builder="dirhtml")
    soup = built.soup("papers/ada2020alpha/index")
    assert soup.select_one("main a")["href"] == f"../{KEY}/"
    assert soup.script["src"] == "../../_static/redirect.js"
    assert soup.select_one("link[rel=canonical]")["href"] == f"../{KEY}/"


def test_page_of_the_site_is_never_overwritten(project):
    """The checks report such an alias; its page stays."""
    project.edit("refs.bib", CLASS, f"{CLASS}  ids = {{bell-cole-2022-beta, ../index, index}},\n")
    built = project.build()
    assert [warning.rpartition("[")[2] for warning in built.warnings] == ["literature.ambiguous-alias]", *["literature.bad-ids]"] * 2]
    assert built.soup(BELL.removesuffix(".md")).h1.get_text().startswith("Beta")
    assert not [path for path in built.out.rglob("*.html") if "redirect.js" in path.read_text("utf-8")]
