"""What was parsed from a page -> plain text, for those who read no HTML: formulas as LaTeX between dollar signs, links by their names."""

from __future__ import annotations

from collections.abc import Callable

from docutils import nodes
from sphinx.addnodes import pending_xref

from literature.domain import LiteratureDomain


def _as_latex(latex: str) -> str:
    return f"${latex}$"


def say(domain: LiteratureDomain, docname: str, name: str, write: Callable[[str], str] = _as_latex) -> str:
    """A phrase of a page's front matter, or the text of a claim by its anchor, as plain text; empty if there is none.

    ``write`` says how a formula is written, given its LaTeX.
    """
    # A claim is a list of paragraphs, a phrase one of what stands in a line: nothing may part a word from its comma.
    said = (_say(domain, node, write) + (" " if isinstance(node, nodes.Body) else "") for node in domain.copy_nodes(docname, name))
    return " ".join("".join(said).split())


def say_node(domain: LiteratureDomain, node: nodes.Node) -> str:
    """A part of a page as plain text in one line."""
    return " ".join(_say(domain, node, _as_latex).split())


def _say(domain: LiteratureDomain, node: nodes.Node, write: Callable[[str], str]) -> str:
    match node:
        case nodes.math() | nodes.math_block():
            return write(node.astext())
        case pending_xref() if node["refdomain"] == "cite":
            labels = [_label(domain, key.strip()) for key in node["reftarget"].split(",")]
            return f"({'; '.join(labels)})" if node["reftype"].startswith("p") else ", ".join(labels)
        case pending_xref() if node["refdomain"] == "lit" and not node.get("refexplicit"):
            return _name(domain, node["reftype"], node["reftarget"])
        case nodes.Text():
            return str(node)
    separator = " " if isinstance(node, nodes.Body | nodes.document) and not isinstance(node, nodes.TextElement) else ""
    return separator.join(_say(domain, child, write) for child in node.children)


def _label(domain: LiteratureDomain, key: str) -> str:
    entry = domain.library.entries.get(key)
    return entry.label if entry else key


def _name(domain: LiteratureDomain, kind: str, target: str) -> str:
    if kind == "claim":
        claim = domain.find_claim(target)
        return domain.name_claim(claim) if claim else target
    page = domain.library.of_kind(kind).get(target)
    return str(page.title) if page else target
