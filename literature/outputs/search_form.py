"""The form that leads to the search page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from literature.placeholders import search_form_node

_FIELD = "lit-search"


def visit_search_form(self: HTML5Translator, node: search_form_node) -> None:
    """Write the form: a plain one, so that the browser itself leads to the search page."""
    action = self.attval(self.builder.get_relative_uri(self.builder.current_docname, "search"))
    self.body.append(
        f'<form class="lit-search-form" role="search" action="{action}" method="get">'
        f'<label for="{_FIELD}">Search works, claims and terms</label>'
        f'<input type="search" name="q" id="{_FIELD}" autocomplete="off" placeholder="Title, author, term, claim, DOI …">'
        '<button type="submit">Search</button></form>\n'
    )
    raise nodes.SkipNode
