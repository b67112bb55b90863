"""What every layer shares: where things are, a root to edit, the site of this repository, built once, and what is said of skips."""

from __future__ import annotations

import fcntl
import os
import shutil
import sys
from collections import Counter
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
SMALL = PROJECT / "tests" / "roots" / "test-small"

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
def shared(tmp_path_factory, worker_id):
    """Make a folder once for all processes of pytest-xdist: `shared("site", build)` returns the folder that `build(folder)` filled."""
    base = tmp_path_factory.getbasetemp()
    base = base if worker_id == "master" else base.parent

    def share(name, build):
        folder, done = base / name, base / f"{name}.done"
        with (base / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)  # what a build that failed left
                folder.mkdir()
                build(folder)
                done.touch()
        return folder

    return share


@pytest.fixture(scope="session")
def source(shared) -> Path:
    """A copy of what the build of this repository's site reads."""
    from scripts.copies import copy_source

    return shared("source", copy_source)


@pytest.fixture(scope="session")
def site(shared, source) -> Path:
    """The folder of this repository's built site; the build fails on any warning. Small handbooks override it in `built`."""
    # Imported here, so that the pure layer needs no Sphinx.
    from sphinx.cmd.build import build_main

    def build(folder):
        options = ["-b", "html", "-n", "-W", "--keep-going", "-q", "-d", str(folder / "doctrees")]
        assert build_main([*options, str(source), str(folder / "html")]) == 0, "the site builds with warnings"

    return shared("site", build) / "html"


def list_skips(config) -> Counter[str]:
    """Why tests were skipped, and how many. In a process of pytest-xdist there is no terminal, and nothing to say."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    return Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session) -> None:
    """In CI nothing may be skipped."""
    if os.environ.get("CI") and list_skips(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter, config) -> None:
    """One loud line for each reason to skip."""
    for reason, number in list_skips(config).items():
        failure = ", A FAILURE IN CI" if os.environ.get("CI") else ""
        terminalreporter.write_line(f"{number} SKIPPED, NOT TESTED{failure}: {reason}", red=True, bold=True)
