"""What a page tells those who list or share its address: a description, and Open Graph (https://ogp.me).

Written by hand: sphinxext-opengraph 0.13 takes the first 200 characters of the text that stands on a page, here authors and venue,
knows of no other text to take, escapes of what goes into a tag only quotation marks, and writes ``og:url`` relative where the address of
the site is not known. No picture is named: there is none that says more than the words.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder

from literature.exports.handbook import TITLE
from literature.model import PaperFacts, ToolFacts, TopicFacts
from literature.outputs.plain import say, say_node
from literature.relations import ROOT
from literature.render.context import get_site_url

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_VIEWPORT = re.compile(r'<meta name="viewport"[^>]*>\n?')
_SENTENCE = re.compile(r".*?[.!?](?= [A-Z]|$)")


def write_tags(title: str, description: str = "", url: str = "", kind: str = "article") -> str:
    """The tags for a page; all are plain text, and what is empty is left out."""
    properties = {"og:title": title, "og:type": kind, "og:site_name": TITLE, "og:description": description, "og:url": url}
    tags = [f'<meta property="{name}" content="{escape(value)}">\n' for name, value in properties.items() if value]
    if description:
        tags.insert(0, f'<meta name="description" content="{escape(description)}">\n')
    return "".join(tags)


def add_description(app: Sphinx, docname: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Describe a page that has a text; the search and the index are not shared."""
    literature: Any = app.env.get_domain("lit")
    page = literature.pages.get(docname)
    if page is None or doctree is None or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    match page.facts:
        case PaperFacts() | ToolFacts():
            description = say(literature, docname, "tldr")
        case TopicFacts():
            description = say(literature, docname, "question")
        case _:
            description = ""
    site = get_site_url(app.config)
    url = f"{site}{app.builder.get_target_uri(docname)}" if site else ""
    title, kind = (TITLE, "website") if docname == ROOT else (str(page.title), "article")
    tags = write_tags(title, description or find_first_sentence(literature, doctree), url, kind)
    # docutils names the width of the screen as the theme does.
    context["metatags"] = _VIEWPORT.sub("", context.get("metatags", "")) + tags


def find_first_sentence(literature: Any, doctree: nodes.document) -> str:
    """The first sentence that stands on a page by itself, not in a list or a box; empty if there is none."""
    for section in doctree.findall(nodes.section):
        for paragraph in section.children:
            if isinstance(paragraph, nodes.paragraph) and (text := say_node(literature, paragraph)):
                found = _SENTENCE.match(text)
                return found[0] if found else text
    return ""
