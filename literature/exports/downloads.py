"""The files that people take with them: the whole library in three forms, the works of each topic, each entry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from literature.exports.csl import make_items
from literature.exports.ris import write_all
from literature.model import Entry, Library, Page
from literature.relations import list_keys, list_works
from literature.sources.bib import BIB_FILE
from literature.sources.bib_layout import format_entry


@dataclass(frozen=True, slots=True)
class Download:
    """A file beside the pages."""

    address: str  #: From the root of the site.
    form: str  #: BibTeX | CSL-JSON | RIS
    text: str
    entries: int  #: How many it holds.

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.text.encode())


def export_library(library: Library) -> list[Download]:
    """The whole library in each form. The first is refs.bib itself, as it stands."""
    entries = list(library.entries.values())
    texts = {"BibTeX": library.bibliography.text, "CSL-JSON": write_csl(entries), "RIS": write_all(entries)}
    names = {"BibTeX": BIB_FILE, "CSL-JSON": "refs.json", "RIS": "refs.ris"}
    return [Download(names[form], form, text, len(entries)) for form, text in texts.items()]


def export_topic(library: Library, topic: Page) -> Download:
    """All works of a topic as BibTeX: what its page names, and the works that are filed under it."""
    keys = {*list_keys(topic), *(entry.key for _, entry in list_works(library, topic.name))}
    return export_entries(f"{topic.docname}.bib", [library.entries[key] for key in keys if key in library.entries])


def export_entry(entry: Entry) -> Download:
    """One entry as BibTeX, also if it has no page."""
    return export_entries(f"papers/{entry.key}.bib", [entry])


def export_entries(address: str, entries: list[Entry]) -> Download:
    """Entries as BibTeX, laid out and in the order of refs.bib."""
    ordered = sorted(entries, key=lambda entry: (entry.key.lower(), entry.key))
    return Download(address, "BibTeX", "\n".join(format_entry(entry) for entry in ordered), len(ordered))


def export_all(library: Library) -> Iterator[Download]:
    """Every download of the site."""
    yield from export_library(library)
    yield from (export_topic(library, topic) for topic in library.of_kind("topic").values())
    yield from (export_entry(entry) for entry in library.entries.values() if entry.intact)


def write_csl(entries: list[Entry]) -> str:
    """Entries as CSL-JSON, indented for people."""
    return json.dumps(make_items(entries), ensure_ascii=False, indent=2) + "\n"
