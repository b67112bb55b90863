"""Measure the search beside Sphinx's own and plain Pagefind: `make bench-search`, or `make bench-search WORKS=500`.

On a made-up handbook of 2,000 works, in one run over a link of 10 Mbit/s and 40 ms: what a query moves and how long it takes until
the first result stands, from a cold cache, and how long a further keystroke takes. Then, on this handbook as `make html` built it,
how many of the queries in tests/search/ each answers first, or among five. Pagefind is measured where its package is installed
(`.venv/bin/python -m pip install 'pagefind[bin]'`); it is no dependency.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import yaml

from scripts.browser import NoBrowserError, open_browser
from scripts.synthetic import write_handbook

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDER = Path("_build/bench-search")
QUERIES = ("garcia", "merging memories", "work1234", "steering 2019", "lowers accuracy in retrieval", "superpostion tanaka")
LINK = {"offline": False, "latency": 40, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}
_COMPRESSED = {".html", ".js", ".css", ".json", ".svg"}  #: Pagefind's own files are compressed already.
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


class Compressing(SimpleHTTPRequestHandler):
    """Serves files compressed, as a host does, and says nothing."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with a file; 404 if there is none."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in _COMPRESSED:
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        with suppress(ConnectionError):  # a page that is left asks for no more
            self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder; yields its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


#: What the build of this handbook reads.
PARTS = ("conf.py", "index.md", "refs.bib", "papers", "topics", "tools", "reference", "data", "literature", "_static", "_templates")
#: Way of searching -> the page with its query, and what shows the first result.
WAYS = {
    "this search": ("html/search.html?q=", "#search-results li a"),
    "Sphinx's own": ("sphinx/search.html?q=", "#search-results ul.search li a"),
    "Pagefind": ("html/pagefind.html?q=", "#found li"),
}


def build(works: int) -> list[str]:
    """Build the handbook with each search; return the ways that can be measured."""
    write_handbook(FOLDER, works)
    run = [sys.executable, "-m", "sphinx", "-b", "html", "-q", "-d"]
    subprocess.run([*run, "doctrees", ".", "html"], cwd=FOLDER, check=True, stdout=subprocess.DEVNULL)
    # A theme's own page for Sphinx's own search.
    (FOLDER / "_templates/search.html").unlink()
    with (FOLDER / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(_SPHINX)
    subprocess.run([*run, "doctrees-sphinx", ".", "sphinx"], cwd=FOLDER, check=True, stdout=subprocess.DEVNULL)
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


def open_cold(browser: Browser, address: str, selector: str) -> tuple[float, float, float, int]:
    """Open a page over the slow link with an empty cache.

    Returns milliseconds until the first result, KB moved until then, KB moved until all is quiet, and the number of requests until then.
    """
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Network.emulateNetworkConditions", LINK)
    moved: list[float] = []
    client.on("Network.loadingFinished", lambda event: moved.append(event["encodedDataLength"]))
    # The time is taken in the page, for the driver may be late; the clock starts with the navigation.
    script = """selector => {
      const look = () => {
        if (window.firstResult || !document.querySelector(selector)) return;
        window.firstResult = performance.now();
        window.filesThen = performance.getEntriesByType("resource").filter((one) => one.responseEnd).length;
      };
      new MutationObserver(look).observe(document, { childList: true, subtree: true });
    }"""
    page.add_init_script(f"({script})({json.dumps(selector)})")
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.firstResult", timeout=20_000)
    first, count = page.evaluate("() => [window.firstResult, window.filesThen]")
    page.wait_for_load_state("networkidle")
    sizes = page.evaluate(
        """() => [performance.getEntriesByType("navigation")[0], ...performance.getEntriesByType("resource")]
          .map((one) => [one.responseEnd, one.transferSize])"""
    )
    context.close()
    before = sum(size for end, size in sizes if end <= first) / 1000
    return first, before, sum(moved) / 1000, count + 1


_COLUMNS = (("first result", "ms"), ("moved until then", "KB"), ("moved in all", "KB"), ("requests until then", ""))


def measure_links(browser: Browser, ways: list[str]) -> None:
    """Print for each way what each query moves and how long it takes."""
    from playwright.sync_api import TimeoutError

    with serve(FOLDER) as origin:
        for way in ways:
            path, selector = WAYS[way]
            rows = []
            for query in QUERIES:
                try:
                    rows.append(open_cold(browser, f"{origin}{path}{query.replace(' ', '%20')}", selector))
                except TimeoutError:
                    print(f"{way}: {query!r}: nothing found")
            for column, (name, unit) in enumerate(_COLUMNS):
                values = [row[column] for row in rows]
                if values:
                    spread = f"median {statistics.median(values):.0f} {unit}, worst {max(values):.0f} {unit}"
                    print(f"{way}, {name}: {spread} of {len(values)} queries")


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


ASK_OWN = """async (query) => {
  const engine = window.handbookEngine.get();
  let found = [];
  await engine.search(query, (results, done) => { if (done) found = results; });
  return (await Promise.all(found.slice(0, 5).map((one) => engine.read(one)))).map((one) => one.address);
}"""
ASK_SPHINX = """async () => {
  await new Promise((done) => setTimeout(done, 150));
  return [...document.querySelectorAll("#search-results ul.search li > a")].slice(0, 5).map((one) => one.getAttribute("href"));
}"""
ASK_PAGEFIND = """async (query) => (await window.ask(query)).map((one) => new URL(one.url, location.origin).pathname.replace(/^\\//, ""))"""


def ask(page: Page, way: str, origin: str, query: str) -> list[str]:
    """The addresses that a way of searching finds first for a query."""
    if way == "Sphinx's own":
        page.goto(f"{origin}search.html?q={query.replace('#', '%23').replace('+', '%2B').replace('&', '%26')}")
        return list(page.evaluate(ASK_SPHINX))
    return list(page.evaluate(ASK_OWN if way == "this search" else ASK_PAGEFIND, query))


def measure_answers(browser: Browser, ways: list[str]) -> None:
    """Print how many queries of tests/search/ each way answers, on this handbook. An anchor is asked only of a way that gives one."""
    copy = FOLDER.parent / "bench-search-own"
    shutil.rmtree(copy, ignore_errors=True)
    source = copy / "source"
    for part in (
        "conf.py",
        "index.md",
        "refs.bib",
        "papers",
        "topics",
        "tools",
        "reference",
        "data",
        "literature",
        "_static",
        "_templates",
    ):
        (shutil.copytree if Path(part).is_dir() else _copy)(part, source / part)
    run = [sys.executable, "-m", "sphinx", "-b", "html", "-q", "-d"]
    subprocess.run([*run, "../doctrees", ".", "../this"], cwd=source, check=True, stdout=subprocess.DEVNULL)
    (source / "_templates/search.html").unlink()
    with (source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(_SPHINX)
    subprocess.run([*run, "../doctrees-sphinx", ".", "../sphinx"], cwd=source, check=True, stdout=subprocess.DEVNULL)
    if "Pagefind" in ways:
        add_pagefind(copy / "this")
    starts = {"this search": ("this", "search.html"), "Sphinx's own": ("sphinx", "search.html"), "Pagefind": ("this", "pagefind.html")}
    for way in ways:
        folder, start = starts[way]
        with serve(copy / folder) as origin:
            page = browser.new_page()
            page.goto(origin + start)
            page.wait_for_function("way => way !== 'Pagefind' || window.ask", arg=way)
            for file in ("queries", "held_out"):
                queries = yaml.safe_load(Path(f"tests/search/{file}.yml").read_text("utf-8"))
                found = {query: [_shorten(one) for one in ask(page, way, origin, str(query))] for query in queries}
                counts = []
                for many in (1, 5):
                    right = [query for query in queries if any(_is_right(one, queries[query], way) for one in found[query][:many])]
                    counts.append(f"{len(right) / len(queries):.1%}")
                print(f"{way}, {file}.yml: first right {counts[0]}, one right of five {counts[1]} of {len(queries)}")
            page.close()


def _copy(part: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(part, target)


def _shorten(address: str) -> str:
    return address.replace(".html", "").removeprefix("./").partition("?")[0]


def _is_right(address: str, answers: list[str], way: str) -> bool:
    page = address.partition("#")[0]
    if way == "this search":
        return address in answers or page in answers
    # In their favour: any place on the page that answers.
    return page in {answer.partition("#")[0] for answer in answers}


def main(works: int) -> None:
    """Build, measure, print."""
    start = time.perf_counter()
    try:
        with open_browser() as browser:
            ways = build(works)
            print(f"{works} works, built three times in {time.perf_counter() - start:.0f} s; link of 10 Mbit/s and 40 ms, cold cache")
            measure_links(browser, ways)
            measure_keystrokes(browser)
            measure_answers(browser, ways)
    except NoBrowserError as error:
        sys.exit(f"the search is NOT MEASURED: {error}")


if __name__ == "__main__":
    main(int("".join(sys.argv[1:2]) or 2000))
