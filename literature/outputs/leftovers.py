"""What a build leaves behind of its pages: nothing of what is gone."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

from literature.digests import write_digests
from literature.outputs.finished import when_built

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def remove_outputs(app: Sphinx, env: BuildEnvironment, _added: set[str], _changed: set[str], removed: set[str]) -> Iterable[str]:
    """Delete the files of pages that are gone, which Sphinx leaves in place; name no page to read again."""
    if not isinstance(app.builder, StandaloneHTMLBuilder):
        return ()
    out = Path(app.outdir)
    # Sphinx copies all static files anew in each build.
    shutil.rmtree(out / "_static", ignore_errors=True)
    if not env.all_docs:
        # A new environment does not know what an older one wrote.
        for folder in ("_sources", "_images", "_downloads"):
            shutil.rmtree(out / folder, ignore_errors=True)
        for page in list(out.rglob("*.html")):
            page.unlink()
    for docname in removed:
        Path(app.builder.get_outfilename(docname)).unlink(missing_ok=True)
        # The copy of the source keeps the suffix of the file, which Sphinx no longer knows.
        for copy in (out / "_sources").glob(f"{docname}.*"):
            copy.unlink()
    return ()


@when_built
def remove_images(app: Sphinx, out: Path) -> None:
    """Delete the images that no page shows any more, once all pages are written."""
    shown = {name for _, name in app.env.images.values()}
    for image in (out / "_images").glob("*"):
        if image.name not in shown:
            image.unlink()


def keep_digests(app: Sphinx, exception: Exception | None) -> None:
    """Keep the digests once all pages are written: after an interrupted build its pages are written again."""
    if exception is None:
        literature: Any = app.env.get_domain("lit")
        write_digests(Path(app.doctreedir), literature.digests)
