"""A copy of what the build of this repository's site reads, so that nothing else in the folder can matter."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]
_PARTS = ("conf.py", "index.md", "refs.bib", "papers", "topics", "tools", "reference", "data", "literature", "_static", "_templates")


def copy_source(folder: Path) -> None:
    """Copy all that the build reads into a folder, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in _PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, folder / part)
