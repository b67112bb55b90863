"""Rules for the links in the text of pages, and for reaching every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from literature.aliases import list_successors, say_successor
from literature.model import LIT_ROLES, Library, Page, Problem, Reference, Target
from literature.relations import ROOT, find_reached, fold_target
from literature.sources.front_matter import suggest

#: Kind of reference -> what it names, in the words of a message and of a code.
_WORDS = {"cite": "paper", "doc": "page"}


def check_links(library: Library) -> Iterator[Problem]:
    """Check that every link of a page leads somewhere, that names are unique, and that every page is reached."""
    exists, aliases = _make_tests(library), list_successors(library)
    for page in library.pages.values():
        for reference in page.references:
            # Of a draft only its bibliography is checked.
            if reference.kind == "cite" or not page.draft:
                yield from _check_reference(library, page, reference, exists, aliases)
    yield from _check_targets(library)
    if ROOT in library.pages:
        reached = find_reached(library)
        for docname, page in library.pages.items():
            if docname not in reached and not page.draft:
                message = "every page must be reached by links from the front page; no link leads here"
                yield Problem(page.file, 1, "unreachable-page", message)


def _make_tests(library: Library) -> Mapping[str, tuple[Callable[[str], bool], tuple[str, ...]]]:
    """For each kind of reference: whether a target exists, and the names to suggest from."""
    published = [page for page in library.pages.values() if not page.draft]
    named = {
        kind: {target.name for page in published for target in page.targets if target.kind == kind}
        for kind in ("label", "term", "equation")
    }
    anchors = {f"{page.docname}#{target.name}" for page in published for target in page.targets if target.kind == "anchor"}
    folded = {kind: {name.lower() for name in names} for kind, names in named.items()}
    sets = {
        "cite": set(library.entries),
        "claim": set(library.claims()),
        **{kind: set(library.of_kind(kind)) for kind in ("paper", "topic", "tool")},
        "doc": {page.docname for page in published},
        "equation": named["equation"],
    }
    tests: dict[str, tuple[Callable[[str], bool], tuple[str, ...]]] = {
        kind: (names.__contains__, tuple(sorted(names))) for kind, names in sets.items()
    }
    folded["label"] |= {"genindex", "modindex", "search"}  # the pages that Sphinx makes
    # Sphinx does not mind the case of terms and labels.
    tests["term"] = (lambda name: name.lower() in folded["term"], tuple(sorted(named["term"])))
    tests["label"] = (lambda name: name.lower() in folded["label"], tuple(sorted(named["label"])))
    tests["anchor"] = (lambda name: _is_anchor(name, anchors, folded["label"] | folded["equation"], sets["doc"]), tuple(sorted(anchors)))
    tests["file"] = (lambda path: _is_file(library.root, path), ())
    return tests


def _is_anchor(name: str, anchors: set[str], labels: set[str], docnames: set[str]) -> bool:
    """Whether a place exists. MyST finds labels, also of equations, on any page; of a page that does not exist, only that is reported."""
    docname, _, anchor = name.partition("#")
    return name in anchors or anchor.lower() in labels or docname not in docnames


def _is_file(root: Path, path: str) -> bool:
    """Whether a file of the project has this path; one beside the project is on one machine only."""
    try:
        return not path.startswith("..") and (root / path).is_file()
    except OSError:  # a name that no file can have
        return False


def _check_reference(
    library: Library,
    page: Page,
    reference: Reference,
    exists: Mapping[str, tuple[Callable[[str], bool], tuple[str, ...]]],
    aliases: Mapping[str, str],
) -> Iterator[Problem]:
    kind, target = reference.kind, reference.target
    if kind in exists:
        test, names = exists[kind]
        if not test(target):
            what = _WORDS.get(kind, kind)
            hint = (say_successor(target, aliases, library.names) if kind in {"cite", "paper", "claim"} else "") or suggest(target, names)
            if kind == "paper" and target in library.entries:
                hint = f": it is in refs.bib but has no page; cite it by {{cite:t}}`{target}`"
            yield Problem(page.file, reference.line, f"unknown-{what}", f"unknown {what} '{target}'{hint}")
    elif kind != "glob":
        yield Problem(page.file, reference.line, "unknown-role", f"unknown role '{kind}'{suggest(kind.removeprefix('lit:'), LIT_ROLES)}")


def _check_targets(library: Library) -> Iterator[Problem]:
    first: dict[tuple[str, str], tuple[Page, Target]] = {}
    for page in library.pages.values():
        for target in page.targets if not page.draft else ():
            if target.kind == "anchor":
                continue
            name = (target.kind, fold_target(target.kind, target.name))
            if name in first:
                other, earlier = first[name]
                message = f"a name may be used once; {target.kind} '{target.name}' is used again (first at {other.file}:{earlier.line})"
                if target.kind == "term" and target.name != earlier.name:  # of these, Sphinx itself says nothing
                    yield Problem(page.file, target.line, "ambiguous-target", message)
                else:
                    yield Problem(page.file, target.line, "duplicate-target", message)
            first.setdefault(name, (page, target))
