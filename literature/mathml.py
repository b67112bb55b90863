"""Formulas -> MathML while the site is built, so that a reader needs no script and no other host."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from math_core import LatexError, LatexToMathML
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

#: A sized closing bracket that carries an exponent or index. math-core makes it the base, which browsers then draw small and too low;
#: with an empty base after it the bracket keeps its size. TODO: Remove when math-core keeps the size itself (seen in 0.9.0).
_SIZED_BASE = re.compile(r"(\\[Bb]igg?r?\s*(?:[)\]|]|\\}|\\r[a-z]+))\s*(?=[\^_])")

_STYLED = re.compile(r"<(mfrac|mtable)( [^>]*)?>|</(?:mfrac|mtable)>")
#: What schemas allow on `mstyle` only. TODO: Remove when the Nu checker knows MathML Core, where all elements have them (seen in 26.9.27).
_MOVED = {"mfrac": re.compile(r' (?:displaystyle|scriptlevel)="[^"]*"'), "mtable": re.compile(r' scriptlevel="[^"]*"')}


def move_styles(mathml: str) -> str:
    """Move the style of a fraction or table to an element of its own round it, where every schema of MathML allows it."""
    ends: list[str] = []

    def move(tag: re.Match[str]) -> str:
        name = tag[1]
        if not name:
            return tag[0] + ends.pop()
        moved = "".join(_MOVED[name].findall(tag[2] or ""))
        ends.append("</mstyle>" if moved else "")
        return f"<mstyle{moved}><{name}{_MOVED[name].sub('', tag[2])}>" if moved else tag[0]

    return _STYLED.sub(move, mathml)


def convert(translator: HTML5Translator, node: nodes.Element, latex: str, *, display: bool) -> str:
    """Return a formula as MathML; a formula that cannot be converted is a warning, and its LaTeX is shown."""
    config = translator.builder.config
    converter = LatexToMathML(macros=config.literature_macros, fancy_error=False, annotation=True)
    try:
        return move_styles(converter.convert_with_local_state(_SIZED_BASE.sub(r"\1{}", latex), displaystyle=display))
    except LatexError as error:
        detail = str(error).removesuffix(".")
        logger.warning(
            "the formula cannot be shown: %s; found %r", detail, latex, location=node, type="literature", subtype="bad-formula", once=True
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
    # MathML does not scroll by itself: what holds it does.
    self.body.append(f'<div class="lit-formula">{convert(self, node, node.astext(), display=True)}</div></div>\n')
    raise nodes.SkipNode


def setup_mathml(app: Sphinx) -> None:
    """Register the renderer; conf.py chooses it by html_math_renderer."""
    app.add_config_value(
        "literature_macros", {}, "env", frozenset({dict}), "LaTeX macros that formulas may use: name without backslash -> LaTeX."
    )
    app.add_html_math_renderer("mathml", (visit_math, None), (visit_math_block, None))
