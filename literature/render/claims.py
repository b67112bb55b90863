"""Claims: their heads, their facts and links, and how they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from docutils import nodes

from literature.model import LINK_KINDS, Claim, Link
from literature.placeholders import part_node
from literature.relations import Response, judge_standing
from literature.render.context import Context, as_nodes, definition_list, facet_value, join_nodes, stack_nodes

#: What stands in the place of a link that a work does not make itself.
READING = "the handbook’s reading"


def _find(context: Context, slug: str) -> Claim | None:
    return next((claim for claim in context.page.claims if claim.slug == slug), None)


def list_earlier_anchors(context: Context, placeholder: part_node) -> list[str]:
    """The anchors that a claim had before it was renamed, as far as nothing else on its page has them now."""
    claim = _find(context, placeholder["claim"])
    taken = placeholder.document.ids if placeholder.document else {}
    return [anchor for anchor in context.joined.anchors.get(claim.id, ()) if anchor not in taken] if claim else []


def render_claim_head(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """The name of a claim, with its permanent link and its standing."""
    claim = _find(context, placeholder["claim"])
    if claim is None:
        return []
    permalink = nodes.reference("", claim.slug.replace("-", " "), refuri=f"#{claim.anchor}", internal=True, classes=["lit-claim-name"])
    head = nodes.paragraph("", "", nodes.strong("", "Claim "), permalink, nodes.Text(" "), render_standing(context, claim))
    head["classes"].append("lit-claim-head")
    parts: list[nodes.Node] = [head]
    if claim.withdrawn:
        parts.append(nodes.paragraph("", f"Withdrawn {claim.withdrawn}", classes=["lit-notice"]))
    return parts


def render_claim_foot(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """Where a claim stands in its work, on what it rests, what it says of others and what others say of it."""
    claim = _find(context, placeholder["claim"])
    if claim is None:
        return []
    basis = (("Place", claim.place), ("Evidence", claim.evidence), ("Models", ", ".join(claim.models)), ("Data", ", ".join(claim.data)))
    parts = [definition_list([(name, [nodes.Text(value)]) for name, value in basis if value], "lit-claim-facts", "lit-claim-basis")]
    pairs: list[tuple[str, list[nodes.Node]]] = []
    for kind in LINK_KINDS:
        links = [link for link in claim.links if link.kind == kind]
        if links:
            pairs.append((kind.capitalize(), stack_nodes(_outgoing(context, link) for link in links)))
    responses = context.joined.responses.get(claim.id, [])
    for kind, inverse in LINK_KINDS.items():
        found = [response for response in responses if response.link.kind == kind]
        if found:
            pairs.append((inverse.capitalize(), stack_nodes(_incoming(context, response) for response in found)))
    return [*parts, *([definition_list(pairs, "lit-claim-facts", "lit-claim-links")] if pairs else [])]


def _outgoing(context: Context, link: Link) -> list[nodes.Node]:
    return [context.link("claim", link.target), nodes.Text(f" ({name_place(link)})")]


def _incoming(context: Context, response: Response) -> list[nodes.Node]:
    """A response with its place, and whether it is the same people's; its date is in the name of the claim."""
    details = [name_place(response.link)]
    if response.same_work:
        details.append("same work")
    elif response.shared_authors:
        details.append("shared authors")
    if response.claim.withdrawn:
        details.append("withdrawn")
    return [context.link("claim", response.claim.id), nodes.Text(f" ({'; '.join(details)})")]


def name_place(link: Link) -> str:
    """Where a work addresses the other; a link that it does not make itself is the handbook's."""
    return str(link.place) or READING


def list_claims(context: Context, claims: Iterable[Claim], note: Callable[[Claim], list[nodes.Node]] | None = None) -> nodes.bullet_list:
    """Claims as another page shows them, one an item, each with a note if there is one; filters look for this list."""
    items = (nodes.list_item("", *quote_claim(context, claim, note(claim) if note else "")) for claim in claims)
    return nodes.bullet_list("", *items, classes=["lit-claims"])


def quote_claim(context: Context, claim: Claim, note: str | list[nodes.Node] = "") -> list[nodes.Node]:
    """A claim as another page shows it: its name and text, then its place, on what it rests and how it stands.

    ``note`` says what it has to do with what stands beside it.
    """
    blocks = context.phrase(f"papers/{claim.key}", claim.anchor)
    head = nodes.paragraph("", "", context.link("claim", claim.id), nodes.Text(": "))
    if blocks and isinstance(blocks[0], nodes.paragraph):
        head += blocks.pop(0).children
    withdrawn = [nodes.Text(f"withdrawn {claim.withdrawn}")] if claim.withdrawn else []
    about: list[nodes.Node | list[nodes.Node]] = [
        nodes.Text(claim.place),
        facet_value("evidence", claim.evidence),
        *(nodes.Text(", ".join(values)) for values in (claim.models, claim.data) if values),
        *withdrawn,
        render_standing(context, claim),
        *([as_nodes(note)] if note else []),
    ]
    return [head, *blocks, nodes.paragraph("", "", *join_nodes(about, " · "), classes=["lit-about"])]


def render_standing(context: Context, claim: Claim) -> nodes.Node:
    """How a claim stands, in words."""
    standing = judge_standing(context.joined.responses.get(claim.id, []))
    kinds = [f"lit-{kind}" for kind, _ in standing.counts] or ["lit-silent"]
    return nodes.inline("", str(standing), classes=["lit-standing", "lit-f-standing", *kinds])
