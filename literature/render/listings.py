"""Lists made from the library: topics, tools, comparisons, the works of a topic, who cites a work."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes

from literature.model import EVIDENCE, Page, TopicFacts
from literature.placeholders import part_node
from literature.relations import list_works
from literature.render.catalogue import show_models
from literature.render.claims import list_claims
from literature.render.context import Context, as_nodes, facet_value, join_nodes, table
from literature.render.timeline import render_slice

_COMPARED = {"unit": "Neuron", "locate": "Located by", "intervene": "Intervention", "control": "Compared with"}


def render_comparison(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """How works find neurons, what they do to them, in which models and on what evidence, side by side.

    On a topic: the named works, then its others. Elsewhere: the named works, or all, which can then be filtered.
    """
    papers = context.library.of_kind("paper")
    named = [key for key in placeholder["names"] if key in papers]
    topic = [page.name for page, _ in list_works(context.library, context.page.name)] if context.page.kind == "topic" else []
    keys = list(dict.fromkeys([*named, *topic]))
    whole = not keys and not placeholder["names"] and context.page.kind != "topic"
    if whole:
        keys = sorted(papers, key=lambda key: (context.entry(key).year, key))
    rows = [_compare(context, papers[key]) for key in keys]
    if whole:
        headings = ["Work", *_COMPARED.values(), "Models", "Evidence"]
    else:
        # Seven columns would be wider than the text around them.
        headings, rows = ["Work, models, evidence", *_COMPARED.values()], [_gather(*row) for row in rows]
    compared = table(headings, [[cell or as_nodes("–") for cell in row] for row in rows], "lit-comparison")
    return [nodes.container("", compared, classes=["lit-faceted"])] if whole else [compared]


def _gather(work: list[nodes.Node], *cells: list[nodes.Node]) -> list[list[nodes.Node]]:
    """A row with models and evidence in the cell of the work."""
    *compared, models, evidence = cells
    for name, cell in (("lit-models", models), ("lit-evidence", evidence)):
        work += [nodes.Text(" "), nodes.inline("", "", *cell, classes=[name])] if cell else []
    return [work, *compared]


def _compare(context: Context, page: Page) -> list[list[nodes.Node]]:
    phrases = [context.phrase(page.docname, name) for name in _COMPARED]
    claims = [claim for claim in page.claims if not claim.withdrawn]
    counts = [(kind, sum(claim.evidence == kind for claim in claims)) for kind in EVIDENCE]
    evidence = join_nodes([nodes.Text(f"{number} "), facet_value("evidence", kind)] for kind, number in counts if number)
    return [[context.cite(page.name)], *phrases, show_models(context, page), evidence]


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
    """The part of the map that has to do with a topic, then its works, each with its summary and its claims."""
    parts = render_slice(context)
    for page, _ in list_works(context.library, context.page.name):
        head = nodes.paragraph(
            "", "", context.cite(page.name), nodes.Text(" "), context.link("paper", page.name), cites=page.name, classes=["lit-work"]
        )
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
        work = [context.cite(related.page.name), nodes.Text(" "), context.link("paper", related.page.name)]
        why = nodes.paragraph("", "", *join_nodes(reasons, "; "), classes=["lit-about"])
        items.append(nodes.list_item("", nodes.paragraph("", "", *work), why))
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
    items = (nodes.list_item("", nodes.paragraph("", "", context.page_link(page))) for page in pages)
    return [nodes.bullet_list("", *items, classes=["lit-citing"])]
