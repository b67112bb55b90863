"""The catalogue: every work in one table, and every author with their works."""

from __future__ import annotations

from docutils import nodes

from literature.model import COMPONENTS, LINK_KINDS, Name, Page, PaperFacts
from literature.placeholders import part_node
from literature.relations import judge_standing, list_models
from literature.render.context import Context, facet_value, join_nodes, outside_link, table
from literature.render.letters import list_letters, place_names
from literature.venues import name_briefly

_COLUMNS = ["Work", "Year", "Published in", "Topics", "Components", "Models", "Code", "Claims", "Standing"]


def render_catalogue(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """Every work that has a page, in one table. What can be filtered by has a class ``lit-f-<facet>``, which the script reads."""
    disputed = context.joined.disputed
    papers = context.library.of_kind("paper").items()
    rows = [_row(context, key, page, page.facts, key in disputed) for key, page in papers if isinstance(page.facts, PaperFacts)]
    return [nodes.container("", table(_COLUMNS, rows, "lit-catalogue"), classes=["lit-faceted"])]


def _row(context: Context, key: str, page: Page, facts: PaperFacts, disputed: bool) -> list[list[nodes.Node]]:
    entry = context.entry(key)
    return [
        [
            nodes.inline("", "", context.link("paper", key), classes=["lit-title"]),
            nodes.inline("", entry.byline, classes=["lit-authors"]),
            # A reader may remember a finding and no word of the title.
            nodes.inline("", "", *context.phrase(page.docname, "tldr"), classes=["lit-tldr"]),
        ],
        [facet_value("year", entry.year)],
        [nodes.Text(f"{name_briefly(context.library.venues, entry)} "), facet_value("kind", entry.kind)],
        join_nodes(facet_value("topic", context.link("topic", topic)) for topic in facts.topics),
        join_nodes(facet_value("component", COMPONENTS.get(part, str(part))) for part in facts.components),
        show_models(context, page) or _show_nothing(),
        [facet_value("code", outside_link("code", facts.code))] if facts.code else _show_nothing(),
        [nodes.Text(str(len(page.claims)))],
        _describe_standing(context, page, disputed),
    ]


def _show_nothing() -> list[nodes.Node]:
    """A dash; where a work is a card and not a row, the style sheet leaves it out with its label."""
    return [nodes.inline("", "–", classes=["lit-nothing"])]


def show_models(context: Context, page: Page) -> list[nodes.Node]:
    """The models that the claims of a work name, under their families."""
    families: dict[str, list[str]] = {}
    for model in list_models(page):
        families.setdefault(context.library.models.get(model, model), []).append(model)
    return join_nodes(
        [facet_value("family", family), *([] if members == [family] else [nodes.Text(f" ({', '.join(members)})")])]
        for family, members in families.items()
    )


def _describe_standing(context: Context, page: Page, disputed: bool) -> list[nodes.Node]:
    """How the claims of a work stand, all together: how many of them have each kind of response from other works."""
    standings = [dict(judge_standing(context.joined.responses.get(claim.id, [])).counts) for claim in page.claims]
    numbers = {kind: sum(kind in standing for standing in standings) for kind in LINK_KINDS}
    parts = ", ".join(f"{number} {LINK_KINDS[kind].removesuffix(' by')}" for kind, number in numbers.items() if number)
    mark = [nodes.Text("; " if parts else ""), facet_value("disputed", "disputed")] if disputed else []
    return [nodes.Text(parts), *mark] if parts or mark else _show_nothing()


def render_authors(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """Every author of a work that has a page, by last name, with the works."""
    works: dict[Name, list[str]] = {}
    for key in context.library.of_kind("paper"):
        for name in context.entry(key).authors:
            works.setdefault(name, []).append(key)
    listed = nodes.definition_list("", classes=["lit-authors-index"])
    starts = []
    for name in sorted(works, key=lambda name: (place_names(name.last), place_names(name.first))):
        links = join_nodes((_dated(context, key) for key in sorted(works[name], key=lambda key: context.entry(key).year)), "; ")
        term = nodes.term("", ", ".join(filter(None, (name.last, name.first))))
        listed += nodes.definition_list_item("", term, nodes.definition("", nodes.paragraph("", "", *links)))
        starts.append((name.last, term))
    return [*list_letters(starts, "authors"), listed]


def _dated(context: Context, key: str) -> list[nodes.Node]:
    return [context.link("paper", key), nodes.Text(f" ({context.entry(key).year})")]
