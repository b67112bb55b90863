"""Pages are light and still: what a first view of a work transfers, and that nothing moves while it loads or at a reader's wish."""

from __future__ import annotations

from collections import Counter

import pytest

from literature.sources.library import read_library
from scripts.serving import serve

#: Bytes on the wire and requests of the first view of a page of a work.
HEAVIEST, MOST = 60 * 1024, 10
#: All shifts of the layout since the page was asked for, as browsers rate them: https://web.dev/articles/cls
WATCH = """window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    window.shifts.push([entry.value, ...entry.sources.map((source) => source.node?.outerHTML?.slice(0, 80))]);
  }
}).observe({ type: 'layout-shift', buffered: true });"""
#: After the page is loaded: two frames later all that scripts add stands.
SETTLE = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))"


@pytest.fixture(scope="module")
def address(site):
    """Where the site is served, compressed."""
    with serve(site) as address:
        yield address


def view(browser, address, until="load", **kwargs):
    """Open a page with nothing kept from before; return what each request transferred, in bytes, and the shifts of the layout."""
    context = browser.new_context(**kwargs)
    page = context.new_page()
    page.add_init_script(WATCH)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    urls, sizes, transfers = {}, {}, Counter()
    session.on("Network.requestWillBeSent", lambda event: urls.update({event["requestId"]: event["request"]["url"]}))
    session.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(address, wait_until=until)
    page.evaluate(SETTLE)
    shifts = page.evaluate("window.shifts")
    context.close()
    for request, url in urls.items():
        if not url.startswith("data:"):
            # Asked for twice, as the icon of the window and the mark on the page are, a file comes from the cache the second time.
            transfers[url] += sizes.get(request, 0)
    return transfers, shifts


def heaviest(site, project_root):
    """The longest pages of works, as addresses within the site."""
    files = [
        f"{page.docname}.html" for page in read_library(project_root).of_kind("paper").values() if (site / f"{page.docname}.html").is_file()
    ]
    return sorted(files, key=lambda file: (site / file).stat().st_size)[-3:]


def test_first_view_of_a_work_is_light(browser, site, project_root, address):
    for file in heaviest(site, project_root):
        transfers, _ = view(browser, address + file, until="networkidle")
        assert f"{address}{file}" in transfers
        assert len(transfers) <= MOST, transfers
        assert sum(transfers.values()) <= HEAVIEST, transfers
        # A stylesheet that came as it is, or did not come, would make the sum mean nothing.
        assert all(size > 100 for size in transfers.values()), transfers


@pytest.mark.parametrize("width", [360, pytest.param(1440, marks=pytest.mark.long)])
def test_nothing_moves_while_a_page_loads(browser, kinds, address, width):
    moved = {}
    for kind in kinds:
        if kind.query:
            continue  # results of a search come when they are found
        # A busy machine may paint a page that is parsed by half, and then the rest; what a page itself moves, it moves in every view.
        for _ in range(3):
            _, moved[kind.name] = view(browser, address + kind.file, viewport={"width": width, "height": 900})
            if not moved[kind.name]:
                del moved[kind.name]
                break
    assert moved == {}


def test_a_shift_of_the_layout_is_seen(page):
    page.set_content(f"<p>One</p><script>{WATCH}</script>")
    page.evaluate(SETTLE)
    page.evaluate("document.body.prepend(Object.assign(document.createElement('div'), { style: 'height: 300px' }))")
    page.evaluate(SETTLE)
    assert page.evaluate("window.shifts.length") == 1


def test_who_asks_for_less_motion_sees_none(browser, site, kinds):
    """No element moves by itself: no transition, no animation, no smooth scrolling."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    moving = """() => [document.documentElement, ...document.querySelectorAll('*')].flatMap((element) => ['', '::before', '::after']
      .map((part) => getComputedStyle(element, part || null))
      .filter((style) => style.scrollBehavior === 'smooth'
        || style.transitionDuration.split(', ').some((time) => parseFloat(time) > 0)
        || (style.animationName !== 'none' && parseFloat(style.animationDuration) > 0))
      .map(() => element.outerHTML.slice(0, 80)))"""
    found = {}
    for kind in kinds:
        page.goto(kind.address(site))
        if elements := page.evaluate(moving):
            found[kind.name] = elements[:3]
    context.close()
    assert found == {}


def test_motion_is_seen_where_it_is_not_declined(page, open_page):
    assert open_page("index").evaluate("getComputedStyle(document.querySelector('.sidebar-drawer')).transitionDuration") != "0s"
