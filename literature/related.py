"""Which works have most to do with a work, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest

from literature.model import LINK_KINDS, Library, Page, PaperFacts
from literature.relations import list_keys, list_models

#: How much each kind of reason counts: a claim that answers another says more than a mention, a mention more than a subject.
_WEIGHTS = {"link": 6, "mention": 3, "topic": 2, "model": 1}
#: More than two models in common say no more than two: some works try every model there is.
_MODELS = 2
LIMIT = 6  #: More would be a list of everything.


@dataclass(frozen=True, slots=True)
class Related:
    """A work that has to do with another."""

    page: Page
    reasons: tuple[tuple[str, str], ...]  #: (link | mention | topic | model, what), the strongest kind first.

    def list_reasons(self, kind: str) -> list[str]:
        """The reasons of one kind."""
        return [what for found, what in self.reasons if found == kind]


def find_related(library: Library) -> dict[str, list[Related]]:
    """For each work, by its key, the works that have most to do with it, the nearest first."""
    papers = library.of_kind("paper")
    said: dict[str, dict[str, dict[tuple[str, str], None]]] = {key: {} for key in papers}
    for key, other, kind, what in (*_list_links(library), *_list_mentions(library)):
        if key != other and key in papers and other in papers:
            said[key].setdefault(other, {})[kind, what] = None
    shared = _Shared(library)
    return {key: _choose(papers, key, said[key], shared) for key in papers}


def _choose(papers: Mapping[str, Page], key: str, said: Mapping[str, Mapping[tuple[str, str], None]], shared: _Shared) -> list[Related]:
    """The nearest works of one. Reasons are put together for these alone: of 2,000 works each has hundreds in common with something."""
    weights = {other: sum(_WEIGHTS[kind] for kind, _ in reasons) for other, reasons in said.items()}
    for other, weight in shared.weigh(key):
        weights[other] = weights.get(other, 0) + weight
    nearest = nsmallest(LIMIT, weights, key=lambda other: (-weights[other], other))
    return [Related(papers[other], (*said.get(other, ()), *shared.list_reasons(key, other))) for other in nearest]


def _list_links(library: Library) -> Iterator[tuple[str, str, str, str]]:
    """What the claims of works say of each other, from both sides."""
    for claim in library.claims().values():
        for link in claim.links if not claim.withdrawn else ():
            key = link.target.partition(":")[0]
            yield claim.key, key, "link", f"{LINK_KINDS[link.kind]} this work"
            yield key, claim.key, "link", f"{link.kind} this work"


def _list_mentions(library: Library) -> Iterator[tuple[str, str, str, str]]:
    """Which pages of works name other works."""
    for key, page in library.of_kind("paper").items():
        for other in list_keys(page):
            yield key, other, "mention", "named on this page"
            yield other, key, "mention", "names this work on its page"


class _Shared:
    """Topics in common, and models in common of works that share a topic: alone these say little."""

    def __init__(self, library: Library) -> None:
        papers = library.of_kind("paper")
        self._models = {key: dict.fromkeys(list_models(page)) for key, page in papers.items()}
        self._topics = {
            key: dict.fromkeys(map(str, page.facts.topics)) if isinstance(page.facts, PaperFacts) else {} for key, page in papers.items()
        }
        self._filed: dict[str, list[str]] = {}
        for key, topics in self._topics.items():
            for topic in topics:
                self._filed.setdefault(topic, []).append(key)

    def weigh(self, key: str) -> Iterator[tuple[str, int]]:
        """The works that share a topic with a work, and how much they share."""
        common = Counter(other for topic in self._topics[key] for other in self._filed[topic])
        del common[key]
        models = self._models[key].keys()
        for other, topics in common.items():
            yield other, _WEIGHTS["topic"] * topics + _WEIGHTS["model"] * min(_MODELS, len(models & self._models[other].keys()))

    def list_reasons(self, key: str, other: str) -> Iterator[tuple[str, str]]:
        """What two works share."""
        topics = [topic for topic in self._topics[key] if topic in self._topics[other]]
        yield from (("topic", topic) for topic in topics)
        yield from (("model", model) for model in self._models[other] if topics and model in self._models[key])
