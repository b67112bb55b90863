"""Tests that need system packages: skipped loudly where one is missing, failing there in CI."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

#: Where packages of npm are kept between runs.
NODE = Path(__file__).parents[2] / "_build" / "node"


def give_up(message):
    """Skip, or fail in CI, where nothing may be skipped."""
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def need():
    """Ask for a command: `need("bibtex")`."""

    def ask(command):
        if not shutil.which(command):
            give_up(f"{command} is not installed: this layer was not tested")

    return ask


@pytest.fixture(scope="session")
def install(need):
    """Install the packages that a folder beside this file pins, and return where they are: `install("vocabulary")`."""

    def run(name):
        need("npm")
        pinned, kept = Path(__file__).parent / name, NODE / name
        lock = (pinned / "package-lock.json").read_text("utf-8")
        stamp = kept / "installed.json"
        if not stamp.is_file() or stamp.read_text("utf-8") != lock:
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(pinned, kept)
            command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            made = subprocess.run(command, cwd=kept, capture_output=True, text=True, check=False)
            if made.returncode:
                give_up(f"the packages of tests/system/{name} could not be installed: {made.stderr.strip()[:400]}")
            stamp.write_text(lock, "utf-8")
        return kept

    return run
