"""Add a work: its entry in refs.bib and the skeleton of its page, or only the page of an entry that is there.

``make new-paper ID=10.18653/v1/2022.acl-long.581`` (or an arXiv id, an id of the ACL Anthology, an address of one) fetches the entry;
``make new-paper < entry.bib`` takes it from standard input; ``make new-paper KEY=dai-etal-2022-knowledge`` writes the page only.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Set
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from literature.checks import check_library
from literature.checks.duplicates import name_work
from literature.model import Entry, Library, Problem
from literature.sources.bib import BIB_FILE, parse_bibliography
from literature.sources.bib_layout import insert_entry
from literature.sources.front_matter import suggest
from literature.sources.identifiers import read_identifiers
from literature.sources.library import read_library
from literature.sources.pages import read_page
from literature.sources.slugs import make_slug
from scripts.fetch import fetch_work
from scripts.incoming import RefusalError, Work, read_work
from scripts.normalise import normalise
from scripts.services.client import Client, ServiceError
from scripts.skeleton import write_skeleton


def write_page(root: Path, key: str, today: str) -> int:
    """Write papers/<key>.md; refuse a key that refs.bib does not have and a page that exists."""
    library = read_library(root)
    if key not in library.entries:
        hint = suggest(key, tuple(library.entries))
        return _refuse(f"refs.bib has no entry '{key}'{hint}. Add it first; then: make new-paper KEY={key or '<key>'}")
    path = root / "papers" / f"{key}.md"
    if path.exists():
        return _refuse(f"{path.relative_to(root)} is there already; nothing was changed.")
    path.write_text(write_skeleton(library, library.entries[key], today), "utf-8")
    print(f"{path.relative_to(root)} was written. Fill it in, remove the line 'draft: true', then: make check")
    return 0


def add_work(root: Path, today: str, find: Callable[[], Work], given: str = "") -> int:
    """Put a work into refs.bib and write its page; refuse what is there already and what fails the checks, and then write nothing."""
    library = read_library(root)
    if library.bibliography.problems:
        return _refuse(*library.bibliography.problems, f"{BIB_FILE} has faults; mend them first. Nothing was changed.")
    try:
        _refuse_known(library, {f"{found.kind}:{found.value}" for found in read_identifiers(given)})
        entry, notes = normalise(find(), library)
        _refuse_known(library, {*name_work(entry), make_slug(entry.title)})
        page = write_skeleton(library, entry, today)
        text = insert_entry(library.bibliography.text, entry)
        _refuse_faulty(library, entry, text, page)
    except ServiceError as error:
        how = "Without a network, give the BibTeX on standard input: make new-paper < entry.bib"
        return _refuse(f"The entry could not be fetched: {error}.", how, "Nothing was changed.")
    except (RefusalError, ValueError) as error:
        return _refuse(str(error), "Nothing was changed.")
    path = root / "papers" / f"{entry.key}.md"
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(page)
    except FileExistsError:
        return _refuse(f"{path.relative_to(root)} is there already. Nothing was changed.")
    bom = (root / BIB_FILE).read_bytes().startswith(b"\xef\xbb\xbf")
    fresh = root / f"{BIB_FILE}.new"
    fresh.write_bytes((b"\xef\xbb\xbf" if bom else b"") + text.encode())
    fresh.replace(root / BIB_FILE)
    print(*notes, f"'{entry.key}' was added to {BIB_FILE}.", f"{path.relative_to(root)} was written as a draft.", sep="\n")
    print("Compare the entry with the work itself and fill in the page; then remove the line 'draft: true', and: make check")
    return 0


def _refuse(*reasons: str | Problem) -> int:
    print(*reasons, sep="\n", file=sys.stderr)
    return 1


def _refuse_known(library: Library, names: Set[str]) -> None:
    """Refuse a work that refs.bib has: the same DOI, id or title. What is given by an id need not be fetched for that."""
    for other in library.entries.values():
        shared = names & {*name_work(other), make_slug(other.title)} - {""}
        if shared:
            what = ", ".join(sorted({name.partition(":")[0] if ":" in name else "title" for name in shared}))
            raise RefusalError(
                f"The work is in {BIB_FILE} already, as '{other.key}' (the same {what}). For its page: make new-paper KEY={other.key}"
            )


def _refuse_faulty(library: Library, entry: Entry, text: str, page: str) -> None:
    """Refuse an entry that would add a problem to those that are there."""
    file = f"papers/{entry.key}.md"
    pages = {**library.pages, f"papers/{entry.key}": read_page(f"papers/{entry.key}", file, page)}
    before = {(problem.code, problem.message) for problem in check_library(library)}
    after = check_library(replace(library, bibliography=parse_bibliography(text), pages=pages))
    new = [problem for problem in after if (problem.code, problem.message) not in before]
    if new:
        raise RefusalError("\n".join(["The entry fails the checks:", *(f"  {problem.message} [{problem.code}]" for problem in new)]))


def main(root: Path, arguments: list[str], today: str, client: Client) -> int:
    """Do what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="make new-paper")
    parser.add_argument("--key", default="", help="an entry of refs.bib that gets a page")
    parser.add_argument("--id", default="", help="what names a work; - for BibTeX on standard input")
    options = parser.parse_args(arguments)
    if options.key and options.id:
        return _refuse("Give either KEY, an entry of refs.bib that gets a page, or ID, a work that is new.")
    if options.key:
        return write_page(root, options.key.strip(), today)
    if options.id and options.id != "-":
        return add_work(root, today, lambda: fetch_work(client, options.id.strip()), options.id)
    if sys.stdin is None or sys.stdin.isatty():
        return _refuse(
            "Name a work: make new-paper ID=<DOI, arXiv id, ACL Anthology id or an address of one>",
            "or give its BibTeX: make new-paper < entry.bib",
            "or name an entry that has no page yet: make new-paper KEY=<key in refs.bib>",
        )
    return add_work(root, today, lambda: read_work(sys.stdin.buffer.read()))


if __name__ == "__main__":
    sys.exit(main(Path.cwd(), sys.argv[1:], datetime.now(UTC).date().isoformat(), Client()))
