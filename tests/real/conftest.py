"""The pages of this repository's site, parsed once for all tests of this layer."""

import pytest
from bs4 import BeautifulSoup


@pytest.fixture(scope="session")
def pages(site):
    """The HTML pages by their path from the root of the site, parsed."""
    return {path.relative_to(site).as_posix(): BeautifulSoup(path.read_bytes(), "html.parser") for path in sorted(site.rglob("*.html"))}
