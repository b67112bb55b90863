"""The browser that tests, pictures and measurements drive: the system's Chromium, else Playwright's own.

Run by itself, as `make test` does, it downloads Playwright's own where there is neither; where that fails, it says so and lets go on.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_SYSTEM = ("chromium", "chromium-browser", "google-chrome")
#: Prints where this version of Playwright keeps its Chromium, installed or not.
_OWN = "from playwright.sync_api import sync_playwright as run\nwith run() as playwright: print(playwright.chromium.executable_path)"
#: Milliseconds to wait for the host of the downloads, each time of five.
_PATIENCE = "5000"


class NoBrowserError(Exception):
    """There is no browser, or it does not start."""


@cache
def find_browser() -> str | None:
    """The path of an installed Chromium."""
    system = next(filter(None, map(shutil.which, _SYSTEM)), None)
    return system or find_own()


def find_own() -> str | None:
    """The path of Playwright's own Chromium, if it was downloaded."""
    # In a process of its own, for one that runs Playwright already cannot ask.
    run = subprocess.run([sys.executable, "-c", _OWN], capture_output=True, text=True, check=True)
    path = run.stdout.strip()
    return path if path and Path(path).is_file() else None


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A browser without a window. Raises NoBrowserError."""
    from playwright.sync_api import Error, sync_playwright

    path = find_browser()
    if path is None:
        raise NoBrowserError("no Chromium is installed; the package is called chromium or google-chrome-stable")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        except Error as error:
            raise NoBrowserError(f"{path} does not start: {error.message.splitlines()[0]}") from error
        yield browser
        browser.close()


def main() -> int:
    """Download Playwright's Chromium where there is no browser; that this failed is no error."""
    if find_browser() is None:
        print("No Chromium is installed: trying to download that of Playwright …", flush=True)
        command = [sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"]
        patience = {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": _PATIENCE}
        run = subprocess.run(command, env=patience | os.environ, capture_output=True, text=True, check=False)
        print("It could not be downloaded." if run.returncode else f"It is {find_own()}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
