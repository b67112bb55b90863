"""The whole project -> one library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from literature.model import Bibliography, Library, Page, Problem, page_kind
from literature.sources.bib import read_bibliography
from literature.sources.front_matter import FrontMatterReader
from literature.sources.pages import read_page
from literature.sources.tables import read_asked, read_models, read_register, read_synonyms, read_venues
from literature.sources.text import Unreadable, read_text

#: What is not a page of the site, as patterns of paths from the root. conf.py takes them from here.
NOT_PAGES = (
    "_build/*",
    "_static/*",
    "_templates/*",
    ".*",
    "node_modules/*",
    "tests/*",
    "README.md",
    "CONTRIBUTING.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
)


def find_pages(root: Path) -> list[str]:
    """The paths of all pages from the root, in order."""
    # Whole folders are passed over only at the top, where the patterns name them.
    skipped = {pattern.removesuffix("/*") for pattern in NOT_PAGES}
    top = (path for path in root.iterdir() if path.name not in skipped and not path.name.startswith("."))
    paths = (path.relative_to(root).as_posix() for part in top for path in _walk(part))
    return sorted(path for path in paths if path.endswith(".md") and not any(fnmatch(path, pattern) for pattern in NOT_PAGES))


def _walk(path: Path) -> Iterable[Path]:
    if path.is_dir():
        for inner in path.iterdir():
            yield from _walk(inner)
    elif path.is_file():  # not a link to nothing, such as the lock file of an editor
        yield path


def read_file(root: Path, file: str) -> Page:
    """Read one page from disk."""
    text, fault = _read_source(root, file)
    page = read_page(PurePosixPath(file).with_suffix("").as_posix(), file, text)
    return replace(page, problems=(Problem(file, fault.line, "page-encoding", fault.message), *page.problems)) if fault else page


def _read_source(root: Path, file: str) -> tuple[str, Unreadable | None]:
    text, fault = read_text(root, file, "a page")
    return text.replace("\r\n", "\n").replace("\r", "\n"), fault


def find_left_out(root: Path) -> list[str]:
    """The paths of the pages that are not built: drafts, and pages that cannot be decoded. Only front matter is read."""
    return [file for file in find_pages(root) if _is_left_out(file, *_read_source(root, file))]


def _is_left_out(file: str, text: str, fault: Unreadable | None) -> bool:
    docname = PurePosixPath(file).with_suffix("").as_posix()
    return fault is not None or FrontMatterReader(file, page_kind(docname)).read(text)[1]


def read_library(root: Path) -> Library:
    """Read everything from disk."""
    pages = (read_file(root, file) for file in find_pages(root))
    return join_library(root, read_bibliography(root), {page.docname: page for page in pages})


def join_library(root: Path, bibliography: Bibliography, pages: Mapping[str, Page]) -> Library:
    """Join records that were read already with the tables in data/."""
    models, model_problems = read_models(root)
    register, register_problems = read_register(root)
    venues, venue_problems = read_venues(root)
    synonyms, synonym_problems = read_synonyms(root)
    asked, asked_problems = read_asked(root)
    problems = (*model_problems, *register_problems, *venue_problems, *synonym_problems, *asked_problems)
    return Library(bibliography, pages, models, register, problems, root, venues, synonyms, asked)
