"""Formulas -> MathML while the site is built, so that a reader needs no script and no other host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

from literature.formulas import FormulaError, convert_formula

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)


def convert(translator: HTML5Translator, node: nodes.Element, latex: str, *, display: bool) -> str:
    """Return a formula as MathML; a formula that cannot be converted is a warning, and its LaTeX is shown."""
    try:
        return convert_formula(latex, display=display, macros=translator.builder.config.literature_macros)
    except FormulaError as error:
        logger.warning(
            "the formula cannot be shown: %s; found %r",
            str(error),
            latex,
            location=node,
            type="literature",
            subtype="bad-formula",
            once=True,
        )
        return f"<code>{translator.encode(latex)}</code>"


def visit_math(self: HTML5Translator, node: nodes.math) -> None:
    """Write a formula that stands in a line."""
    self.body.append(f'<span class="math">{convert(self, node, node.astext(), display=False)}</span>')
    raise nodes.SkipNode


def visit_math_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula that stands by itself, with its number and a link to it."""
    block = node.copy()
    if set(node["ids"]) <= set(node.parent.get("ids", ())):
        block["ids"] = []  # furo's wrapper round the formula has them already
    self.body.append(self.starttag(block, "div", CLASS="math"))
    if node["number"]:
        number = self.get_equation_number_string(node) if hasattr(self, "get_equation_number_string") else str(node["number"])
        self.body.append(f'<span class="eqno">({number})')
        self.add_permalink_ref(node, "Link to this equation")
        self.body.append("</span>")
    # MathML does not scroll by itself: what holds it does. The button to copy, which a script makes, has its place from the start.
    formula = convert(self, node, node.astext(), display=True)
    self.body.append(f'<div class="lit-formula">{formula}</div><span class="lit-copy-latex"></span></div>\n')
    raise nodes.SkipNode


def setup_mathml(app: Sphinx) -> None:
    """Register the renderer; conf.py chooses it by html_math_renderer."""
    app.add_config_value(
        "literature_macros", {}, "env", frozenset({dict}), "LaTeX macros that formulas may use: name without backslash -> LaTeX."
    )
    app.add_html_math_renderer("mathml", (visit_math, None), (visit_math_block, None))
