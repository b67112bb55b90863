"""The pages that are looked at and tested in a browser: one of every kind, found on the built site, so that none is forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from literature.aliases import list_aliases
from literature.model import Library, PaperFacts, TopicFacts
from literature.outputs.elsewhere import FILE

#: A phone, a tablet, a desk, in pixels.
WIDTHS = (360, 768, 1440)
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
#: A style under which rows are laid out that are off the screen, as those of the catalogue are not.
ALL_ROWS = "tr { content-visibility: visible !important; }"


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page and the page that stands for it."""

    name: str  #: Fit for the name of a file.
    file: str  #: From the root of the site.
    query: str = ""

    def address(self, site: Path) -> str:
        """The address of the page in a site on this machine."""
        return (site / self.file).resolve().as_uri() + self.query


def list_redirects(library: Library) -> list[str]:
    """The files at the addresses of aliases, from the root of the site."""
    return [f"papers/{alias}.html" for alias in list_aliases(library) if ":" not in alias]


def list_kinds(site: Path, library: Library) -> list[PageKind]:
    """One page of every kind: the longest of each kind of paper, topic and tool, and every other page of the site."""
    samples: dict[str, str] = {}
    for page in sorted(library.pages.values(), key=lambda page: page.docname):
        if page.draft:
            continue
        if isinstance(page.facts, PaperFacts):
            read = page.facts.sources[0].read if page.facts.sources else ""
            name = f"paper-{read or 'unread'}"
        elif isinstance(page.facts, TopicFacts):
            name = f"topic-{page.facts.kind}"
        elif page.kind == "tool":
            name = "tool"
        else:
            continue
        file = f"{page.docname}.html"
        # The longest page has most of what a page of its kind can have.
        if name not in samples or (site / file).stat().st_size > (site / samples[name]).stat().st_size:
            samples[name] = file
    written = {f"{page.docname}.html" for page in library.pages.values() if page.facts}
    written |= set(list_redirects(library))  # a browser does not stay there
    written.add(FILE)  # it has no frame, and leads nowhere from disk: tests/browser/test_elsewhere.py
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    others = [PageKind(file.removesuffix(".html").replace("/", "-"), file) for file in files if file not in written]
    found = [PageKind("search-found", "search.html", "?q=superposition"), PageKind("search-nothing", "search.html", "?q=qqqq")]
    return [*others, *found, *(PageKind(name, file) for name, file in sorted(samples.items()))]
