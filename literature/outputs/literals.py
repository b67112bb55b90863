"""Data -> a literal of JavaScript, for scripts that hold nothing else."""

from __future__ import annotations

import json

#: Ends of lines in JavaScript before 2019, which a text of JSON may hold as they are; and what would end a script that stands in a page.
_ESCAPES = {"\u2028": r"\u2028", "\u2029": r"\u2029", "</script": r"<\/script", "<!--": r"\u003c!--"}


def write_literal(data: object) -> str:
    """Write what JSON can hold so that it is one expression of JavaScript, also in old browsers and inside an element of HTML."""
    text = json.dumps(data, ensure_ascii=False, indent=0)
    for sign, escape in _ESCAPES.items():
        text = text.replace(sign, escape)
    return text
