"""What is shown when a reader asks for it: the browser's own element, which works by keyboard and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.writers.html5 import HTML5Translator

    from literature.placeholders import fold_node


def visit_fold(self: HTML5Translator, node: fold_node) -> None:
    """Open the element."""
    self.body.append(f"{self.starttag(node, 'details', '', CLASS='lit-fold')}<summary>{self.encode(node['summary'])}</summary>\n")


def depart_fold(self: HTML5Translator, node: fold_node) -> None:
    """Close it."""
    self.body.append("</details>\n")


def pass_by(self: nodes.NodeVisitor, node: fold_node) -> None:
    """Let the content stand as it is."""
