"""Comparing what builds left behind, byte for byte."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import unified_diff
from itertools import accumulate
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from literature.outputs.elsewhere import FILE

from .project import Build


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every file of a site by its path; .buildinfo holds a hash of the settings only."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != ".buildinfo")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def list_differences(found: Build, wanted: Build) -> list[str]:
    """What differs between two sites: one line a file, with the first lines that differ."""
    one, two = read_tree(found.out), read_tree(wanted.out)
    names = sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))
    return [_describe(name, one.get(name), two.get(name)) for name in names]


def _describe(name: str, found: bytes | None, wanted: bytes | None) -> str:
    if found is None or wanted is None:
        return f"{name}: {'missing' if found is None else 'left over'}"
    before, after = (content.decode("utf-8", "replace").splitlines() for content in (found, wanted))
    lines = [line for line in unified_diff(before, after, n=0, lineterm="") if not line.startswith(("---", "+++", "@@"))]
    return "\n  ".join([f"{name}:", *lines[:4]])


def read_index(build: Build) -> tuple[dict[str, Any], dict[str, list[list[int]]], list[list[str]]]:
    """The index of the search: its core, the words with the items that hold them by field, and the text of each item."""
    core, *_ = _read_parts(build, "core")
    words = {word: fields for part in _read_parts(build, "words/*") for word, fields in part.items()}
    decoded = {word: [list(accumulate(field)) for field in fields] for word, fields in words.items()}
    return core, decoded, [text for part in _read_parts(build, "texts/*") for text in part]


def _read_parts(build: Build, pattern: str) -> Iterator[Any]:
    paths = sorted((build.out / "search").glob(f"{pattern}.js"), key=lambda path: int(path.stem) if path.stem.isdigit() else 0)
    for path in paths:
        head, _, data = path.read_text("utf-8").partition("]=")
        name = path.relative_to(build.out / "search").with_suffix("").as_posix()
        assert head.startswith(f'(window.handbookSearch??={{}})["{name}')
        yield json.loads(data.removesuffix(";\n"))


def list_broken_links(build: Build) -> list[str]:
    """The internal links and images of a site that lead nowhere; those of the page for no address begin at the root of a host."""
    paths = sorted(set(build.out.rglob("*.html")) - {build.out / FILE})
    pages = {path: BeautifulSoup(path.read_text("utf-8"), "html.parser") for path in paths}
    ids = {path: {element["id"] for element in soup.select("[id]")} for path, soup in pages.items()}
    broken = []
    for path, soup in pages.items():
        for element in soup.select("a[href], img[src]"):
            address = element.get("href") or element.get("src") or ""
            if "://" in address or address.startswith(("data:", "mailto:")):
                continue
            file, _, anchor = address.partition("#")
            target = (path.parent / file.partition("?")[0]).resolve() if file else path
            if not target.exists() or (anchor and target in ids and anchor not in ids[target]):
                broken.append(f"{path.relative_to(build.out)}: {address}")
    return broken


def list_repeated_ids(build: Build) -> list[str]:
    """The ids that stand more than once on a page."""
    repeated = []
    for path in sorted(build.out.rglob("*.html")):
        ids = [element["id"] for element in BeautifulSoup(path.read_text("utf-8"), "html.parser").select("[id]")]
        repeated += [f"{path.relative_to(build.out)}: {name}" for name in sorted({name for name in ids if ids.count(name) > 1})]
    return repeated
