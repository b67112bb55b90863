"""The index of the search, in parts that a reader loads as far as a query needs them.

The core holds what a first result needs: the names of all that can be found but the claims and sections of works. The files of
words say which items hold a word, each for a range of the alphabet; the files of texts hold excerpts, each for a range of items.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import Any, TypeVar

from literature.joined import Joined
from literature.model import abbreviate
from literature.search.items import Item, find_topics, name_venue
from literature.search.words import LETTERS, SKIPPED, find_words

Part = TypeVar("Part")
#: Size at which a file ends, in characters: large enough to compress, small enough to be fetched for one word or one excerpt.
_WORDS_SIZE = 16_000
_TEXTS_SIZE = 6_000
#: A word that more than this part of all items hold in their text tells nothing apart.
_COMMON = 0.25


@dataclass(frozen=True, slots=True)
class Index:
    """The parts of the index, each a file of plain data."""

    core: Mapping[str, Any]
    #: Word -> the items that hold it in their name, in what else they are found by, in their text; each as differences.
    words: tuple[Mapping[str, list[list[int]]], ...]
    #: For each item its text; a work also has its authors, a claim or section of a work its name and anchor.
    texts: tuple[list[list[str]], ...]


def make_index(joined: Joined, items: list[Item], address: Callable[[str], str]) -> Index:
    """Make the index of items, which are in the order of `list_items`; ``address`` is that of a page, by its docname, from the root."""
    words = list(_cut(sorted(_collect_words(items).items()), _WORDS_SIZE))
    texts = list(_cut([_quote(joined, item) for item in items], _TEXTS_SIZE))
    starts = [sum(map(len, texts[:number])) for number in range(len(texts))]
    core = _make_core(joined, items, address) | {"words": [part[0][0] for part in words], "texts": starts}
    # Other files of an older site that a browser kept would count the items otherwise.
    content = json.dumps([core, words, texts]).encode()
    return Index(core | {"version": sha256(content).hexdigest()[:8]}, tuple(dict(part) for part in words), tuple(texts))


def _is_leaf(item: Item) -> bool:
    """Whether an item is a part of a work."""
    return item.kind != "work" and bool(item.key)


def _make_core(joined: Joined, items: list[Item], address: Callable[[str], str]) -> dict[str, Any]:
    entries, topics = joined.library.entries, joined.library.of_kind("topic")
    works = [item for item in items if item.kind == "work"]
    parts = Counter((item.kind, item.key) for item in items if _is_leaf(item))
    venues = {item.key: name_venue(joined, entries[item.key]) for item in works}
    places = sorted(set(venues.values()))
    numbers = {topic: number for number, topic in enumerate(topics)}
    listed = next((item.docname for item in works if item.anchor), "")
    return {
        "letters": LETTERS,
        "skipped": sorted(SKIPPED),
        "synonyms": joined.library.synonyms,
        "topics": [[topic, str(page.title)] for topic, page in topics.items()],
        "venues": places,
        "papers": address("papers/KEY"),
        # Without a page of its own, a work stands in the bibliography.
        "bibliography": address(listed) if listed else "",
        # Key, title, authors, year, venue, topics, and of a work with a page how many claims and sections.
        "works": [
            [
                item.key,
                item.title,
                abbreviate(entries[item.key].people, " and ", " et al."),
                entries[item.key].year,
                places.index(venues[item.key]),
                [numbers[topic] for topic in find_topics(joined, item.key) if topic in numbers],
                *([] if item.anchor else [parts["claim", item.key], parts["section", item.key]]),
            ]
            for item in works
        ],
        # Kind, name, address; a term has several names, each with its anchor.
        "named": [
            [item.kind, item.title, address(item.docname) + (f"#{item.anchor}" if item.anchor else "")]
            for item in items
            if item.kind != "work" and not item.key
        ],
    }


def _collect_words(items: Iterable[Item]) -> dict[str, list[list[int]]]:
    """Word -> items by field; the names of items in the core are not in it."""
    found: dict[str, tuple[list[int], list[int], list[int]]] = {}
    number = 0
    for number, item in enumerate(items, 1):
        for field, text in enumerate((item.title if _is_leaf(item) else "", " ".join(item.also), item.text)):
            for word in dict.fromkeys(find_words(text)):
                found.setdefault(word, ([], [], []))[field].append(number - 1)
    limit = max(50, _COMMON * number)
    words = {}
    for word, (named, also, told) in found.items():
        fields = [_differ(named), _differ(also), _differ(told) if len(told) <= limit else []]
        while fields and not fields[-1]:
            fields.pop()
        if fields:
            words[word] = fields
    return words


def _differ(numbers: list[int]) -> list[int]:
    """Rising numbers as the first and the differences between neighbours, which are short."""
    return [*numbers[:1], *(after - before for before, after in pairwise(numbers))]


def _quote(joined: Joined, item: Item) -> list[str]:
    if item.kind == "work":
        return [item.text, joined.library.entries[item.key].byline]
    return [item.text, item.title, item.anchor] if _is_leaf(item) else [item.text]


def _cut(parts: Iterable[Part], size: int) -> Iterator[list[Part]]:
    """Runs of parts; each ends where it reaches a size in characters."""
    run: list[Part] = []
    length = 0
    for part in parts:
        run.append(part)
        length += len(json.dumps(part, ensure_ascii=False, separators=(",", ":")))
        if length >= size:
            yield run
            run, length = [], 0
    if run:
        yield run
