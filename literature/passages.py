"""Pages as they are parsed -> passages for the search: sections and terms, each with its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import glossary, pending_xref, toctree

from literature.formulas import write_in_line
from literature.model import Passage
from literature.placeholders import part_node

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: What is no prose, or has a passage of its own.
_SKIPPED = (
    nodes.comment,
    nodes.footnote,
    nodes.footnote_reference,
    nodes.literal_block,
    nodes.raw,
    nodes.section,
    nodes.system_message,
    nodes.target,
    nodes.title,
    glossary,
    part_node,
    toctree,
)
#: Where nothing is left of what stood before a comma or full stop, such as the number of an equation.
_GAP = re.compile(r"[,;]? ([.,;)])(?= |$)")


def note_passages(app: Sphinx, doctree: nodes.document) -> None:
    """Store the passages of a page that was read."""
    literature: Any = app.env.get_domain("lit")
    literature.data["passages"][app.env.docname] = list(_find_passages(doctree, app.config.literature_macros))


def _find_passages(doctree: nodes.document, macros: Mapping[str, str]) -> Iterator[Passage]:
    for number, section in enumerate(doctree.findall(nodes.section)):
        title = section.next_node(nodes.title)
        heading = title.astext() if title else ""
        yield Passage("section", tuple(section["ids"][:1]) if number else (), (" ".join(heading.split()),), _say_block(section, macros))
    for terms in doctree.findall(glossary):
        for item in terms.findall(nodes.definition_list_item):
            terms_of = [term for term in item.children if isinstance(term, nodes.term) and term["ids"]]
            definition = " ".join(_say_block(part, macros) for part in item.children if isinstance(part, nodes.definition))
            names = tuple(" ".join(term.astext().split()) for term in terms_of)
            yield Passage("term", tuple(term["ids"][0] for term in terms_of), names, definition)


def _say_block(block: nodes.Element, macros: Mapping[str, str]) -> str:
    said = _GAP.sub(r"\1", " ".join("".join(_say(child, macros) for child in block.children).split()))
    return said if any(map(str.isalnum, said)) else ""  # of formulas that stand alone only their dots are left


def _say(node: nodes.Node, macros: Mapping[str, str]) -> str:
    match node:
        case nodes.Text():
            return str(node)
        case nodes.math():
            return write_in_line(node.astext(), macros) or "…"
        case nodes.math_block():
            return " … "  # it would fill an excerpt
        case pending_xref() if node["refdomain"] == "cite":
            named = [f"[@{key.strip()}]" for key in str(node["reftarget"]).split(",")]
            return f"({'; '.join(named)})" if node["reftype"].startswith("p") else ", ".join(named)
        case pending_xref() if not node.get("refexplicit") and node["refdomain"] == "lit":
            return f"[@{node['reftarget']}]" if node["reftype"] in {"paper", "claim"} else f"[@{node['reftype']}s/{node['reftarget']}]"
        case pending_xref() if not node.get("refexplicit") and node["reftype"] in {"doc", "eq"}:
            return f"[@{str(node['reftarget']).strip('/')}]" if node["reftype"] == "doc" else ""
        case nodes.container() if "lit-claim" in node["classes"]:
            return " "  # a link to a claim has that class too
        case nodes.Element() if isinstance(node, _SKIPPED):
            return " "
    end = "" if isinstance(node, nodes.Inline) else " "
    return "".join(_say(child, macros) for child in node.children) + end
