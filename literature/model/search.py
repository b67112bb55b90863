"""What a page says, part by part, for the search."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a page that a link can lead to, as plain text."""

    kind: str  #: section | term
    anchors: tuple[str, ...]  #: None for what stands at the top of a page; of a term, one for each of its names.
    names: tuple[str, ...]  #: Its heading, or the names of a term.
    text: str  #: Its own text, without that of parts within it and of claims; works and pages that it names stand as [@key] and [@docname].
