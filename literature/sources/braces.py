"""Braces around a whole value, which keep every capital in it."""

from __future__ import annotations

import re

#: Fields that hold the name of a meeting, a volume or a series. pandoc reads them as titles in English and lowers their capitals, whatever
#: the style does with them; a second pair of braces says that a name stands there, and changes nothing for any other program.
#: refs.bib is written with it, and read without it. (``journal`` is a name for pandoc too.)
NAMES = frozenset({"booktitle", "series"})


def unwrap(value: str) -> str:
    """Take off braces that hold the whole value."""
    inner = value[1:-1]
    depth = 0
    for sign in re.findall("[{}]", inner):  # BibTeX counts braces after a backslash too
        depth += 1 if sign == "{" else -1
        if depth < 0:
            return value
    return unwrap(inner.strip()) if value.startswith("{") and value.endswith("}") and depth == 0 else value
