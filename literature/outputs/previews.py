"""The cards that a script shows at links: one small file for each page, and for each entry of refs.bib that has no page.

A file is written when its page is, so it follows whatever the page shows, and a reader loads only what a link asks for:
in one file the cards of 2,000 works would weigh megabytes. The files are scripts, since a page opened from a folder may
not fetch.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder

from literature.outputs.finished import when_built
from literature.outputs.literals import write_literal
from literature.relations import find_page
from literature.render.cards import make_cards
from literature.render.context import Context

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FOLDER = "previews"
#: The folder in it for entries without a page, by their keys.
_CITED = "cite"
#: A key that is a file's name and an anchor as it stands; `_static/previews.js` asks for no other.
_PLAIN_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,199}")


def write_cards(app: Sphinx, docname: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Write the cards of a page that is being written, each by its address from the root of the site."""
    if doctree is None or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    address = app.builder.get_target_uri(docname)
    files: dict[str, dict[str, str]] = {docname: {}}
    for anchor, card in make_cards(Context(app.env, docname), doctree).items():
        key = anchor.removeprefix("cite-") if anchor.startswith("cite-") else ""
        if not key or _PLAIN_KEY.fullmatch(key):
            html = app.builder.render_partial(card)["fragment"]
            files.setdefault(f"{_CITED}/{key}" if key else docname, {})[f"{address}#{anchor}" if anchor else address] = html
    for name, cards in files.items():
        _write(Path(app.outdir) / FOLDER / f"{name}.js", cards)


def _write(path: Path, cards: dict[str, str]) -> None:
    if not cards:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"Object.assign((window.handbookPreviews ??= {{}}), {write_literal(cards)});\n", "utf-8")


@when_built
def remove_cards(app: Sphinx, out: Path) -> None:
    """Delete the cards of what is gone: of pages, and of entries that are no more or that got a page."""
    library = Context(app.env, "").library
    kept = {*app.env.all_docs, *(f"{_CITED}/{key}" for key in library.entries if not find_page(library, key))}
    folder = out / FOLDER
    for path in list(folder.rglob("*.js")):
        if path.relative_to(folder).with_suffix("").as_posix() not in kept:
            path.unlink()
