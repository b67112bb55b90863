"""llms.txt: where a language model finds the sources of the pages (https://llmstxt.org)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from literature.outputs.catalogue import FILE as CATALOGUE
from literature.outputs.catalogue import SCHEMA
from literature.outputs.feed import FILE as FEED
from literature.outputs.finished import when_built
from literature.outputs.plain import say
from literature.render.context import get_site_url

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from literature.domain import LiteratureDomain
    from literature.model import Page

FILE = "llms.txt"
_SUMMARY = (
    "Neuron-level research on large language models: what each work claims, where in the work the claim stands, on what evidence, "
    "and which claims of other works support, qualify, challenge or replicate it."
)
_ADVICE = (
    "Cite the original works for their findings, by the keys of refs.bib. A claim is named `<key>:<name>`; "
    "its address is `papers/<key>.html#claim-<name>`. A link between claims that names no place is the handbook’s reading."
)
_DATA = (
    (CATALOGUE, "all works, claims and relations as JSON"),
    (SCHEMA, "what stands in catalogue.json, as JSON Schema"),
    ("refs.bib", "the bibliography as BibTeX"),
    ("refs.json", "the bibliography as CSL-JSON"),
    ("refs.ris", "the bibliography as RIS"),
    (FEED, "new works and claims as an Atom feed"),
)


def _list_pages(domain: LiteratureDomain, pages: Iterable[Page], phrase: str, url: str) -> list[str]:
    lines = []
    for page in pages:
        note = say(domain, page.docname, phrase) if phrase else ""
        title = str(page.title).replace("[", "(").replace("]", ")")  # brackets would end the text of the link
        lines.append(f"- [{title}]({urljoin(url, f'_sources/{page.docname}.md.txt')})" + (f": {note}" if note else ""))
    return lines


def write(domain: LiteratureDomain, url: str = "") -> str:
    """Write the list of sources; works come last, as what may be left out where room is short."""
    library = domain.library
    others = [page for page in library.pages.values() if not page.kind and not page.draft]
    parts = {
        "Data": [f"- [{name}]({urljoin(url, name)}): {what}" for name, what in _DATA],
        "Topics": _list_pages(domain, library.of_kind("topic").values(), "question", url),
        "Reference": _list_pages(domain, others, "", url),
        "Software": _list_pages(domain, library.of_kind("tool").values(), "tldr", url),
        "Optional": _list_pages(domain, library.of_kind("paper").values(), "tldr", url),
    }
    sections = ["\n".join([f"## {heading}", "", *lines]) for heading, lines in parts.items() if lines]
    return "\n\n".join(["# The LLM Neuron Handbook", f"> {_SUMMARY}", _ADVICE, *sections]) + "\n"


@when_built
def write_llms(app: Sphinx, out: Path) -> None:
    """Write llms.txt."""
    domain: Any = app.env.get_domain("lit")
    (out / FILE).write_text(write(domain, get_site_url(app.config)), "utf-8")
