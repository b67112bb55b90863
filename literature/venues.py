"""Which venue an entry names, and how a venue's name is written: data/venues.yml against refs.bib."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from literature.model import VENUE_FIELDS, Edition, Entry, Text, Venue
from literature.sources.bib import to_plain

_UNITS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
    seventeenth eighteenth nineteenth""".split()  # noqa: SIM905
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
#: Lower-case ordinal -> number: "first" is 1, "ninety-ninth" is 99.
_ORDINALS = {name: number for number, name in enumerate(_UNITS, 1)}
_ORDINALS |= {f"{tens[:-1]}ieth": number * 10 for number, tens in enumerate(_TENS, 2)}
_ORDINALS |= {f"{tens}-{unit}": number * 10 + one for number, tens in enumerate(_TENS, 2) for one, unit in enumerate(_UNITS[:9], 1)}
_WORDS = {number: name.capitalize() for name, number in _ORDINALS.items()}
_PLACES = {"year": r"(?:19|20)\d\d", "nth": r"\d+(?:st|nd|rd|th)", "Nth": r"[A-Z][a-z]+(?:-[a-z]+)?", "volume": r"[^()]+"}
_PLACE = re.compile(r"<(year|nth|Nth|volume)>")
#: What differs between the editions of a venue, or between those who write its name.
_EDITION = re.compile(r"\b(?:(?:19|20)\d\d|\d+(?:st|nd|rd|th)|the|proceedings|proc|of|in|on|[a-z]{3,} annual(?= meeting))\b|[^a-z0-9 ]")


def get_venue(entry: Entry) -> tuple[str, Text] | None:
    """The field that says where a work appeared, and its value."""
    return next(((name, value) for name in VENUE_FIELDS if (value := entry.fields.get(name))), None)


def find_edition(venues: Iterable[Venue], entry: Entry) -> Edition | None:
    """The venue that an entry names in its one spelling; None if it names none, or in another spelling."""
    named = get_venue(entry)
    if not named:
        return None
    return next(_match(venues, *named), None)


def _match(venues: Iterable[Venue], field: str, value: str) -> Iterator[Edition]:
    for venue in venues:
        for name in venue.names if venue.stands_in == field else ():
            if match := _pattern(name).fullmatch(value):
                found = match.groupdict()
                number = _read_ordinal(found.get("nth") or found.get("Nth") or "")
                counted = str(venue.counted_from + number) if number and venue.counted_from else ""
                # A name that says a year is held to it: the number beside it is then checked against that.
                yield Edition(venue, found.get("year") or counted, found.get("volume") or "")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """A name with places for what differs between editions -> a pattern."""
    pattern, named = "", set[str]()
    for number, part in enumerate(_PLACE.split(name)):
        if number % 2 == 0:
            pattern += re.escape(part)
        else:  # of two meetings held as one, the first counts
            pattern += f"(?:{_PLACES[part]})" if part in named else f"(?P<{part}>{_PLACES[part]})"
            named.add(part)
    return re.compile(pattern)


def _read_ordinal(text: str) -> int:
    """60th and Sixtieth are 60; 0 for anything else."""
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else _ORDINALS.get(text.lower(), 0)


def write_name(venue: Venue, year: str, volume: str = "") -> str:
    """The name of a venue for the edition of a year, in its first form that can be filled in; empty if none can."""
    number = int(year) - venue.counted_from if venue.counted_from and re.fullmatch(r"\d{4}", year) else 0
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number // 10 % 10 != 1 else 0, "th")
    known = {"year": year, "volume": volume} | ({"nth": f"{number}{suffix}", "Nth": _WORDS.get(number, "")} if number > 0 else {})
    for name in venue.names:
        if all(known.get(place) for place in _PLACE.findall(name)):
            return _PLACE.sub(lambda match: known[match.group(1)], name)
    return ""


def guess_venue(venues: Iterable[Venue], name: str) -> Venue | None:
    """The venue that somebody means by a name in another spelling, by its short name, or by what others call it."""
    folded = _fold(name)
    for venue in venues:
        if folded and folded in {_fold(other) for other in (*venue.names, *venue.also, venue.short)}:
            return venue
    return None


@cache
def _fold(name: str) -> str:
    """A name without what differs between editions and between spellings: "The 2nd Workshop on X (Y)" is "workshop x"."""
    plain = re.sub(r"\([^()]*\)", " ", to_plain(_PLACE.sub(" ", name)).lower().replace("&", "and"))
    words = (word for word in plain.split() if word not in _ORDINALS)
    return " ".join(_EDITION.sub(" ", " ".join(words)).split())


def name_briefly(venues: Iterable[Venue], entry: Entry) -> str:
    """Where a work appeared, as short as readers say it: "ACL 2022", "TACL"; the full name if the table does not have it."""
    edition = find_edition(venues, entry)
    if edition:
        return f"{edition.venue.short} {entry.year}".strip() if edition.venue.stands_in == "booktitle" else edition.venue.short
    named = get_venue(entry)
    return to_plain(named[1]) if named else ""
