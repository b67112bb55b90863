"""Aliases: the key by which Google Scholar would know an entry is added once, and stays."""

from __future__ import annotations

import pytest

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
