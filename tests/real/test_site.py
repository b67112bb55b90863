"""What must be true of the site that people read."""

from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

from literature.sources.library import read_library

# Written by Sphinx from scripts: a query reaches them, not an anchor.
GENERATED = {"search.html", "genindex.html"}


def test_every_internal_link_and_anchor_resolves(site, pages):
    ids = {
        name: {tag["id"] for tag in page.find_all(id=True)} | {tag["name"] for tag in page.find_all("a", attrs={"name": True})}
        for name, page in pages.items()
    }
    broken = []
    for name, page in pages.items():
        for tag in page.find_all(["a", "link", "script", "img"]):
            address = tag.get("href") or tag.get("src")
            if not address or urlsplit(address).scheme or address.startswith("//"):
                continue
            parts = urlsplit(address)
            target = normpath(join(dirname(name), unquote(parts.path))) if parts.path else name
            if not (site / target).is_file():
                broken.append(f"{name}: {address}: no such file")
            elif parts.fragment and target in ids and unquote(parts.fragment) not in ids[target]:
                broken.append(f"{name}: {address}: no such anchor")
    assert broken == []


def test_every_alias_leads_to_its_work(source, site, pages, redirects):
    aliases = {alias for entry in read_library(source).entries.values() for alias in entry.aliases}
    assert {f"papers/{alias}.html" for alias in aliases} == set(redirects)
    for file in redirects:
        link = BeautifulSoup((site / file).read_bytes(), "html.parser").select_one("main a")["href"]
        target, _, anchor = normpath(f"papers/{link}").partition("#")
        assert target in pages, file
        assert not anchor or pages[target].find(id=anchor), file


def test_no_page_loads_anything_from_another_host(pages):
    loaded = [
        (name, tag)
        for name, page in pages.items()
        for tag in page.find_all(["script", "img", "iframe", "link"])
        if urlsplit(tag.get("src") or tag.get("href") or "").netloc and tag.get("rel") != ["canonical"]
    ]
    assert loaded == []


def test_every_work_stands_in_the_catalogue_and_every_entry_in_the_bibliography(source, pages):
    library = read_library(source)
    catalogue = {link["href"] for link in pages["papers/index.html"].find_all("a", href=True)}
    assert {f"{key}.html" for key in library.of_kind("paper")} <= catalogue
    anchors = {tag["id"] for tag in pages["reference/bibliography.html"].find_all(id=True)}
    assert {f"cite-{key}" for key in library.entries} <= anchors


def test_every_claim_has_its_permanent_anchor(source, pages):
    claims = read_library(source).claims().values()
    assert claims
    for claim in claims:
        block = pages[f"papers/{claim.key}.html"].find(id=claim.anchor)
        assert block is not None, claim.id
        assert claim.place in block.get_text(), claim.id


def test_every_page_has_one_title_and_no_unresolved_text(pages):
    for name, page in pages.items():
        if name not in GENERATED:
            assert len(page.find_all("h1")) == 1, name
            assert not page.select(".lit-unresolved, .problematic, .system-message"), name


def test_every_id_stands_once_on_its_page(pages):
    """furo's wrapper of a formula and the formula had the same id."""
    for name, page in pages.items():
        ids = [tag["id"] for tag in page.select("article [id]")]
        assert sorted(ids) == sorted(set(ids)), name


def test_formulas_are_mathml_without_scripts(pages):
    formulas = [formula for page in pages.values() for formula in page.select(".math")]
    assert formulas
    assert all(formula.find("math") for formula in formulas)
    assert not any("mathjax" in (script.get("src") or "").lower() for page in pages.values() for script in page.find_all("script"))


def count_clicks(pages):
    """How many links of the text lead from the front page to each page; the side bar does not count."""
    clicks, waiting = {"index.html": 0}, ["index.html"]
    for name in waiting:
        for link in pages[name].select("article a[href]"):
            parts = urlsplit(link["href"])
            target = normpath(join(dirname(name), unquote(parts.path)))
            if not parts.scheme and parts.path and target in pages and target not in clicks:
                clicks[target] = clicks[name] + 1
                waiting.append(target)
    return clicks


def test_a_topic_is_two_clicks_away_and_a_work_three(pages):
    clicks = count_clicks({name: page for name, page in pages.items() if name != "papers/index.html"})
    far = {name: clicks.get(name) for name in pages if name.startswith("topics/") and clicks.get(name, 9) > 2}
    far |= {name: clicks.get(name) for name in pages if name.startswith(("papers/", "tools/")) and clicks.get(name, 9) > 3}
    far.pop("papers/index.html", None)
    assert far == {}


def test_every_topic_compares_works_and_ends_with_a_reading_order(pages):
    for name, page in pages.items():
        if name.startswith("topics/"):
            assert page.select("article table"), name
            assert "Reading order" in [heading.get_text(strip=True).rstrip("¶") for heading in page.select("article h2")], name


def test_comparison_shows_every_work_and_each_method_topic_its_part(source, pages):
    library = read_library(source)

    def compared(name):
        return {link["href"].rpartition("/")[2] for link in pages[name].select("table.lit-comparison tbody td:first-child a")}

    assert compared("reference/methods.html") == {f"{key}.html" for key in library.of_kind("paper")}
    methods = [page.name for page in library.of_kind("topic").values() if page.facts.kind == "method"]
    assert methods
    for topic in methods:
        filed = {f"{key}.html" for key, page in library.of_kind("paper").items() if topic in page.facts.topics}
        assert filed <= compared(f"topics/{topic}.html"), topic
