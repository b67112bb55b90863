"""The table of venues: which edition an entry names, what others mean by other spellings, what a reader is shown."""

from __future__ import annotations

import pytest

from literature.model import Edition, Venue
from literature.sources.bib import parse_bibliography
from literature.sources.tables import read_venues
from literature.venues import find_edition, guess_venue, name_briefly, write_name

MEETING = Venue("MF", "booktitle", ("Proceedings of the <nth> Meeting for Fabrication (<volume>)",), 1962)
WORDS = Venue("FLR", "booktitle", ("The <Nth> Conference on Learning Fabrication",), 2012, also=("Conference on Fabrication Learning",))
YEARS = Venue("EM", "booktitle", ("Proceedings of the <year> Conference on Empirical Methods", "Proceedings of the 2020 CEM & more"))
JOINT = Venue("A-B", "booktitle", ("The <nth> A and the <nth> B of <year>",), 2000)
JOURNAL = Venue("TF", "journal", ("Transactions on Fabrication",), also=("Trans. Fabr.",))
VENUES = (MEETING, WORDS, YEARS, JOINT, JOURNAL)


def entry(**fields):
    """An entry with these fields."""
    text = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return parse_bibliography(f"@misc{{k,\n  title = {{T}},\n{text}}}\n").entries["k"]


@pytest.mark.parametrize(
    ("field", "name", "edition"),
    [
        (
            "booktitle",
            "Proceedings of the 60th Meeting for Fabrication (Volume 1: Long Papers)",
            Edition(MEETING, "2022", "Volume 1: Long Papers"),
        ),
        ("booktitle", "The Twelfth Conference on Learning Fabrication", Edition(WORDS, "2024")),
        ("booktitle", "The Twenty-first Conference on Learning Fabrication", Edition(WORDS, "2033")),
        ("booktitle", "Proceedings of the 2024 Conference on Empirical Methods", Edition(YEARS, "2024")),
        ("booktitle", "Proceedings of the 2020 CEM & more", Edition(YEARS, "")),
        ("booktitle", "The 9th A and the 4th B of 2009", Edition(JOINT, "2009")),
        ("journal", "Transactions on Fabrication", Edition(JOURNAL)),
        ("booktitle", "Transactions on Fabrication", None),
        ("booktitle", "The Dozenth Conference on Learning Fabrication", Edition(WORDS, "")),
        ("booktitle", "Proceedings of the 60th Meeting for Fabrication", None),
        ("booktitle", "proceedings of the 2024 Conference on Empirical Methods", None),
        ("publisher", "Transactions on Fabrication", None),
    ],
)
def test_entry_names_an_edition_in_one_spelling(field, name, edition):
    assert find_edition(VENUES, entry(**{field: name})) == edition


@pytest.mark.parametrize(
    ("venue", "year", "volume", "name"),
    [
        (MEETING, "2022", "Volume 2: Short Papers", "Proceedings of the 60th Meeting for Fabrication (Volume 2: Short Papers)"),
        (MEETING, "2022", "", ""),
        (WORDS, "2024", "", "The Twelfth Conference on Learning Fabrication"),
        (WORDS, "2012", "", ""),
        (WORDS, "2999", "", ""),
        (WORDS, "soon", "", ""),
        (YEARS, "2024", "", "Proceedings of the 2024 Conference on Empirical Methods"),
        (JOURNAL, "2024", "", "Transactions on Fabrication"),
    ],
)
def test_name_of_an_edition_is_written_where_all_of_it_is_known(venue, year, volume, name):
    assert write_name(venue, year, volume) == name


@pytest.mark.parametrize(("year", "number"), [("1963", "1st"), ("1973", "11th"), ("1984", "22nd"), ("2073", "111th"), ("2085", "123rd")])
def test_numbers_are_written_as_english_has_them(year, number):
    assert write_name(MEETING, year, "v") == f"Proceedings of the {number} Meeting for Fabrication (v)"


@pytest.mark.parametrize(
    ("name", "venue"),
    [
        ("Conference on Learning Fabrication", WORDS),
        ("The Thirty-Third Conference on {Learning} Fabrication (FLR-33)", WORDS),
        ("3rd Conference on Learning Fabrication, 2024", WORDS),
        ("conference on fabrication learning", WORDS),
        ("FLR 2024", WORDS),
        ("Trans. Fabr.", JOURNAL),
        ("Proceedings of the Meeting for Fabrication", MEETING),
        ("Conference", None),
        ("", None),
        ("2024", None),
    ],
)
def test_other_spellings_are_understood(name, venue):
    assert guess_venue(VENUES, name) == venue


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"booktitle": "The Twelfth Conference on Learning Fabrication", "year": "2024"}, "FLR 2024"),
        ({"journal": "Transactions on Fabrication", "year": "2024"}, "TF"),
        ({"journal": r"Acta \& {Nova}"}, "Acta & Nova"),
        ({"publisher": "P"}, ""),
    ],
)
def test_reader_is_shown_a_short_name(fields, name):
    assert name_briefly(VENUES, entry(**fields)) == name


def test_table_says_what_is_known_of_each_venue(root):
    root.write("data/venues.yml", "A:\n  booktitle: [B <year>, C]\n  counted-from: 1962\n  doi: 10.1/\n  anthology: [a, A]\n  also: D\n")
    venues, problems = read_venues(root.path)
    assert (venues, problems) == ((Venue("A", "booktitle", ("B <year>", "C"), 1962, ("10.1/",), ("a", "A"), ("D",), 1),), [])


def test_every_name_in_the_table_of_this_project_means_its_venue_alone(project_root):
    """Two venues that are written alike would make it chance which one an entry names."""
    venues, problems = read_venues(project_root)
    assert problems == []
    for venue in venues:
        for name in (*venue.names, *venue.also, venue.short):
            assert guess_venue(venues, name) == venue, name
