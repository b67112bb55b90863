"""What can be found, in the order in which the index counts it: works, what else has a name, then claims and sections of works."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from literature.joined import Joined
from literature.model import Claim, Entry, Page, PaperFacts, Passage
from literature.sources.identifiers import list_identifiers
from literature.venues import name_briefly

Say = Callable[[str, str], str]  #: (docname, name of a phrase or anchor of a claim) -> plain text.
_CITED = re.compile(r"\[@([^\]\s]+)\]")


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a search can find."""

    kind: str  #: work | topic | tool | term | page | claim | section
    title: str
    docname: str
    anchor: str = ""  #: Of a term, one for each of its names.
    key: str = ""  #: Of a work, or of the work that it belongs to.
    also: tuple[str, ...] = ()  #: What else it is found by: identifiers, keys, all authors, what readers ask for.
    text: str = ""


def list_items(joined: Joined, passages: Mapping[str, list[Passage]], say: Say) -> list[Item]:
    """All that can be found. ``passages`` are those of each page by its docname."""
    works = [_work(joined, entry, passages, say) for _, entry in sorted(joined.library.entries.items())]
    return [*works, *_named(joined, passages, say), *_claims(joined, say), *_sections(joined, passages)]


def _work(joined: Joined, entry: Entry, passages: Mapping[str, list[Passage]], say: Say) -> Item:
    page = joined.library.of_kind("paper").get(entry.key)
    listing = next((page.docname for page in joined.library.pages.values() if "bibliography" in page.listings and not page.draft), "")
    docname, anchor = (page.docname, "") if page else (listing, f"cite-{entry.key}")
    texts = [say(docname, "tldr"), *(passage.text for passage in passages.get(docname, ()) if not passage.anchors)] if page else []
    phrases = (say(docname, name) for name in ("tldr", "unit", "locate", "intervene", "control")) if page else ()
    also = (entry.key, *entry.aliases, *_identify(entry), entry.byline, *phrases, *joined.library.asked.get(entry.key, ()))
    return Item("work", entry.title or entry.key, docname, anchor, entry.key, also, _clean(joined, " ".join(texts)))


def _identify(entry: Entry) -> list[str]:
    return [identifier.value for identifier in sorted(list_identifiers(entry))]


def _named(joined: Joined, passages: Mapping[str, list[Passage]], say: Say) -> Iterator[Item]:
    """Topics, tools, terms and other pages with their sections."""

    def ask(*names: str) -> tuple[str, ...]:
        return tuple(words for name in names for words in joined.library.asked.get(name, ()))

    for kind, phrase in (("topic", "question"), ("tool", "tldr")):
        for page in joined.library.of_kind(kind).values():
            asked = say(page.docname, phrase)
            yield Item(kind, str(page.title), page.docname, also=(asked, *ask(page.docname)), text=_head(joined, page, passages, asked))
    pages = [page for _, page in sorted(joined.library.pages.items()) if page.kind != "paper" and not page.draft]
    for page in pages:
        for passage in passages.get(page.docname, ()):
            if passage.kind == "term":
                also = ask(*passage.names)
                yield Item(
                    "term", ", ".join(passage.names), page.docname, " ".join(passage.anchors), also=also, text=_clean(joined, passage.text)
                )
    for page in pages:
        if not page.kind:
            yield Item("page", str(page.title), page.docname, also=ask(page.docname), text=_head(joined, page, passages, ""))
    for page in pages:
        for passage in passages.get(page.docname, ()):
            if passage.kind == "section" and passage.anchors and passage.text:
                title = f"{passage.names[0]} – {page.title}"
                yield Item("section", title, page.docname, passage.anchors[0], text=_clean(joined, passage.text))


def _head(joined: Joined, page: Page, passages: Mapping[str, list[Passage]], phrase: str) -> str:
    texts = (passage.text for passage in passages.get(page.docname, ()) if passage.kind == "section" and not passage.anchors)
    return _clean(joined, " ".join([phrase, *texts]))


def _claims(joined: Joined, say: Say) -> Iterator[Item]:
    for key, page in sorted(joined.library.of_kind("paper").items()):
        for claim in page.claims if key in joined.library.entries else ():
            also = (claim.id, *map(str, (*claim.models, *claim.data)))
            yield Item("claim", _name(claim), page.docname, claim.anchor, key, also, say(page.docname, claim.anchor))


def _name(claim: Claim) -> str:
    return claim.slug.replace("-", " ")


def _sections(joined: Joined, passages: Mapping[str, list[Passage]]) -> Iterator[Item]:
    for key, page in sorted(joined.library.of_kind("paper").items()):
        for passage in passages.get(page.docname, ()) if key in joined.library.entries else ():
            if passage.kind == "section" and passage.anchors and passage.text:
                yield Item("section", passage.names[0], page.docname, passage.anchors[0], key, text=_clean(joined, passage.text))


def _clean(joined: Joined, text: str) -> str:
    """A text with what it cites by its label or title."""
    return " ".join(_CITED.sub(lambda match: _label(joined, match[1]), text).split())


def _label(joined: Joined, name: str) -> str:
    entry = joined.library.entries.get(name.partition(":")[0])
    page = joined.library.pages.get(name)
    return entry.label if entry else str(page.title) if page else name


def find_topics(joined: Joined, key: str) -> list[str]:
    """The topics of a work by name; none if it has no page."""
    page = joined.library.of_kind("paper").get(key)
    return [str(topic) for topic in page.facts.topics] if page and isinstance(page.facts, PaperFacts) else []


def name_venue(joined: Joined, entry: Entry) -> str:
    """Where a work appeared, in a word or two, without the year."""
    return name_briefly(joined.library.venues, entry).removesuffix(entry.year).strip()
