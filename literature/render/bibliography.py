"""References: formatted entries, the list that closes a page, and who cites an entry."""

from __future__ import annotations

from functools import cache

from docutils import nodes
from pybtex.style.template import FieldIsMissing
from pybtex_docutils import Backend
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.transforms import node_text_transform

from literature.citations import HandbookStyle, make_pybtex_entry
from literature.model import Entry
from literature.placeholders import part_node
from literature.relations import list_keys
from literature.render.context import Context, join_nodes
from literature.render.letters import list_letters
from literature.sources.latex import release

_BACKEND = Backend()


@cache
def _style() -> HandbookStyle:
    return HandbookStyle()


def format_entry(entry: Entry) -> list[nodes.Node]:
    """Format an entry as a reference; only its title if a required field is missing, which the checks report."""
    try:
        formatted = _style().format_entry(entry.key, make_pybtex_entry(entry))
    except FieldIsMissing:
        return [nodes.Text(entry.title or entry.key)]
    paragraph = _BACKEND.paragraph(formatted)
    node_text_transform(paragraph)
    mend(paragraph)
    return list(paragraph.children)


def render_references(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """List the works that the page names, each leading to its own page or to its entry in the bibliography."""
    entries = [context.library.entries[key] for key in list_keys(context.page) if key in context.library.entries]
    listed = nodes.bullet_list("", classes=["lit-references"])
    for entry in sorted(entries, key=lambda entry: (entry.label.lower(), entry.key)):
        about = nodes.inline("", "", context.cite(entry.key, "alp"), classes=["lit-reference-key"])
        text = format_entry(entry) if entry.intact else [nodes.Text(entry.key)]
        listed += nodes.list_item("", nodes.paragraph("", "", *text, nodes.Text(" ["), about, nodes.Text("]"), cites=entry.key))
    return [listed]


def mend(parent: nodes.Element) -> None:
    """Put back signs that were held while pybtex read, and turn links that lead to no web address into text: they could run a script."""
    for text in list(parent.findall(nodes.Text)):
        if (released := release(text)) != text:
            text.parent.replace(text, nodes.Text(released))
    for link in list(parent.findall(nodes.reference)):
        if not str(link.get("refuri", "https://")).startswith(("https://", "http://")):
            link.replace_self(nodes.inline("", link.astext()))


class BacklinkTransform(SphinxPostTransform):
    """Says under each entry of the bibliography which pages cite it, and sets letters above them.

    Runs after sphinxcontrib-bibtex has made the entries (5), before Sphinx resolves links (10).
    """

    default_priority = 6

    def run(self, **kwargs: object) -> None:
        """Add a line to each citation node, and one before the first."""
        context = Context(self.env, self.env.docname)
        starts = []
        for citation in self.document.findall(nodes.citation):
            label = citation.next_node(nodes.label)
            key = label.astext() if label else ""
            mend(citation)
            if key in context.library.entries:
                starts.append((context.library.entries[key].label, citation))
            own = [page for page in context.domain.pages.values() if page.kind == "paper" and page.name == key]
            pages = own + [page for page in context.joined.citing.get(key, []) if page.docname != self.env.docname]
            if pages:
                links = join_nodes([context.page_link(page) for page in pages], "; ")
                citation += nodes.paragraph("", "", nodes.Text("On these pages: "), *links, classes=["lit-backlinks"])
        if letters := list_letters(starts, "entries"):
            whole = starts[0][1].parent
            whole.parent.insert(whole.parent.index(whole), letters)
