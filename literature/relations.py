"""What follows from the records when they are joined: inverses, standing, who cites whom, what a reader can reach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from literature.model import LINK_KINDS, OTHERS, Claim, Entry, Library, Link, Page, PaperFacts, ToolFacts

ROOT = "index"
#: The complete list of works: being on it does not count as being reached, or every page would be.
CATALOGUE = "papers/index"
MAP = "reference/timeline"
#: The label of the section that says how to report an error; links on every page lead to it if there is no tracker.
REPORTS = "report-an-error"


@dataclass(frozen=True, slots=True)
class Response:
    """What one claim says of another, seen from the other."""

    link: Link
    claim: Claim  #: The claim that makes the link.
    same_work: bool
    shared_authors: tuple[str, ...]  #: People who signed both works.


@dataclass(frozen=True, slots=True)
class Standing:
    """How a claim stands: the links from other works that are not withdrawn, by kind."""

    counts: tuple[tuple[str, int], ...]  #: (kind of link, number), only kinds that occur.
    shared: int  #: How many of them come from works that share an author.

    def __str__(self) -> str:
        if not self.counts:
            return "no response recorded here"
        parts = [f"{LINK_KINDS[kind]} {number}" for kind, number in self.counts]
        if self.shared:
            parts.append(f"{self.shared} of them sharing authors")
        return ", ".join(parts)


def find_responses(library: Library) -> dict[str, list[Response]]:
    """The responses to each claim, by its id; ordered by the year of the responding work, then by its id."""
    responses: dict[str, list[Response]] = {}
    for claim in library.claims().values():
        for link in claim.links:
            key = link.target.partition(":")[0]
            authors = {str(name) for name in library.entries[claim.key].authors} - {OTHERS} if claim.key in library.entries else set()
            others = library.entries[key].authors if key in library.entries else ()
            shared = tuple(str(name) for name in others if str(name) in authors)
            response = Response(link, claim, key == claim.key, shared)
            responses.setdefault(link.target, []).append(response)
    for found in responses.values():
        found.sort(key=lambda response: (_year(library, response.claim.key), response.claim.id, response.link.kind))
    return responses


def _year(library: Library, key: str) -> str:
    return library.entries[key].year if key in library.entries else ""


def judge_standing(responses: list[Response]) -> Standing:
    """Count the responses that come from other works and still hold."""
    counted = [response for response in responses if is_counted(response)]
    numbers = {kind: sum(response.link.kind == kind for response in counted) for kind in LINK_KINDS}
    shared = sum(bool(response.shared_authors) for response in counted)
    return Standing(tuple((kind, number) for kind, number in numbers.items() if number), shared)


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim that other works challenge, with what they say."""

    claim: Claim
    challenges: tuple[Response, ...]


def find_disputes(library: Library, responses: Mapping[str, list[Response]]) -> list[Dispute]:
    """The claims that claims of other works challenge, those with the most challenges first; withdrawn ones are not counted."""
    disputes = []
    for claim in library.claims().values():
        challenges = tuple(
            response for response in responses.get(claim.id, ()) if response.link.kind == "challenges" and is_counted(response)
        )
        if challenges and not claim.withdrawn:
            disputes.append(Dispute(claim, challenges))
    return sorted(disputes, key=lambda dispute: (-len(dispute.challenges), dispute.claim.id))


def list_models(page: Page) -> list[str]:
    """The models that the claims of a page name, in the order of first mention."""
    return list(dict.fromkeys(str(model) for claim in page.claims for model in claim.models))


def date_work(facts: PaperFacts, entry: Entry) -> str:
    """The day (YYYY, YYYY-MM or YYYY-MM-DD) on which a work was first posted or published; else its first event, else its year."""
    public = [str(event.date) for event in facts.history if event.event in {"posted", "published"}]
    dates = public or [str(event.date) for event in facts.history] or [entry.year]
    # A date that leaves the day open is no earlier than a day that it may hold.
    return min(dates, key=lambda date: (date.ljust(10, "~"), date))


def is_counted(response: Response) -> bool:
    """Whether a response tells how a claim stands: it is another work's and still holds."""
    return not response.same_work and not response.claim.withdrawn


def list_keys(page: Page) -> list[str]:
    """The keys of the works that a page names, in the order of first mention; its own is not among them."""
    keys: dict[str, None] = {}
    if isinstance(page.facts, ToolFacts):
        keys |= dict.fromkeys(map(str, (page.facts.entry, *page.facts.implements)))
    mentions = [(reference.line, _key_of(reference.kind, reference.target)) for reference in page.references]
    mentions += [(link.line, link.target.partition(":")[0]) for claim in page.claims for link in claim.links]
    keys |= dict.fromkeys(key for _, key in sorted(mentions, key=lambda mention: mention[0]) if key)
    if page.kind == "paper":
        keys.pop(page.name, None)
    return list(keys)


def _key_of(kind: str, target: str) -> str:
    if kind in {"cite", "paper"}:
        return target
    return target.partition(":")[0] if kind == "claim" else ""


def find_citing_pages(library: Library) -> dict[str, list[Page]]:
    """The published pages that name each work, by its key, in the order of their docnames."""
    citing: dict[str, list[Page]] = {}
    for docname in sorted(library.pages):
        page = library.pages[docname]
        for key in list_keys(page) if not page.draft else ():
            citing.setdefault(key, []).append(page)
    return citing


def find_page(library: Library, key: str) -> Page | None:
    """The page of a work: its paper page, else the page of the tool that is cited by this entry."""
    papers = library.of_kind("paper")
    if key in papers:
        return papers[key]
    tools = library.of_kind("tool").values()
    return next((page for page in tools if isinstance(page.facts, ToolFacts) and page.facts.entry == key), None)


def list_works(library: Library, topic: str) -> list[tuple[Page, Entry]]:
    """The works of a topic with their entries, by year and key."""
    works = [
        (page, library.entries[key])
        for key, page in library.of_kind("paper").items()
        if key in library.entries and isinstance(page.facts, PaperFacts) and topic in page.facts.topics
    ]
    return sorted(works, key=lambda work: (work[1].year, work[1].key))


def list_tools(library: Library, key: str) -> list[Page]:
    """The tools that implement a work or are cited by it, in the order of their names."""
    tools = library.of_kind("tool").values()
    return [page for page in tools if isinstance(page.facts, ToolFacts) and key in (page.facts.entry, *page.facts.implements)]


def locate_targets(library: Library) -> dict[tuple[str, str], Page]:
    """The page of each label, term and equation by kind and name: Sphinx minds the case of equations only."""
    pages = [page for page in library.pages.values() if not page.draft]
    targets = [(target, page) for page in pages for target in page.targets if target.kind != "anchor"]
    return {(target.kind, fold_target(target.kind, target.name)): page for target, page in targets}


def fold_target(kind: str, name: str) -> str:
    """The name of a target as Sphinx compares it."""
    return name if kind == "equation" else name.lower()


def find_reached(library: Library) -> set[str]:
    """The docnames that a reader reaches from the front page by following links."""
    reached: set[str] = set()
    waiting = [ROOT]
    responses = find_responses(library)
    located = locate_targets(library)
    while waiting:
        docname = waiting.pop()
        page = library.pages.get(docname)
        if docname in reached or page is None or page.draft:
            continue
        reached.add(docname)
        waiting += _targets(library, page, responses)
        named = (located.get((reference.kind, fold_target(reference.kind, reference.target))) for reference in page.references)
        waiting += [target.docname for target in named if target]
    return reached


def _targets(library: Library, page: Page, responses: dict[str, list[Response]]) -> Iterator[str]:
    """The docnames to which a page links: in its text, and in what is generated on it."""
    for reference in page.references:
        if reference.kind == "doc":
            yield reference.target
        elif reference.kind == "glob":
            yield from (docname for docname in library.pages if fnmatchcase(docname, reference.target) and docname != page.docname)
        elif reference.kind in {"topic", "tool"}:
            yield f"{reference.kind}s/{reference.target}"
    keys = list_keys(page)
    keys += [response.claim.key for claim in page.claims for response in responses.get(claim.id, ())]
    for key in keys:
        if target := find_page(library, key):
            yield target.docname
    if isinstance(page.facts, PaperFacts):
        yield from (f"topics/{topic}" for topic in page.facts.topics)
        yield from (tool.docname for tool in list_tools(library, page.name))
    if page.kind == "topic":
        yield from (work.docname for work, _ in list_works(library, page.name))
