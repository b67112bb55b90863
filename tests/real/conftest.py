"""The site of this repository, built once for all tests of this layer."""

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sphinx.cmd.build import build_main

ROOT = Path(__file__).parents[2]
#: What the build reads.
PARTS = ("conf.py", "index.md", "refs.bib", "papers", "topics", "tools", "reference", "data", "literature", "_static", "_templates")


@pytest.fixture(scope="session")
def source(tmp_path_factory):
    """A copy of what the build reads, so that nothing else in the folder can matter."""
    copy = tmp_path_factory.mktemp("source")
    for part in PARTS:
        path = ROOT / part
        if path.is_dir():
            shutil.copytree(path, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, copy / part)
    return copy


@pytest.fixture(scope="session")
def site(source, tmp_path_factory):
    """The folder of the built site; the build fails on any warning."""
    out = tmp_path_factory.mktemp("site")
    code = build_main(["-b", "html", "-n", "-W", "--keep-going", "-q", "-d", str(out / "doctrees"), str(source), str(out / "html")])
    assert code == 0, "the site builds with warnings"
    return out / "html"


@pytest.fixture(scope="session")
def pages(site):
    """The HTML pages by their path from the root of the site, parsed."""
    return {path.relative_to(site).as_posix(): BeautifulSoup(path.read_bytes(), "html.parser") for path in sorted(site.rglob("*.html"))}
