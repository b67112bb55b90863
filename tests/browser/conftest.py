"""A real browser; where none can be had, all that needs it is skipped."""

from pathlib import Path

import pytest

from literature.sources.library import read_library
from scripts.browser import NoBrowserError, open_browser
from scripts.page_kinds import list_kinds
from tests.built.project import Project
from tests.built.works import FOX, add_eve

HOSTILE = "<img src=x onerror=alert(1)>"
#: Links of each kind, at the top and far below.
LINKS = """# Links

{lit:topic}`memory` {lit:tool}`probe` {lit:claim}`told otherwise <ada-etal-2020-alpha:peak>` {term}`unit` {cite:t}`fox-2018-phi`
[the symbols](notation.md#symbols) [other](https://example.org/papers/ada-etal-2020-alpha.html)

(report-an-error)=
## Report an error

{filler}

Last: {lit:claim}`ada-etal-2020-alpha:peak`.
""".replace("{filler}", "\n\n".join(["Nothing."] * 60))


@pytest.fixture(scope="session")
def browser():
    """The browser, without a window."""
    try:
        with open_browser() as browser:
            yield browser
    except NoBrowserError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def kinds(site, project_root):
    """One page of every kind of this repository's site."""
    return list_kinds(site, read_library(project_root))


@pytest.fixture(scope="session")
def handbook(shared):
    """The small handbook under furo, with the real scripts and styles, built once."""
    return shared("handbook", build_handbook) / "source-build" / "html"


def build_handbook(folder):
    project = Project(folder / "source")
    add_eve(project)
    project.write("reference/claims.md", "# Claims\n\n```{disputes}\n```\n\n## All\n\n```{ledger}\n```\n")
    project.append("refs.bib", FOX.replace("{Phi}", f"{{Phi {HOSTILE}}}").replace("/phi},\n", "/phi},\n  ids = {fox2018phi},\n"))
    project.edit("refs.bib", "  primaryclass = {cs.CL},\n", "  primaryclass = {cs.CL},\n  ids = {ada2020alpha},\n")
    project.append("data/register.tsv", "ada-etal-2020-alpha:summit\t2026-01-02\tada-etal-2020-alpha:peak\t\n")
    project.write("reference/links.md", LINKS)
    project.append("index.md", "\n[Claims](reference/claims.md), [links](reference/links.md)\n")
    static, templates = (str(Path(__file__).parents[2] / folder) for folder in ("_static", "_templates"))
    built = project.build(html_theme="furo", html_static_path=[static], templates_path=[templates], html_css_files=["handbook.css"])
    (warning,) = built.warnings  # the checks refuse HTML; what happens if somebody builds all the same is tested here
    assert "bad-html" in warning


@pytest.fixture
def page(browser):
    """An empty tab; an error of a script on a page fails the test."""
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(error))
    yield page
    context.close()
    assert errors == []


@pytest.fixture
def open_page(page, handbook):
    """Open a page of the small handbook from its folder: `open_page("papers/index", "?q=alpha")`."""

    def open_page(docname, query=""):
        page.goto((handbook / f"{docname}.html").as_uri() + query)
        return page

    return open_page
