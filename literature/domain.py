"""The Sphinx domain `lit`: records by docname while pages are read, one library once all are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode
from sphinx.util.osutil import relative_uri

from literature.joined import Joined, join
from literature.model import LIT_ROLES, PAGE_FOLDERS, Bibliography, Claim, Library, Page

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import RoleFunction

    from literature.exports.references import Reference

#: Kind of page -> its folder.
FOLDERS = {kind: folder for folder, kind in PAGE_FOLDERS.items()}


def _show_text(
    name: str, rawtext: str, text: str, lineno: int, inliner: Any, options: Any = None, content: Any = ()
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """A role that only shows its text."""
    return [nodes.inline(rawtext, text, classes=["lit-unresolved"])], []


class LiteratureDomain(Domain):
    """Papers, topics, tools and claims. Data are stored by docname: keyed otherwise, duplicates would vanish silently."""

    name = "lit"
    label = "Literature"
    object_types = {kind: ObjType(kind, kind) for kind in LIT_ROLES}
    roles = {kind: XRefRole(innernodeclass=nodes.inline) for kind in LIT_ROLES}
    # pages: docname -> Page; nodes: docname -> name -> nodes parsed from that page; passages: docname -> list of Passage.
    initial_data = {"pages": {}, "nodes": {}, "passages": {}}
    data_version = 1

    def role(self, name: str) -> RoleFunction | None:
        """Return a role; one that the domain does not have shows its text, for the checks report it with the nearest name."""
        return super().role(name) or _show_text

    def setup(self) -> None:
        """Prepare what lives for one build only."""
        super().setup()
        self.bibliography = Bibliography()
        self.joined = Joined()
        self.digests: dict[str, str] = {}
        #: Key -> style -> reference, of all that has a cite box; None until the first box is made.
        self.references: Mapping[str, Mapping[str, Reference]] | None = None

    @property
    def library(self) -> Library:
        """Everything that was read; empty until all pages are."""
        return self.joined.library

    @property
    def pages(self) -> dict[str, Page]:
        """The pages that were read, by docname."""
        return self.data["pages"]  # type: ignore[no-any-return]

    def note_page(self, page: Page) -> None:
        """Store a page that was read."""
        self.pages[page.docname] = page

    def note_nodes(self, docname: str, name: str, parsed: list[nodes.Node]) -> None:
        """Store nodes parsed from a page, so that other pages can show them: a field's name, or the anchor of a claim."""
        self.data["nodes"].setdefault(docname, {})[name] = parsed

    def copy_nodes(self, docname: str, name: str) -> list[nodes.Node]:
        """Return a copy of stored nodes; empty if there are none."""
        stored: list[nodes.Node] = self.data["nodes"].get(docname, {}).get(name, [])
        return [node.deepcopy() for node in stored]

    def join(self, library: Library) -> None:
        """Take the joined library: from here on links can be resolved."""
        self.joined = join(library)
        self.references = None

    def find_claim(self, claim_id: str) -> Claim | None:
        """The claim of an id; None if there is none."""
        page = self.pages.get(f"papers/{claim_id.partition(':')[0]}")
        return next((claim for claim in page.claims if claim.id == claim_id), None) if page else None

    def clear_doc(self, docname: str) -> None:
        """Forget a page that will be read again or is gone."""
        for stored in self.data["pages"], self.data["nodes"], self.data["passages"]:
            stored.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take the pages that another process read."""
        for name in "pages", "nodes", "passages":
            self.data[name].update({docname: value for docname, value in otherdata[name].items() if docname in docnames})

    def resolve_xref(
        self, env: BuildEnvironment, fromdocname: str, builder: Builder, typ: str, target: str, node: pending_xref, contnode: nodes.Element
    ) -> Any:
        """Link to an object. A target that does not exist is reported by the checks, so here its text stays without a link."""
        if typ == "file":
            return self._link_file(builder, fromdocname, target, contnode)
        claim = self.find_claim(target) if typ == "claim" else None
        docname = f"papers/{claim.key}" if claim else f"{FOLDERS.get(typ, '')}/{target}"
        page = self.pages.get(docname)
        explicit = bool(node.get("refexplicit"))
        if page is None or (typ == "claim" and claim is None):
            return nodes.inline("", "", contnode, classes=["lit-unresolved"])
        title = self.name_claim(claim) if claim else str(page.title)
        text = contnode if explicit else nodes.inline("", title, classes=[f"lit-to-{typ}"])
        return make_refnode(builder, fromdocname, docname, claim.anchor if claim else "", text, self._tooltip(page, claim, explicit))

    def _link_file(self, builder: Builder, fromdocname: str, address: str, text: nodes.Element) -> nodes.Element:
        """Link to a file that outputs/ writes beside the pages; only HTML has these."""
        if builder.format != "html":
            return text
        uri = relative_uri(builder.get_target_uri(fromdocname), address)
        return nodes.reference("", "", text, refuri=uri, internal=True)

    def name_claim(self, claim: Claim) -> str:
        """A claim in a few words: "Dai et al. 2022: suppress"."""
        entry = self.library.entries.get(claim.key)
        return f"{entry.label if entry else claim.key}: {claim.slug.replace('-', ' ')}"

    def _tooltip(self, page: Page, claim: Claim | None, explicit: bool) -> str | None:
        if not explicit:
            return None
        return self.name_claim(claim) if claim else str(page.title)

    def resolve_any_xref(
        self, env: BuildEnvironment, fromdocname: str, builder: Builder, target: str, node: pending_xref, contnode: nodes.Element
    ) -> list[tuple[str, nodes.reference]]:
        """Links of no stated kind are not resolved here: keys and names of topics could be mistaken for each other."""
        return []

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        """All objects for the search and objects.inv."""
        return sorted(self._objects())

    def _objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        for page in self.pages.values():
            if page.kind:
                yield page.name, str(page.title) or page.name, page.kind, page.docname, "", 1
            for claim in page.claims if page.kind == "paper" else ():
                yield claim.id, self.name_claim(claim), "claim", page.docname, claim.anchor, 1
        # So that links of other projects keep working. The search finds aliases as words of the page: -1 keeps them from it.
        papers = self.library.of_kind("paper")
        for alias, now in self.joined.aliases.items():
            named = self.library.claims().get(now)
            if named:
                yield alias, self.name_claim(named), "claim", f"papers/{named.key}", named.anchor, -1
            elif now in papers:
                yield alias, str(papers[now].title) or now, "paper", papers[now].docname, "", -1
