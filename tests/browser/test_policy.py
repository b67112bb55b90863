"""The Content-Security-Policy in a browser: no page breaks it, from disk or from a host, and what is slipped into a page does not run."""

from __future__ import annotations

import pytest

from literature.sources.library import read_library
from scripts.page_kinds import list_redirects
from scripts.serving import read_headers, serve

#: Keeps what the browser reports, also of the page before: a redirect leaves at once.
LISTEN = """window.broken = [];
document.addEventListener('securitypolicyviolation', (event) => {
  window.broken.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
});"""
PLANTED = """<p id="planted" onclick="window.ran = 'attribute'">Planted</p>
<script>window.ran = 'inline'</script>
<script src="data:text/javascript,window.ran='data'"></script>
<img src="https://example.org/picture.png" alt="">
<object data="../index.html"></object>"""


@pytest.fixture(scope="module")
def addresses(site):
    """Where the site is opened from: disk, and a host that reads the file of headers."""
    assert "Content-Security-Policy" in read_headers(site)
    with serve(site) as address:
        yield {"file": site.as_uri(), "http": address.rstrip("/")}


@pytest.fixture
def tab(browser):
    """A tab that keeps what breaks the policy."""
    context = browser.new_context()
    context.add_init_script(LISTEN)
    tab = context.new_page()
    tab.said = []
    tab.on("console", lambda message: tab.said.append(message.text) if "ecurity" in message.text else None)
    yield tab
    context.close()


@pytest.mark.parametrize("scheme", ["file", "http"])
def test_no_kind_of_page_breaks_the_policy(tab, addresses, kinds, scheme):
    broken = {}
    for kind in kinds:
        tab.goto(f"{addresses[scheme]}/{kind.file}{kind.query}")
        # The script that stands in the page, and the last of those in files.
        assert tab.evaluate("document.body.dataset.theme") == "auto", kind.file
        assert tab.evaluate("!document.documentElement.classList.contains('no-js')"), kind.file
        broken[kind.name] = tab.evaluate("window.broken")
    assert {name: found for name, found in broken.items() if found} == {}
    assert tab.said == []


@pytest.mark.parametrize("scheme", ["file", "http"])
def test_what_readers_do_breaks_nothing(tab, addresses, project_root, scheme):
    tab.goto(f"{addresses[scheme]}/papers/index.html")
    tab.get_by_role("button", name="Toggle Light / Dark / Auto color theme").locator("visible=true").click()
    assert tab.evaluate("document.body.dataset.theme") in {"light", "dark"}
    tab.fill("#lit-filter", "superposition")
    link = tab.locator("table.lit-catalogue tbody tr:visible .lit-title a").first
    link.focus()
    tab.keyboard.press("Shift+Tab")
    tab.keyboard.press("Tab")
    tab.locator(".lit-card:visible").wait_for()
    with tab.expect_download():
        tab.get_by_role("button", name="Download").click()
    assert tab.evaluate("window.broken") == []
    link.click()
    tab.locator(".lit-cite button.copybtn").first.click()
    tab.locator(".lit-cite .copybtn.success").first.wait_for()
    assert tab.evaluate("window.broken") == []
    tab.keyboard.press("Control+k")
    tab.keyboard.type("superposition")
    tab.get_by_role("option").first.wait_for()
    assert tab.evaluate("window.broken") == []
    alias = list_redirects(read_library(project_root))[0]
    tab.goto(f"{addresses[scheme]}/{alias}", wait_until="commit")
    tab.wait_for_url(lambda address: not address.endswith(alias))
    assert tab.said == []


def test_what_is_slipped_into_a_page_does_not_run(tab, site, tmp_path):
    """Also from disk, where there is no host to send headers."""
    sent = []
    tab.on("requestfinished", lambda request: sent.append(request.url) if request.url.startswith("http") else None)
    # A request that the policy stops is reported, and fails for that.
    tab.on("requestfailed", lambda request: sent.append(request.failure) if request.url.startswith("http") else None)
    page = (site / "reference" / "about.html").read_text("utf-8")
    path = tmp_path / "reference" / "about.html"
    path.parent.mkdir()
    path.write_text(page.replace("<h1>", f"{PLANTED}<h1>", 1), "utf-8")
    tab.goto(path.as_uri())
    tab.locator("#planted").click()
    assert tab.evaluate("[window.ran ?? '', document.body.dataset.theme]") == ["", "auto"]
    directives = {broken.partition(":")[0] for broken in tab.evaluate("window.broken")}
    assert directives == {"script-src-elem", "script-src-attr", "img-src", "object-src"}
    assert sent == ["csp"]
