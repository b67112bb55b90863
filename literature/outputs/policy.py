"""The Content-Security-Policy of the site: what no page may do, whatever stands on it.

It is written here alone: as the first tag of every page, which works on any host and from disk, and in ``_headers`` at the root of the
site, which Netlify, Cloudflare Pages and others read. A page loads from its own site only, and runs no script but the site's files and
the scripts that the theme writes into its pages, which are known by their hashes: https://www.w3.org/TR/CSP3/

Styles may stand in a page: the theme, docutils and MathML write ``style`` attributes, for which there are no hashes. The theme's style
sheet holds its icons as ``data:`` addresses.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateNotFound
from sphinx.builders.html import StandaloneHTMLBuilder

from literature.outputs.finished import when_built

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: https://developers.cloudflare.com/pages/configuration/headers/ and https://docs.netlify.com/manage/routing/headers/
HEADERS = "_headers"
#: Runs after all that adds tags to the head of a page, for the policy holds only for what comes after it.
LAST = 900
#: The template of the theme in which scripts may stand, since it has the head and the body of a page.
_FRAMES = ("base.html",)
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def find_inline(html: str) -> list[str]:
    """The scripts without a ``src`` or a type in a page or a template, as they stand there."""
    return _INLINE.findall(html)


def write_policy(inline: Iterable[str] = ()) -> str:
    """The policy, which allows the texts of these scripts inside a page."""
    hashes = sorted({f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in inline})
    directives = (
        "default-src 'self'",
        " ".join(["script-src 'self'", *hashes]),
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    )
    return "; ".join(directives)


def write_tag(policy: str) -> str:
    """The tag that gives a page its policy, which has no double quotes."""
    return f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">\n'


def get_policy(app: Sphinx) -> str:
    """The policy of this site, with the scripts of its theme."""
    templates: Any = getattr(app.builder, "templates", None)
    inline = []
    for name in _FRAMES:
        try:
            # A script that a template fills in differs from page to page: it has no hash, and does not run.
            inline += find_inline(templates.get_source(templates.environment, name)[0])
        except TemplateNotFound:
            continue
    return write_policy(inline)


def add_policy(app: Sphinx, docname: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Put the policy before all other tags of a page that can load or run something."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        context["metatags"] = write_tag(get_policy(app)) + context.get("metatags", "")


@when_built
def write_headers(app: Sphinx, out: Path) -> None:
    """Write the file of headers for hosts that read one."""
    (out / HEADERS).write_text(f"/*\n  Content-Security-Policy: {get_policy(app)}\n", "utf-8", newline="\n")
