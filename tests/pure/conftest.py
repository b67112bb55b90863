"""Pages, bibliographies and whole libraries from text."""

from __future__ import annotations

import pytest

from literature.checks import check_library
from literature.digests import digest_pages
from literature.joined import join
from literature.sources.library import read_library
from literature.sources.pages import read_page
from scripts.services import anthology, arxiv, client, crossref, datacite, dblp

from .services import Services


class Root:
    """A copy of the good root that a test edits and reads."""

    def __init__(self, path):
        self.path = path

    def write(self, file, text):
        """Write a file, new or not."""
        path = self.path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def read(self, file):
        """The text of a file."""
        return (self.path / file).read_bytes().decode()

    def edit(self, file, old, new):
        """Replace a text that stands once in a file."""
        text = self.read(file)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def append(self, file, text):
        """Add a text at the end of a file."""
        self.write(file, self.read(file) + text)

    def delete(self, file):
        """Remove a file."""
        (self.path / file).unlink()

    def library(self):
        """Everything that is there, read."""
        return read_library(self.path)

    def digests(self):
        """The digest of each page."""
        library = self.library()
        return digest_pages(join(library))

    def problems(self):
        """What the checks find, as `make check` prints it."""
        return [str(problem) for problem in check_library(self.library())]


@pytest.fixture
def root(small_copy):
    """A copy of the good root."""
    return Root(small_copy)


@pytest.fixture(scope="session")
def small(small_root):
    """The library of the good root."""
    return read_library(small_root)


@pytest.fixture(scope="session")
def page():
    """Read a page from its text: `page("# T", "topics/t")`."""

    def read(text, docname="index"):
        return read_page(docname, f"{docname}.md", text)

    return read


@pytest.fixture(scope="session")
def references(page):
    """The references of a text that follows a title and an empty line, as `(kind, target, line of the text)`."""

    def read(text, docname="index"):
        return [(found.kind, found.target, found.line - 2) for found in page(f"# T\n\n{text}\n", docname).references]

    return read


@pytest.fixture(scope="session")
def faults():
    """The problems of something that was read, as `(code, line)`."""

    def list_faults(read):
        return [(problem.code, problem.line) for problem in read.problems]

    return list_faults


@pytest.fixture
def changed(root):
    """The pages whose digests an edit changes: `changed(file, old, new)` or `changed(file, text)`."""

    def change(*edit):
        before = root.digests()
        root.edit(*edit) if len(edit) == 3 else root.write(*edit)
        after = root.digests()
        return {docname for docname in before | after if before.get(docname) != after.get(docname)}

    return change


@pytest.fixture
def services(monkeypatch):
    """The services, on this machine; nothing waits in earnest, and what would have is noted in `services.waits`."""
    served = Services()
    for module in (anthology, arxiv, crossref, datacite, dblp):
        monkeypatch.setattr(module, "BASE", served.base)
    monkeypatch.setattr(client, "PAUSE", 0.0)
    served.waits = []
    monkeypatch.setattr("time.sleep", served.waits.append)
    yield served
    served.stop()
