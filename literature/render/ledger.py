"""The ledger: all claims by topic with how they stand, and disputes with both sides."""

from __future__ import annotations

from docutils import nodes

from literature.model import Claim, Page, PaperFacts
from literature.placeholders import part_node
from literature.render.claims import list_claims, name_place, quote_claim
from literature.render.context import Context, facet_value, join_nodes


def render_ledger(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """Every claim once, under the first topic of its work, with the names of the others: the filter by topic finds it under each."""

    def name_other_topics(claim: Claim) -> list[nodes.Node]:
        page = context.library.of_kind("paper")[claim.key]
        others = page.facts.topics[1:] if isinstance(page.facts, PaperFacts) else ()
        links = join_nodes([facet_value("topic", context.link("topic", other)) for other in others])
        return [nodes.Text("also on "), *links] if links else []

    parts: list[nodes.Node] = []
    for topic in sorted(context.library.of_kind("topic").values(), key=lambda page: str(page.title).casefold()):
        claims = _find_claims(context, topic)
        if claims:
            heading = nodes.rubric("", "", facet_value("topic", context.link("topic", topic.name)), ids=[f"ledger-{topic.name}"])
            heading["heading-level"] = 3
            parts.append(nodes.container("", heading, list_claims(context, claims, name_other_topics), classes=["lit-group"]))
    return [nodes.container("", *parts, classes=["lit-ledger", "lit-faceted"])] if parts else [nodes.paragraph("", "No claim yet.")]


def _find_claims(context: Context, topic: Page) -> list[Claim]:
    """The claims of the works whose first topic this is, by year, work and place on the page."""
    papers = sorted(context.library.of_kind("paper").values(), key=lambda page: (context.entry(page.name).year, page.name))
    filed = [page for page in papers if isinstance(page.facts, PaperFacts) and page.facts.topics[:1] == (topic.name,)]
    return [claim for page in filed for claim in page.claims]


def render_disputes(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """Every claim that other works challenge, with the claims that challenge it."""
    parts: list[nodes.Node] = []
    for dispute in context.joined.disputes:
        challenges = []
        for response in dispute.challenges:
            note = f"challenges it: {name_place(response.link)}"
            challenges.append(nodes.container("", *quote_claim(context, response.claim, note), classes=["lit-quoted"]))
        one = nodes.container("", *quote_claim(context, dispute.claim), classes=["lit-quoted"])
        parts.append(nodes.container("", _side("Claim", one), _side("Challenged by", *challenges), classes=["lit-dispute"]))
    return parts or [nodes.paragraph("", "No claim is challenged yet.")]


def _side(name: str, *quoted: nodes.Node) -> nodes.container:
    return nodes.container("", nodes.paragraph("", name, classes=["lit-side-name"]), *quoted, classes=["lit-side"])
