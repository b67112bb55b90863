"""What a page is and what it is about, as JSON-LD in its head: a block of data, which no browser runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

from literature.exports.handbook import TITLE
from literature.exports.schema import Data, Site, describe_page, describe_site, describe_software, describe_work, write_json
from literature.model import PaperFacts, ToolFacts, TopicFacts
from literature.outputs.plain import say
from literature.relations import ROOT
from literature.render.context import get_site_url

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def add_schema(app: Sphinx, docname: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Describe a page of a work, a topic or a tool, and the front page; of other pages there is nothing to say that helps."""
    if isinstance(app.builder, StandaloneHTMLBuilder) and (data := _describe(app, docname)):
        script = f'<script type="application/ld+json">{write_json(data)}</script>\n'
        context["metatags"] = context.get("metatags", "") + script


def _describe(app: Sphinx, docname: str) -> Data | None:
    literature: Any = app.env.get_domain("lit")
    site = Site(TITLE, get_site_url(app.config), app.config.language)
    page = literature.pages.get(docname)
    if page is None:
        return None
    if docname == ROOT:
        return describe_site(site)
    entry = literature.library.entries.get(page.name)
    about: Data | None
    match page.facts:
        case PaperFacts():
            summary, about = "tldr", describe_work(entry) if entry and entry.title else None
        case ToolFacts() as facts:
            summary, about = "tldr", describe_software(str(page.title), facts, literature.library.entries.get(str(facts.entry)))
        case TopicFacts():
            summary, about = "question", {"@type": "Thing", "name": str(page.title)}
        case _:
            return None
    description = say(literature, docname, summary)
    return describe_page(site, str(page.title), app.builder.get_target_uri(docname), description, str(page.facts.checked), about)
