"""What a page on paper needs: the style sheet writes the address of a link after its words, unless these say it already."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CLASS = "lit-spelled"
_SCHEME = re.compile(r"https?://(www\.)?")
#: Where an identifier is as good as the address: who reads it knows where to look.
_REGISTRIES = ("doi.org/", "arxiv.org/")


def spells(text: str, address: str) -> bool:
    """Whether the words of a link tell its address: all of it but the scheme, or the DOI or arXiv id in it."""
    text, address = (_SCHEME.sub("", part.strip(), count=1).rstrip("/").lower() for part in (text, address))
    if text == address:
        return True
    identifier = re.split(r"[\s:]", text)[-1]
    return address.startswith(_REGISTRIES) and any(sign.isdigit() for sign in identifier) and address.endswith(f"/{identifier}")


def mark_spelled(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Mark the links whose words tell where they lead."""
    if app.builder.format == "html":
        for link in doctree.findall(nodes.reference):
            if spells(link.astext(), link.get("refuri", "")):
                link["classes"].append(CLASS)
