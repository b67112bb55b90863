"""biber takes refs.bib as it is, also where it holds every field to biblatex's data model."""

from __future__ import annotations

import re
import subprocess

import pytest

from .agreement import BIB


@pytest.mark.parametrize("options", [[], ["--validate-datamodel"]], ids=["read", "validated"])
def test_biber_takes_the_bibliography_without_a_warning(options, need, tmp_path):
    need("biber")
    done = subprocess.run(
        ["biber", "--tool", *options, "--output-file", "out.bib", str(BIB)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, re.findall(r".*(?:WARN|ERROR).*", done.stdout)) == (0, [])
