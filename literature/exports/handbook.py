"""A page of the handbook as an entry of its own, for those who cite the handbook and not the work that a page tells of."""

from __future__ import annotations

import re

from literature.model import Entry, Name, Page, Text
from literature.sources.bib_layout import MONTH_MACROS
from literature.sources.spelling import spell

TITLE = "The LLM Neuron Handbook"
_AUTHOR = "The LLM Neuron Handbook contributors"
# What is a command of TeX, and may stand in a title of a page.
_SPECIAL = re.compile(r"[&%$#_]")


def cite_page(page: Page, work: Entry | None, site: str = "") -> Entry:
    """Make the entry of a page: by whom, of which day, where.

    ``work`` is the work that the page tells of, ``site`` the address of the site with a slash at its end; without one the entry has none.
    The date is the day on which the page was last checked, so that it does not change with the day of a build.
    """
    checked = str(getattr(page.facts, "checked", ""))
    title = f"On “{work.title}” ({work.label})" if work else str(page.title)
    fields = {
        "author": f"{{{_AUTHOR}}}",
        # In braces as a whole: it holds names, and a style must not lower them.
        "title": f"{{{_spell(title)}}}",
        "year": checked[:4],
        "month": MONTH_MACROS[int(checked[5:7]) - 1] if re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])-\d\d", checked) else "",
        "howpublished": TITLE,
        "url": f"{site}{page.docname}.html" if site else "",
        "note": f"Page as checked on {checked}" if checked else "",
    }
    kept = {name: Text(value) for name, value in fields.items() if value}
    return Entry(f"handbook-{page.docname.replace('/', '-')}", "misc", 0, kept, authors=(Name("", _AUTHOR),), title=title)


def _spell(text: str) -> str:
    return spell(_SPECIAL.sub(lambda sign: f"\\{sign.group()}", text))
