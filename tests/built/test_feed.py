"""feed.xml is a feed after RFC 4287, of what is new and what was withdrawn."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import feedparser
import pytest

from literature.outputs.feed import LIMIT, News, write

from .project import Project
from .works import ADA, add_eve

ATOM = "{http://www.w3.org/2005/Atom}"
#: RFC 4287, section 4.1: what must stand once in a feed and in an entry, and what may.
ONCE = {"feed": {"id", "title", "updated"}, "entry": {"id", "title", "updated"}}
MAY = {"feed": {"author", "category", "contributor", "entry", "generator", "icon", "link", "logo", "rights", "subtitle"},
       "entry": {"author", "category", "content", "contributor", "link", "published", "rights", "source", "summary"}}  # fmt: skip
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def parse(built):
    return ElementTree.fromstring((built.out / "feed.xml").read_bytes())


def list_faults(feed):
    """What in a feed breaks RFC 4287."""
    faults = []
    ids = [element.text for element in feed.iter(f"{ATOM}id")]
    faults += [f"id {one} is no absolute IRI" for one in ids if not re.match(r"[a-z]+:\S+$", one or "")]
    faults += ["an id stands twice"] if len(ids) != len(set(ids)) else []
    faults += [f"updated {one.text}" for one in feed.iter(f"{ATOM}updated") if not INSTANT.fullmatch(one.text or "")]
    for element in [feed, *feed.findall(f"{ATOM}entry")]:
        kind = element.tag.removeprefix(ATOM)
        names = [child.tag.removeprefix(ATOM) for child in element]
        faults += [f"{kind}: {name} stands {names.count(name)} times" for name in ONCE[kind] if names.count(name) != 1]
        faults += [f"{kind}: {name}" for name in names if name not in ONCE[kind] | MAY[kind]]
        links = [(link.get("rel", "alternate"), link.get("type"), link.get("hreflang")) for link in element.findall(f"{ATOM}link")]
        faults += [f"{kind}: two links {link}" for link in set(links) if links.count(link) > 1]
        faults += [f"{kind}: no link and no content" for _ in [0] if not links and "content" not in names]
        faults += [f"{kind}: a link without href" for link in element.findall(f"{ATOM}link") if not link.get("href")]
        faults += [
            f"{kind}: type {child.get('type')}"
            for child in element
            if child.tag in {f"{ATOM}title", f"{ATOM}summary"} and child.get("type", "text") not in {"text", "html", "xhtml"}
        ]
    # The author of the feed is that of each entry that names none.
    faults += (
        []
        if all(author.find(f"{ATOM}name") is not None for author in feed.findall(f"{ATOM}author")) and feed.findall(f"{ATOM}author")
        else ["no author"]
    )
    return faults


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("feed") / "source")
    add_eve(project)
    project.append(
        "data/register.tsv",
        "eve-2023-gamma\t2026-01-02\t\t\neve-2023-gamma:agrees\t2026-01-03\t\t\neve-2023-gamma:taken-back\t2026-01-04\t\t\n",
    )
    return project.build(html_baseurl="https://example.org/book/")


def test_feed_keeps_the_rules_of_the_standard(built, small):
    assert list_faults(parse(built)) == []
    assert list_faults(parse(small)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("urn:uuid:", ""),
        ("T00:00:00Z", ""),
        ("<name>", "<nom>"),
        ("<title", "<subtitle"),
        ('href="', 'src="'),
        ('type="text"', 'type="words"'),
    ],
)
def test_rules_find_what_breaks_them(built, old, new):
    text = (built.out / "feed.xml").read_text("utf-8")
    assert list_faults(
        ElementTree.fromstring(
            text.replace(old, new)
            .replace("</name>", "</nom>" if new == "<nom>" else "</name>")
            .replace("</title>", "</subtitle>" if new == "<subtitle" else "</title>")
        )
    )


def test_reader_of_feeds_reads_it(built):
    feed = feedparser.parse((built.out / "feed.xml").read_bytes())
    assert not feed.bozo
    assert feed.version == "atom10"
    assert {link.href for link in feed.feed.links if link.rel == "self"} == {"https://example.org/book/feed.xml"}


def test_newest_come_first_and_a_claim_that_came_later_is_news_of_its_own(built):
    feed = feedparser.parse((built.out / "feed.xml").read_bytes())
    assert [(entry.updated[:10], entry.title) for entry in feed.entries[:3]] == [
        ("2026-01-04", "New claims: Gamma"),
        ("2026-01-04", "Withdrawn: taken back (eve-2023-gamma)"),
        ("2026-01-03", "Gamma"),
    ]
    assert feed.entries[0].link == "https://example.org/book/papers/eve-2023-gamma.html#claim-taken-back"
    assert feed.entries[2].summary == "Gamma agrees Claims: agrees (§1): The peak is real, but narrow."


def test_ids_do_not_depend_on_the_host_nor_on_what_is_said(project):
    before = [element.text for element in parse(project.build()).iter(f"{ATOM}id")]
    project.edit(ADA, "lowers accuracy by 12 %", "raises accuracy by 3 %")
    rebuilt = project.build(html_baseurl="https://example.org/")
    assert "raises accuracy by 3 %" in (rebuilt.out / "feed.xml").read_text("utf-8")
    after = [element.text for element in parse(rebuilt).iter(f"{ATOM}id")]
    assert before == after


def test_links_are_relative_where_the_address_of_the_site_is_not_known(small):
    feed = parse(small)
    assert {link.get("rel") for link in feed.findall(f"{ATOM}link")} == {"alternate"}
    assert all((small.out / link.get("href").partition("#")[0]).is_file() for link in feed.iter(f"{ATOM}link"))


def test_what_xml_cannot_hold_is_left_out(project):
    project.edit(ADA, "lowers accuracy by 12 %", "lowers \x01& ]]>\ufffe\uffff accuracy")
    feed = parse(project.build())
    assert list_faults(feed) == []
    assert any("lowers & ]]> accuracy" in (one.text or "") for one in feed.iter(f"{ATOM}summary"))


def test_date_outside_the_calendar_is_no_news(project):
    add_eve(project)
    project.edit("papers/eve-2023-gamma.md", "2026-01-04", "soon")
    project.append("data/register.tsv", "eve-2023-gamma\t2026-13-45\t\t\n")
    feed = parse(project.build())
    assert list_faults(feed) == []
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == ["Alpha Neurons in Transformers"]


def test_withdrawn_claim_is_marked_where_it_was_news(built):
    summaries = [entry.summary for entry in feedparser.parse((built.out / "feed.xml").read_bytes()).entries]
    assert "taken back (§2; withdrawn): There is no peak." in summaries


def test_feed_ends_after_the_newest():
    news = [News("2026-01-01", str(number), "T", "papers/t", "", "s") for number in range(LIMIT + 1)]
    entries = ElementTree.fromstring(write(news, lambda docname: f"{docname}.html")).findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [one.id for one in news[:LIMIT]]
