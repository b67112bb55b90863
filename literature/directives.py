"""What writers write and what every page gets: each leaves a placeholder that is filled when all pages are read."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective

from literature.domain import LiteratureDomain
from literature.model import Page, list_phrases
from literature.phrases import make_portable, parse_phrase
from literature.placeholders import place
from literature.relations import ROOT, list_keys
from literature.sources.directives import read_options


class ClaimDirective(SphinxDirective):
    """One checkable statement of a work. Its options are read with the page; here only its text becomes nodes."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    # No option is declared: MyST then leaves them in the content, and our reader alone reads and reports them.
    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Make the claim's block with its permanent anchor."""
        slug = self.arguments[0]
        anchor = f"claim-{slug}"
        body = self._parse_body()
        literature: LiteratureDomain = self.env.get_domain("lit")  # type: ignore[assignment]
        literature.note_nodes(self.env.docname, anchor, make_portable(body, self.env.docname))
        block = nodes.container("", classes=["lit-claim"], ids=[anchor])
        block += [place("claim-head", claim=slug), *body, place("claim-foot", claim=slug)]
        self.set_source_info(block)
        # A slug used twice is our checks' affair: the second block gets no anchor.
        if anchor in self.state.document.ids:
            block["ids"] = []
        else:
            self.state.document.note_explicit_target(block, block)
        return [block]

    def _parse_body(self) -> list[nodes.Node]:
        options = read_options(list(self.content), 0)
        holder = nodes.container()
        self.state.nested_parse(self.content[options.body_line :], self.content_offset + options.body_line, holder)
        return list(holder.children)


class ListingDirective(SphinxDirective):
    """A list made from the library: of works, topics or tools. Its argument names what shall stand in it, if not all."""

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Leave the placeholder."""
        names = [name.strip() for name in (self.arguments[0] if self.arguments else "").split(",") if name.strip()]
        return [place(self.name, names=names)]


class FrameTransform(SphinxTransform):
    """Gives each page its generated header and closing sections.

    Runs while pages are read, so that the sections stand in the page's table of contents; before Sphinx sorts ids (261).
    """

    default_priority = 250

    def apply(self, **kwargs: object) -> None:
        """Insert the header after the title and append the closing sections."""
        literature: LiteratureDomain = self.env.get_domain("lit")  # type: ignore[assignment]
        page = literature.pages.get(self.env.docname)
        section = self.document.next_node(nodes.section)
        if page is None or section is None:
            return
        for name, text in list_phrases(page.facts).items():
            literature.note_nodes(page.docname, name, make_portable(parse_phrase(self.document, text), page.docname))
        if page.facts:
            # The title is the first child of its section.
            section.insert(1, place("header"))
        for part, heading in closing_sections(page):
            closing = nodes.section("", nodes.title("", heading), place(part), ids=[f"lit-{part}"], classes=["lit-closing"])
            section += closing


def closing_sections(page: Page) -> list[tuple[str, str]]:
    """The parts that close a page, with their headings."""
    parts = []
    if page.facts and page.kind in {"paper", "tool"}:
        parts.append(("cite", "Cite"))
    if page.facts and page.kind == "topic":
        parts.append(("works", "Works and claims"))
    if page.facts and page.kind == "paper":
        parts += [("related", "Related works"), ("citing", "Cited on these pages")]
    if list_keys(page) and page.docname != ROOT:
        parts.append(("references", "References"))
    if page.facts and page.facts.sources:
        parts.append(("reading", "Sources of this page"))
    if page.facts and page.kind == "topic":
        parts.append(("cite", "Cite this page"))
    return parts
