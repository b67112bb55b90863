"""A page at the address of each alias of a work, which leads to the page of the work, on any static host and from disk.

Written by hand, since neither library for this does it. sphinx-reredirects 1.1 puts its script into the page, where a
Content-Security-Policy forbids it, knows of a redirect only its target (no title, no canonical address, no ``noindex``), writes over
pages that exist and leaves the page of an alias that is gone. sphinxext-rediraffe 0.3 leads from files to files that Sphinx knows, not
to an anchor, and drops the fragment.

A browser drops the query and the fragment of an address when it follows a refresh, so ``_static/redirect.js`` follows the link of the
page with both. The refresh is for those without scripts: it stands in ``noscript``, or it could overtake the script.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from sphinx.util.osutil import relative_uri

from literature.outputs.bare import write_bare
from literature.outputs.finished import when_built
from literature.outputs.policy import get_policy, write_policy
from literature.relations import find_page
from literature.render.context import get_site_url
from literature.sources.slugs import KEY

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SCRIPT = "_static/redirect.js"
#: The folder of the pages of works.
_FOLDER = "papers"


def write_redirect(target: str, canonical: str, title: str, site: str, script: str, language: str = "en", policy: str = "") -> str:
    """The HTML of a page that leads to ``target``. All are plain text: addresses as they go into a link, percent-encoded."""
    address, policy = escape(target), policy or write_policy()
    head = f"""<link rel="canonical" href="{escape(canonical)}">
<noscript><meta http-equiv="refresh" content="0; url={address}"></noscript>
<script src="{escape(script)}" defer></script>
"""
    body = f"""<h1>{escape(title)}</h1>
<p>This work stands at <a href="{address}">another address of {escape(site)}</a>.</p>
"""
    return write_bare(title, site, body, head=head, language=language, policy=policy)


@when_built
def write_redirects(app: Sphinx, out: Path) -> None:
    """Write the pages of all aliases, and delete those of aliases that are gone; a page of the site is never touched."""
    domain: Any = app.env.get_domain("lit")
    builder: Any = app.builder
    url, library = get_site_url(app.config), domain.library
    cites: Any = app.env.get_domain("cite")
    cited = {citation.key: (citation.bibliography_key.docname, f"#{citation.citation_id}") for citation in cites.citations}
    pages = {Path(builder.get_outfilename(docname)) for docname in app.env.all_docs}
    kept, policy = set(pages), get_policy(app)
    for alias, key in domain.joined.aliases.items():
        docname = f"{_FOLDER}/{alias}"
        path = Path(builder.get_outfilename(docname))
        page = find_page(library, key)
        place = (page.docname, "") if page else cited.get(key)
        # An alias that can be no name of a file is reported by the checks.
        if place is None or path in pages or not KEY.fullmatch(alias):
            continue
        own, address = builder.get_target_uri(docname), builder.get_target_uri(place[0])
        target = relative_uri(own, address) + place[1]
        text = write_redirect(
            target,
            urljoin(url, address) if url else relative_uri(own, address),
            library.entries[key].title or key,
            app.config.html_title,
            relative_uri(own, SCRIPT),
            app.config.language,
            policy,
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
        kept.add(path)
    for path in set((out / _FOLDER).rglob("*.html")) - kept:
        path.unlink()
