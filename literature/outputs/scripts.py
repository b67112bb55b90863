"""The scripts of a page, and the entries of refs.bib for them. Without them every page is whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from literature.outputs.finished import when_built
from literature.outputs.literals import write_literal
from literature.sources.bib_layout import format_entry

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: Listing -> the script that serves it.
_SCRIPTS = {"catalogue": "facets.js", "comparison": "facets.js", "ledger": "facets.js"}
#: Loaded by Sphinx on every page, of use to none but its own search: they mark the words that were sought, hold its phrases and its
#: options. `_static/access.js` has the one option that is read by anything else.
_OF_SEARCH = ("doctools.js", "documentation_options.js", "sphinx_highlight.js")
#: The buttons that copy, and what they need. Loaded on every page by sphinx-copybutton.
_OF_COPYING = ("clipboard.min.js", "copybutton.js")
#: What stands in a page that has something to copy: see copybutton_selector in conf.py.
_COPIED = ('<div class="highlight', "lit-copy")
#: At the root of the site; loaded only when a reader asks for it.
ENTRIES = "entries.js"


def add_scripts(app: Sphinx, docname: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give a page the scripts of the listings that stand on it, and those for cards at links within the site and for copying formulas."""
    literature: Any = app.env.get_domain("lit")
    page = literature.pages.get(docname)
    # The part of the comparison that a topic shows is too short to be filtered.
    listings = set(page.listings) - ({"comparison"} if page.kind == "topic" else set()) if page else set()
    for script in sorted({_SCRIPTS[name] for name in listings if name in _SCRIPTS}):
        # What it puts above the list must stand in the first frame that is painted: from the head, it holds that frame until it ran.
        app.add_js_file(script, loading_method="defer", blocking="render")
    if doctree is not None and any(link.get("internal") for link in doctree.findall(nodes.reference)):
        app.add_js_file("previews.js", loading_method="defer")
    if doctree is not None and any(doctree.findall(nodes.math_block)):
        app.add_js_file("formulas.js", loading_method="defer")


def leave_out_scripts(app: Sphinx, docname: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Take from a page the scripts that do nothing there: fewer requests before it is whole."""
    copied = any(mark in context.get("body", "") for mark in _COPIED)
    builder: Any = app.builder
    idle = {f"_static/{name}" for name in (*(() if builder.search else _OF_SEARCH), *(() if copied else _OF_COPYING))}
    context["script_files"] = [script for script in context.get("script_files", ()) if getattr(script, "filename", None) not in idle]


@when_built
def write_entries(app: Sphinx, out: Path) -> None:
    """Write each entry of refs.bib as it stands, by its key, as a script: a page opened from a folder may not fetch files."""
    literature: Any = app.env.get_domain("lit")
    entries = {key: format_entry(entry) for key, entry in literature.library.entries.items()}
    text = f"window.handbookEntries = {write_literal(entries)};\n"
    (out / ENTRIES).write_text(text, "utf-8")
