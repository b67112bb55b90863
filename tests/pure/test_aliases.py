"""Aliases: the key by which Google Scholar would know an entry is added once, and stays."""

from __future__ import annotations

import pytest

from literature.aliases import find_successor, list_aliases, list_anchors
from literature.sources.aliases import list_wanted, make_scholar_alias
from literature.sources.bib import parse_bibliography
from literature.sources.bib_layout import format_bibliography


def entry(key, author="Ann Ada", title="Alpha", year="2020", **fields):
    """The text of an entry."""
    values = {"author": author, "title": title, "year": year} | fields
    return f"@misc{{{key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in values.items()) + "}\n"


def alias(**fields):
    """The alias of an entry with these fields."""
    (read,) = parse_bibliography(entry("k", **fields)).entries.values()
    return make_scholar_alias(read)


@pytest.mark.parametrize(
    ("fields", "made"),
    [
        (
            {"author": "Damai Dai and Li Dong", "title": "Knowledge Neurons in Pretrained {Transformers}", "year": "2022"},
            "dai2022knowledge",
        ),
        ({"author": "Fahim Dalvi", "title": "What Is One Grain of Sand in the Desert?", "year": "2019"}, "dalvi2019one"),
        ({"author": r"J{\'a}nos Kram{\'a}r", "title": "{AtP}*: An efficient", "year": "2024"}, "kramar2024atp"),
        ({"author": "Jaden Fiotto-Kaufman"}, "fiottokaufman2020alpha"),
        ({"author": "{OpenAI}", "title": "{GPT}-4 Technical Report"}, "openai2020gpt"),
        ({"author": "Ludwig van der Berg"}, "vanderberg2020alpha"),
        ({"title": "What Is It?"}, "ada2020it"),
        ({"title": "Key-Value"}, "ada2020key"),
        ({"title": "李"}, ""),
        ({"author": "李"}, ""),
        ({"author": ""}, ""),
        ({"year": ""}, ""),
        ({"year": "in press"}, ""),
    ],
)
def test_alias_is_name_year_and_word(fields, made):
    assert alias(**fields) == made


def test_alias_that_stands_there_or_is_taken_is_not_wanted():
    text = entry("a", ids="ada2020alpha") + entry("b") + entry("c", title="Beta") + entry("ada2020gamma", title="Gamma")
    assert list_wanted(parse_bibliography(text)) == {"c": "ada2020beta"}


def test_alias_that_would_stand_at_two_entries_goes_to_neither():
    text = entry("a") + entry("b") + entry("c", year="2021")
    assert list_wanted(parse_bibliography(text)) == {"c": "ada2021alpha"}


def test_corrected_title_adds_an_alias_and_takes_none():
    text = entry("a", title="Beta", ids="ada2020alpha")
    assert "  ids = {ada2020alpha, ada2020beta},\n" in format_bibliography(text, list_wanted(parse_bibliography(text)))


@pytest.mark.parametrize("ids", ["", " "])
def test_empty_list_of_aliases_is_filled(ids):
    assert "  ids = {ada2020alpha},\n" in format_bibliography(entry("a", ids=ids), {"a": "ada2020alpha"})


ADA, BELL = "papers/ada-etal-2020-alpha.md", "papers/bell-cole-2022-beta.md"
KEY, CLASS = "ada-etal-2020-alpha", "  primaryclass = {cs.CL},\n"


def land(root, name, alias_of=""):
    """Add a line to the register."""
    root.append("data/register.tsv", f"{name}\t2026-01-02\t{alias_of}\t\n")


def rename_work(root):
    """Give a work another key, with the earlier one in ids and the register."""
    for file in (*root.path.rglob("*.md"), root.path / "refs.bib"):
        file.write_bytes(file.read_bytes().replace(KEY.encode(), b"ada-etal-2020-neurons"))
    root.edit("refs.bib", CLASS, f"{CLASS}  ids = {{{KEY}}},\n")
    (root.path / ADA).rename(root.path / "papers/ada-etal-2020-neurons.md")
    root.edit("data/register.tsv", f"{KEY}\t2026-01-01\t\t", f"{KEY}\t2026-01-01\tada-etal-2020-neurons\t")
    land(root, "ada-etal-2020-neurons")


@pytest.mark.parametrize(
    ("name", "now"),
    [
        ("a", "c"),
        ("c", "c"),
        ("a:x", "c:z"),
        ("b:y", "c:z"),
        ("c:z", "c:z"),
        ("a:other", "c:other"),
        ("unknown:x", "unknown:x"),
    ],
)
def test_name_leads_to_what_it_names_now(name, now):
    assert find_successor(name, {"a": "b", "b": "c", "b:x": "b:y", "c:y": "c:z"}) == now


def test_names_in_a_ring_end_the_search():
    assert find_successor("a", {"a": "b", "b": "a"}) in {"a", "b"}


def test_aliases_of_entries_and_landed_ids_lead_to_what_exists(root):
    root.edit("refs.bib", CLASS, f"{CLASS}  ids = {{ada2020alpha}},\n")
    land(root, f"{KEY}:first", f"{KEY}:second")
    land(root, f"{KEY}:second", f"{KEY}:peak")
    land(root, f"{KEY}:lost", f"{KEY}:nowhere")
    found = list_aliases(root.library())
    assert found == {"ada2020alpha": KEY, f"{KEY}:first": f"{KEY}:peak", f"{KEY}:second": f"{KEY}:peak"}
    assert list_anchors(found) == {f"{KEY}:peak": ["claim-first", "claim-second"]}


def test_claims_follow_their_work(root):
    rename_work(root)
    assert root.problems() == []
    found = list_aliases(root.library())
    assert found == {KEY: "ada-etal-2020-neurons", f"{KEY}:peak": "ada-etal-2020-neurons:peak"}
    # The anchor is the same, so the page needs no second one.
    assert list_anchors(found) == {}


def test_claim_of_a_renamed_work_that_is_lost_is_reported(root):
    rename_work(root)
    root.edit("papers/ada-etal-2020-neurons.md", "{claim} peak", "{claim} apex")
    root.edit(BELL, "ada-etal-2020-neurons:peak (", "ada-etal-2020-neurons:apex (")
    root.edit(BELL, "`ada-etal-2020-neurons:peak`", "`ada-etal-2020-neurons:apex`")
    (problem,) = root.problems()
    assert problem.startswith(f"data/register.tsv:3: the claim '{KEY}:peak' has landed and must not disappear; ")
    root.edit("data/register.tsv", f"{KEY}:peak\t2026-01-01\t", f"{KEY}:peak\t2026-01-01\tada-etal-2020-neurons:apex")
    assert root.problems() == []


def test_key_that_stands_only_in_ids_must_say_so_in_the_register(root):
    rename_work(root)
    root.edit("data/register.tsv", "\tada-etal-2020-neurons\t", "\t\t")
    (problem,) = root.problems()
    assert "name its successor in the column 'alias of': 'ada-etal-2020-neurons', which has it in ids [" in problem


def test_writer_who_uses_an_alias_is_told_the_name(root):
    root.edit("refs.bib", CLASS, f"{CLASS}  ids = {{ada2020alpha}},\n")
    land(root, f"{KEY}:first", f"{KEY}:peak")
    root.append("reference/notation.md", f"\n{{cite:t}}`ada2020alpha` {{lit:paper}}`ada2020alpha` {{lit:claim}}`{KEY}:first`\n")
    root.edit(BELL, f"{KEY}:peak (", f"{KEY}:first (")
    told = [problem.partition("unknown ")[2] for problem in root.problems()]
    assert told == [
        f"claim '{KEY}:first': that is an alias, write '{KEY}:peak' [literature.unknown-claim]",
        f"claim '{KEY}:first': that is an alias, write '{KEY}:peak' [literature.unknown-claim]",
        f"paper 'ada2020alpha': that is an alias, write '{KEY}' [literature.unknown-paper]",
    ]


def test_page_shows_the_earlier_anchors_of_its_claims(changed):
    line = f"{KEY}:first\t2026-01-02\t{KEY}:peak\t\n"
    head = "id\tdate\talias of\twithdrawn\n"
    assert changed("data/register.tsv", head, head + line) == {ADA.removesuffix(".md")}
