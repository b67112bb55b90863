"""Writes the files of exports/downloads.py, and deletes those of entries and topics that are gone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from literature.exports.downloads import export_all
from literature.outputs.finished import when_built

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: Where files may stand whose entry or topic is gone.
_FOLDERS = ("papers", "topics")


@when_built
def write_downloads(app: Sphinx, out: Path) -> None:
    """Write each file, in every build."""
    domain: Any = app.env.get_domain("lit")
    written = set()
    for download in export_all(domain.library):
        path = out / download.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(download.text, "utf-8", newline="\n")
        written.add(path)
    for folder in _FOLDERS:
        for path in (out / folder).glob("*.bib"):
            if path not in written:
                path.unlink()
