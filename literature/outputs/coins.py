"""Where reference managers find the works of a page: an empty span for each, as COinS.

How sites tell Zotero of works: https://www.zotero.org/support/dev/exposing_metadata. The text of a span stands in an attribute,
so that neither the search nor a card nor the plain text of a page holds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes

from literature.exports.coins import write_coins
from literature.model import Library, Page, ToolFacts
from literature.placeholders import coins_node

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def visit_coins(self: HTML5Translator, node: coins_node) -> None:
    """Write the span."""
    self.body.append(f'<span class="Z3988" title="{self.attval(node["context"])}"></span>')
    raise nodes.SkipNode


def add_coins(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give a page of HTML the works that it stands for: its own, the one to cite for a tool, all of a topic or bibliography.

    A page of a work holds nothing but its own, so that Zotero takes that at a click, and does not offer a list.
    """
    if app.builder.format != "html":
        return
    literature: Any = app.env.get_domain("lit")
    page: Page | None = literature.pages.get(docname)
    if page is None:
        return
    for key, place in _find_places(literature.library, page, doctree).items():
        context = write_coins(literature.library.entries[key]) if key in literature.library.entries else ""
        if context:
            place += coins_node("", context=context)


def _find_places(library: Library, page: Page, doctree: nodes.document) -> dict[str, nodes.Element]:
    """Key -> the paragraph that tells of the work on a page, in the order of the page."""
    if page.facts and page.kind in {"paper", "tool"}:
        key = str(page.facts.entry) if isinstance(page.facts, ToolFacts) else page.name
        paragraphs = [
            found
            for block in doctree.findall(nodes.container)
            if "lit-header" in block["classes"]
            for found in block.findall(nodes.paragraph)
        ]
        return {key: paragraphs[-1]} if paragraphs else {}
    if page.kind == "topic":
        marked = ((str(place["cites"]), place) for place in doctree.findall(nodes.paragraph) if "cites" in place)
        return dict(marked)  # a work that stands in two lists is found in the second, the list of references
    return dict(_find_citations(doctree))


def _find_citations(doctree: nodes.document) -> Iterator[tuple[str, nodes.Element]]:
    for citation in doctree.findall(nodes.citation):
        label, text = citation.next_node(nodes.label), citation.next_node(nodes.paragraph)
        if label is not None and text is not None:
            yield label.astext(), text
