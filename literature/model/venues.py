"""Where works appear: the records of data/venues.yml."""

from __future__ import annotations

from dataclasses import dataclass, field

#: The fields of an entry that can say where a work appeared.
VENUE_FIELDS = ("booktitle", "journal", "howpublished")


@dataclass(frozen=True, slots=True)
class Venue:
    """A meeting, a journal or a site, with the one spelling of its name."""

    short: str  #: What readers call it: "ACL".
    stands_in: str  #: The one of VENUE_FIELDS that names it.
    #: Its name as refs.bib has it, the usual form first. What differs between editions stands as <year>, <nth> (60th), <Nth> (Sixtieth)
    #: or <volume>.
    names: tuple[str, ...]
    counted_from: int = 0  #: The year to which the number of a yearly meeting is added; 0 if its numbers do not follow the years.
    doi: tuple[str, ...] = ()  #: How the DOIs of its works start.
    anthology: tuple[str, ...] = ()  #: What stands for it in ids of the ACL Anthology: "acl" in 2022.acl-long.581, "D" in D19-1250.
    also: tuple[str, ...] = ()  #: What others call it.
    line: int = field(default=0, repr=False)


@dataclass(frozen=True, slots=True)
class Edition:
    """One year's meeting, or one journal or site, as an entry names it."""

    venue: Venue
    year: str = ""  #: The year that its name says or counts to; empty if it does neither.
    volume: str = ""  #: "Volume 1: Long Papers"
