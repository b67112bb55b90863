"""Measure the search beside Sphinx's own and plain Pagefind: `make bench-search`, or `make bench-search WORKS=500`.

On a made-up handbook of 2,000 works, in one run over a link of 10 Mbit/s and 40 ms: what a query moves and how long it takes until
the first result stands, from a cold cache, and how long a further keystroke takes. Then, on this handbook as `make html` built it,
how many of the queries in tests/search/queries.yml each answers first, or among five. Pagefind is measured where its package is installed
(`.venv/bin/python -m pip install 'pagefind[bin]'`); it is no dependency.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from scripts.answers import ASK, is_right, read_queries
from scripts.browser import NoBrowserError, open_browser
from scripts.copies import copy_source
from scripts.serving import serve
from scripts.synthetic import write_handbook

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDER = Path("_build/bench-search")
QUERIES = ("garcia", "merging memories", "work1234", "steering 2019", "lowers accuracy in retrieval", "superpostion tanaka")
LINK = {"offline": False, "latency": 40, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}
TIMES = 3  #: each query, from a cold cache
#: Makes Sphinx build its own search into a copy of the handbook.
_SPHINX = """
def setup(app):
    app.connect("builder-inited", lambda app: setattr(app.builder, "search", True), priority=900)
"""
#: The page on which Pagefind's own interface would run, without that: only what its documentation calls the JS API.
_PAGEFIND = """<!doctype html><html lang="en"><title>Pagefind</title><ol id="found"></ol><script type="module">
const pagefind = await import("./pagefind/pagefind.js");
window.ask = async (query, many = 5) => {
  const search = await pagefind.search(query);
  return Promise.all(search.results.slice(0, many).map((one) => one.data()));
};
const query = new URLSearchParams(location.search).get("q");
if (query) for (const one of await window.ask(query)) {
  const item = document.createElement("li");
  item.textContent = one.meta.title;
  document.getElementById("found").append(item);
}
</script></html>
"""
#: Way of searching -> the page with its query, and what shows the first result.
WAYS = {
    "this search": ("html/search.html?q=", "#search-results li a"),
    "Sphinx's own": ("sphinx/search.html?q=", "#search-results ul.search li a"),
    "Pagefind": ("html/pagefind.html?q=", "#found li"),
}


def build_both(source: Path, folder: Path) -> None:
    """Build a source with this search into ``html`` of a folder, and with Sphinx's own into ``sphinx``."""
    run = [sys.executable, "-m", "sphinx", "-b", "html", "-q", "-d"]
    subprocess.run([*run, str(folder / "doctrees"), str(source), str(folder / "html")], check=True, stdout=subprocess.DEVNULL)
    # A theme's own page for Sphinx's own search.
    (source / "_templates/search.html").unlink()
    with (source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(_SPHINX)
    subprocess.run([*run, str(folder / "doctrees-sphinx"), str(source), str(folder / "sphinx")], check=True, stdout=subprocess.DEVNULL)


def build(works: int) -> list[str]:
    """Build the handbook with each search; return the ways that can be measured."""
    write_handbook(FOLDER / "source", works)
    build_both(FOLDER / "source", FOLDER)
    return ["this search", "Sphinx's own", *(["Pagefind"] if add_pagefind(FOLDER / "html") else [])]


def add_pagefind(site: Path) -> bool:
    """Index a built site with Pagefind as it comes; whether it is installed."""
    if importlib.util.find_spec("pagefind") is None:
        print("Pagefind: NOT MEASURED, its package is not installed")
        return False
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (site / "pagefind.html").write_text(_PAGEFIND, "utf-8")
    return True


def open_cold(browser: Browser, address: str, selector: str, sent: list[tuple[float, int]]) -> tuple[float, float, float, int]:
    """Open a page over the slow link with an empty cache.

    Returns milliseconds until the first result, KB that were on their way until then, KB until all is quiet, and the number of
    requests until then; bodies only, as the server sent them, to workers too.
    """
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Network.emulateNetworkConditions", LINK)
    sent.clear()
    # The time is taken in the page, for the driver may be late; the clock starts with the navigation.
    script = """selector => {
      const look = () => {
        if (window.firstResult || !document.querySelector(selector)) return;
        window.firstResult = performance.now();
      };
      new MutationObserver(look).observe(document, { childList: true, subtree: true });
    }"""
    page.add_init_script(f"({script})({json.dumps(selector)})")
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.firstResult", timeout=20_000)
    first, origin = page.evaluate("() => [window.firstResult, performance.timeOrigin]")
    page.wait_for_load_state("networkidle")
    context.close()
    before = [size for moment, size in sent if moment <= (origin + first) / 1000]
    return first, sum(before) / 1000, sum(size for _, size in sent) / 1000, len(before)


_COLUMNS = (("first result", "ms"), ("moved until then", "KB"), ("moved in all", "KB"), ("requests until then", ""))


def measure_links(browser: Browser, ways: list[str]) -> None:
    """Print for each way what each query moves and how long it takes."""
    from playwright.sync_api import TimeoutError

    sent: list[tuple[float, int]] = []
    with serve(FOLDER, sent) as origin:
        for way in ways:
            path, selector = WAYS[way]
            rows = []
            for query in QUERIES * TIMES:
                try:
                    rows.append(open_cold(browser, f"{origin}{path}{query.replace(' ', '%20')}", selector, sent))
                except TimeoutError:
                    print(f"{way}: {query!r}: nothing found")
            for column, (name, unit) in enumerate(_COLUMNS):
                values = [row[column] for row in rows]
                if values:
                    spread = f"median {statistics.median(values):.0f} {unit}, worst {max(values):.0f} {unit}"
                    print(f"{way}, {name}: {spread} of {len(values)} views")


TYPE = """async (text) => {
  const field = document.querySelector("#lit-search");
  const times = [];
  for (let end = 1; end <= text.length; end += 1) {
    await new Promise((done) => setTimeout(done, 150));
    field.value = text.slice(0, end);
    const start = performance.now();
    const lists = document.querySelector(".lit-find-lists");
    const seen = new Promise((done) => {
      const stop = (_, watcher) => lists.dataset.query === field.value && (watcher.disconnect(), done());
      new MutationObserver(stop).observe(lists, { childList: true, attributes: true });
    });
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await seen;
    times.push(performance.now() - start);
  }
  return times;
}"""


def measure_keystrokes(browser: Browser) -> None:
    """Print how long after a keystroke new results stand, once the search is open."""
    with serve(FOLDER) as origin:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{origin}html/search.html?q=work")
        page.locator("#search-results li a").first.wait_for()
        times = [one for text in QUERIES for one in page.evaluate(TYPE, text)]
        spread = f"95 % within {statistics.quantiles(times, n=20)[-1]:.0f} ms, worst {max(times):.0f} ms of {len(times)}"
        print(f"this search, a further keystroke until new results: median {statistics.median(times):.0f} ms, {spread}")
        page.close()


SPHINX_IS_DONE = "() => /finished|did not match/.test(document.querySelector('#search-results p.search-summary')?.textContent)"
ASK_SPHINX = """async () => {
  await new Promise((done) => setTimeout(done, 150));
  return [...document.querySelectorAll("#search-results ul.search li > a")].slice(0, 5).map((one) => one.getAttribute("href"));
}"""
ASK_PAGEFIND = """async (query) => (await window.ask(query)).map((one) => new URL(one.url, location.origin).pathname.replace(/^\\//, ""))"""


def ask(page: Page, way: str, origin: str, query: str) -> list[list[str]]:
    """What a way of searching finds first for a query, each with its addresses."""
    if way == "this search":
        return list(page.evaluate(ASK, query))
    if way == "Pagefind":
        found = page.evaluate(ASK_PAGEFIND, query)
    else:
        page.goto(f"{origin}sphinx/search.html?q={quote(query)}")
        page.wait_for_function(SPHINX_IS_DONE)
        found = page.evaluate(ASK_SPHINX)
    return [[address.removeprefix("html/").removeprefix("./").partition("?")[0].replace(".html", "")] for address in found]


def measure_answers(browser: Browser, ways: list[str]) -> None:
    """Print how many queries of tests/search/ each way answers, on this handbook. An anchor is asked only of a way that gives one."""
    folder = FOLDER.parent / "bench-search-own"
    shutil.rmtree(folder, ignore_errors=True)
    copy_source(folder / "source")
    build_both(folder / "source", folder)
    if "Pagefind" in ways:
        add_pagefind(folder / "html")
    starts = {"this search": "html/search.html", "Sphinx's own": "sphinx/search.html", "Pagefind": "html/pagefind.html"}
    queries = read_queries()
    with serve(folder) as origin:
        for way in ways:
            page = browser.new_page()
            page.goto(origin + starts[way])
            page.wait_for_function("way => way !== 'Pagefind' || window.ask", arg=way)
            found = {query: ask(page, way, origin, query) for query in queries}
            wanted = queries if way == "this search" else {query: _without_anchors(answers) for query, answers in queries.items()}
            counts = [sum(any(is_right(one, wanted[query]) for one in found[query][:many]) for query in queries) for many in (1, 5)]
            shares = [f"{count / len(queries):.1%}" for count in counts]
            print(f"{way}: first right {shares[0]}, one right of five {shares[1]} of {len(queries)} queries")
            page.close()


def _without_anchors(answers: list[str]) -> list[str]:
    """In favour of a way that does not give anchors: any place on the page that answers."""
    return [answer.partition("#")[0] for answer in answers]


def main(works: int) -> None:
    """Build, measure, print."""
    start = time.perf_counter()
    try:
        with open_browser() as browser:
            ways = build(works)
            print(f"{works} works, built twice in {time.perf_counter() - start:.0f} s; link of 10 Mbit/s and 40 ms, cold cache")
            measure_links(browser, ways)
            measure_keystrokes(browser)
            measure_answers(browser, ways)
    except NoBrowserError as error:
        sys.exit(f"the search is NOT MEASURED: {error}")


if __name__ == "__main__":
    main(int("".join(sys.argv[1:2]) or 2000))
