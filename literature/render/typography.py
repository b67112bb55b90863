"""What must not be torn apart at the end of a line."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

_NUMBER_AND_SIGN = re.compile(r"(?<=\d) (?=%)")
_OPENING = re.compile(r"[(\[“‘]+$")
_CLOSING = re.compile(r"^[.,;:!?)\]”’]+")


class SpaceTransform(SphinxPostTransform):
    """Keeps a number and its per cent sign on one line, and a formula and its marks: browsers would break a line between them.

    Runs when all text stands on the page, generated text too.
    """

    default_priority = 900

    def run(self, **kwargs: object) -> None:
        """Replace the space between them by one that does not break."""
        for text in list(self.document.findall(nodes.Text)):
            if _NUMBER_AND_SIGN.search(text) and not isinstance(text.parent, nodes.FixedTextElement | nodes.literal | nodes.math):
                text.parent.replace(text, nodes.Text(_NUMBER_AND_SIGN.sub("\u00a0", text)))
        for formula in list(self.document.findall(nodes.math)):
            _hold_marks(formula)


def _hold_marks(formula: nodes.math) -> None:
    """Put a formula into one box with the brackets and stops that touch it."""
    parent, at = formula.parent, formula.parent.index(formula)
    before, after = (parent[place] if 0 <= place < len(parent) else None for place in (at - 1, at + 1))
    held = nodes.inline(classes=["lit-held"])
    parent.replace(formula, held)
    held += formula
    if isinstance(before, nodes.Text) and (opening := _OPENING.search(before)):
        held.insert(0, nodes.Text(opening[0]))
        parent.replace(before, nodes.Text(before[: opening.start()]))
    if isinstance(after, nodes.Text) and (closing := _CLOSING.search(after)):
        held += nodes.Text(closing[0])
        parent.replace(after, nodes.Text(after[closing.end() :]))
    if len(held) == 1:
        held.replace_self(formula)
