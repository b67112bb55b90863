"""What Sphinx and docutils leave out for those who read with a screen reader, mended in the HTML of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_MENDS = (
    # The heads of a table say whether they stand over a column or beside a row.
    ('<th class="head', '<th scope="col" class="head'),
    ('<th class="stub', '<th scope="row" class="stub'),
    # The role of an entry of a bibliography is withdrawn from the standard, and no other role is meant to take its place:
    # https://www.w3.org/TR/dpub-aria-1.1/#doc-biblioentry. TODO: Remove when docutils leaves it out (seen in 0.22).
    ('<div role="list" class="citation-list">', '<div class="citation-list">'),
    (' role="doc-biblioentry"', ""),
)


def mend_body(app: Sphinx, docname: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Mend the text of a page; its frame is mended by ``_templates/page.html``."""
    body = context.get("body")
    if isinstance(body, str):
        for found, mended in _MENDS:
            body = body.replace(found, mended)
        context["body"] = body
