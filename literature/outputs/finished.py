"""What is written when all pages of the site are: for HTML only, and not after a failure."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def when_built(write: Callable[[Sphinx, Path], None]) -> Callable[[Sphinx, Exception | None], None]:
    """Make a handler of `build-finished` of a function that takes the application and the folder of the built site."""

    @wraps(write)
    def handle(app: Sphinx, exception: Exception | None) -> None:
        if exception is None and isinstance(app.builder, StandaloneHTMLBuilder):
            write(app, Path(app.outdir))

    return handle
