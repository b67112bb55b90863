"""Lists made from the library: topics, tools, comparisons, the works of a topic, who cites a work."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes

from literature.model import Page, TopicFacts
from literature.placeholders import part_node
from literature.relations import list_works
from literature.render.claims import list_claims
from literature.render.context import Context, as_nodes, join_nodes, table

_COMPARED = {"unit": "Neuron", "locate": "Located by", "intervene": "Intervention", "control": "Compared with"}


def render_comparison(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """How works find neurons and what they do to them, side by side: the named works, else those of the topic."""
    papers = context.library.of_kind("paper")
    keys = placeholder["names"] or [page.name for page, _ in list_works(context.library, context.page.name)]
    rows = []
    for key in keys:
        page = papers.get(key)
        if page:
            phrases = [context.phrase(page.docname, name) or as_nodes("–") for name in _COMPARED]
            rows.append([[context.cite(key)], *phrases])
    return [table(["Work", *_COMPARED.values()], rows, "lit-comparison")]


def render_topics(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """The topics of one kind, or all, each with its question."""
    topics = context.library.of_kind("topic").values()
    named = placeholder["names"]
    chosen = [page for page in topics if isinstance(page.facts, TopicFacts) and (not named or page.facts.kind in named)]
    return _list_pages(context, chosen, "question")


def render_tools(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """The tools, each with its summary."""
    return _list_pages(context, context.library.of_kind("tool").values(), "tldr")


def _list_pages(context: Context, pages: Iterable[Page], phrase: str) -> list[nodes.Node]:
    """Pages by their titles, each with a phrase of its front matter."""
    listed = sorted(pages, key=lambda page: str(page.title).casefold())
    if not listed:
        return [nodes.paragraph("", "No page of this kind yet.")]
    items = [
        nodes.definition_list_item(
            "",
            nodes.term("", "", context.link(page.kind, page.name)),
            nodes.definition("", nodes.paragraph("", "", *context.phrase(page.docname, phrase))),
        )
        for page in listed
    ]
    return [nodes.definition_list("", *items, classes=["lit-pages"])]


def render_works(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """The works of a topic, each with its summary and its claims."""
    parts: list[nodes.Node] = []
    for page, _ in list_works(context.library, context.page.name):
        head = nodes.paragraph("", "", context.cite(page.name), nodes.Text(" "), context.link("paper", page.name))
        parts += [head, list_claims(context, page.claims)]
    return parts or [nodes.paragraph("", "No work with a page is filed under this topic yet.")]


def render_related(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """The works that have most to do with a work, each with the reasons."""
    items = []
    for related in context.joined.related.get(context.page.name, []):
        topics = [context.link("topic", topic) for topic in related.list_reasons("topic")]
        models = related.list_reasons("model")
        reasons: list[nodes.Node | list[nodes.Node]] = [nodes.Text(what) for what in related.list_reasons("link")]
        reasons += [nodes.Text(what) for what in related.list_reasons("mention")]
        reasons += [[nodes.Text("also on "), *join_nodes(topics, " and ")]] if topics else []
        reasons += [nodes.Text(f"same models ({', '.join(models)})")] if models else []
        text = [context.cite(related.page.name), nodes.Text(" "), context.link("paper", related.page.name), nodes.Text(": ")]
        items.append(nodes.list_item("", nodes.paragraph("", "", *text, *join_nodes(reasons, "; "))))
    return (
        [nodes.bullet_list("", *items, classes=["lit-related"])]
        if items
        else [nodes.paragraph("", "No other work here is close to this one.")]
    )


def render_citing(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """The pages that name the work of this page."""
    pages = [page for page in context.joined.citing.get(context.page.name, []) if page.docname != context.docname]
    if not pages:
        return [nodes.paragraph("", "No other page cites this work yet.")]
    return [nodes.bullet_list("", *(nodes.list_item("", nodes.paragraph("", "", context.page_link(page))) for page in pages))]
