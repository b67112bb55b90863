"""What sphinxcontrib-bibtex does not do by itself: lead citations to the works' pages, never fail on a faulty refs.bib."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pybtex.plugin
from docutils import nodes
from pybtex.database import BibliographyData, Person
from pybtex.database import Entry as PybtexEntry
from pybtex.style.formatting.unsrt import Style as UnsrtStyle
from pybtex.style.labels import BaseLabelStyle
from sphinxcontrib.bibtex.bibfile import BibData, BibFile, get_mtime
from sphinxcontrib.bibtex.citation_target import CitationTarget, parse_citation_targets
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.roles import CiteRole

from literature.model import CITE_ROLES, Bibliography, Entry
from literature.relations import find_page
from literature.sources.bib import is_latex, to_plain
from literature.sources.latex import hold, simplify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from literature.domain import LiteratureDomain

STYLE = "handbook"


class KeyLabels(BaseLabelStyle):  # type: ignore[misc]
    """The label of an entry is its key, which is what people copy."""

    def format_labels(self, sorted_entries: Iterable[PybtexEntry]) -> Iterator[str]:
        """Yield the labels of entries."""
        return (entry.key for entry in sorted_entries)


class HandbookStyle(UnsrtStyle):  # type: ignore[misc]
    """References sorted by author, year and title."""

    default_sorting_style = "author_year_title"
    default_label_style = KeyLabels


class SafeCiteRole(CiteRole):
    """A citation role that leaves malformed keys to our own checks, where sphinxcontrib-bibtex raises ValueError."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Make a citation, or show its text if it cannot be read."""
        try:
            list(parse_citation_targets(self.target))
        except ValueError:
            return [nodes.inline(self.rawtext, self.target, classes=["lit-unresolved"])], []
        return super().run()


class CitationDomain(BibtexDomain):
    """Leads a citation to the work's own page where it has one, else to its entry in the bibliography."""

    roles = {name: SafeCiteRole() for name in CITE_ROLES}

    def resolve_xref(
        self, env: BuildEnvironment, fromdocname: str, builder: Builder, typ: str, target: str, node: Any, contnode: nodes.Element
    ) -> Any:
        """Replace a citation by links. Unknown keys are reported by the checks, so here their text stays without a link."""
        literature: LiteratureDomain = env.get_domain("lit")  # type: ignore[assignment]
        named = list(parse_citation_targets(target))
        known = [_write_target(part) for part in named if part.key in self.bibdata.data.entries]
        if not known:
            return nodes.inline("", target, classes=["lit-unresolved"])
        citation = super().resolve_xref(env, fromdocname, builder, typ, ",".join(known), node, contnode)
        for reference in citation.findall(nodes.reference):
            key = str(reference.get("refuri", "")).rpartition("#")[2].removeprefix("cite-")
            page = find_page(literature.library, key)
            if page:
                reference["refuri"] = builder.get_relative_uri(fromdocname, page.docname)
        return citation


def _write_target(target: CitationTarget) -> str:
    """Write a citation target as it is parsed: {before}key{after}."""
    return "".join(f"{{{part}}}" if part and part is not target.key else part for part in (target.pre, target.key, target.post))


def provide_entries(app: Sphinx, bibliography: Bibliography) -> None:
    """Hand our reading of refs.bib to sphinxcontrib-bibtex, whose own stops with a traceback at the first fault."""
    domain: Any = app.env.get_domain("cite")
    encoding = app.config.bibtex_encoding
    paths = [(Path(app.confdir) / file).resolve() for file in app.config.bibtex_bibfiles or []]
    data = BibliographyData({key: make_pybtex_entry(entry) for key, entry in bibliography.entries.items() if entry.intact})
    # With this modification time sphinxcontrib-bibtex takes its cache to be fresh and does not parse the file.
    files = {path: BibFile(get_mtime(path), dict.fromkeys(data.entries)) for path in paths}
    domain.data["bibdata"] = BibData(encoding, files, data)


def make_pybtex_entry(entry: Entry) -> PybtexEntry:
    """Make pybtex's record of an entry from ours."""
    shown = dict(entry.fields) | {"year": entry.year + entry.suffix}
    if shown.get("url", "").endswith(f"arxiv.org/abs/{shown.get('eprint')}"):
        del shown["url"]  # the same link once more
    # pybtex raises at what is no LaTeX and at types that it does not know; the checks report both.
    simple = {name: simplify(value, links=True) for name, value in shown.items() if name not in {"author", "editor"}}
    fields = [(name, value if is_latex(value) else hold(to_plain(shown[name]))) for name, value in simple.items()]
    known_type = entry.type if hasattr(HandbookStyle, f"get_{entry.type}_template") else "misc"
    people = {"author": entry.authors, "editor": entry.editors}
    persons = {role: [Person(first=hold(name.first), last=hold(name.last)) for name in names] for role, names in people.items() if names}
    made = PybtexEntry(known_type, fields=[(name, str(value)) for name, value in fields], persons=persons)
    made.key = entry.key
    return made


def cache_plugins() -> None:
    """Look up each plugin of pybtex once.

    sphinxcontrib-bibtex asks for one at every citation, and each time pybtex scans the entry points of all installed
    packages (about 6 ms). Nothing registers plugins after this call.
    """
    pybtex.plugin.register_plugin("pybtex.style.formatting", STYLE, HandbookStyle)
    if not hasattr(pybtex.plugin.find_plugin, "cache_info"):
        pybtex.plugin.find_plugin = cache(pybtex.plugin.find_plugin)
