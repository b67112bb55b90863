"""Where no browser can be had, what needs one is skipped, in one loud line; in CI the run fails."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest


@pytest.mark.parametrize(("processes", "ci"), [(0, ""), (2, "true")], ids=["by hand", "in CI"])
@pytest.mark.parametrize("broken", [False, True], ids=["none", "one that does not start"])
def test_skips_are_told_in_one_line_and_fail_in_ci(project_root, tmp_path, processes, ci, broken):
    programs = tmp_path / "programs"
    programs.mkdir()
    if broken:
        (programs / "chromium").write_text("#!/bin/sh\nexit 1\n", "utf-8")
        (programs / "chromium").chmod(0o755)
    around = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    around |= {"PATH": str(programs), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "none"), "CI": ci}
    command = [sys.executable, "-m", "pytest", "tests/browser/test_cite.py", f"-n{processes}", "-p", "no:cacheprovider"]
    command += ["--basetemp", str(tmp_path / "temporary")]
    run = subprocess.run(command, cwd=project_root, env=around, capture_output=True, text=True, check=False)
    assert run.returncode == bool(ci), run.stdout + run.stderr
    reason = "/chromium does not start" if broken else "no Chromium is installed"
    (line,) = [line for line in run.stdout.splitlines() if reason in line]
    (number,) = re.findall(r"^(\d+) skipped in", run.stdout, re.MULTILINE)
    assert line.startswith(f"{number} SKIPPED, NOT TESTED{', A FAILURE IN CI' if ci else ''}: ")
