"""Lay out refs.bib and add the aliases that are missing: `make format-bib`."""

from __future__ import annotations

import sys
from pathlib import Path

from literature.sources.aliases import list_wanted
from literature.sources.bib import BIB_FILE, read_bibliography
from literature.sources.bib_layout import format_bibliography


def main(root: Path) -> int:
    """Rewrite refs.bib if its layout differs; leave a file with faults of syntax as it is and return 1."""
    path = root / BIB_FILE
    try:
        bibliography = read_bibliography(root)
        if unreadable := [problem for problem in bibliography.problems if problem.code in {"bib-missing", "bib-encoding"}]:
            raise ValueError(str(unreadable[0]))
        text = bibliography.text
        # A faulty file is refused below; its entries may lack what an alias is made of.
        formatted = format_bibliography(text, {} if bibliography.problems else list_wanted(bibliography))
    except ValueError as error:
        print(f"{error}\n{BIB_FILE} was not changed: mend these faults first.", file=sys.stderr)
        return 1
    if formatted != text:
        # Beside it first: an interruption must not leave half of it.
        fresh = root / f"{BIB_FILE}.new"
        fresh.write_bytes(formatted.encode("utf-8"))
        fresh.replace(path)
        print(f"{BIB_FILE} was laid out anew.")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path.cwd()))
