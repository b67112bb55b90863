"""A digest of what each page shows of others: when it changes, the page must be written again, though its own text did not."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from literature.joined import Joined
from literature.model import Page
from literature.relations import REPORTS, find_page, list_keys, list_tools, list_works
from literature.timeline.chart import slice_topic

_FILE = "literature-digests.json"
#: The listings that show something of every work.
_ALL_WORKS = {"authors", "bibliography", "catalogue", "comparison", "disputes", "figures", "ledger", "most-disputed", "newest"}


def read_digests(folder: Path) -> dict[str, str]:
    """The digests of the pages that the last complete build wrote, kept in its folder of doctrees; none if there was none."""
    try:
        digests: dict[str, str] = json.loads((folder / _FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return digests


def write_digests(folder: Path, digests: Mapping[str, str]) -> None:
    """Keep the digests for the next build."""
    (folder / _FILE).write_text(json.dumps(digests, sort_keys=True), "utf-8")


def digest_files(paths: Iterable[Path], modulus: int = 2**31) -> int:
    """Return one number for the content of files and of all files in folders."""
    digest = sha256()
    for path in paths:
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(f"{file.name}\0".encode() + file.read_bytes())
    return int.from_bytes(digest.digest()[:8], "big") % modulus


def digest_pages(joined: Joined, static: Iterable[Path] = ()) -> dict[str, str]:
    """Return the digest of each published page by its docname. It errs on the side of writing a page too often.

    ``static`` are the folders of static files: each page names their checksums.
    """
    # On every page: the static files, where the link to report an error leads, and in the side bar the toctrees and the titles of
    # all pages but those of papers.
    library = joined.library
    sidebar = [(page.docname, str(page.title)) for page in library.pages.values() if page.kind != "paper" and not page.draft]
    toctrees = [page.toctrees for page in library.pages.values() if not page.draft]
    reports = joined.locate("label", REPORTS)
    common = [digest_files(static), sidebar, toctrees, reports.docname if reports else ""]
    digest = _Digest(joined)
    published = [page for page in library.pages.values() if not page.draft]
    return {page.docname: sha256(repr([common, digest.show(page)]).encode()).hexdigest() for page in published}


class _Digest:
    """Collects what pages show; what several pages show is collected once."""

    def __init__(self, joined: Joined) -> None:
        self.library = joined.library
        self.joined = joined
        self.claims = joined.library.claims()
        self.papers = joined.library.of_kind("paper")
        self._quoted: dict[str, str] = {}

    def show(self, page: Page) -> list[object]:
        """What a page shows of others, whatever its own text."""
        shown: list[object] = [self._named(page), self.library.entries.get(page.name)]
        if {"authors", "bibliography", "catalogue"} & set(page.listings):
            citing = {key: [(citer.docname, str(citer.title)) for citer in pages] for key, pages in self.joined.citing.items()}
            shown += [
                list(self.library.entries.values()),
                sorted(self.library.models.items()),
                self.library.venues,
                citing,
            ]
        if "comparison" in page.listings:
            shown.append(sorted(self.library.models.items()))
        if "figures" in page.listings:
            shown += [len(self.papers), len(self.claims), len(self.library.entries), len(self.library.of_kind("topic"))]
        if _ALL_WORKS & set(page.listings):
            shown += [self._quote(work) for work in self.papers.values()]
        if "timeline" in page.listings:
            shown.append(self.joined.chart)
        for kind, listing in (("topic", "topics"), ("topic", "ledger"), ("tool", "tools")):
            if listing in page.listings:
                shown += [self._quote(other) for other in self.library.of_kind(kind).values()]
        for claim in page.claims:
            shown.append(self.joined.anchors.get(claim.id))
            found = self.joined.responses.get(claim.id, ())
            shown += [(response, self.library.entries.get(response.claim.key)) for response in found]
            shown += [link.target in self.claims for link in claim.links]
        shown += [(citer.docname, str(citer.title)) for citer in self.joined.citing.get(page.name, [])]
        topics = self.library.of_kind("topic")
        for one in self.joined.related.get(page.name, []):
            titles = [str(topics[topic].title) for topic in one.list_reasons("topic") if topic in topics]
            shown += [one.reasons, str(one.page.title), self.library.entries.get(one.page.name), titles]
        shown += [(tool.docname, str(tool.title)) for tool in list_tools(self.library, page.name)]
        if page.kind == "topic":
            shown += [self._quote(work) for work, _ in list_works(self.library, page.name)]
            shown.append(slice_topic(self.joined.chart, page.name))
        return [*shown, *(str(topics[topic].title) for topic in getattr(page.facts, "topics", ()) if topic in topics)]

    def _quote(self, work: Page) -> str:
        """All that another page may show of a page: its front matter, its claims and their standing, and what these name."""
        if work.docname not in self._quoted:
            said: list[object] = [work.facts, work.title, work.claims, self.library.entries.get(work.name)]
            said += [self.joined.responses.get(claim.id) for claim in work.claims]
            self._quoted[work.docname] = repr([said, self._named(work)])
        return self._quoted[work.docname]

    def _named(self, page: Page) -> list[object]:
        """What a page names, as the page shows it: labels of works, titles of pages and headings, numbers of equations."""
        shown: list[object] = []
        for key in list_keys(page):
            target = find_page(self.library, key)
            shown += [self.library.entries.get(key), (target.docname, str(target.title)) if target else None]
        for reference in page.references:
            docname = reference.target.partition("#")[0]
            target = self.library.pages.get(docname) or self.library.pages.get(f"{reference.kind}s/{docname}")
            target = target or self.joined.locate(reference.kind, reference.target)
            shown.append(reference)
            if target and target is not page:
                shown += [
                    self.library.entries.get(target.name),
                    str(target.title),
                    target.targets if reference.kind in {"anchor", "label", "equation"} else (),
                ]
            shown.append(reference.target in self.claims if reference.kind == "claim" else None)
        return shown
