"""`make new-paper ID=` and `make new-paper < entry.bib`: an entry as refs.bib has it, and the draft of a page."""

from __future__ import annotations

import io
import json
import sys

import pytest

from literature.sources.bib_layout import format_bibliography
from scripts.new_paper import main
from scripts.services import anthology, arxiv, crossref, datacite, dblp
from scripts.services.client import Client

from .services import ANSWERS

ICLR = "International Conference on Learning Representations"
TODAY = "2026-02-03"
KEY, DOI, ARXIV, ACL = "dai-etal-2022-knowledge", "10.18653/v1/2022.acl-long.581", "2104.08696", "2022.acl-long.581"
ENTRY = """\
@inproceedings{dai-etal-2022-knowledge,
  author = {Damai Dai and Li Dong and Yaru Hao and Zhifang Sui and Baobao Chang and Furu Wei},
  editor = {Smaranda Muresan and Preslav Nakov and Aline Villavicencio},
  title = {Knowledge Neurons in Pretrained {Transformers}},
  year = {2022},
  month = may,
  booktitle = {{Proceedings of the 60th Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)}},
  pages = {8493--8502},
  publisher = {Association for Computational Linguistics},
  address = {Dublin, Ireland},
  doi = {10.18653/v1/2022.acl-long.581},
  eprint = {2104.08696},
  archiveprefix = {arXiv},
  primaryclass = {cs.CL},
  url = {https://aclanthology.org/2022.acl-long.581/},
  ids = {dai2022knowledge},
}
"""
MISC = {"author": "Ann Ada", "title": "Zeta", "year": "2021", "url": "https://example.org/zeta"}


def bibtex(kind="misc", key="x", **fields):
    """An entry with these fields."""
    return f"@{kind}{{{key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()) + "}\n"


@pytest.fixture
def home(root, project_root):
    """The small root with the venues of this project beside its own."""
    root.write(
        "data/venues.yml",
        (project_root / "data/venues.yml").read_text("utf-8") + root.read("data/venues.yml").partition("\narXiv:")[0] + "\n",
    )
    assert root.problems() == []
    return root


@pytest.fixture
def add(home, services, monkeypatch, capsys):
    """Run the command on an id, or on a text or bytes of BibTeX: its exit code, what it said, the files that changed."""

    def run(given="", text=""):
        before = {path: path.read_bytes() for path in home.path.rglob("*") if path.is_file()}
        stream = io.BytesIO(text if isinstance(text, bytes) else text.encode())
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
        code = main(home.path, ["--id", given] if given else [], TODAY, Client(retries=1))
        after = {path: path.read_bytes() for path in home.path.rglob("*") if path.is_file()}
        changed = sorted(path.relative_to(home.path).as_posix() for path in after if after[path] != before.get(path))
        said = capsys.readouterr()
        return code, said.out + said.err, changed

    return run


@pytest.mark.parametrize(
    "given",
    [
        DOI, f"https://doi.org/{DOI}", f"doi:{DOI}", ACL, f"https://aclanthology.org/{ACL}/", f"https://aclanthology.org/{ACL}.pdf",
        ARXIV, f"{ARXIV}v2", f"arXiv:{ARXIV}", f"https://arxiv.org/abs/{ARXIV}v1", f"https://arxiv.org/pdf/{ARXIV}",
        f"10.48550/arXiv.{ARXIV}",
    ],
)  # fmt: skip
def test_every_name_of_a_work_leads_to_the_publication_with_its_preprint(add, home, given):
    code, said, changed = add(given)
    assert (code, changed) == (0, [f"papers/{KEY}.md", "refs.bib"]), said
    assert f"{ENTRY}\n@misc{{dean-2019-delta," in home.read("refs.bib")
    assert home.problems() == []
    assert "Left out: abstract." in said or "It has been published" in said


def test_page_is_a_draft_with_what_the_entry_says(add, home):
    add(DOI)
    page = home.library().pages[f"papers/{KEY}"]
    assert (page.draft, str(page.title)) == (True, "Knowledge Neurons in Pretrained Transformers")
    assert [(str(event.date), str(event.event)) for event in page.facts.history] == [("2021-04", "posted"), ("2022-05", "published")]
    assert [str(source.url) for source in page.facts.sources] == [f"https://aclanthology.org/{ACL}/"]


@pytest.mark.parametrize("name", ["Aaa", "Bell", "Cole", "Zed"])
def test_not_one_byte_of_another_entry_changes(add, home, name):
    """Comments, and letters in any form, stay as they are wherever the new entry comes to stand."""
    commented = home.read("refs.bib").replace("@article{bell", '% A comment, with Ö and {\\"o}.\n@article{bell') + "\n% The end.\n"
    home.write("refs.bib", commented)
    assert format_bibliography(commented) == commented
    code, said, _ = add(text=bibtex(**MISC | {"author": f"Ann {name}"}))
    assert code == 0, said
    after = home.read("refs.bib")
    start = after.index(f"@misc{{{name.lower()}-2021-zeta,")
    end = after.index("}\n\n", start) + 3
    assert (after[:start] + after[end:]).encode() == commented.encode()
    assert format_bibliography(after) == after


def test_byte_order_mark_stays(add, home):
    home.write("refs.bib", b"\xef\xbb\xbf" + home.read("refs.bib").encode())
    code, said, _ = add(text=bibtex(**MISC))
    assert code == 0, said
    assert home.read("refs.bib").startswith("\ufeff@misc{ada-2021-zeta,") and home.read("refs.bib").count("\ufeff") == 1


def test_key_that_is_taken_gets_the_next_word(add, home):
    assert add(text=bibtex(**MISC | {"title": "Delta of the Nile", "author": "Émile Dean", "year": "2019"}))[0] == 0
    code, said, changed = add(text=bibtex(**MISC | {"title": "Delta of the Rhine", "author": "Eve Dean", "year": "2019"}))
    assert (code, changed[0]) == (0, "papers/dean-2019-delta-of-the.md")
    assert "The key 'dean-2019-delta' is that of another work" in said


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"title": "{{A Study of GPT-2: a {BERT} Tale? an End}}"}, "title = {A Study of {GPT}-2: a {BERT} Tale? an End}"),
        ({"author": "Schütze, Hinrich and van der Wal, Oskar"}, r"author = {Hinrich Sch{\"u}tze and Oskar van der Wal}"),
        ({"author": "Cheung, Yiu-ming and Scott Wen-tau Yih"}, "author = {Cheung, Yiu-ming and Yih, Scott Wen-tau}"),
        ({"author": "Torroba Hennigen, Lucas and {The Big Team}"}, "author = {Lucas {Torroba Hennigen} and {The Big Team}}"),
        ({"author": r"Rodr{\'\i}guez, Pau and S\o gaard, Anders"}, r"author = {Pau Rodr{\'i}guez and Anders S{\o}gaard}"),
        ({"author": "Ada, Jr., Ann"}, "author = {Ada, Jr., Ann}"),
        ({"month": "9"}, "month = sep"),
        ({"month": "September"}, "month = sep"),
        ({"year": "", "date": "2021-09-30"}, "month = sep"),
        ({"pages": "1-12"}, "pages = {1--12}"),
        ({"pages": "1 – 12"}, "pages = {1--12}"),
        ({"doi": "https://doi.org/10.1234/fab_1", "url": ""}, "url = {https://doi.org/10.1234/fab_1}"),
        ({"doi": r"10.1234/fab\_1"}, "doi = {10.1234/fab_1}"),
        ({"journal": "arXiv preprint arXiv:2104.08696"}, "howpublished = {arXiv preprint}"),
        ({"journal": "CoRR", "volume": "abs/2104.08696"}, "eprint = {2104.08696}"),
        ({"eprint": "2104.08696v3", "eprinttype": "arxiv", "eprintclass": "cs.CL"}, "primaryclass = {cs.CL}"),
        ({"eprint": "arXiv:2104.08696"}, "eprint = {2104.08696}"),
        ({"booktitle": ICLR}, f"booktitle = {{{{The Ninth {ICLR}}}}}"),
        ({"booktitle": "ICML"}, "booktitle = {{Proceedings of the 38th International Conference on Machine Learning}}"),
        ({"journaltitle": "{TACL}"}, "journal = {Transactions of the Association for Computational Linguistics}"),
        ({"journal": "TACL", "booktitle": "ICML"}, "booktitle = {{Proceedings of the 38th International Conference on Machine Learning}}"),
        ({"note": "“Quoted” – so"}, "note = {``Quoted'' -- so}"),
    ],
)  # fmt: skip
def test_entry_is_written_as_refs_bib_has_it(add, home, fields, line):
    code, said, _ = add(text=bibtex(**MISC | fields))
    assert code == 0, said
    assert f"  {line},\n" in home.read("refs.bib")


def test_standard_input_can_be_named(add):
    assert add("-", bibtex(**MISC))[0] == 0


def test_what_refs_bib_does_not_have_is_named(add, home):
    code, said, _ = add(text=bibtex(**MISC, abstract="x", keywords="y", volume="", file="z"))
    assert code == 0
    assert "Left out: abstract, file, keywords, volume (empty)." in said


def test_what_a_preprint_cannot_have_is_named(add, home):
    code, said, _ = add(
        text=bibtex("article", **MISC, journal="CoRR", volume="abs/2104.08696", pages="1--9", publisher="arXiv", number="7")
    )
    assert code == 0, said
    assert "Left out, for a preprint has none: number, pages." in said
    assert home.library().entries["ada-2021-zeta"].type == "misc"


def test_two_venues_cannot_both_be_right(add, home):
    code, said, _ = add(text=bibtex("article", **MISC, journal="TACL", booktitle="ICML"))
    assert code == 0, said
    assert "Left out: journal, since booktitle says where it appeared." in said
    assert home.library().entries["ada-2021-zeta"].type == "inproceedings"


def test_three_hundred_authors_are_kept(add, home):
    people = [f"Last{number}, First{number}" for number in range(300)]
    code, said, _ = add(text=bibtex(**MISC | {"author": " and ".join(people)}))
    assert code == 0, said
    assert len(home.library().entries["last0-etal-2021-zeta"].authors) == 300


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"", "must have one entry; found 0"),
        (b"Knowledge Neurons", "only comments that start with % may stand"),
        (bibtex(**MISC) + bibtex(**MISC | {"title": "Eta"}, key="y"), "must have one entry; found 2"),
        (bibtex(**MISC).encode().replace(b"Zeta", b"Z\xe9ta"), "byte 0xe9 in line 3"),
        (b"\xff\xfe" + bibtex(**MISC).encode("utf-16-le"), "must be UTF-8"),
        (bibtex(**MISC).replace("Zeta}", "Zeta"), "opening brace"),
        (bibtex(**MISC).replace("{Zeta}", "zeta"), "undefined string"),
        ('@string{z = "Zeta"}\n' + bibtex(**MISC), "found @string"),
        ('@preamble{"\\input{x}"}\n' + bibtex(**MISC), "found @preamble"),
        (bibtex(**MISC | {"title": "Ze\u202eta"}), "U+202E"),
        (bibtex(**MISC | {"title": "Ze\u200bta"}), "U+200B"),
        (bibtex(**MISC | {"title": "Ze\x00ta"}), "U+0000"),
        (bibtex(**MISC | {"title": "{" * 5000 + "Zeta" + "}" * 5000}), "must not nest braces"),
        (bibtex(**MISC, note="x" * 600_000), "bytes long"),
        (bibtex(**MISC | {"title": "<b>Zeta</b>"}), "not HTML; found '<b>'"),
        (bibtex(**MISC | {"title": "Zeta <script>alert(1)</script>"}), "not HTML; found '<script>'"),
        (bibtex(**MISC | {"author": "Ann &amp; Ada"}), "not HTML; found '&amp;'"),
        (bibtex(**MISC, note=r"\input{/etc/passwd}"), "bad-latex"),
        (bibtex(**MISC, note=r"$\immediate\write18{rm -r x}$"), "bad-latex"),
        (bibtex(**MISC | {"title": r"\directlua{os.exit()} Zeta"}), "bad-latex"),
        (bibtex(**MISC, note=r"\href{javascript:alert(1)}{x}"), "bad-url"),
        (bibtex(**MISC | {"url": "javascript:alert(1)"}), "bad-url"),
        (bibtex(**MISC | {"author": ""}), "No key can be made"),
        (bibtex(**MISC | {"title": ""}), "No key can be made"),
        (bibtex(**MISC | {"year": "soon"}), "No key can be made"),
        (bibtex(**MISC | {"author": "Ann Ada and and Bo Bell"}), "each name must be"),
        (bibtex(**MISC | {"author": "李, 明", "title": "中文"}), "No key can be made"),
        (bibtex(**MISC | {"author": "李, 明", "title": "中文"}, key="../../x-2021"), "No key can be made"),
        (bibtex(**MISC | {"url": ""}), "missing-field"),
        (bibtex(**MISC, doi="none"), "bad-doi"),
        (bibtex(**MISC, journal="Acta Nova"), "add a new one to data/venues.yml"),
        (bibtex(**MISC | {"year": "2020"}, eprint="2104.08696"), "arxiv-year"),
        (bibtex("mics", **MISC), "unknown-type"),
    ],
)
def test_what_is_no_correct_entry_is_refused_with_a_reason_and_nothing_is_written(add, text, reason):
    code, said, changed = add(text=text)
    assert (code, changed) == (1, [])
    assert reason in said
    assert "Nothing was changed." in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"title": "ALPHA Neurons in transformers"}, "title"),
        ({"doi": "10.1234/FAB.2020.1"}, "doi"),
        ({"eprint": "2001.00001v2"}, "arxiv"),
        ({"url": "https://arxiv.org/pdf/2001.00001"}, "arxiv"),
    ],
)
def test_work_that_is_there_already_is_refused(add, fields, what):
    code, said, changed = add(text=bibtex(**MISC | fields))
    assert (code, changed) == (1, [])
    assert f"in refs.bib already, as 'ada-etal-2020-alpha' (the same {what})" in said


def test_work_that_was_just_added_is_refused(add):
    assert add(DOI)[0] == 0
    code, said, changed = add(ARXIV)
    assert (code, changed) == (1, [])
    assert f"as '{KEY}' (the same arxiv)" in said


def test_what_is_there_already_needs_no_network(add, services):
    services.say("/", (500, {}, b""))
    code, said, changed = add("https://arxiv.org/abs/2001.00001v3")
    assert (code, changed, services.asked) == (1, [], [])
    assert "as 'ada-etal-2020-alpha' (the same arxiv)" in said


def test_page_that_exists_is_left_as_it_is(add, home):
    home.write(f"papers/{KEY}.md", "---\ndraft: true\n---\nMine.\n")
    code, said, changed = add(DOI)
    assert (code, changed) == (1, [])
    assert "is there already" in said


def test_bibliography_with_faults_or_without_its_layout_is_left_as_it_is(add, home):
    home.edit("refs.bib", "  year = {2020},", "  year =   {2020},")
    code, said, changed = add(DOI)
    assert (code, changed) == (1, [])
    assert "make format-bib" in said
    home.append("refs.bib", "@misc{x\n")
    code, said, changed = add(DOI)
    assert (code, changed) == (1, [])
    assert "mend them first" in said


def test_faults_that_were_there_before_do_not_count(add, home):
    home.edit("topics/memory.md", "kind: phenomenon", "kind: x")
    assert add(DOI)[0] == 0


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("Knowledge Neurons", "is neither a DOI"),
        ("https://openreview.net/forum?id=abc", "is neither a DOI"),
        ("../../etc/passwd", "is neither a DOI"),
        ("10.1234/nobody", "Nobody knows '10.1234/nobody': Crossref and DataCite were asked."),
        ("2022.acl-long.9999", "Nobody knows '2022.acl-long.9999': the ACL Anthology"),
        ("2104.99999", "arXiv has no preprint '2104.99999'"),
    ],
)
def test_id_that_leads_nowhere_is_refused(add, services, given, reason):
    for start in ("/works/10.1234", "/dois/10.1234"):
        services.say(start, (404, {}, b""))
    code, said, changed = add(given)
    assert (code, changed) == (1, [])
    assert reason in said


def test_without_a_network_the_other_way_is_told(add, monkeypatch):
    for service in (anthology, arxiv, crossref, datacite, dblp):
        monkeypatch.setattr(service, "BASE", "http://127.0.0.1:9")
    for given in (DOI, ARXIV, ACL):
        code, said, changed = add(given)
        assert (code, changed) == (1, [])
        assert "The entry could not be fetched: no connection (is there a network?)." in said
        assert "give the BibTeX on standard input: make new-paper < entry.bib" in said


def test_service_that_is_only_of_use_may_fail(add, home, services):
    services.say("/search/", (500, {}, b""))
    code, said, _ = add(DOI)
    assert code == 0
    assert "Whether there is a preprint could not be asked: HTTP status 500." in said
    assert "eprint = {2104.08696}" not in home.read("refs.bib")


def test_preprint_without_publication_stays_one(add, home, services):
    services.say("/search/", b'{"result": {"hits": {"@total": "0"}}}')
    code, said, _ = add(ARXIV)
    assert code == 0, said
    entry = home.library().entries["dai-etal-2021-knowledge"]
    assert (entry.kind, entry.fields["howpublished"], entry.fields["month"]) == ("preprint", "arXiv preprint", "April")
    assert home.problems() == []


def test_publication_without_a_doi_is_taken_from_dblp(add, home, services):
    answer = json.loads((ANSWERS / "dblp.json").read_text("utf-8"))
    info = answer["result"]["hits"]["hit"][0]["info"]
    info |= {"venue": "ICLR", "ee": "https://openreview.net/forum?id=abc"}
    del info["doi"], info["pages"]
    services.say("/search/", json.dumps(answer).encode())
    code, said, _ = add(ARXIV)
    assert code == 0, said
    fields = home.library().entries[KEY].fields
    assert fields["booktitle"] == "The Tenth International Conference on Learning Representations"
    assert (fields["eprint"], fields["url"]) == (ARXIV, "https://openreview.net/forum?id=abc")


def test_doi_that_the_anthology_does_not_have_is_taken_from_crossref(add, home, services):
    services.say("/2022.acl-long.581.bib", (404, {}, b""))
    code, said, _ = add(DOI)
    assert code == 0, said
    assert "  pages = {8493--8502},\n" in home.read("refs.bib")


def test_what_a_service_says_is_no_latex_and_no_html(add, home, services):
    work = json.loads((ANSWERS / "crossref.json").read_text("utf-8"))
    work["message"] |= {"title": [r"<i>Neurons</i> &amp; 100% of \input{x} #1_2 ~ a < b"], "DOI": "10.18653/v1/2022.acl-long.581"}
    services.say("/works/", json.dumps(work).encode())
    services.say("/2022.acl-long.581.bib", (404, {}, b""))
    services.say("/search/", b'{"result": {"hits": {"@total": "0"}}}')
    code, said, _ = add(DOI)
    assert code == 1, "a command in a title is nobody's meaning"
    assert "textbackslash" in said
    work["message"]["title"] = ["<i>Neurons</i> &amp; 100% of #1_2"]
    services.say("/works/", json.dumps(work).encode())
    code, said, _ = add(DOI)
    assert code == 0, said
    assert r"  title = {Neurons \& 100\% of \#1\_2}," in home.read("refs.bib")


def test_name_at_a_service_is_one_name(add, home, services):
    """A comma or an "and" in a name would have made another author of its rest."""
    work = json.loads((ANSWERS / "crossref.json").read_text("utf-8"))
    people = [{"given": "Ann and Bo", "family": "Ada"}, {"given": "Cy", "family": "Cole, Jr."}, {"name": "The A and B Team"}]
    work["message"]["author"] = people
    services.say("/works/", json.dumps(work).encode())
    services.say("/2022.acl-long.581.bib", (404, {}, b""))
    services.say("/search/", b'{"result": {"hits": {"@total": "0"}}}')
    code, said, _ = add(DOI)
    assert code == 0, said
    assert [str(name) for name in home.library().entries["ada-etal-2022-knowledge"].authors] == [
        "Ann and Bo Ada",
        "Cy Cole, Jr.",
        "The A and B Team",
    ]


def test_nothing_given_is_answered_by_how_to_use_it(home, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", None)
    assert main(home.path, [], TODAY, Client()) == 1
    said = capsys.readouterr().err
    assert "make new-paper ID=" in said and "make new-paper < entry.bib" in said and "make new-paper KEY=" in said


def test_key_and_id_together_are_refused(home, capsys):
    assert main(home.path, ["--key", "dean-2019-delta", "--id", DOI], TODAY, Client()) == 1
    assert "either KEY" in capsys.readouterr().err


def test_key_alone_writes_a_page(home, capsys):
    assert main(home.path, ["--key", "dean-2019-delta", "--id", ""], TODAY, Client()) == 0
    assert home.library().pages["papers/dean-2019-delta"].draft
