"""Lighthouse rates the pages that readers reach first at 95 of 100 or more, as on a phone."""

from __future__ import annotations

import json
import os
import subprocess

import pytest

from literature.sources.library import read_library
from scripts.browser import find_browser
from scripts.page_kinds import list_kinds
from scripts.serving import serve

LEAST = 0.95
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
#: Performance is rated by times, which whatever else the machine does makes worse, and nothing better: the best of these counts.
TIMES = 3
PAGES = {"front page": "index", "catalogue": "papers-index", "paper": "paper-full", "topic": "topic-phenomenon"}


@pytest.fixture(scope="module")
def rate(need, install):
    """Rate a page: its address -> what Lighthouse reports."""
    need("node")
    program = install("lighthouse") / "node_modules/lighthouse/cli/index.js"
    browser = find_browser()
    if browser is None:
        need("chromium")

    def run(address):
        command = [
            "node",
            str(program),
            address,
            "--output=json",
            "--output-path=stdout",
            "--quiet",
            "--no-enable-error-reporting",
            f"--only-categories={','.join(CATEGORIES)}",
        ]
        made = subprocess.run(
            [*command, "--chrome-flags=--headless=new --no-sandbox"],
            env=os.environ | {"CHROME_PATH": browser},
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(made.stdout)

    return run


def find_lost(report):
    """What costs points: the audits that failed, by category."""
    audits = report["audits"]
    return {
        name: [
            ref["id"]
            for ref in category["auditRefs"]
            if ref["weight"]
            and (audits[ref["id"]]["score"] or 0) < 1
            and audits[ref["id"]]["scoreDisplayMode"] not in ("notApplicable", "manual", "informative")
        ]
        for name, category in report["categories"].items()
    }


@pytest.fixture(scope="module")
def address(site):
    with serve(site) as address:
        yield address


@pytest.mark.parametrize("page", PAGES)
def test_page_is_rated_well(rate, address, site, project_root, page):
    file = {kind.name: kind.file for kind in list_kinds(site, read_library(project_root))}[PAGES[page]]
    best = dict.fromkeys(CATEGORIES, 0)
    for _ in range(TIMES):
        report = rate(address + file)
        assert report.get("runtimeError") is None
        assert report["finalDisplayedUrl"] == address + file
        best = {name: max(score, report["categories"][name]["score"] or 0) for name, score in best.items()}
        if min(best.values()) >= LEAST:
            break
    print(f"{page}: {best}, lost by {find_lost(report)}")
    assert {name: score for name, score in best.items() if score < LEAST} == {}, find_lost(report)


def test_a_bad_page_is_rated_badly(rate, tmp_path):
    (tmp_path / "bad.html").write_text("<html><body><img src='x.png'><a href='y'></a><script>nothing()</script></body></html>", "utf-8")
    with serve(tmp_path) as address:
        report = rate(address + "bad.html")
    # With nothing to be painted, there is no rating of performance.
    assert {name for name in CATEGORIES if (report["categories"][name]["score"] or 0) < LEAST} == set(CATEGORIES), find_lost(report)
