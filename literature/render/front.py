"""What the front page shows of the whole: how much there is, the newest works, the claims that are challenged most."""

from __future__ import annotations

import re
from collections.abc import Container

from docutils import nodes

from literature.model import Claim, Page, PaperFacts
from literature.placeholders import part_node, search_form_node
from literature.relations import MAP, date_work, is_counted
from literature.render.context import Context, join_nodes

#: A full stop, and the space or line end after it.
_SENTENCE_END = re.compile(r"(?<=\.)\s")
_NEWEST = 4
_DISPUTED = 3


def render_search_form(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """A field that leads to the search page."""
    return [search_form_node()]


def render_figures(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """How much the handbook holds, each number leading to what it counts."""
    library, joined = context.library, context.joined
    links = sum(is_counted(response) for responses in joined.responses.values() for response in responses)
    counts = [
        (len(library.of_kind("paper")), "works", "papers/index"),
        (len(library.claims()), "claims", "reference/claims"),
        (links, "links between works", MAP),
        (len(library.of_kind("topic")), "topics", ""),
        (len(library.entries), "references", "reference/bibliography"),
    ]
    anchors = placeholder.document.ids if placeholder.document else {}
    items = [nodes.list_item("", nodes.paragraph("", "", *_count(context, *count, anchors))) for count in counts]
    return [nodes.bullet_list("", *items, classes=["lit-figures"])]


def _count(context: Context, number: int, what: str, docname: str, anchors: Container[str]) -> list[nodes.Node]:
    """A number and what it counts. What has no page of its own is looked for under its name on the page that shows the number."""
    page = context.library.pages.get(docname)
    name: nodes.Node = nodes.reference("", what, refid=what, internal=True) if what in anchors else nodes.Text(what)
    return [nodes.strong("", f"{number:,}"), nodes.Text(" "), context.page_link(page, what) if page else name]


def render_newest(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """The works that were posted last."""
    papers = context.library.of_kind("paper").values()
    dated = sorted(((_date(context, page), page.name) for page in papers), reverse=True)[:_NEWEST]
    items = [
        nodes.list_item("", nodes.paragraph("", "", context.link("paper", key), nodes.Text(" "), _say_when(context, key, date)))
        for date, key in dated
    ]
    return [nodes.bullet_list("", *items, classes=["lit-newest"])] if items else [nodes.paragraph("", "No work yet.")]


def _say_when(context: Context, key: str, date: str) -> nodes.Node:
    day = nodes.inline("", date, classes=["lit-date"])
    return nodes.inline("", "", nodes.Text(f"({context.entry(key).label}, "), day, nodes.Text(")"), classes=["lit-about"])


def _date(context: Context, page: Page) -> str:
    return date_work(page.facts if isinstance(page.facts, PaperFacts) else PaperFacts(), context.entry(page.name))


def _begin(context: Context, claim: Claim) -> list[nodes.Node]:
    """The first sentence of a claim, with a space after it."""
    blocks = context.phrase(f"papers/{claim.key}", claim.anchor)
    sentence: list[nodes.Node] = []
    for node in blocks[0].children if blocks else ():
        # MyST makes a text of its own of the end of a line.
        if isinstance(node, nodes.Text) and not node.strip() and sentence and sentence[-1].astext().endswith("."):
            break
        if isinstance(node, nodes.Text) and (end := _SENTENCE_END.search(node)):
            return [*sentence, nodes.Text(f"{node[: end.start()]} ")]
        sentence.append(node)
    return [*sentence, nodes.Text(" ")]


def render_most_disputed(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """The claims that most claims of other works challenge, with those claims."""
    items = []
    # One claim of a work, so that one debate does not fill the list.
    foremost = {dispute.claim.key: dispute for dispute in reversed(context.joined.disputes)}
    for dispute in sorted(foremost.values(), key=context.joined.disputes.index)[:_DISPUTED]:
        challenges = [context.link("claim", response.claim.id) for response in dispute.challenges]
        text = [context.link("claim", dispute.claim.id), nodes.Text(": "), *_begin(context, dispute.claim)]
        text += [nodes.emphasis("", "Challenged by "), *join_nodes(challenges, "; "), nodes.Text(".")]
        items.append(nodes.list_item("", nodes.paragraph("", "", *text)))
    return [nodes.bullet_list("", *items, classes=["lit-most-disputed"])] if items else [nodes.paragraph("", "No claim is challenged yet.")]
