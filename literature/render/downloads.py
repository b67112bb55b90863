"""The list of files to take away."""

from __future__ import annotations

from docutils import nodes

from literature.exports.downloads import Download, export_library, export_topic
from literature.placeholders import fold_node, part_node
from literature.render.context import Context

_KILOBYTE = 1000


def render_downloads(context: Context, placeholder: part_node) -> list[nodes.Node]:
    """List the whole library in each form, and the works of each topic, with their size and number of entries."""
    library = context.library
    whole = [_list_item(context, download, download.form) for download in export_library(library)]
    topics = []
    for topic in library.of_kind("topic").values():
        if (download := export_topic(library, topic)).entries:
            topics.append(_list_item(context, download, str(topic.title)))
    listed = [nodes.bullet_list("", *whole)]
    by_topic = [fold_node("", nodes.bullet_list("", *topics), summary="The works of each topic, as BibTeX")] if topics else []
    return [nodes.container("", *listed, *by_topic, classes=["lit-downloads"])]


def _list_item(context: Context, download: Download, name: str) -> nodes.list_item:
    count = f"{download.entries:,} {'entry' if download.entries == 1 else 'entries'}"
    about = nodes.Text(f" ({name}, {count}, {_write_size(download.size)})")
    return nodes.list_item("", nodes.paragraph("", "", context.file_link(download.address), about))


def _write_size(size: int) -> str:
    """A size in bytes, for readers: "93 kB"."""
    return f"{size / _KILOBYTE:,.0f} kB" if size >= _KILOBYTE else f"{size} bytes"
