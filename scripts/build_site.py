"""Build the site into a staging folder and publish it only if the build is clean: `make html`.

A failed build leaves the published site as it was and throws its doctrees away: with them, Sphinx would not read the
faulty page again, and the same build repeated would pass.
"""

from __future__ import annotations

import filecmp
import runpy
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sphinx.cmd.build import build_main

BUILD = Path("_build")


def build(root: Path, build_folder: Path, options: list[str]) -> int:
    """Build ``root`` and publish into ``build_folder/html``; return Sphinx's exit code."""
    staging, doctrees, published = build_folder / "staging", build_folder / "doctrees", build_folder / "html"
    code = build_main(["-b", "html", "-W", "--keep-going", "-n", "-q", "-d", str(doctrees), *options, str(root), str(staging)])
    if code:
        shutil.rmtree(doctrees, ignore_errors=True)
        shutil.rmtree(staging, ignore_errors=True)
        kept = "the site built before is untouched" if published.exists() else "no site was published"
        print(f"The build failed; {kept}.", file=sys.stderr)
        return code
    publish(staging, published)
    return 0


def publish(staging: Path, published: Path) -> None:
    """Replace the published site by the staged one, if they differ."""
    if published.is_dir() and same(filecmp.dircmp(staging, published, ignore=[".buildinfo"])):
        return
    # A copy beside it, then two renames: no reader ever meets half a site.
    fresh, old = published.with_name("html.new"), published.with_name("html.old")
    for leftover in fresh, old:
        shutil.rmtree(leftover, ignore_errors=True)
    shutil.copytree(staging, fresh)
    if published.exists():
        published.rename(old)
    fresh.rename(published)
    shutil.rmtree(old, ignore_errors=True)


def same(comparison: filecmp.dircmp[str]) -> bool:
    """Whether two folders hold the same files."""
    if comparison.left_only or comparison.right_only or comparison.diff_files or comparison.funny_files:
        return False
    return all(same(inner) for inner in comparison.subdirs.values())


def list_notes(settings: Mapping[str, Any]) -> list[str]:
    """What this build left out, for a setting of the host is missing."""
    notes = {
        "html_baseurl": "HANDBOOK_URL is not set: addresses in the feed, the catalogue and llms.txt are relative.",
        "literature_tracker": "HANDBOOK_TRACKER is not set: links to report an error lead to a section of the handbook.",
    }
    return [note for name, note in notes.items() if settings.get(name) == ""]


def main(options: list[str]) -> int:
    """Build this project."""
    code = build(Path.cwd(), BUILD, options)
    if code == 0:
        for note in list_notes(runpy.run_path("conf.py")):
            print(note)
        print(f"The handbook is built: open {(BUILD / 'html' / 'index.html').resolve().as_uri()}")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
