"""Where else to look: on the search page, and on the page that hosts serve at addresses where none is.

GitHub Pages, GitLab Pages, Netlify, Cloudflare Pages and Read the Docs serve ``404.html`` from the root of the site, at whatever address
was asked for. Nothing on it can be relative, then: its links begin with the path of the site's address. Where that is not known they
begin at the root of the host. What it looks like stands in the page, so that it is whole at any depth, and from disk.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from literature.outputs.bare import write_bare
from literature.outputs.finished import when_built
from literature.outputs.policy import get_policy
from literature.outputs.search import PAGE
from literature.relations import ROOT
from literature.render.context import get_site_url

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FILE = "404.html"
_TITLE = "There is no page at this address"
#: Pages that lead to all others, as far as a site has them.
_PLACES = {
    "papers/index": "Catalogue of works",
    "reference/claims": "Claims and disputes",
    "reference/authors": "Authors",
    "reference/glossary": "Glossary",
    "reference/bibliography": "Bibliography",
}


def list_places(app: Sphinx) -> dict[str, str]:
    """The docnames of such pages with their names."""
    return {docname: name for docname, name in _PLACES.items() if docname in app.env.found_docs}


def add_places(app: Sphinx, docname: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Hand them to the template of the search page."""
    if docname == PAGE:
        context["literature_places"] = list_places(app)


@when_built
def write_missing(app: Sphinx, out: Path) -> None:
    """Write the page for addresses where none is."""
    site, builder = app.config.html_title, app.builder
    root = urlsplit(get_site_url(app.config)).path or "/"

    def address(docname: str) -> str:
        return escape(root + builder.get_target_uri(docname))

    links = "".join(f'<li><a href="{address(docname)}">{name}</a></li>\n' for docname, name in list_places(app).items())
    body = f"""<p class="site"><a href="{address(ROOT)}">{escape(site)}</a></p>
<h1>{_TITLE}</h1>
<p>Addresses of the handbook do not change once they are published. This one may have been cut off or mistyped.</p>
<form role="search" action="{address(PAGE)}" method="get">
<input type="search" name="q" aria-label="Search the handbook" placeholder="Title, author, term, claim, DOI …" autocomplete="off">
<button type="submit">Search</button>
</form>
<ul>
{links}</ul>
"""
    # Without it a browser asks for a file that a site need not have.
    mark = app.config.html_favicon
    head = f'<link rel="icon" href="{escape(root)}_static/{escape(Path(mark).name)}">\n' if mark else ""
    text = write_bare(_TITLE, site, body, head=head, language=app.config.language, policy=get_policy(app))
    (out / FILE).write_text(text, "utf-8", newline="\n")
