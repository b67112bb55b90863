"""The style sheets of all pages in one file, so that a first view asks for one and not for five."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from literature.outputs.finished import when_built

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: In the order in which they apply. Those that only some pages need stay by themselves.
_PARTS = ("pygments.css", "styles/furo.css", "copybutton.css", "styles/furo-extensions.css", "handbook.css")
_SHEET = "_static/site.css"
#: It leads to a file beside the part, not beside the whole.
_SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/")


def join_styles(app: Sphinx, docname: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Give a page under furo the one file in place of its parts."""
    sheets = context.get("css_files", [])
    names = {sheet.filename for sheet in sheets if hasattr(sheet, "filename")}
    # Other themes would write the address of the one file in another way, and have other parts.
    if {f"_static/{part}" for part in _PARTS} <= names:
        rest = [sheet for sheet in sheets if sheet.filename not in {f"_static/{part}" for part in _PARTS}]
        parts = _list_parts(Path(app.outdir))
        mark = _mark(tuple((path, path.stat().st_mtime_ns) for path in parts))
        context["css_files"] = [f"{_SHEET}?v={mark}", *sorted(rest, key=lambda sheet: sheet.priority)]


@when_built
def write_styles(app: Sphinx, out: Path) -> None:
    """Write the one file; furo has written the colours of code for both themes by now."""
    parts = _list_parts(out)
    if all(path.is_file() for path in parts):
        (out / _SHEET).write_text("\n".join(_SOURCE_MAP.sub("", path.read_text("utf-8")).strip() for path in parts) + "\n", "utf-8")


def _list_parts(out: Path) -> list[Path]:
    return [out / "_static" / part for part in _PARTS]


@cache
def _mark(parts: tuple[tuple[Path, int], ...]) -> str:
    """What changes when a part does, so that browsers ask for the file anew. Keyed by time of change too: a process may build twice."""
    digest = hashlib.sha256()
    for path, _ in parts:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
