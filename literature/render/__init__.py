"""Placeholders -> docutils nodes."""

from __future__ import annotations

from collections.abc import Callable

from docutils import nodes
from sphinx.addnodes import glossary, pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform

from literature.placeholders import part_node
from literature.render.bibliography import render_references
from literature.render.catalogue import render_authors, render_catalogue
from literature.render.cite import render_cite
from literature.render.claims import list_earlier_anchors, render_claim_foot, render_claim_head
from literature.render.context import Context
from literature.render.downloads import render_downloads
from literature.render.front import render_figures, render_most_disputed, render_newest, render_search_form
from literature.render.headers import render_header, render_reading
from literature.render.ledger import render_disputes, render_ledger
from literature.render.letters import list_letters
from literature.render.listings import render_citing, render_comparison, render_related, render_tools, render_topics, render_works
from literature.render.timeline import render_timeline

RENDERERS: dict[str, Callable[[Context, part_node], list[nodes.Node]]] = {
    "header": render_header,
    "cite": render_cite,
    "claim-head": render_claim_head,
    "claim-foot": render_claim_foot,
    "works": render_works,
    "citing": render_citing,
    "related": render_related,
    "references": render_references,
    "reading": render_reading,
    "authors": render_authors,
    "catalogue": render_catalogue,
    "comparison": render_comparison,
    "disputes": render_disputes,
    "downloads": render_downloads,
    "figures": render_figures,
    "ledger": render_ledger,
    "most-disputed": render_most_disputed,
    "newest": render_newest,
    "search-form": render_search_form,
    "timeline": render_timeline,
    "topics": render_topics,
    "tools": render_tools,
}


class FillTransform(SphinxPostTransform):
    """Fills the placeholders of a page. Runs before Sphinx resolves links (10), so that they may contain links."""

    default_priority = 5

    def run(self, **kwargs: object) -> None:
        """Replace each placeholder by what it stands for."""
        context = Context(self.env, self.env.docname)
        for placeholder in list(self.document.findall(part_node)):
            if placeholder["part"] == "claim-head":
                placeholder.parent["ids"] += list_earlier_anchors(context, placeholder)
            placeholder.replace_self(RENDERERS[placeholder["part"]](context, placeholder))
        for terms in list(self.document.findall(glossary)):
            firsts = [item.next_node(nodes.term) for item in terms.findall(nodes.definition_list_item)]
            line = list_letters((term.astext(), term) for term in firsts if term and term["ids"])
            terms.parent[terms.parent.index(terms) : terms.parent.index(terms)] = line
        for link in list(self.document.findall(pending_xref)):
            if link["reftype"] == "eq" and (where := context.locate_equation(str(link["reftarget"]))):
                # The number of an equation on another page could be taken for one of this page.
                link.parent.insert(link.parent.index(link) + 1, nodes.Text(f" of {where}"))
