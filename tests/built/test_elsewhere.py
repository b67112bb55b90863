"""Where readers look whose address or words lead nowhere."""

from __future__ import annotations

import pytest

from literature.outputs.elsewhere import FILE

from .project import only

MISSING = FILE.removesuffix(".html")


@pytest.mark.parametrize(("url", "root"), [("", "/"), ("https://example.org", "/"), ("https://example.org/a/book", "/a/book/")])
def test_page_for_no_address_leads_into_the_site_from_any_depth(project, url, root):
    built = project.build(html_baseurl=url)
    page = built.soup(MISSING)
    links = [link["href"] for link in page.select("a")]
    assert all(link.startswith(root) for link in links)
    files = [link.removeprefix(root) for link in links]
    assert files[0] == "index.html"
    assert "papers/index.html" in files
    assert [file for file in files if not (built.out / file).is_file()] == []
    assert (only(page, "form")["action"], only(page, "input")["name"]) == (f"{root}search.html", "q")
    # Whatever else it loaded would be missing where it is served.
    assert page.select("script, img, link") == []
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"


def test_nothing_breaks_out_of_the_page_for_no_address(project):
    page = project.build(html_title="<script>alert(1)</script>", html_baseurl="https://example.org/\"'><i>/").soup(MISSING)
    assert page.select("script, i") == []
    assert "<script>" in page.title.get_text()
