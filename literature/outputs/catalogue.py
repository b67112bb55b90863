"""catalogue.json: all works, claims and relations as data, after the schema in data/catalogue.schema.json."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from literature.joined import Joined
from literature.model import LINK_KINDS, OTHERS, Claim, Entry, Page, PaperFacts, ToolFacts, TopicFacts
from literature.outputs.finished import when_built
from literature.outputs.plain import say
from literature.relations import Response, date_work, is_counted, judge_standing
from literature.render.context import get_site_url
from literature.render.headers import name_venue
from literature.sources.bib import to_plain
from literature.venues import name_briefly

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FILE = "catalogue.json"
SCHEMA = "catalogue.schema.json"
#: Grows by its second part when something is added, by its first when something is changed or goes.
VERSION = "1.0"

Say = Callable[[str, str], str]  #: (docname, name of a phrase or anchor of a claim) -> plain text.
Address = Callable[[str], str]  #: docname -> the address of a page from the root of the site.


def describe(joined: Joined, say: Say, address: Address, url: str = "") -> dict[str, Any]:
    """Describe a library as plain data. Every property always stands there: null, or an empty list, where nothing is known."""
    library = joined.library
    papers = library.of_kind("paper")
    return {
        "$schema": SCHEMA,
        "version": VERSION,
        "handbook": {"title": "The LLM Neuron Handbook", "url": url or None, "licence": "CC-BY-4.0"},
        "works": [_work(joined, entry, papers.get(key), say, address) for key, entry in sorted(library.entries.items())],
        "claims": [_claim(joined, claim, say, address) for claim in library.claims().values()],
        "relations": [_relation(response) for _, found in sorted(joined.responses.items()) for response in found],
        "topics": [
            _topic(page, page.facts, say, address) for page in library.of_kind("topic").values() if isinstance(page.facts, TopicFacts)
        ],
        "tools": [_tool(page, page.facts, say, address) for page in library.of_kind("tool").values() if isinstance(page.facts, ToolFacts)],
        "models": [{"name": name, "family": family} for name, family in sorted(library.models.items())],
    }


def _work(joined: Joined, entry: Entry, page: Page | None, say: Say, address: Address) -> dict[str, Any]:
    fields = entry.fields
    facts = page.facts if page and isinstance(page.facts, PaperFacts) else PaperFacts()
    docname = page.docname if page else ""
    return {
        "key": entry.key,
        "aliases": list(entry.aliases),
        "title": entry.title,
        "authors": [{"given": name.first, "family": name.last} for name in entry.authors if str(name) != OTHERS],
        "more_authors": any(str(name) == OTHERS for name in entry.authors),
        "year": entry.year,
        "kind": entry.kind,
        "venue": name_venue(entry) or None,
        "venue_short": name_briefly(joined.library.venues, entry) or None,
        **{name: _plain(fields, name) for name in ("volume", "number", "pages", "publisher")},
        "doi": _plain(fields, "doi"),
        "arxiv": _plain(fields, "eprint") if fields.get("archiveprefix") == "arXiv" else None,
        "url": _plain(fields, "url"),
        "has_page": page is not None,
        "page": address(docname) if page else None,
        "first_public": date_work(facts, entry) if page else None,
        "tldr": say(docname, "tldr") or None,
        "topics": list(map(str, facts.topics)),
        "components": list(map(str, facts.components)),
        **{name: say(docname, name) or None for name in ("unit", "locate", "intervene", "control")},
        "code": str(facts.code) or None,
        "history": [_texts(event) for event in facts.history],
        "sources": [_texts(source) for source in facts.sources],
        "checked": str(facts.checked) or None,
        "disputed": entry.key in joined.disputed,
    }


def _plain(fields: Mapping[str, str], name: str) -> str | None:
    return to_plain(fields[name]) if fields.get(name) else None


def _texts(record: Any) -> dict[str, str | None]:
    return {name: str(value) or None for name, value in asdict(record).items()}


def _claim(joined: Joined, claim: Claim, say: Say, address: Address) -> dict[str, Any]:
    docname = f"papers/{claim.key}"
    standing = judge_standing(joined.responses.get(claim.id, []))
    return {
        "id": claim.id,
        "work": claim.key,
        "address": f"{address(docname)}#{claim.anchor}",
        "text": say(docname, claim.anchor),
        "place": str(claim.place),
        "evidence": str(claim.evidence),
        "models": list(map(str, claim.models)),
        "data": list(map(str, claim.data)),
        "withdrawn": str(claim.withdrawn) or None,
        "standing": dict.fromkeys(LINK_KINDS, 0) | dict(standing.counts) | {"shared_authors": standing.shared},
    }


def _relation(response: Response) -> dict[str, Any]:
    return {
        "from": response.claim.id,
        "kind": response.link.kind,
        "to": response.link.target,
        "place": response.link.place or None,
        "same_work": response.same_work,
        "shared_authors": list(response.shared_authors) if not response.same_work else [],
        "counted": is_counted(response),
    }


def _topic(page: Page, facts: TopicFacts, say: Say, address: Address) -> dict[str, Any]:
    about = {"name": page.name, "title": str(page.title), "kind": str(facts.kind), "question": say(page.docname, "question")}
    return about | {"page": address(page.docname), "checked": str(facts.checked)}


def _tool(page: Page, facts: ToolFacts, say: Say, address: Address) -> dict[str, Any]:
    return {
        "name": page.name,
        "title": str(page.title),
        "tldr": say(page.docname, "tldr"),
        "page": address(page.docname),
        "entry": str(facts.entry),
        "implements": list(map(str, facts.implements)),
        "licence": say(page.docname, "licence"),
        "release": say(page.docname, "release"),
        "links": [{"name": str(link.name), "url": str(link.url)} for link in facts.links],
        "checked": str(facts.checked),
    }


@when_built
def write_catalogue(app: Sphinx, out: Path) -> None:
    """Write catalogue.json, and the schema beside it."""
    domain: Any = app.env.get_domain("lit")
    described = describe(
        domain.joined, lambda docname, name: say(domain, docname, name), app.builder.get_target_uri, get_site_url(app.config)
    )
    (out / FILE).write_text(json.dumps(described, ensure_ascii=False, indent=1) + "\n", "utf-8")
