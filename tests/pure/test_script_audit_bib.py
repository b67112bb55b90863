"""`make audit`: what differs between refs.bib and the services, field by field."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from literature.model import Name
from literature.sources.bib import parse_bibliography
from literature.sources.library import read_library
from literature.venues import guess_venue
from scripts.audit_bib import main
from scripts.compare import compare
from scripts.services import dblp
from scripts.services.client import Client
from scripts.services.record import Record

from .services import ANSWERS

KEY, ACL = "dai-etal-2022-knowledge", "10.18653/v1/2022.acl-long"
OTHERS = ("DataCite", "arXiv", "DBLP")
MEETING = "Proceedings of the 60th Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)"
ICLR = {"booktitle": "The Twelfth International Conference on Learning Representations", "year": "2024"}


@pytest.fixture(scope="module")
def venues(project_root):
    """The venues of this project."""
    return read_library(project_root).venues


@pytest.fixture
def dai(root, project_root):
    """The small root with the entry that the answers are about, and the venues of this project."""
    entries = read_library(project_root).bibliography.text.split("\n\n")
    root.write("refs.bib", next(text for text in entries if text.startswith(f"@inproceedings{{{KEY},")).strip() + "\n")
    root.write("data/venues.yml", (project_root / "data/venues.yml").read_text("utf-8"))
    return root


def audit(root, capsys, key=KEY):
    """The exit code, the differences and the summary."""
    code = main(root.path, key, Client(retries=1))
    lines = capsys.readouterr().out.splitlines()
    return code, [line for line in lines if "refs.bib has" in line], [line for line in lines if "refs.bib has" not in line]


def test_entry_that_agrees_with_all_services_is_silent(dai, services, capsys):
    assert audit(dai, capsys) == (
        0,
        [],
        [
            "1 entries: 0 difference(s) in 0 entries",
            "Crossref: asked 1 times, found 1, 0 differ",
            "DataCite: asked 1 times, found 1, 0 differ",
            "arXiv: asked 1 times, found 1, 0 differ",
            "DBLP: asked 1 times, found 1, 0 differ",
        ],
    )


@pytest.mark.parametrize(
    ("old", "new", "differences"),
    [
        ("pages = {8493--8502}", "pages = {8493--8503}", ["pages: refs.bib has 8493--8503, Crossref has 8493-8502", "pages: …, DBLP"]),
        ("Damai Dai and ", "", ["author: refs.bib has 5 authors, Crossref has 6", "author: …, DataCite", "author: …, arXiv"]),
        ("Li Dong", "Lee Dong", ["author: refs.bib has 'Lee Dong', Crossref has 'Li Dong'", *(f"author: …, {name}" for name in OTHERS)]),
        ("year = {2022}", "year = {2023}", ["year: refs.bib has 2023, Crossref has 2022", "year: …, DBLP"]),
        ("2022.acl-long.581},", "2022.acl-long.582},", [f"doi: refs.bib has {ACL}.582, Crossref has {ACL}.581", "doi: …, DBLP"]),
        ("  eprint = {2104.08696},\n  archiveprefix = {arXiv},\n", "", ["eprint: refs.bib has nothing, DBLP has 2104.08696"]),
        (MEETING, "Conference on Language Modeling", ["venue: refs.bib has 'Conference on", "venue: …, DBLP"]),
    ],
)  # fmt: skip
def test_each_field_that_differs_is_said_with_both_sides(dai, services, capsys, old, new, differences):
    dai.edit("refs.bib", old, new)
    code, found, _ = audit(dai, capsys)
    assert code == 1
    assert len(found) == len(differences)
    for wanted in differences:
        field, _, rest = wanted.partition(": ")
        said = [line for line in found if line.startswith(f"{KEY}: {field}: ") and rest.rpartition("…, ")[2] in line]
        assert said, wanted


def test_preprint_that_was_published_is_said(dai, services, capsys):
    text = dai.read("refs.bib").replace("@inproceedings", "@misc")
    kept = ("@misc", "  author", "  title", "  eprint", "  archive", "}")
    lines = [line for line in text.split("\n") if line.startswith(kept)]
    dai.write("refs.bib", "\n".join([*lines[:-1], "  year = {2021},", "  howpublished = {arXiv preprint},", "}\n"]))
    code, found, _ = audit(dai, capsys)
    assert (code, found) == (
        1,
        [
            f"{KEY}: doi: refs.bib has nothing, DBLP has 10.18653/V1/2022.ACL-LONG.581",
            f"{KEY}: published: refs.bib has a preprint, DBLP has ACL (1) 2022 10.18653/V1/2022.ACL-LONG.581",
            f"{KEY}: year: refs.bib has 2021, DBLP has 2022",
        ],
    )


def test_service_that_fails_is_named_and_the_rest_goes_on(dai, services, capsys):
    dai.edit("refs.bib", "pages = {8493--8502}", "pages = {1--2}")
    services.say("/search/", b"<!DOCTYPE html><html><title>dblp: too many requests</title></html>")
    services.say("/dois/", (503, {}, b""))
    code, found, summary = audit(dai, capsys)
    assert (code, len(found)) == (2, 1)
    assert summary[2] == f"DataCite: asked 1 times, found 0, 0 differ; 1 failed, the last time at {KEY}: HTTP status 503"
    assert summary[4].startswith(
        f"DBLP: asked 1 times, found 0, 0 differ; 1 failed, the last time at {KEY}: the answer is not JSON: '<!DOCTYPE"
    )


def test_service_that_only_fails_is_given_up(root, services, capsys):
    """Three entries with titles are asked about; more of the same would only keep everybody waiting."""
    root.append(
        "refs.bib", "\n" + root.read("refs.bib").replace("{ada-etal", "{zed-etal").replace("{bell", "{zell").replace("{dean", "{zean")
    )
    services.say("/search/", (500, {}, b""))
    _, _, summary = audit(root, capsys, "")
    assert "DBLP: asked 3 times, found 0, 0 differ; 3 failed" in summary[4]
    assert summary[4].endswith("; given up, 3 not asked")


def test_unknown_key_is_refused(dai, services, capsys):
    assert main(dai.path, "dai-etal-2022-knowlege", Client()) == 2
    assert "did you mean 'dai-etal-2022-knowledge'?" in capsys.readouterr().err
    assert services.asked == []


def test_bibliography_with_faults_is_not_compared(dai, services, capsys):
    dai.append("refs.bib", "@misc{x\n")
    assert main(dai.path, "", Client()) == 2
    assert "make check" in capsys.readouterr().err


def entry(kind="inproceedings", **fields):
    """An entry with these fields."""
    text = "".join(
        f"  {name} = {{{value}}},\n" for name, value in ({"author": "Ann Ada", "title": "Alpha", "year": "2022"} | fields).items()
    )
    return parse_bibliography(f"@{kind}{{k,\n{text}}}\n").entries["k"]


RECORD = Record("DBLP", "Alpha", (Name("Ann", "Ada"),), type="inproceedings", year="2022")


def differing(ours, record, venues=()):
    """The fields that differ."""
    return [one.field for one in compare(ours, record, venues)]


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("James R. Glass", Name("James", "Glass"), True),
        ("J. Glass", Name("James R.", "Glass"), True),
        ("Hinrich Schütze", Name("Hinrich", "Schutze"), True),
        ("Oskar van der Wal", Name("Oskar van der", "Wal"), True),
        ("Lucas {Torroba Hennigen}", Name("Lucas Torroba", "Hennigen"), True),
        ("Zheng, Wei", Name("Zheng", "Wei"), True),  # which name is whose is not told apart by every service
        ("{OpenAI}", Name("", "OpenAI"), True),
        ("Ann Ada", Name("Bo", "Ada"), False),
        ("Ann Ada", Name("Ann", "Adams"), False),
        ("李 明", Name("明", "李"), False),
    ],
)
def test_names_of_one_person_agree(ours, theirs, same):
    assert (differing(entry(author=ours), replace(RECORD, authors=(theirs,))) == []) is same


@pytest.mark.parametrize(
    ("ours", "theirs", "fields"),
    [
        ({"title": "{ALPHA}: a study"}, {"title": "Alpha – A Study."}, []),
        ({"title": "Alpha"}, {"title": "Beta"}, ["title"]),
        ({"author": "Ann Ada and others"}, {"authors": (Name("Ann", "Ada"), Name("Bo", "Bell"))}, []),
        ({"author": "Ann Ada and Bo Bell and others"}, {"authors": (Name("Ann", "Ada"),)}, ["author"]),
        ({"pages": "1--12"}, {"pages": "1–12"}, []),
        ({"pages": "7"}, {"pages": "7-7"}, []),
        ({}, {"pages": "1-12"}, ["pages"]),
        ({"volume": "35"}, {"volume": "36"}, ["volume"]),
        ({}, {"volume": "36"}, []),
        ({"doi": "10.1234/A"}, {"doi": "10.1234/a"}, []),
        ({}, {"doi": "10.1234/a"}, ["doi"]),
        ({}, {"doi": "10.48550/arXiv.2104.08696"}, []),
        ({"year": "2023"}, {"type": "misc", "year": "2021"}, []),
        (ICLR, {"venues": ("ICLR",), "year": "2024"}, []),
        (ICLR, {"venues": ("ICML",), "year": "2024"}, ["venue"]),
    ],
)  # fmt: skip
def test_only_what_both_say_is_compared(venues, ours, theirs, fields):
    assert differing(entry(**ours), replace(RECORD, **theirs), venues) == fields


@pytest.mark.parametrize(
    ("year", "theirs", "fields"),
    [("2021", "2021", []), ("2022", "2021", []), ("2020", "2021", ["year"])],
)
def test_preprint_may_be_cited_in_a_later_version(year, theirs, fields):
    ours = entry("misc", year=year, eprint="2104.08696", howpublished="arXiv preprint")
    assert differing(ours, replace(RECORD, type="misc", year=theirs, arxiv="2104.08696")) == fields


def test_what_dblp_calls_venues_is_understood(venues, services):
    answer = json.loads((ANSWERS / "dblp.json").read_text("utf-8"))
    for venue, short in {
        "ACL (1)": "ACL",
        "EMNLP (Findings)": "Findings of EMNLP",
        "ACL (Findings)": "Findings of ACL",
        "NAACL-HLT (Demonstrations)": "NAACL",
        "BlackboxNLP@EMNLP": "BlackboxNLP",
        "ICLR (Poster)": "ICLR",
        "NeurIPS": "NeurIPS",
        "Trans. Assoc. Comput. Linguistics": "TACL",
        "Comput. Linguistics": "Computational Linguistics",
        "J. Mach. Learn. Res.": "JMLR",
        "Trans. Mach. Learn. Res.": "TMLR",
        "ACM Multimedia": "ACM Multimedia",
        "CoRR": "arXiv",
    }.items():
        answer["result"]["hits"]["hit"][0]["info"]["venue"] = venue
        services.say("/search/", json.dumps(answer).encode())
        record = dblp.search(Client(), "Knowledge Neurons in Pretrained Transformers")[0]
        assert short in {found.short for name in record.venues if (found := guess_venue(venues, name))}, venue
