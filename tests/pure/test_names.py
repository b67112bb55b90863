"""Names in which BibTeX would find another last name than people do."""

from __future__ import annotations

import pytest

from literature.sources.names import find_misread


@pytest.mark.parametrize(
    ("name", "part", "written"),
    [
        ("Yiu-ming Cheung", "ming", "Cheung, Yiu-ming"),
        ("Scott Wen-tau Yih", "tau", "Yih, Scott Wen-tau"),
        ("Wen-tau~Yih", "tau", "Yih, Wen-tau"),
        ("Yiu-ming van der Berg", "ming", "van der Berg, Yiu-ming"),
        ("Yiu ming {Ait Hou}", "ming", "{Ait Hou}, Yiu ming"),
        ("Abd-el Krim", "el", "Krim, Abd-el"),
        ("danah boyd", "danah", "boyd, danah"),
        ("jean-luc Dean", "jean", "Dean, jean-luc"),
        (r"{\'e}lodie Dean", r"{\'e}lodie", r"Dean, {\'e}lodie"),
        (r"Xu-{\v{s}}an Li", r"{\v{s}}an", r"Li, Xu-{\v{s}}an"),
        ("Ann Ben-de-Rosa", "de", "Ann {Ben-de-Rosa}"),
    ],
)
def test_part_that_begins_small_is_found_and_the_name_mended(name, part, written):
    assert find_misread(name) == (part, written)
    assert find_misread(written) is None


@pytest.mark.parametrize(
    "name",
    [
        "Oskar van der Wal", "Luis de la Fuente", "Ann d'Arc Bell", "Ann Bell", "Hedi Ben-younes", "Lun-Wei Ku", "others", "nostalgebraist",
        "{OpenAI}", "Iyad {Ait Hou}", r"{\'E}lodie Dean", r"Anders S{\o}gaard", r"Lu-{\'I}s Li", "A-{bc} Bell", "Cheung, Yiu-ming", "",
    ],
)  # fmt: skip
def test_name_that_bibtex_reads_as_people_do_is_left_alone(name):
    assert find_misread(name) is None
