"""The library with all that follows from it, computed once for a build: what every page and every output is made from."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from literature.aliases import list_aliases, list_anchors
from literature.model import Library, Page
from literature.related import Related, find_related
from literature.relations import Dispute, Response, find_citing_pages, find_disputes, find_responses, fold_target, locate_targets
from literature.timeline.chart import Chart, chart_works


@dataclass(frozen=True, slots=True)
class Joined:
    """A library and what follows when its records are joined."""

    library: Library = field(default_factory=Library)
    responses: Mapping[str, list[Response]] = field(default_factory=dict)  #: Id of a claim -> what other claims say of it.
    citing: Mapping[str, list[Page]] = field(default_factory=dict)  #: Key -> the published pages that name the work.
    related: Mapping[str, list[Related]] = field(default_factory=dict)  #: Key -> the works that have most to do with it.
    disputes: tuple[Dispute, ...] = ()  #: Those with the most challenges first.
    located: Mapping[tuple[str, str], Page] = field(default_factory=dict)  #: (label | term | equation, name) -> its page.
    disputed: Set[str] = frozenset()  #: The keys of the works on either side of a dispute.
    chart: Chart = field(default_factory=Chart)  #: The works by date and topic, with the links between them.
    aliases: Mapping[str, str] = field(default_factory=dict)  #: Other name of a work or claim -> its key or id.
    anchors: Mapping[str, list[str]] = field(default_factory=dict)  #: Id of a claim -> its anchors under earlier names.

    def locate(self, kind: str, name: str) -> Page | None:
        """The page of a label, term or equation."""
        return self.located.get((kind, fold_target(kind, name)))


def join(library: Library) -> Joined:
    """Join the records of a library."""
    responses = find_responses(library)
    disputes = tuple(find_disputes(library, responses))
    disputed = {claim.key for dispute in disputes for claim in (dispute.claim, *(response.claim for response in dispute.challenges))}
    aliases = list_aliases(library)
    return Joined(
        library,
        responses,
        find_citing_pages(library),
        find_related(library),
        disputes,
        locate_targets(library),
        disputed,
        chart_works(library, disputed),
        aliases,
        list_anchors(aliases),
    )
