"""The header of a paper, topic or tool page."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes

from literature.model import COMPONENTS, Entry, PaperFacts, ToolFacts, TopicFacts
from literature.placeholders import part_node
from literature.relations import list_tools
from literature.render.context import Context, definition_list, join_nodes, outside_link, stack_nodes
from literature.sources.bib import to_plain

_READ = {"full": "read in full", "part": "read in part", "abstract": "abstract read"}
_FACTS = {"unit": "The neuron", "locate": "Located by", "intervene": "Intervention", "control": "Compared with"}


def render_header(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """Make the block between the title and the text of a page."""
    match context.facts:
        case PaperFacts() as facts:
            parts = _paper(context, facts)
        case TopicFacts() as facts:
            parts = _topic(context, facts)
        case ToolFacts() as facts:
            parts = _tool(context, facts)
        case _:  # pragma: no cover - a page without facts gets no placeholder
            parts = []
    return [nodes.container("", *parts, classes=["lit-header"])]


def _paper(context: Context, facts: PaperFacts) -> list[nodes.Node]:
    entry = context.entry(context.page.name)
    parts: list[nodes.Node] = [*_byline(entry, [("Code", facts.code)] if facts.code else [])]
    if facts.sources and facts.sources[0].read == "abstract":
        parts.append(nodes.paragraph("", _warn(facts), classes=["lit-notice"]))
    parts += _summary(context, "tldr", "In one sentence")
    pairs = [(label, context.phrase(context.docname, name)) for name, label in _FACTS.items() if getattr(facts, name)]
    pairs.append(("Components", [nodes.Text(", ".join(COMPONENTS.get(part, str(part)) for part in facts.components))]))
    pairs.append(("Topics", join_nodes(context.link("topic", topic) for topic in facts.topics)))
    if tools := list_tools(context.library, context.page.name):
        pairs.append(("Software", join_nodes(context.link("tool", tool.name) for tool in tools)))
    history = [f"{event.date} {event.event}" + (f" ({event.what})" if event.what else "") for event in facts.history]
    pairs.append(("History", stack_nodes(nodes.Text(event) for event in history)))
    pairs.append(("This page", _reading(facts)))
    return [*parts, definition_list(pairs, "lit-facts")]


def _warn(facts: PaperFacts) -> str:
    """What a reader must know of a page whose work was not read beyond its abstract."""
    if any(source.read != "abstract" for source in facts.sources):
        return "Of the work itself only the abstract could be read. What goes beyond it rests on the other sources named below, as it says."
    return "This page was written from abstracts: it makes no claim that does not stand there."


def _topic(context: Context, facts: TopicFacts) -> list[nodes.Node]:
    question = nodes.paragraph("", "", *context.phrase(context.docname, "question"), classes=["lit-question"])
    about = f"{facts.kind.capitalize()} · checked {facts.checked}"
    return [question, nodes.paragraph("", about, classes=["lit-byline"])]


def _tool(context: Context, facts: ToolFacts) -> list[nodes.Node]:
    parts: list[nodes.Node] = [_link_line((str(link.name), str(link.url)) for link in facts.links)]
    parts += _summary(context, "tldr", "In one sentence")
    pairs = [("Cite as", [context.cite(facts.entry)])]
    if facts.implements:
        pairs.append(("Implements", join_nodes(context.cite(key) for key in facts.implements)))
    pairs += [(label, context.phrase(context.docname, name)) for name, label in (("licence", "Licence"), ("release", "State"))]
    pairs.append(("This page", _reading(facts)))
    return [*parts, definition_list(pairs, "lit-facts")]


def _summary(context: Context, name: str, label: str) -> list[nodes.Node]:
    phrase = context.phrase(context.docname, name)
    if not phrase:
        return []
    return [nodes.paragraph("", "", nodes.strong("", f"{label}: "), *phrase, classes=["lit-summary"])]


def _byline(entry: Entry, more: list[tuple[str, str]]) -> list[nodes.Node]:
    """Who, where and when, and the links to the work itself."""
    authors = nodes.paragraph("", entry.byline, classes=["lit-authors"])
    venue = nodes.paragraph("", describe_venue(entry), classes=["lit-byline"])
    return [authors, venue, _link_line([*list_addresses(entry), *more])]


def _link_line(addresses: Iterable[tuple[str, str]]) -> nodes.Node:
    """The links to what a page tells of, and to its cite box."""
    links: list[nodes.Node] = [outside_link(name, uri) for name, uri in addresses]
    box = nodes.reference("", "Cite", refid="lit-cite", internal=True)
    return nodes.paragraph("", "", *join_nodes([*links, box], " · "), classes=["lit-links"])


def name_venue(entry: Entry) -> str:
    """Where a work appeared; empty if its entry does not say."""
    names = ("booktitle", "journal", "howpublished", "institution", "school", "publisher")
    return next((to_plain(entry.fields[name]) for name in names if entry.fields.get(name)), "")


def describe_venue(entry: Entry) -> str:
    """The venue, volume, pages and date of a work in one line."""
    fields = {name: to_plain(value) for name, value in entry.fields.items()}
    parts = [name_venue(entry)]
    if fields.get("volume"):
        parts.append(f"volume {fields['volume']}" + (f", number {fields['number']}" if fields.get("number") else ""))
    if fields.get("pages"):
        parts.append(f"pages {fields['pages']}" if "–" in fields["pages"] else f"page {fields['pages']}")
    parts.append(" ".join(filter(None, (fields.get("month"), fields.get("year")))))
    return ", ".join(filter(None, parts))


def list_addresses(entry: Entry) -> list[tuple[str, str]]:
    """The addresses of a work with their names: DOI, arXiv, PDF, else its page."""
    fields = entry.fields
    found = []
    if doi := fields.get("doi"):
        found.append((f"DOI {doi}", f"https://doi.org/{doi}"))
    if eprint := fields.get("eprint"):
        found.append((f"arXiv {eprint}", f"https://arxiv.org/abs/{eprint}"))
    url = str(fields.get("url", ""))
    if url.startswith("https://aclanthology.org/"):
        found += [("ACL Anthology", url), ("PDF", f"{url.rstrip('/')}.pdf")]
    elif url and url not in {address for _, address in found}:
        found.append(("Publisher’s page" if doi else "Work’s page", url))
    if eprint and not url.startswith("https://aclanthology.org/"):
        found.append(("PDF", f"https://arxiv.org/pdf/{eprint}"))
    return found


def _reading(facts: PaperFacts | ToolFacts) -> list[nodes.Node]:
    """How much of the work was read, and when the page was last checked."""
    read = f"{_READ.get(facts.sources[0].read, '')}; " if facts.sources else ""
    return [nodes.Text(f"{read}checked {facts.checked}")]


def render_reading(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """List what was read to write the page."""
    items = []
    for source in context.facts.sources if context.facts else ():
        detail = [f"version {source.version}" if source.version and source.version[0].isdigit() else str(source.version)]
        detail += [_READ.get(source.read, str(source.read)), str(source.what)]
        text = nodes.Text(f" ({', '.join(filter(None, detail))})")
        link = outside_link(str(source.url).partition("://")[2].rstrip("/"), str(source.url))
        items.append(nodes.list_item("", nodes.paragraph("", "", link, text)))
    return [nodes.bullet_list("", *items, classes=["lit-reading"])]
