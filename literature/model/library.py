"""Everything that was read, joined."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from literature.model.basics import Problem, Text
from literature.model.bibliography import Bibliography, Entry
from literature.model.pages import Claim, Page
from literature.model.venues import Venue


@dataclass(frozen=True, slots=True)
class Landed:
    """A line of data/register.tsv: an id that has been public."""

    id: str  #: A key, or the id of a claim.
    date: str
    alias_of: str  #: The id that took its place, if it was renamed.
    withdrawn: str  #: The reason, if the work was taken out.
    line: int


@dataclass(frozen=True)  # without slots, so that what is asked for at every citation is made once
class Library:
    """Everything that was read, joined."""

    bibliography: Bibliography = field(default_factory=Bibliography)
    pages: Mapping[str, Page] = field(default_factory=dict)  #: By docname.
    models: Mapping[str, str] = field(default_factory=dict)  #: Model -> family.
    register: tuple[Landed, ...] = ()
    problems: tuple[Problem, ...] = ()  #: What reading the tables found.
    root: Path = Path()  #: Where the files are, to see whether a linked one exists.
    venues: tuple[Venue, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()  #: Names that mean the same to the search.
    asked: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)  #: Key, docname or term -> by what else readers ask for it.

    @property
    def entries(self) -> Mapping[str, Entry]:
        """The entries of refs.bib by key."""
        return self.bibliography.entries

    @cached_property
    def names(self) -> Set[str]:
        """The keys of all entries and the ids of all published claims."""
        return {*self.entries, *self.claims()}

    @cached_property
    def _published(self) -> Mapping[str, dict[str, Page]]:
        """Kind -> name -> page, in the order of docnames."""
        kinds: dict[str, dict[str, Page]] = {}
        for page in sorted(self.pages.values(), key=lambda page: page.docname):
            if not page.draft:
                kinds.setdefault(page.kind, {})[page.name] = page
        return kinds

    def of_kind(self, kind: str) -> Mapping[str, Page]:
        """The published pages of one kind by name, in the order of their names."""
        return self._published.get(kind, {})

    @cached_property
    def _claims(self) -> Mapping[str, Claim]:
        return {claim.id: claim for page in self.of_kind("paper").values() for claim in page.claims}

    def claims(self) -> Mapping[str, Claim]:
        """All published claims by id, in the order of their pages."""
        return self._claims
