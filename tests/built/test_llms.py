"""llms.txt leads to the Markdown sources."""

from __future__ import annotations

import re

LINK = re.compile(r"^- \[([^\]]+)\]\(([^)]+)\)(?:: .+)?$")


def read(built):
    return (built.out / "llms.txt").read_text("utf-8").splitlines()


def test_it_has_the_parts_of_the_proposal_in_their_order(small):
    lines = [line for line in read(small) if line]
    assert lines[0].startswith("# ")
    assert lines[1].startswith("> ")
    assert [line for line in lines if line.startswith("#")][1:] == ["## Data", "## Topics", "## Reference", "## Software", "## Optional"]
    assert all(LINK.match(line) for line in lines[3:] if not line.startswith("## "))


def test_every_link_leads_to_a_file(small):
    links = [match.group(2) for line in read(small) if (match := LINK.match(line)) and not line.startswith("- [catalogue.schema")]
    assert links
    assert [link for link in links if link.startswith("_sources/") and not (small.out / link).is_file()] == []


def test_every_page_is_named(small):
    named = {match.group(2) for line in read(small) if (match := LINK.match(line))}
    sources = {path.relative_to(small.out).as_posix() for path in (small.out / "_sources").rglob("*.md.txt")}
    assert sources <= named


def test_addresses_are_absolute_where_the_site_is_known(project):
    built = project.build(html_baseurl="https://example.org/book")
    assert "- [feed.xml](https://example.org/book/feed.xml): new works and claims as an Atom feed" in read(built)


def test_brackets_in_a_title_do_not_end_its_link(project):
    project.edit("topics/memory.md", "# Memory", "# Memory \\[of units\\]")
    assert any(line.startswith("- [Memory (of units)](_sources/topics/memory.md.txt)") for line in read(project.build()))
