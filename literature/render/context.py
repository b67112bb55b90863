"""What every renderer needs: the library, and ways to make links and phrases."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref

from literature.domain import LiteratureDomain
from literature.joined import Joined
from literature.model import Entry, Facts, Library, Page
from literature.phrases import bind

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


def get_site_url(config: Config) -> str:
    """Where the site is published, with a slash at its end; empty if that is not known."""
    url: str = config.html_baseurl
    return f"{url.rstrip('/')}/" if url else ""


class Context:
    """The page that is rendered and the library it is rendered from."""

    def __init__(self, env: BuildEnvironment, docname: str) -> None:
        self.env = env
        self.docname = docname
        self.domain: LiteratureDomain = env.get_domain("lit")  # type: ignore[assignment]

    @property
    def library(self) -> Library:
        """Everything that was read."""
        return self.domain.library

    @property
    def joined(self) -> Joined:
        """The library with all that follows from it."""
        return self.domain.joined

    @property
    def page(self) -> Page:
        """The page that is rendered."""
        return self.domain.pages[self.docname]

    @property
    def facts(self) -> Facts | None:
        """The front matter of the page."""
        return self.page.facts

    def entry(self, key: str) -> Entry:
        """The entry of a key; an empty one if it is missing, which the checks report."""
        return self.library.entries.get(key) or Entry(key, "", 0, {}, title=key)

    def locate_equation(self, label: str) -> str:
        """How to name the page of an equation; empty if it is the page that is rendered, or if there is no such equation."""
        page = self.joined.locate("equation", label)
        if page is None or page.docname == self.docname:
            return ""
        return self.library.entries[page.name].label if page.name in self.library.entries else str(page.title)

    def link(self, kind: str, target: str, text: str | list[nodes.Node] | None = None) -> nodes.Node:
        """Link to an object of the domain, with its own name or with a text."""
        inner = nodes.inline("", "", *(as_nodes(text) if text else [nodes.Text(target)]))
        return pending_xref(
            "", inner, refdomain="lit", reftype=kind, reftarget=target, refexplicit=text is not None, refdoc=self.docname, refwarn=False
        )

    def cite(self, key: str, role: str = "t") -> nodes.Node:
        """Cite a work, as a writer would."""
        inner = nodes.inline("", key)
        return pending_xref("", inner, refdomain="cite", reftype=role, reftarget=key, refexplicit=False, refdoc=self.docname, refwarn=False)

    def page_link(self, page: Page, text: str = "") -> nodes.Node:
        """Link to any page, by its title or with a text."""
        inner = nodes.inline("", text or str(page.title) or page.docname)
        if page.docname not in self.env.found_docs:  # left out of the site, for it could not be decoded
            return inner
        target = f"/{page.docname}"
        return pending_xref(
            "", inner, refdomain="std", reftype="doc", reftarget=target, refexplicit=True, refdoc=self.docname, refwarn=False
        )

    def file_link(self, address: str, text: str = "") -> nodes.Node:
        """Link to a file that stands beside the pages, by its address from the root of the site."""
        inner = nodes.inline("", text or address.rpartition("/")[2])
        return pending_xref(
            "", inner, refdomain="lit", reftype="file", reftarget=address, refexplicit=True, refdoc=self.docname, refwarn=False
        )

    def phrase(self, docname: str, name: str) -> list[nodes.Node]:
        """A copy of what was parsed from a page, bound to the page that shows it."""
        return bind(self.domain.copy_nodes(docname, name), self.docname)


def as_nodes(content: str | list[nodes.Node]) -> list[nodes.Node]:
    """A text or nodes, as nodes."""
    return [nodes.Text(content)] if isinstance(content, str) else content


def facet_value(facet: str, content: str | nodes.Node) -> nodes.inline:
    """A value by which the script of the lists can filter: it looks for the class."""
    return nodes.inline("", "", *as_nodes(content if isinstance(content, str) else [content]), classes=[f"lit-f-{facet}"])


def outside_link(text: str, uri: str) -> nodes.reference:
    """Link to another site."""
    return nodes.reference("", text, refuri=uri, internal=False)


def join_nodes(items: Iterable[nodes.Node | list[nodes.Node]], separator: str = ", ") -> list[nodes.Node]:
    """Join items with a separator between them."""
    joined: list[nodes.Node] = []
    for item in items:
        if joined:
            joined.append(nodes.Text(separator))
        joined += item if isinstance(item, list) else [item]
    return joined


def stack_nodes(items: Iterable[nodes.Node | list[nodes.Node]]) -> list[nodes.Node]:
    """Values below each other; without the style sheet they stand in one line, with a separator between them."""
    stacked: list[nodes.Node] = []
    for item in items:
        if stacked:
            stacked.append(nodes.inline("", "; ", classes=["lit-between"]))
        stacked.append(nodes.inline("", "", *(item if isinstance(item, list) else [item]), classes=["lit-value"]))
    return stacked


def definition_list(pairs: Iterable[tuple[str, list[nodes.Node]]], *classes: str) -> nodes.definition_list:
    """A list of facts: names and what they are. A value that is one block stays a block."""
    listed = nodes.definition_list("", classes=list(classes))
    for name, value in pairs:
        blocks = (
            value
            if value and isinstance(value[0], nodes.Body) and not isinstance(value[0], nodes.Inline)
            else [nodes.paragraph("", "", *value)]
        )
        listed += nodes.definition_list_item("", nodes.term("", name), nodes.definition("", *blocks))
    return listed


def table(headings: list[str], rows: Iterable[list[list[nodes.Node]]], *classes: str) -> nodes.table:
    """A table with a head; each cell is a list of inline nodes. The first cell of a row is its heading."""
    group = nodes.tgroup("", *(nodes.colspec(colwidth=1) for _ in headings), cols=len(headings))
    head = nodes.row("", *(nodes.entry("", nodes.paragraph("", heading)) for heading in headings))
    body = nodes.tbody()
    for cells in rows:
        body += nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))
    group += [nodes.thead("", head), body]
    return nodes.table("", group, classes=["lit-table", *classes])
