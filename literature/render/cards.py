"""Small cards that tell what a link leads to, cut from the page that it leads to when that page is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes
from sphinx import addnodes

from literature.model import Claim, Entry, PaperFacts
from literature.phrases import make_portable
from literature.relations import find_page
from literature.render.claims import render_standing
from literature.render.context import Context, join_nodes
from literature.render.headers import name_venue

_SUMMARIES = ("lit-summary", "lit-question")
_FEW = 4  #: So many authors are all named.


def make_cards(context: Context, doctree: nodes.document) -> dict[str, nodes.container]:
    """The cards that a finished page has to give, by anchor; that of the page itself under the empty anchor.

    A page gives a card if it is of a work, a topic or a tool; so does a claim, a term of the glossary, and an entry of the
    bibliography that has no page of its own. Nothing in a card is a link, and nothing in it has an id.
    """
    cards = dict(_page(context, doctree))
    claims = {claim.anchor: claim for claim in context.page.claims}
    for block in doctree.findall(nodes.container):
        if "lit-claim" in block["classes"] and block["ids"] and block["ids"][0] in claims:
            cards[block["ids"][0]] = _claim(context, claims[block["ids"][0]], block)
    for glossary in doctree.findall(addnodes.glossary):
        for item in glossary.findall(nodes.definition_list_item):
            cards |= _terms(item)
    for citation in doctree.findall(nodes.citation):
        label = citation.next_node(nodes.label)
        entry = context.library.entries.get(label.astext() if label else "")
        if entry and not find_page(context.library, entry.key):
            cards[f"cite-{entry.key}"] = _card([nodes.Text(entry.title)], [*_describe(entry)])
    return cards


def _card(title: Iterable[nodes.Node], blocks: Iterable[nodes.Node]) -> nodes.container:
    return nodes.container("", nodes.paragraph("", "", *title, classes=["lit-card-title"]), *blocks)


def _about(*parts: nodes.Node) -> nodes.paragraph:
    return nodes.paragraph("", "", *parts, classes=["lit-card-about"])


def _page(context: Context, doctree: nodes.document) -> Iterator[tuple[str, nodes.container]]:
    title = doctree.next_node(nodes.title)
    if context.facts is None or title is None:
        return
    about = _describe(context.entry(context.page.name)) if isinstance(context.facts, PaperFacts) else []
    found = (block for block in doctree.findall(nodes.paragraph) if set(_SUMMARIES) & set(block["classes"]))
    # The label of a summary ("In one sentence") stays behind.
    summary = [part for block in list(found)[:1] for part in block.children if not isinstance(part, nodes.strong)]
    yield "", _card(_copy(title.children), [*about, *([nodes.paragraph("", "", *_copy(summary))] if summary else [])])


def _claim(context: Context, claim: Claim, block: nodes.container) -> nodes.container:
    """What a claim says, where it stands in its work and how it stands among others."""
    # What the handbook adds to the text of a claim has classes of its own.
    parts = [part for part in block.children if isinstance(part, nodes.Element)]
    said = [part for part in parts if not any(name.startswith("lit-") for name in part["classes"])]
    facts = [claim.place, claim.evidence, ", ".join(claim.models)]
    foot = join_nodes([*(nodes.Text(fact) for fact in facts if fact), render_standing(context, claim)], " · ")
    notice = [nodes.paragraph("", f"Withdrawn {claim.withdrawn}", classes=["lit-notice"])] if claim.withdrawn else []
    work = _about(nodes.Text(context.entry(claim.key).title))
    return _card([nodes.Text(context.domain.name_claim(claim))], [work, *notice, *_copy(said), _about(*foot)])


def _terms(item: nodes.definition_list_item) -> Iterator[tuple[str, nodes.container]]:
    """One card for all spellings of a term."""
    terms = [part for part in item.children if isinstance(part, nodes.term)]
    blocks = [block for part in item.children if isinstance(part, nodes.definition) for block in part.children]
    title = join_nodes([_copy(term.children) for term in terms])
    for term in terms:
        for name in term["ids"][:1]:
            yield name, _card([node.deepcopy() for node in title], _copy(blocks))


def _describe(entry: Entry) -> list[nodes.paragraph]:
    """Who, where and when, in two lines."""
    names = entry.byline if len(entry.authors) <= _FEW else ", ".join(str(name) for name in entry.authors[:3]) + " et al."
    venue = ", ".join(filter(None, (name_venue(entry) or entry.kind, entry.year + entry.suffix)))
    return [_about(nodes.Text(text)) for text in (names, venue) if text]


def _copy(parts: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Copy nodes of a page without what belongs to their page, without links, and without HTML that a writer put there."""
    holder = nodes.container("", *(part.deepcopy() for part in parts))
    for link in list(holder.findall(nodes.reference)):
        link.parent.replace(link, link.children)
    for stray in list(holder.findall(lambda node: isinstance(node, nodes.raw | addnodes.index | nodes.target))):
        stray.parent.remove(stray)
    return make_portable(list(holder.children), "")
