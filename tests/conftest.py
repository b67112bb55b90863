"""What every layer of tests shares: where things are, a root that a test may edit, and the site of this repository, built once."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
SMALL = PROJECT / "tests" / "roots" / "test-small"
#: What the build of this repository's site reads.
PARTS = ("conf.py", "index.md", "refs.bib", "papers", "topics", "tools", "reference", "data", "literature", "_static", "_templates")

# The code is not installed: it is read from this checkout, wherever it lies.
sys.path.insert(0, str(PROJECT))


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The folder of this checkout."""
    return PROJECT


@pytest.fixture(scope="session")
def small_root() -> Path:
    """The good root, which no test may write to."""
    return SMALL


@pytest.fixture
def small_copy(tmp_path) -> Path:
    """A copy of the good root for one test."""
    return Path(shutil.copytree(SMALL, tmp_path / "root"))


@pytest.fixture(scope="session")
def source(tmp_path_factory) -> Path:
    """A copy of what the build of this repository's site reads, so that nothing else in the folder can matter."""
    copy = tmp_path_factory.mktemp("source")
    for part in PARTS:
        path = PROJECT / part
        if path.is_dir():
            shutil.copytree(path, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, copy / part)
    return copy


@pytest.fixture(scope="session")
def site(source, tmp_path_factory) -> Path:
    """The folder of this repository's built site; the build fails on any warning. Small handbooks override it in `built`."""
    # Imported here, so that the pure layer needs no Sphinx.
    from sphinx.cmd.build import build_main

    out = tmp_path_factory.mktemp("site")
    code = build_main(["-b", "html", "-n", "-W", "--keep-going", "-q", "-d", str(out / "doctrees"), str(source), str(out / "html")])
    assert code == 0, "the site builds with warnings"
    return out / "html"
