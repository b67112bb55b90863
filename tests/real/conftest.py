"""The pages of this repository's site, parsed once for all tests of this layer."""

import pytest
from bs4 import BeautifulSoup

from literature.outputs.elsewhere import FILE
from literature.sources.library import read_library
from scripts.page_kinds import list_redirects


@pytest.fixture(scope="session")
def redirects(project_root):
    """The files at the addresses of aliases, by their path from the root of the site."""
    return list_redirects(read_library(project_root))


@pytest.fixture(scope="session")
def pages(site, redirects):
    """The HTML pages by their path from the root of the site, parsed; not among them are those that only lead elsewhere."""
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    return {file: BeautifulSoup(path.read_bytes(), "html.parser") for file, path in files.items() if file not in {*redirects, FILE}}
