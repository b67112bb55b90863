"""Every page of the site is valid HTML by the Nu Html Checker."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter

import pytest

#: What the checker says of furo's and Sphinx's own words, and is no error: (the message, why it stays).
ACCEPTED = (
    # docutils and furo close empty elements as XML does. Browsers pass over it, and all attributes stand in quotes.
    (r"Trailing slash on void elements has no effect", "info"),
    # Sphinx puts each section in an element of its own and numbers the headings by depth, so the outline is right without the advice.
    (r"Consider using the “h1” element as a top-level heading only", "warning"),
    # furo's article holds Sphinx's section, which holds the heading; the checker looks for it in the article itself.
    (r"Article lacks heading", "warning"),
    # The checker reads files, which have no host, so that 'self' allows nothing there, and it knows neither hashes nor blocks of data.
    # What the policy of the pages allows is tested in a browser, at file:// and from a host (tests/browser/test_policy.py).
    (r"(Resource|Inline script) violates Content Security Policy \(meta tag\)", "warning"),
)
#: Not allowed anywhere.
FAULT = '<p lit-planted="">'


def check(jar, folder):
    """What the checker says of all pages of a folder: (page, type, message) each."""
    command = ["java", "-Xss4m", "-jar", str(jar), "--skip-non-html", "--format", "json", "--exit-zero-always", "--stdout", str(folder)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    for message in json.loads(run.stdout)["messages"]:
        kind = message.get("subType", message["type"])
        yield message["url"].partition(f"{folder.name}/")[2], kind, f"{message['message']} {message.get('extract', '')}"


@pytest.fixture(scope="module")
def said(site, need, install, tmp_path_factory):
    """What the checker says of all pages, of each as it is and of each with a fault planted: one run of Java, about 20 s."""
    need("java")
    folder = tmp_path_factory.mktemp("markup") / "checked"
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "</title>" in text, path
        for kind, content in (("sound", text), ("planted", re.sub(r"(<body[^>]*>)", rf"\1{FAULT}", text, count=1))):
            copy = folder / kind / path.relative_to(site)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(content, "utf-8")
    jar = install("markup") / "node_modules/vnu-jar/build/dist/vnu.jar"
    found = {"sound": [], "planted": []}
    for file, kind, message in check(jar, folder):
        part, _, page = file.partition("/")
        found[part].append((page, kind, message))
    return found


def test_the_checker_read_every_page(site, said):
    """The fault that was planted on every page is found on every page, those that lead elsewhere, the search and the index included."""
    every = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert len(every) > 100
    assert {"search.html", "genindex.html", "index.html", "papers/index.html"} <= every
    assert {page for page, kind, message in said["planted"] if kind == "error" and "lit-planted" in message} == every


def test_every_page_is_valid(said):
    accepted = [(page, kind, text) for page, kind, text in said["sound"] if any(re.match(rule, text) and kind == k for rule, k in ACCEPTED)]
    assert Counter(message for message in said["sound"] if message not in set(accepted)) == {}


def test_every_exception_is_still_needed(said):
    assert [rule for rule, _ in ACCEPTED if not any(re.match(rule, text) for _, _, text in said["sound"])] == []
