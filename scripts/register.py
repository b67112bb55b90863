"""Add new keys, their aliases and claim ids to data/register.tsv with today's date, before they land: `make register`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from literature.checks import check_library
from literature.model import Library
from literature.sources.library import read_library
from literature.sources.tables import REGISTER_FILE, REGISTER_HEADER


def list_missing(library: Library) -> dict[str, str]:
    """The keys, aliases and claim ids that are not in the register yet, in order; each with the key that it is an alias of, or nothing."""
    registered = {landed.id for landed in library.register}
    aliases = {alias: entry.key for entry in library.entries.values() for alias in entry.aliases}
    ids = aliases | dict.fromkeys([*library.entries, *library.claims()], "")
    return {name: ids[name] for name in sorted(ids.keys() - registered)}


def main(root: Path, today: str) -> int:
    """Append a line for each missing id; lines that stand there are never changed, a faulty register is left as it is."""
    path = root / REGISTER_FILE
    library = read_library(root)
    problems = check_library(library)
    if path.exists() and problems:
        print(
            *problems, f"{REGISTER_FILE} was not changed: what is registered stays, so mend these faults first.", sep="\n", file=sys.stderr
        )
        return 1
    before = path.read_bytes() if path.exists() else ("\t".join(REGISTER_HEADER) + "\n").encode()
    if not before.endswith(b"\n"):
        before += b"\n"
    missing = list_missing(library)
    path.write_bytes(before + "".join(f"{new}\t{today}\t{alias_of}\t\n" for new, alias_of in missing.items()).encode())
    print(f"{len(missing)} id(s) added to {REGISTER_FILE}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path.cwd(), datetime.now(UTC).date().isoformat()))
