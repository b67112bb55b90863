"""Tests that need system packages: skipped loudly where one is missing, failing there in CI."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def give_up(message):
    message = f"{message}: this layer was not tested"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def need():
    """Ask for a command or a file of a system package: `need("bibtex")`."""

    def ask(what):
        if not shutil.which(what) and not Path(what).exists():
            give_up(f"{what} is not installed")

    return ask


@pytest.fixture(scope="session")
def citation_js(need):
    """Have citation-js read a BibTeX file. It is installed beside the build, as its lock file says, when that has changed."""
    need("node")
    need("npm")
    source, home = Path(__file__).parent / "citation_js", ROOT / "_build" / "citation_js"
    lock = (source / "package-lock.json").read_bytes()
    shutil.copytree(source, home, dirs_exist_ok=True)
    if not (home / "done").exists() or (home / "done").read_bytes() != lock:
        install = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
        done = subprocess.run(install, cwd=home, capture_output=True, text=True, check=False)
        if done.returncode:
            give_up(f"citation-js could not be installed ({done.stderr.strip()[-400:]})")
        (home / "done").write_bytes(lock)

    def read(path):
        done = subprocess.run(["node", "read.js", str(path)], cwd=home, capture_output=True, text=True, check=True)
        assert done.stderr == ""
        return json.loads(done.stdout)

    return read
