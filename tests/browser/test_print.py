"""A page on paper: its text and how to cite it, where its links lead, and nothing to be clicked."""

from __future__ import annotations

import shutil
import subprocess

import pytest

PAGE = "papers/dai-etal-2022-knowledge.html"


@pytest.fixture(scope="module")
def sheet(browser, site, tmp_path_factory):
    """The text of a printed page of a work, all in one line."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed; the package is called poppler-utils")
    path = tmp_path_factory.mktemp("print") / "page.pdf"
    context = browser.new_context()
    page = context.new_page()
    # Paper is white, whatever the screen.
    page.emulate_media(color_scheme="dark")
    page.goto((site / PAGE).as_uri())
    page.pdf(path=path, format="A4")
    context.close()
    text = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, check=True, text=True).stdout
    return " ".join(text.split())


def test_text_and_claims_are_printed(sheet):
    assert sheet.startswith("Knowledge Neurons in Pretrained Transformers")
    assert "In one sentence: Integrated gradients" in sheet


def test_cite_box_is_printed_with_its_folds_open(sheet):
    assert "@inproceedings{dai-etal-2022-knowledge," in sheet
    assert "Cite this page of the handbook" in sheet
    assert "@misc{handbook-" in sheet


@pytest.mark.parametrize("words", ["RIS", "TY - CONF", "CSL-JSON", '"id": "dai-etal-2022-knowledge"'])
def test_what_is_for_machines_alone_is_not_printed(sheet, words):
    assert words not in sheet


def test_addresses_of_other_sites_are_spelled_once(sheet):
    # pdftotext drops a hyphen at the end of a line.
    words = sheet.replace(" ", "").replace("-", "")
    assert "ACLAnthology<https://aclanthology.org/2022.acllong.581/>" in words
    assert "Code<https://github.com/HunterDDM/knowledgeneurons>" in words
    assert "arXiv2104.08696<" not in words
    assert "github.com/HunterDDM/knowledgeneurons<" not in words
    assert "<#" not in words
    assert "<file:" not in words


@pytest.mark.parametrize("words", ["Skip to content", "Back to top", "Contents of this page", "Report an error", "¶", "Toggle"])
def test_what_is_clicked_is_not_printed(sheet, words):
    assert words.lower() not in sheet.lower()


def test_side_bars_are_not_printed(sheet):
    assert "Universal Neurons Software" not in sheet
    assert "Bibliography Glossary" not in sheet
