"""Rules for claims and the links between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from literature.aliases import list_successors, say_successor
from literature.model import EVIDENCE, Claim, Library, Page, Problem
from literature.sources.front_matter import suggest


def check_claims(library: Library) -> Iterator[Problem]:
    """Check the claims of every published page."""
    aliases = list_successors(library)
    for page in library.pages.values():
        if page.draft:
            continue
        if page.claims and page.kind != "paper":
            message = f"a claim must stand on the page of its work in papers/; claim '{page.claims[0].slug}' stands elsewhere"
            yield Problem(page.file, page.claims[0].line, "misplaced-claim", message)
            continue
        first: dict[str, Claim] = {}
        for claim in page.claims:
            if claim.slug in first:
                message = (
                    f"a claim's name may be used once on a page; '{claim.slug}' is used again (first on line {first[claim.slug].line})"
                )
                yield Problem(page.file, claim.line, "duplicate-claim", message)
            first.setdefault(claim.slug, claim)
            yield from _check_claim(library, page, claim, aliases)


def _check_claim(library: Library, page: Page, claim: Claim, aliases: Mapping[str, str]) -> Iterator[Problem]:
    claims = library.claims()
    if claim.evidence and claim.evidence not in EVIDENCE:
        message = f"claim '{claim.slug}': unknown evidence '{claim.evidence}'{suggest(claim.evidence, EVIDENCE)}"
        yield Problem(page.file, claim.evidence.line, "unknown-evidence", message)
    for model in claim.models:
        if model not in library.models:
            where = "data/models.yml lists the models" + ("; separate several by commas" if ";" in model else "")
            message = f"claim '{claim.slug}': unknown model '{model}'{suggest(model, tuple(library.models))} ({where})"
            yield Problem(page.file, model.line, "unknown-model", message)
    linked: set[tuple[str, str]] = set()
    for link in claim.links:
        if link.target == claim.id:
            message = f"claim '{claim.slug}': a claim must not link to itself; '{link.kind}' does"
            yield Problem(page.file, link.line, "self-link", message)
        elif link.target not in claims:
            hint = say_successor(link.target, aliases, library.names) or suggest(link.target, tuple(claims))
            message = f"claim '{claim.slug}': {link.kind}: unknown claim '{link.target}'{hint}"
            yield Problem(page.file, link.line, "unknown-claim", message)
        if (link.kind, link.target) in linked:
            message = f"claim '{claim.slug}': {link.kind}: '{link.target}' may be given once; it is given again"
            yield Problem(page.file, link.line, "duplicate-value", message)
        linked.add((link.kind, link.target))
