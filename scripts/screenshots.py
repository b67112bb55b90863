"""Picture every kind of page of the built site, to be looked at: `make screenshots`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from literature.sources.library import read_library
from scripts.browser import NoBrowserError, open_browser
from scripts.page_kinds import ALL_ROWS, THEMES, WIDTHS, list_kinds

SITE = Path("_build/html")
PICTURES = Path("_build/screenshots")
HEIGHT = 900
#: The whole of most pages, and the beginning of those that go on in the same way, in pixels.
LONGEST = 6000


def picture(site: Path, folder: Path) -> int:
    """Write ``<kind>-<width>-<theme>.png`` for all kinds; return how many."""
    count = 0
    with open_browser() as browser:
        page = browser.new_page(reduced_motion="reduce")
        for kind in list_kinds(site, read_library(Path.cwd())):
            page.set_viewport_size({"width": WIDTHS[-1], "height": HEIGHT})
            page.goto(kind.address(site))
            page.add_style_tag(content=ALL_ROWS)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": HEIGHT})
                height = min(LONGEST, page.evaluate("document.documentElement.scrollHeight"))
                for theme in THEMES:
                    page.emulate_media(color_scheme=theme)
                    file = folder / f"{kind.name}-{width}-{theme}.png"
                    page.screenshot(path=file, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})
                    count += 1
    return count


def main() -> int:
    """Picture this project's site into an empty folder."""
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    try:
        count = picture(SITE, PICTURES)
    except NoBrowserError as error:
        print(f"NO PICTURES WERE MADE: {error}.", file=sys.stderr)
        return 1
    print(f"{count} pictures are in {PICTURES.resolve()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
