"""One bad file and one expected message for each kind of fault: the folders of tests/bad_pages."""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path

import pytest

from literature.checks import check_library, entries, links
from literature.model import Library
from literature.sources.library import read_library

BAD_PAGES = Path(__file__).parents[1] / "bad_pages"
FOLDERS = sorted(path.name for path in BAD_PAGES.iterdir())
PACKAGE = Path(__file__).parents[2] / "literature"
#: Where a code is not written out: the module and the expression, and the codes it can be.
COMPUTED = {
    ("claims.py", "f'claim-without-{name}'"): {"claim-without-place", "claim-without-evidence"},
    ("entries.py", "code"): {code for code, _, _ in entries._FORMS.values()},
    ("links.py", "f'unknown-{what}'"): {f"unknown-{links._WORDS.get(kind, kind)}" for kind in links._make_tests(Library())},
    ("pages.py", "f'unknown-{what}'"): set(),  # named where _check_words is called
}


def overlay(folder, root):
    """Put the files of a bad page over a copy of the good root."""
    if (folder / "DELETE").exists():
        for name in (folder / "DELETE").read_text("utf-8").split():
            path = root / name
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(folder, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("DELETE", "expected.txt"))


def codes_in_source():
    """The codes of all problems that the package can report."""
    codes = set()
    for path in PACKAGE.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            name = ast.unparse(call.func).rpartition(".")[2]
            if name in {"Problem", "report", "_report"}:
                code = call.args[2 if name == "Problem" else 1]
                # The methods that make a problem hand on the code they are given.
                if isinstance(code, ast.Name) and "self.file" in ast.unparse(call):
                    continue
                codes |= {code.value} if isinstance(code, ast.Constant) else COMPUTED[path.name, ast.unparse(code)]
            elif name == "_check_words":
                codes.add(f"unknown-{call.args[2].value}")
    return codes


def codes_in_folders():
    """The codes that the expected messages name."""
    texts = [(BAD_PAGES / name / "expected.txt").read_text("utf-8") for name in FOLDERS]
    return {code for text in texts for code in re.findall(r"\[literature\.([a-z-]+)\]$", text, re.MULTILINE)}


def test_good_root_has_no_problem(small):
    assert [str(problem) for problem in check_library(small)] == []


@pytest.mark.parametrize("name", FOLDERS)
def test_bad_page_is_reported_in_these_words(name, small_copy):
    overlay(BAD_PAGES / name, small_copy)
    found = [str(problem) for problem in check_library(read_library(small_copy))]
    assert found == (BAD_PAGES / name / "expected.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", FOLDERS)
def test_bad_page_is_named_by_its_code(name):
    lines = (BAD_PAGES / name / "expected.txt").read_text("utf-8").splitlines()
    assert lines
    for line in lines:
        code = line.rpartition("[literature.")[2].rstrip("]")
        assert name == code or name.startswith(f"{code}-")


def test_every_code_has_a_bad_page():
    assert codes_in_folders() == codes_in_source()
