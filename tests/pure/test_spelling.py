"""Letters of refs.bib have one spelling, and what a program would lose is found."""

from __future__ import annotations

import unicodedata

import pytest

from literature.sources.bib import to_plain
from literature.sources.spelling import SPELLINGS, find_misspelt, spell


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("Élodie Kramár", r"{\'E}lodie Kram{\'a}r"),
        ("Schütze, Søgaard, Łukasz", r"Sch{\"u}tze, S{\o}gaard, {\L}ukasz"),
        ("Rodríguez", r"Rodr{\'i}guez"),
        ("Gonçalo Ångström Ğ Š", r"Gon{\c{c}}alo {\r{A}}ngstr{\"o}m {\u{G}} {\v{S}}"),
        (unicodedata.normalize("NFD", "é"), r"{\'e}"),
        ("“a” – b’s", "``a'' -- b's"),
        ("plain {BERT} $x$", "plain {BERT} $x$"),
        ("李 ạ", "李 ạ"),
    ],
)
def test_text_is_spelt_for_every_program(text, spelt):
    assert spell(text) == spelt


@pytest.mark.parametrize("letter", SPELLINGS)
def test_spelling_of_a_letter_is_read_as_that_letter(letter):
    assert SPELLINGS[letter].isascii()
    assert to_plain(f"a{SPELLINGS[letter]}b") == f"a{letter}b"
    assert list(find_misspelt(f"a{SPELLINGS[letter]}b {SPELLINGS[letter]}")) == []


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (r"Rodr{\'\i}guez", [r"{\'\i}"]),
        (r"Rodr\'{\i}guez", [r"\'{\i}"]),
        (r"\'Elodie", [r"\'E"]),
        (r"Sch\"{u}tze", [r"\"{u}"]),
        (r"Sch{\"{u}}tze", [r"{\"{u}}"]),
        (r"{\c c}", [r"{\c c}"]),
        (r"{\AA}sa", [r"{\AA}"]),
        (r"\o re", [r"\o "]),
        (r"{\'{\^a}}", [r"{\'{\^a}}"]),
        ("é", ["é"]),
        ("a\u200bb\u202e", ["\u200b", "\u202e"]),
        (r"\& \% \_ \emph{x} \url{https://a.org} $\beta$", []),
        ("plain", []),
    ],
)
def test_other_spelling_is_found(value, found):
    assert list(find_misspelt(value)) == found


def test_strange_values_are_no_exception():
    for value in ["\\", "\\'", "{\\", "{\\'", "\\v", "\\c{", "{\\'{", "\\'{" * 50]:
        assert isinstance(list(find_misspelt(value)), list)
