"""The whole site as a host serves it, page by page: nothing is asked of another host, nothing is missing, nothing breaks the policy.

The policy comes twice, as the header that the site's file of headers asks for and as the tag of each page; a browser holds a page to both.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from literature.outputs.policy import HEADERS, write_policy, write_tag
from literature.sources.library import read_library
from scripts.page_kinds import list_redirects
from scripts.serving import read_headers, serve

LISTEN = """document.addEventListener('securitypolicyviolation', (event) =>
  window.reportBroken(`${event.disposition} ${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`));"""
#: Addresses of links and forms, and what an address can lead to, once the scripts have run.
READ = """() => [
  [...document.querySelectorAll('[href], form[action]')].map((part) => part.getAttribute(part.matches('form') ? 'action' : 'href')),
  [...document.querySelectorAll('[id], a[name]')].map((part) => part.id || part.name),
]"""


@dataclass
class Crawl:
    """A tab that writes down all that its pages ask for and whatever the browser objects to."""

    tab: object
    address: str
    faults: list[str] = field(default_factory=list)  #: Each with the page on which it was seen.
    asked: list[str] = field(default_factory=list)  #: All addresses that were requested.
    pages: dict[str, tuple[list[str], set[str]]] = field(default_factory=dict)  #: Address -> its links, made absolute, and its anchors.

    def __post_init__(self):
        self.tab.context.expose_binding("reportBroken", lambda _, words: self.note(f"policy: {words}"))
        self.tab.context.add_init_script(LISTEN)
        self.tab.context.on("request", self.note_request)
        self.tab.context.on("response", lambda response: response.status >= 400 and self.note(f"{response.status}: {response.url}"))
        self.tab.context.on("requestfailed", self.note_failure)
        self.tab.context.on("console", lambda message: message.type in ("error", "warning") and self.note(f"console: {message.text}"))
        self.tab.context.on("weberror", lambda error: self.note(f"script: {error.error}"))

    def note(self, words):
        self.faults.append(f"{self.tab.url.removeprefix(self.address)}: {words}")

    def note_request(self, request):
        self.asked.append(request.url)
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.note(f"another host: {request.url}")

    def note_failure(self, request):
        # What a page still loads when it is left is no fault of it.
        if request.failure != "net::ERR_ABORTED":
            self.note(f"{request.failure}: {request.url}")

    def visit(self, file):
        """Open a page and read its links."""
        self.tab.goto(self.address + file)
        links, anchors = self.tab.evaluate(READ)
        here = urldefrag(self.tab.url).url
        self.pages[here] = ([urljoin(here, link) for link in links], set(anchors))

    def follow(self, file):
        """Open a page that leads to another."""
        self.tab.goto(self.address + file, wait_until="commit")
        self.tab.wait_for_url(lambda address: address != self.address + file)


@pytest.fixture
def crawl(browser):
    """Begin a crawl of what is served at an address: `crawl(address)`."""
    contexts = []

    def begin(address):
        # A page whose scripts have done their work is the same in any window; in a wide one the most is to be seen.
        contexts.append(browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce", accept_downloads=True))
        return Crawl(contexts[-1].new_page(), address)

    yield begin
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def address(site):
    with serve(site) as address:
        yield address


@pytest.mark.long
def test_whole_site_is_closed_and_whole(crawl, site, address, project_root):
    """Every page is opened with scripts, and every link on it leads to something that is there."""
    assert "Content-Security-Policy" in read_headers(site)
    started = time.monotonic()
    run = crawl(address)
    redirects = set(list_redirects(read_library(project_root)))
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    for file in files:
        if file in redirects:
            run.follow(file)
        else:
            run.visit(file)
    print(f"{len(files)} pages, {len(run.asked)} requests, {len(set(run.asked))} of them different, {time.monotonic() - started:.0f} s")
    assert run.faults == []
    # Proof that all was there: each page itself, and each of its scripts and styles.
    assert {address + file for file in files} <= {url.partition("?")[0] for url in run.asked}
    assert len(run.pages) == len(files) - len(redirects)
    assert find_broken(run, site) == []


def find_broken(run, site):
    """Links of the crawled pages, as scripts left them, to a file or an anchor that is not there."""
    broken, sound = [], set()
    for page, (links, _) in run.pages.items():
        for link in links:
            if not link.startswith(run.address) or link in sound:
                continue
            target, anchor = urldefrag(link)
            target = target.partition("?")[0]
            file = unquote(target.removeprefix(run.address)) or "index.html"
            anchors = run.pages.get(target, ((), None))[1]
            if not (site / file).is_file():
                broken.append(f"{page}: {link}: no such file")
            elif anchor and anchors is not None and unquote(anchor) not in anchors:
                broken.append(f"{page}: {link}: no such anchor")
            else:
                sound.add(link)
    return broken


def use(tab):
    """Do on a page what a reader can do there: fold, copy, choose, filter, rest on a link, search. Return what was done."""
    done = {"theme"}
    for fold in tab.locator("article details:not([open]) > summary").all():
        if fold.is_visible():
            fold.click()
            done.add("fold")
    for button in tab.locator("article button.copybtn:visible, .lit-copy-latex > button:visible").all()[:4]:
        button.click()
        done.add("copy")
    field = tab.locator("#lit-filter")
    if field.count():
        field.fill("neurons")
        tab.get_by_role("checkbox").first.check()
        tab.get_by_role("button", name="Clear").first.click()
        done.add("filter")
    tab.get_by_role("button", name="Toggle Light / Dark / Auto color theme").locator("visible=true").click()
    link = tab.locator("article :is(p, td, dd) a[href*='-20']:not([href*='#equation']):visible").first
    if link.count():
        link.hover()
        tab.locator(".lit-card:visible").wait_for()
        done.add("card")
        tab.keyboard.press("Escape")
    tab.keyboard.press("Control+k")
    tab.keyboard.press("Control+a")
    tab.keyboard.type("superposition")
    tab.locator("[role='option'], #search-results li").first.wait_for()
    tab.wait_for_load_state("networkidle")
    return done | {"search"}


@pytest.mark.long
def test_what_readers_do_is_closed_too(crawl, address, kinds):
    run = crawl(address)
    done = {}
    for kind in kinds:
        run.visit(kind.file + kind.query)
        done[kind.name] = use(run.tab)
    assert run.faults == []
    assert {"theme", "search"} | {"fold", "copy", "card"} <= done["paper-full"]
    assert "filter" in done["papers-index"] and "filter" in done["reference-claims"]
    print(*(f"{name}: {', '.join(sorted(deeds))}" for name, deeds in done.items()), sep="\n")


POLICY = write_tag(write_policy())
PLANTED = {
    # The same machine by another name is another host.
    "another host": ("", '<img src="{other}mark.svg" alt="">', r"another host: http://localhost:\d+/mark\.svg$"),
    "another host, asked by a script": ("", "<script>fetch('{other}').catch(() => {})</script>", "another host: http://localhost"),
    "another host, stopped by the policy": (POLICY, '<img src="{other}mark.svg" alt="">', "policy: enforce img-src: http://localhost"),
    "a script in the page": (POLICY, "<script>window.ran = true</script>", "policy: enforce script-src-elem: inline"),
    "a script in an attribute": (POLICY, '<img src="mark.svg" alt="" onload="1">', "policy: enforce script-src-attr: inline"),
    "a file that is not there": ("", '<img src="none.svg" alt="">', r"404: http://127\.0\.0\.1:\d+/none\.svg$"),
    "an error": ("", "<script>nothing()</script>", "script: .*nothing is not defined"),
    "a warning": ("", "<script>console.warn('hm')</script>", "console: hm$"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_crawl_notices_what_is_planted(crawl, site, tmp_path, name):
    head, body, expected = PLANTED[name]
    (tmp_path / "mark.svg").write_bytes((site / "_static/mark.svg").read_bytes())
    with serve(tmp_path) as address:
        body = body.replace("{other}", address.replace("127.0.0.1", "localhost"))
        (tmp_path / "page.html").write_text(f'<!DOCTYPE html><meta charset="utf-8">{head}<title>P</title>{body}', "utf-8")
        run = crawl(address)
        run.visit("page.html")
        run.tab.wait_for_load_state("networkidle")
    assert [fault for fault in run.faults if re.match(rf"page\.html: {expected}", fault)], run.faults


def test_policy_of_the_header_is_held_without_the_tag(crawl, tmp_path):
    (tmp_path / HEADERS).write_text(f"/*\n  Content-Security-Policy: {write_policy()}\n", "utf-8")
    (tmp_path / "page.html").write_text("<!DOCTYPE html><title>P</title><script>window.ran = true</script>", "utf-8")
    with serve(tmp_path) as address:
        run = crawl(address)
        run.visit("page.html")
        assert run.tab.evaluate("window.ran ?? null") is None
    assert "page.html: policy: enforce script-src-elem: inline " in run.faults


def test_crawl_notices_a_link_to_nothing(crawl, tmp_path):
    links = "".join(f'<a href="{link}">x</a>' for link in ("#here", "#there", "page.html#there", "none.html", "page.html?q=1#here"))
    (tmp_path / "page.html").write_text(f'<!DOCTYPE html><title>P</title><link rel="icon" href="data:,"><p id="here">{links}', "utf-8")
    with serve(tmp_path) as address:
        run = crawl(address)
        run.visit("page.html")
    assert [broken.rpartition("/")[2] for broken in find_broken(run, tmp_path)] == [
        "page.html#there: no such anchor",
        "page.html#there: no such anchor",
        "none.html: no such file",
    ]
