"""DOIs, ids and addresses: what they name, and that those of an entry agree with each other, the venue and the year."""

from __future__ import annotations

import pytest

from literature.checks.duplicates import check_duplicates
from literature.checks.identifiers import check_identifiers
from literature.model import Library, Venue
from literature.sources.bib import parse_bibliography
from literature.sources.identifiers import read_identifiers

ACL = Venue(
    "ACL", "booktitle", ("Proceedings of the <nth> Meeting (<volume>)", "Proceedings of the <nth> Meeting"), 1962, anthology=("acl", "P")
)
FINDINGS = Venue("Findings", "booktitle", ("Findings of <year>",), anthology=("findings-acl",))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("10.18653/v1/2022.acl-long.581", {"doi 10.18653/v1/2022.acl-long.581", "anthology 2022.acl-long.581"}),
        ("https://doi.org/10.18653/V1/D19-1250", {"doi 10.18653/v1/d19-1250"}),
        ("doi:10.1162/tacl_a_00410", {"doi 10.1162/tacl_a_00410"}),
        ("10.48550/arXiv.2104.08696", {"doi 10.48550/arxiv.2104.08696", "arxiv 2104.08696"}),
        ("2104.08696", {"arxiv 2104.08696"}),
        ("2104.08696v2", {"arxiv 2104.08696"}),
        ("arXiv:2104.08696", {"arxiv 2104.08696"}),
        ("hep-th/9901001v3", {"arxiv hep-th/9901001"}),
        ("https://arxiv.org/abs/2104.08696v1", {"arxiv 2104.08696"}),
        ("http://arxiv.org/pdf/2104.08696v1.pdf", {"arxiv 2104.08696"}),
        ("https://arxiv.org/abs/math.GT/0309136", {"arxiv math.GT/0309136"}),
        ("2022.acl-long.581", {"anthology 2022.acl-long.581"}),
        ("D19-1250", {"anthology D19-1250"}),
        ("https://aclanthology.org/2022.acl-long.581/", {"anthology 2022.acl-long.581"}),
        ("https://aclanthology.org/2022.acl-long.581.pdf", {"anthology 2022.acl-long.581"}),
        ("https://aclanthology.org/2022.acl-long.581.bib", {"anthology 2022.acl-long.581"}),
        ("https://www.aclweb.org/anthology/D19-1250/", {"anthology D19-1250"}),
        ("https://preview.aclanthology.org/ingest-emnlp/2025.emnlp-main.1143/", {"anthology 2025.emnlp-main.1143"}),
        ("https://openreview.net/forum?id=8uz0EWPQIMu", {"openreview 8uz0EWPQIMu"}),
        ("https://openreview.net/pdf?id=8uz-0E_W&noteId=x", {"openreview 8uz-0E_W"}),
        ("https://example.org/2104.08696", set()),
        ("Knowledge Neurons", set()),
        ("10.18653", set()),
        ("2104.08696 2104.08697", set()),
        ("", set()),
    ],
)
def test_address_or_id_says_what_it_names(text, names):
    assert {f"{found.kind} {found.value}" for found in read_identifiers(text)} == names


def faults(**fields):
    """The codes of what is wrong with the ids of an entry."""
    text = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    bibliography = parse_bibliography(f"@{'inproceedings' if 'booktitle' in fields else 'misc'}{{k,\n  title = {{T}},\n{text}}}\n")
    return [problem.code for problem in check_identifiers(Library(bibliography, venues=(ACL, FINDINGS)))]


MEETING = {"year": "2022", "booktitle": "Proceedings of the 60th Meeting (Volume 1: Long Papers)"}


@pytest.mark.parametrize(
    "fields",
    [
        MEETING | {"doi": "10.18653/v1/2022.acl-long.581", "url": "https://aclanthology.org/2022.acl-long.581/", "eprint": "2104.08696"},
        MEETING | {"url": "https://arxiv.org/abs/2104.08696", "eprint": "2104.08696", "doi": "10.1/x"},
        {"year": "2014", "booktitle": "Proceedings of the 52nd Meeting", "doi": "10.3115/v1/P14-1001"},
        {"year": "2024", "booktitle": "Findings of 2024", "url": "https://aclanthology.org/2024.findings-acl.60/"},
        {"year": "2024", "booktitle": "Unknown", "url": "https://aclanthology.org/2024.findings-acl.60/"},
    ],
)
def test_ids_that_agree_are_left_alone(fields):
    assert faults(**fields) == []


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"year": "2021"}, ["venue-id"]),
        ({"booktitle": "Proceedings of the 60th Meeting (Volume 3: System Demonstrations)"}, ["venue-id"]),
        ({"booktitle": "Findings of 2022"}, ["venue-id"]),
        ({"doi": "10.18653/v1/2022.acl-long.582"}, ["id-differs"]),
        ({"doi": "https://doi.org/10.18653/v1/2022.acl-long.581", "url": "https://aclanthology.org/2022.acl-long.581"}, ["anthology-url"]),
        ({"url": "https://arxiv.org/abs/2104.08697", "eprint": "2104.08696"}, ["id-differs"]),
    ],
)
def test_ids_that_disagree_are_reported(fields, codes):
    assert faults(**(MEETING | {"url": "https://aclanthology.org/2022.acl-long.581/"} | fields)) == codes


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"year": "2021"}, []),
        ({"year": "2022"}, []),  # of a later version
        ({"year": "2020"}, ["arxiv-year"]),
        ({"year": "2021", "month": "April"}, []),
        ({"year": "2021", "month": "March"}, []),  # sent in at the end of March, announced in April
        ({"year": "2021", "month": "February"}, ["arxiv-year"]),
        ({"year": "2021", "month": "February", "booktitle": "Held in February"}, []),
        ({"year": "2020", "month": "December", "eprint": "2101.00001"}, []),
        ({"year": "soon"}, []),
        ({"year": "1994", "eprint": "cmp-lg/9404001"}, []),
    ],
)
def test_work_is_not_older_than_its_preprint(fields, codes):
    assert faults(**({"eprint": "2104.08696"} | fields)) == codes


def doubled(**fields):
    """Whether an entry with these fields counts as the work of another."""
    other = {"author": "Ann Ada and Bo Bell", "title": "Alpha {Neurons}", "doi": "10.1234/A", "eprint": "2104.08696"}
    texts = [
        f"@misc{{{key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in values.items()) + "}\n"
        for key, values in (("a", other), ("b", fields))
    ]
    return [problem.line for problem in check_duplicates(Library(parse_bibliography("".join(texts))))] == [7]


@pytest.mark.parametrize(
    ("fields", "same"),
    [
        ({"doi": "10.1234/a"}, True),
        ({"url": "https://arxiv.org/abs/2104.08696v2"}, True),
        ({"title": "ALPHA neurons!", "author": "A. Ada and Cy Cole"}, True),
        ({"title": "Alpha Neurons", "author": "Cy Cole and Ann Ada"}, False),
        ({"title": "Alpha Neurons Again", "author": "Ann Ada"}, False),
        ({"doi": "10.1234/ab", "eprint": "2104.08697"}, False),
        ({"title": ""}, False),
    ],
)
def test_work_stands_under_one_key(fields, same):
    assert doubled(**fields) is same
