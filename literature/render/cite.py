"""The cite box of a page: how to cite the work, and how to cite the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docutils import nodes
from sphinx.util import logging

from literature.exports.downloads import export_entry, export_topic, write_csl
from literature.exports.handbook import cite_page
from literature.exports.references import Reference, StyleError, format_references
from literature.exports.ris import write_ris
from literature.model import Entry, Page, ToolFacts
from literature.placeholders import fold_node, part_node
from literature.render.context import Context, definition_list, get_site_url, join_nodes
from literature.sources.bib_layout import format_entry

logger = logging.getLogger(__name__)
#: The kinds of pages that have a cite box.
_KINDS = ("paper", "topic", "tool")


def render_cite(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """Make the box. Nothing of it is searched but the keys: the words of an entry stand on the page already."""
    page = context.page
    entry = find_work(context, page)
    own = _cite_page(context, page)
    if entry is None or not entry.intact:
        parts = [*_topic_files(context, page), *_forms(context, own)]
        return [nodes.container("", *parts, classes=["lit-cite"])]
    keys = nodes.paragraph("", "", *_keys(context, entry), classes=["lit-cite-keys"])
    fold = fold_node("", *_forms(context, own), summary="Cite this page of the handbook")
    return [nodes.container("", keys, *_forms(context, entry), fold, classes=["lit-cite"])]


def find_work(context: Context, page: Page) -> Entry | None:
    """The entry of the work that a page tells of; None if it tells of none."""
    key = str(page.facts.entry) if isinstance(page.facts, ToolFacts) else page.name
    return context.library.entries.get(key) if page.kind in {"paper", "tool"} else None


def _cite_page(context: Context, page: Page) -> Entry:
    work = find_work(context, page) if page.kind == "paper" else None
    return cite_page(page, work, get_site_url(context.env.config))


def _keys(context: Context, entry: Entry) -> list[nodes.Node]:
    """The key, the other names by which people know it, and the file."""
    parts: list[nodes.Node] = [nodes.Text("Key "), nodes.literal("", entry.key)]
    if entry.aliases:
        parts += [nodes.Text(", also known as "), *join_nodes(nodes.literal("", alias) for alias in entry.aliases)]
    return [*parts, nodes.Text(" · "), context.file_link(export_entry(entry).address)]


def _topic_files(context: Context, page: Page) -> list[nodes.Node]:
    download = export_topic(context.library, page)
    if not download.entries:
        return []
    link = context.file_link(download.address)
    return [nodes.paragraph("", "", nodes.Text(f"The {download.entries} works of this page as BibTeX: "), link)]


def _forms(context: Context, entry: Entry) -> list[nodes.Node]:
    """An entry in every form, each of which can be copied."""
    references = _list_references(context).get(entry.key, {})
    pairs: list[tuple[str, list[nodes.Node]]] = [
        (style, [nodes.paragraph("", "", *_show(reference), classes=["lit-copy"])]) for style, reference in references.items()
    ]
    return [
        _block(format_entry(entry), "bibtex"),
        *([definition_list(pairs, "lit-styles", "no-search")] if pairs else []),
        fold_node("", _block(write_ris(entry), "text"), summary="RIS", classes=["lit-machine"]),
        fold_node("", _block(write_csl([entry]), "json"), summary="CSL-JSON", classes=["lit-machine"]),
    ]


def _block(text: str, language: str) -> nodes.Node:
    # Sphinx highlights a block only if its text is what it was made from.
    block = nodes.literal_block(text.rstrip("\n"), text.rstrip("\n"), language=language)
    return nodes.container("", block, classes=["no-search"])


def _show(reference: Reference) -> Iterator[nodes.Node]:
    for run in reference:
        text: nodes.Node = nodes.emphasis("", run.text) if run.emphasis else nodes.Text(run.text)
        if run.address.startswith(("https://", "http://")):
            text = nodes.reference("", "", text, refuri=run.address, internal=False)
        yield text


def _list_references(context: Context) -> Mapping[str, Mapping[str, Reference]]:
    """The references of all that has a box, made at once: the engine takes longer to start than to format."""
    domain = context.domain
    if domain.references is None:
        cited: dict[str, Entry] = {}
        for page in [page for kind in _KINDS for page in context.library.of_kind(kind).values() if page.facts]:
            found = [find_work(context, page), _cite_page(context, page)]
            cited |= {entry.key: entry for entry in found if entry and entry.intact}
        try:
            domain.references = format_references(cited.values())
        except StyleError as error:
            logger.warning("the references of the cite boxes cannot be made: %s", error, type="literature", subtype="styles")
            domain.references = {}
    return domain.references
