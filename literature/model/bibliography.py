"""The records of refs.bib."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from literature.model.basics import Problem, Text

OTHERS = "others"  #: BibTeX's name for people who are not named.


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in its BibTeX parts, as plain text."""

    first: str  #: First and middle names.
    last: str  #: Last name with its particle and what follows it ("van der Berg Jr.").
    particle: str = ""  #: What stands before the last name proper ("van der").
    lineage: str = ""  #: What follows it ("Jr.").

    def __str__(self) -> str:
        return f"{self.first} {self.last}".strip()

    @property
    def family(self) -> str:
        """The last name proper: without particle and lineage."""
        return self.last.removeprefix(self.particle).removesuffix(self.lineage).strip()


def abbreviate(names: list[str], joint: str, more: str) -> str:
    """Name one or two people in full and of more only the first; empty if there is nobody."""
    return joint.join(names) if len(names) < 3 else names[0] + more


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of refs.bib."""

    key: str
    type: str  #: Lower-case entry type.
    line: int = field(repr=False)  #: Line of its ``@``.
    fields: Mapping[str, Text]  #: Lower-case field name -> value as it stands (BibTeX braces kept).
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    title: str = ""  #: The title as plain text.
    intact: bool = True  #: False if its syntax is faulty, so that fields may be missing.
    suffix: str = ""  #: A letter that tells works of the same people and year apart.

    @property
    def year(self) -> str:
        """The year of publication, or an empty string."""
        return str(self.fields.get("year", ""))

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other keys by which people know the entry: biblatex's ``ids``, in the order of the file."""
        return tuple(alias for part in self.fields.get("ids", "").split(",") if (alias := part.strip()))

    @property
    def kind(self) -> str:
        """What kind of publication it is, for readers."""
        by_type = {"inproceedings": "conference paper", "article": "journal article", "phdthesis": "thesis", "mastersthesis": "thesis"}
        return by_type.get(self.type) or ("preprint" if self.fields.get("eprint") else "web publication")

    @property
    def people(self) -> list[str]:
        """The last names of the authors; "and others" stands for two more, so that they are too many to name."""
        named = [name.last for name in self.authors if str(name) != OTHERS]
        return named if len(named) == len(self.authors) else [*named, OTHERS, OTHERS]

    @property
    def byline(self) -> str:
        """All authors in full."""
        return ", ".join("et al." if str(name) == OTHERS else str(name) for name in self.authors)

    @property
    def label(self) -> str:
        """Authors and year, as short as a citation: "Dai et al. 2022", "Yu and Ananiadou 2024a"."""
        who = abbreviate(self.people, " and ", " et al.") or self.title
        return f"{who} {self.year}{self.suffix}".strip()


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """What names a work in a register: a DOI, or an id of arXiv, of the ACL Anthology or of OpenReview."""

    kind: str  #: doi | arxiv | anthology | openreview
    value: str  #: 10.18653/v1/2022.acl-long.581, 2104.08696, 2022.acl-long.581, 8uz0EWPQIMu; without version


@dataclass(frozen=True, slots=True)
class Bibliography:
    """What refs.bib holds, and what is wrong with it."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    text: str = ""  #: The file as it stands.
