"""Tests that need system packages; where one is missing, they are skipped."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
#: Where packages of npm are kept between runs.
NODE = HERE.parents[1] / "_build" / "node"


@pytest.fixture(scope="session")
def need():
    """Ask for a command, or for a file of a system package: `need("bibtex")`."""

    def ask(what):
        if not shutil.which(what) and not Path(what).exists():
            pytest.skip(f"{what} is not installed")

    return ask


@pytest.fixture(scope="session")
def install(need):
    """Install the packages that a folder beside this file pins, and return where they are: `install("vocabulary")`."""

    def run(name):
        need("npm")
        pinned, kept = HERE / name, NODE / name
        lock = (pinned / "package-lock.json").read_text("utf-8")
        stamp = kept / "installed.json"
        if not stamp.is_file() or stamp.read_text("utf-8") != lock:
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(pinned, kept)
            command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            made = subprocess.run(command, cwd=kept, capture_output=True, text=True, check=False)
            if made.returncode:
                pytest.skip(f"the packages of tests/system/{name} could not be installed: {made.stderr.strip()[:400]}")
            stamp.write_text(lock, "utf-8")
        return kept

    return run


@pytest.fixture(scope="session")
def citation_js(need, install):
    """Have citation-js read a BibTeX file: `citation_js(path)`."""
    need("node")
    environment = os.environ | {"NODE_PATH": str(install("citation_js") / "node_modules")}

    def read(path):
        command = ["node", str(HERE / "citation_js" / "read.js"), str(path)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        assert done.stderr == ""
        return json.loads(done.stdout)

    return read
