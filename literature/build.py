"""The steps of a build: read each page once, join all at the end, report, and say which pages must be written again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from literature.checks import check_library
from literature.citations import provide_entries
from literature.digests import digest_pages, read_digests
from literature.model import Problem
from literature.sources.bib import read_bibliography
from literature.sources.front_matter import blank_front_matter
from literature.sources.library import find_left_out, join_library, read_file
from literature.sources.pages import read_page

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from literature.domain import LiteratureDomain

logger = logging.getLogger(__name__)

#: Faults for which Sphinx has a warning of its own that cannot be switched off.
REPORTED_BY_SPHINX = frozenset({"duplicate-target"})
#: Type of a link in Sphinx -> the kind of reference that our reader makes of it.
_KINDS = {"doc": "doc", "ref": "label", "numref": "label", "term": "term", "eq": "equation"}


def exclude_drafts(app: Sphinx, config: Config) -> None:
    """Keep drafts out of the site, and pages that Sphinx could not decode; these are reported when all is read."""
    config.exclude_patterns = [*config.exclude_patterns, *find_left_out(Path(app.srcdir))]


def read_bib(app: Sphinx) -> None:
    """Read refs.bib once for this build, before sphinxcontrib-bibtex does."""
    bibliography = read_bibliography(Path(app.srcdir))
    app.env.get_domain("lit").bibliography = bibliography  # type: ignore[attr-defined]
    provide_entries(app, bibliography)


def note_source(app: Sphinx, docname: str, content: list[str]) -> None:
    """Read the records of a page from its text, as it is about to be parsed."""
    literature: LiteratureDomain = app.env.get_domain("lit")  # type: ignore[assignment]
    file = app.env.doc2path(docname, base=False)
    page = read_page(docname, Path(file).as_posix(), content[0])
    literature.note_page(page)
    if any(problem.code == "front-matter-syntax" for problem in page.problems):
        content[0] = blank_front_matter(content[0])  # reported once, not once more in MyST's words


def forget_pages(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Forget all pages that will be read before the first is, as Sphinx does when it reads in parallel.

    Else a label that moves to a page read earlier stands on two pages for a while, which Sphinx takes for a duplicate.
    """
    for docname in docnames:
        app.events.emit("env-purge-doc", env, docname)
        env.clear_doc(docname)


def join_records(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Join all records, report what is wrong, and return the pages that show something that changed.

    Sphinx emits this event in every build, also when no page was read: a fault is reported until it is mended.
    """
    literature: LiteratureDomain = env.get_domain("lit")  # type: ignore[assignment]
    root = Path(app.srcdir)
    left_out = (read_file(root, file) for file in find_left_out(root))
    pages = {page.docname: page for page in left_out} | literature.pages
    literature.join(join_library(root, literature.bibliography, dict(sorted(pages.items()))))
    for problem in check_library(literature.library):
        if problem.code not in REPORTED_BY_SPHINX:
            warn(problem)
    static = [Path(app.confdir) / folder for folder in app.config.html_static_path]
    literature.digests = digest_pages(literature.joined, static)
    before = read_digests(Path(app.doctreedir))
    return sorted(docname for docname in literature.pages if literature.digests[docname] != before.get(docname))


def warn(problem: Problem) -> None:
    """Report a problem in the words of `make check`."""
    logger.warning("%s", problem.message, location=f"{problem.file}:{problem.line}", type="literature", subtype=problem.code)


def settle_reported(app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.TextElement) -> nodes.TextElement | None:
    """Let a link to nowhere be its text if our checks report it, with its line and the nearest name, so that Sphinx does not."""
    literature: LiteratureDomain = env.get_domain("lit")  # type: ignore[assignment]
    kind, target = _KINDS.get(node.get("reftype", "")), str(node.get("reftarget", "")).rpartition("/")[2].lower()
    # On any page: lists show phrases and claims of other pages, with their links.
    references = (reference for page in literature.pages.values() for reference in page.references)
    known = any(reference.kind == kind and reference.target.lower().endswith(target) for reference in references)
    return contnode if known else None
