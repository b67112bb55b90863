"""Values of refs.bib reach the site as text: nothing in them becomes an element, an attribute, a link or a script."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from attacks import ADDRESSES, KEYS, MANY_AUTHORS, MARK, PRINTED, REFUSED, write_entry
from bs4 import BeautifulSoup

from literature.model import Library
from literature.sources.bib import parse_bibliography
from literature.sources.bib_layout import format_bibliography, format_entry
from literature.sources.capitals import protect
from scripts.skeleton import write_skeleton

from .project import Project, words
from .trees import list_broken_links, list_repeated_ids

SAFE = ("https://", "http://", "mailto:")
WORD = "Zeugma"  #: At the start of each title, so that every key can be made.


def key_of(number: int) -> str:
    """The key of the work with the attack of this number."""
    return f"fox-{1900 + number}-zeugma"


def make_entries(values: dict[str, str]) -> str:
    """One entry for each value, which stands in its title, its note, its publisher and a name."""
    entries = []
    for number, value in enumerate(values.values()):
        fields = {"title": protect(f"{WORD} {value}"), "note": value, "publisher": value, "author": f"Fay Fox and {{x {value}}} Gil"}
        entries.append(write_entry(key_of(number), year=str(1900 + number), url=f"https://example.org/{number}", **fields))
    return "\n".join(entries)


def write_root(project: Project, values: dict[str, str], text: str) -> None:
    """Put works with these values into a small handbook, each with a page."""
    project.write("refs.bib", text)
    entries = parse_bibliography(text).entries
    index = ["\n```{toctree}", *(key_of(number) for number in range(len(values))), "```\n"]
    project.append("papers/index.md", "\n:::{authors}\n:::\n" + "\n".join(index))
    for number in range(len(values)):
        page = write_skeleton(Library(), entries[key_of(number)], "2026-01-01") if key_of(number) in entries else ""
        page = page.replace("draft: true\n", "").replace("TO WRITE, ", "").replace("TO WRITE", "Done.").replace("to-write", "so")
        page = re.sub(r"  components: .*", "  components: [ffn]", re.sub(r"  topics: .*", "  topics: [memory]", page))
        project.write(f"papers/{key_of(number)}.md", page or f"# {WORD}\n")


def make_others():
    """Entries without pages: with keys that are no names of files, and with addresses that lead not to the web."""
    yield from (write_entry(key, title=f"{{{name}}}") for name, key in KEYS.items())
    for number, address in enumerate(ADDRESSES.values()):
        links = rf"\url{{{address}}} \href{{{address}}}{{x}}"
        yield write_entry(f"gil-2019-a{number}", title=f"{{A{number}}}", url=address, note=links)
        yield write_entry(f"gil-2019-b{number}", title=f"{{B{number}}}", doi=address, eprint=address, archiveprefix="arXiv", ids=address)


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """A site with every value that is allowed, and a work of 3,000 authors."""
    project = Project(tmp_path_factory.mktemp("printed") / "source")
    values = {name: value for name, (value, _) in PRINTED.items()}
    many = write_entry("a0000-etal-2018-many", author=MANY_AUTHORS[3000], title="Many", url="https://example.org/many")
    text = format_bibliography("\n".join([project.read("refs.bib"), make_entries(values), many]))
    write_root(project, values, text)
    project.append("papers/index.md", "\nAlso {cite:t}`a0000-etal-2018-many`.\n")
    landed = "".join(f"{key_of(number)}\t2026-01-01\t\t\n" for number in range(len(values)))
    project.append("data/register.tsv", landed)
    return project.build(), parse_bibliography(text).entries


@pytest.fixture(scope="module")
def refused(tmp_path_factory):
    """A site with every value that is refused, built in spite of it."""
    project = Project(tmp_path_factory.mktemp("refused") / "source")
    write_root(project, REFUSED, "\n".join([project.read("refs.bib"), make_entries(REFUSED), *make_others()]))
    return project.build()


def read_cards(built):
    """The cards of links: address -> HTML."""
    cards = {}
    for path in sorted((built.out / "previews").rglob("*.js")):
        cards |= json.loads(path.read_text("utf-8").removeprefix("Object.assign((window.handbookPreviews ??= {}), ").removesuffix(");\n"))
    return cards


def straighten(text):
    """A text whose quotation marks are straight, as in its source."""
    return text.translate(str.maketrans("‘’“”", "''\"\""))


class Markup(HTMLParser):
    """Collects elements, attributes and absolute addresses."""

    def __init__(self):
        super().__init__()
        self.elements, self.attributes, self.links = set(), set(), set()

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links |= {value for name, value in attrs if name in {"href", "src", "action", "data"} and ":" in (value or "")}


def list_markup(built):
    """All elements and attributes of a site, its cards among them, and the addresses of links that lead elsewhere than to the web."""
    found = Markup()
    for text in [path.read_text("utf-8") for path in sorted(built.out.rglob("*.html"))] + list(read_cards(built).values()):
        found.feed(text)
        found.close()
        found.reset()
    return found.elements, found.attributes, {link for link in found.links if not link.startswith(SAFE)}


def test_values_that_are_allowed_make_no_warning(printed):
    built, _ = printed
    assert built.warnings == []


@pytest.mark.parametrize("kind", ["printed", "refused"])
def test_no_value_becomes_markup(kind, request, rich):
    built = request.getfixturevalue(kind)
    built = built[0] if kind == "printed" else built
    elements, attributes, links = list_markup(built)
    usual = list_markup(rich)
    assert elements - usual[0] == set()
    assert attributes - usual[1] == set()
    assert links == set()
    for path in sorted(built.out.rglob("*.html")):
        assert f"<script>{MARK}" not in path.read_text("utf-8"), f"{path.name}: also not in data, which it would end"


def test_no_file_is_made_beside_the_site(refused):
    beside = {path.name for path in refused.out.parents[1].iterdir()}
    assert beside == {"source", "source-build"}
    assert {path.name for path in refused.out.parent.iterdir()} == {"html", "doctrees"}
    names = {path.relative_to(refused.out).as_posix() for path in refused.out.rglob("*.bib")}
    assert not [name for name in names if not re.fullmatch(r"(?:(?:papers|topics)/)?[\w:.-]{1,210}", name)]


def test_every_value_that_is_refused_is_reported_without_an_exception(refused):
    assert refused.warnings
    assert not [warning for warning in refused.warnings if "Traceback" in warning or "literature." not in warning]


@pytest.mark.parametrize("name", PRINTED)
def test_value_is_shown_as_it_reads(printed, name):
    built, _ = printed
    number, (_, shown) = list(PRINTED).index(name), PRINTED[name]
    page = built.body(f"papers/{key_of(number)}")
    assert shown in straighten(words(page.select_one("h1")))
    assert shown in words(page.select_one(".lit-authors"))
    assert f"{WORD} {shown}" in straighten(built.text("papers/index", "table.lit-catalogue"))
    assert shown in built.text("papers/index", ".lit-authors-index")
    assert built.text("reference/bibliography").count(shown) >= 2
    assert shown in straighten(words(BeautifulSoup(read_cards(built)[f"papers/{key_of(number)}.html"], "html.parser")))
    (work,) = [work for work in json.loads((built.out / "catalogue.json").read_text("utf-8"))["works"] if work["key"] == key_of(number)]
    assert work["title"] == f"{WORD} {shown}"
    assert work["authors"][1]["given"] == f"x {shown}"
    titles = ElementTree.parse(built.out / "feed.xml").findall(".//{*}title")
    assert f"{WORD} {shown}" in {title.text for title in titles}


def test_scripts_hold_each_entry_as_it_stands(printed):
    built, entries = printed
    text = (built.out / "entries.js").read_text("utf-8")
    assert json.loads(text.removeprefix("window.handbookEntries = ").removesuffix(";\n")) == {
        key: format_entry(entry) for key, entry in entries.items()
    }
    assert not re.search("</script|<!--|[\u2028\u2029]", text)


def test_no_command_of_latex_is_left_where_a_reader_sees_it(printed):
    built, _ = printed
    allowed = {shown for _, shown in PRINTED.values()}
    for path in sorted(built.out.rglob("*.html")):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for source in page.select("annotation, pre"):  # what is meant to be LaTeX: the source of a formula, and the entry to be copied
            source.decompose()
        text = straighten(words(page))
        for shown in allowed:
            text = text.replace(shown, "")
        assert not re.search(r"\\[A-Za-z$&%#_{}]", text), path.name


def test_list_for_language_models_has_no_link_of_a_value(printed, refused):
    for built in (printed[0], refused):
        links = re.findall(r"\]\(([^)]*)\)", (built.out / "llms.txt").read_text("utf-8"))
        assert links
        assert [link for link in links if ":" in link] == []


def test_links_and_ids_of_the_site_hold(printed):
    built, _ = printed
    assert list_broken_links(built) == []
    assert list_repeated_ids(built) == []


def test_many_authors_are_all_named_on_the_bibliography(printed):
    built, _ = printed
    text = built.text("reference/bibliography", "#cite-a0000-etal-2018-many")
    assert "Ann A0000" in text
    assert "Ann A2999" in text
