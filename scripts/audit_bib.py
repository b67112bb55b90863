"""Compare refs.bib with Crossref, DataCite, arXiv and DBLP: `make audit`, or `make audit KEY=dai-etal-2022-knowledge`. Needs a network.

Exit code: 0 if all that was asked agrees, 1 if something differs, 2 if a service could not be asked about everything.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from literature.model import Entry, Library
from literature.sources.front_matter import suggest
from literature.sources.identifiers import list_identifiers
from literature.sources.library import read_library
from literature.sources.slugs import make_slug
from scripts.compare import Difference, compare
from scripts.services import arxiv, crossref, datacite, dblp
from scripts.services.client import Client, ServiceError
from scripts.services.record import Record

CACHE = Path("_build/audit.sqlite")
#: After so many failures in a row a service counts as down.
_PATIENCE = 3
_Answer = TypeVar("_Answer")


@dataclass(slots=True)
class Tally:
    """How it went with one service."""

    asked: int = 0
    found: int = 0
    differ: set[str] = field(default_factory=set)  #: Keys.
    faults: list[str] = field(default_factory=list)
    in_a_row: int = 0
    skipped: int = 0  #: Questions that were not asked any more.

    @property
    def down(self) -> bool:
        """Whether it is no use to go on asking."""
        return self.in_a_row >= _PATIENCE


class Audit:
    """Asks the services about entries and collects what differs; a service that fails leaves the others alone."""

    def __init__(self, library: Library, client: Client) -> None:
        self.library = library
        self.client = client
        self.tallies = {service.NAME: Tally() for service in (crossref, datacite, arxiv, dblp)}
        self.differences: set[Difference] = set()

    def run(self, entries: Sequence[Entry], report: Callable[[str], None]) -> None:
        """Ask about all entries, reporting each difference as it is found."""
        preprints = self._ask_arxiv(entries)
        for entry in entries:
            records = [*self._ask_by_doi(entry), *([preprints[entry.key]] if entry.key in preprints else []), *self._ask_dblp(entry)]
            for record in records:
                for difference in sorted({*compare(entry, record, self.library.venues)} - self.differences):
                    self.tallies[record.service].differ.add(entry.key)
                    self.differences.add(difference)
                    report(str(difference))

    def _ask(self, service: str, about: str, question: Callable[[], _Answer]) -> _Answer | None:
        """Ask one service one thing; note a failure and give up on a service that only fails."""
        tally = self.tallies[service]
        if tally.down:
            tally.skipped += 1
            return None
        tally.asked += 1
        try:
            answer = question()
        except ServiceError as error:
            tally.in_a_row += 1
            tally.faults.append(f"{about}: {error}")
            return None
        tally.in_a_row = 0
        return answer

    def _ask_arxiv(self, entries: Sequence[Entry]) -> dict[str, Record]:
        """The records of all preprints by key."""
        keys = {_get_arxiv(entry): entry.key for entry in entries if _get_arxiv(entry)}
        ids = sorted(keys)
        found: dict[str, Record] = {}
        for start in range(0, len(ids), arxiv.AT_ONCE):
            some = ids[start : start + arxiv.AT_ONCE]
            answer = self._ask(arxiv.NAME, f"{some[0]} and {len(some) - 1} more", partial(arxiv.fetch, self.client, some))
            found |= {keys[name]: record for name, record in (answer or {}).items()}
        self.tallies[arxiv.NAME].found = len(found)
        return found

    def _ask_by_doi(self, entry: Entry) -> Iterator[Record]:
        """Whoever registered the DOI of the publication, and DataCite for that of the preprint."""
        doi, preprint = str(entry.fields.get("doi", "")), _get_arxiv(entry)
        record = self._ask(crossref.NAME, entry.key, partial(crossref.fetch, self.client, doi)) if doi else None
        unknown = record is None and not self.tallies[crossref.NAME].in_a_row  # not one that could not be asked for
        if record:
            self.tallies[crossref.NAME].found += 1
            yield record
        for name in filter(None, (doi if unknown else "", f"10.48550/arXiv.{preprint}" if preprint else "")):
            registered = self._ask(datacite.NAME, entry.key, partial(datacite.fetch, self.client, name))
            if registered:
                self.tallies[datacite.NAME].found += 1
                yield registered

    def _ask_dblp(self, entry: Entry) -> Iterator[Record]:
        """Of the works with the title of an entry, those with its first author; a preprint's record only tells its id."""
        records = self._ask(dblp.NAME, entry.key, partial(dblp.search, self.client, entry.title)) if entry.title else None
        first = make_slug(entry.people[0]).split("-")[-1] if entry.people else ""
        same = [record for record in records or () if record.authors and make_slug(record.authors[0].last).split("-")[-1] == first]
        self.tallies[dblp.NAME].found += bool(same)
        published = [record for record in same if record.type != "misc"]
        # One work can have been given at a workshop too: that which agrees in most is meant.
        published.sort(key=lambda record: len(list(compare(entry, record, self.library.venues))))
        yield from published[:1]
        yield from [record for record in same if record.type == "misc"][:1]

    def summarise(self, entries: int) -> Iterator[str]:
        """Say how many entries differ, and how it went with each service."""
        yield f"{entries} entries: {len(self.differences)} difference(s) in {len({one.key for one in self.differences})} entries"
        for name, tally in self.tallies.items():
            line = f"{name}: asked {tally.asked} times, found {tally.found}, {len(tally.differ)} differ"
            if tally.faults:
                line += f"; {len(tally.faults)} failed, the last time at {tally.faults[-1]}"
            if tally.skipped:
                line += f"; given up, {tally.skipped} not asked"
            yield line

    @property
    def code(self) -> int:
        """The exit code."""
        failed = any(tally.faults or tally.skipped for tally in self.tallies.values())
        return 2 if failed else 1 if self.differences else 0


def _get_arxiv(entry: Entry) -> str:
    return next((identifier.value for identifier in list_identifiers(entry) if identifier.kind == "arxiv"), "")


def main(root: Path, key: str, client: Client) -> int:
    """Audit one entry, or all."""
    library = read_library(root)
    if key and key not in library.entries:
        print(f"refs.bib has no entry '{key}'{suggest(key, tuple(library.entries))}", file=sys.stderr)
        return 2
    if library.bibliography.problems:
        print(*library.bibliography.problems, "Mend these faults first: make check", sep="\n", file=sys.stderr)
        return 2
    entries = [library.entries[key]] if key else list(library.entries.values())
    audit = Audit(library, client)
    audit.run(entries, lambda line: print(line, flush=True))
    print(*audit.summarise(len(entries)), sep="\n")
    return audit.code


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main(Path.cwd(), "".join(sys.argv[1:2]), Client(CACHE)))
