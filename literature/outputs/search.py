"""The search page, and the index of the search as scripts: a page opened from a folder may not fetch."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.search import IndexBuilder

from literature.formulas import write_in_line
from literature.outputs.finished import when_built
from literature.outputs.plain import say
from literature.search import list_items, make_index

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PAGE = "search"
FOLDER = "search"
#: In the order in which they run.
_SCRIPTS = ("vendor/minisearch/minisearch.js", "search-engine.js", "search.js")


def replace_search(app: Sphinx) -> None:
    """Switch off Sphinx's own search, which fetches every page that it finds."""
    builder: Any = app.builder
    builder.search = False


def add_search_page(app: Sphinx) -> Iterable[tuple[str, dict[str, Any], str]]:
    """Make the search page, unless Sphinx makes one."""
    builder: Any = app.builder
    return () if builder.search else [(PAGE, {"title": "Search"}, "search.html")]


@when_built
def write_index(app: Sphinx, out: Path) -> None:
    """Write the index; files of an older one that are no more are deleted."""
    domain: Any = app.env.get_domain("lit")

    def write(latex: str) -> str:
        return write_in_line(latex, app.config.literature_macros)

    items = list_items(domain.joined, domain.data["passages"], lambda docname, name: say(domain, docname, name, write))
    index = make_index(domain.joined, items, app.builder.get_target_uri)
    shutil.rmtree(out / FOLDER, ignore_errors=True)
    _write(out, "core", "core", index.core)
    for folder, parts in (("words", index.words), ("texts", index.texts)):
        for number, part in enumerate(parts):
            _write(out, f"{folder}/{number}", f"{folder}/{number}?{index.core['version']}", part)
    _write_scripts(app, out)
    if not getattr(app.builder, "search", False):
        for file in ("_static/searchtools.js", "searchindex.js"):  # of Sphinx's own search, also of an earlier build
            (out / file).unlink(missing_ok=True)


def _write_scripts(app: Sphinx, out: Path) -> None:
    """Write all scripts of the search as one file: each file more makes a reader wait, where a browser asks for six at a time."""
    paths = [out / "_static" / script for script in _SCRIPTS]
    if not all(path.is_file() for path in paths):
        return  # a handbook with pages of its own for the search
    # Snowball's stemmer as a script, which Sphinx carries; `literature.search.words` uses the same in Python.
    stemmer = IndexBuilder(app.env, "en", {}, "").get_js_stemmer_code()
    texts = [stemmer, *(path.read_text("utf-8") for path in paths)]
    (out / FOLDER / "scripts.js").write_text("\n".join(text.strip() for text in texts) + "\n", "utf-8")


def _write(out: Path, file: str, name: str, part: object) -> None:
    path = out / FOLDER / f"{file}.js"
    path.parent.mkdir(parents=True, exist_ok=True)
    data = json.dumps(part, ensure_ascii=False, separators=(",", ":"))
    path.write_text(f'(window.handbookSearch??={{}})["{name}"]={data};\n', "utf-8")
