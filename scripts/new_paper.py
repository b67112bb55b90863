"""Write the skeleton of a paper page for an entry of refs.bib: `make new-paper KEY=dai-etal-2022-knowledge`."""

from __future__ import annotations

import json
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from literature.model import COMPONENTS, Entry, Library
from literature.sources.front_matter import suggest
from literature.sources.library import read_library

SKELETON = """\
---
draft: true
paper:
  tldr: TO WRITE, one sentence in your own words
  topics: [{topics}]
  components: [{components}]
  unit: TO WRITE, what the authors call a neuron, in our notation
  locate: TO WRITE, how neurons are found
  intervene: TO WRITE, what is done to them
  control: TO WRITE, what it is compared with
  history:
    - {{date: {year}, event: {event}}}
  sources:
    - {{url: {url}, version: v1, read: full}}
  checked: {today}
---

# {title}

TO WRITE, What was asked, what was found, why it matters here.

## The neuron here

TO WRITE

## Method

TO WRITE

## Evidence

:::{{claim}} to-write
:place: TO WRITE, section, table or figure, or abstract
:evidence: observed
TO WRITE, One or two sentences in your own words, with number, unit and control.
:::

## Limits and disputes

TO WRITE

## Use it

TO WRITE
"""


def write_skeleton(library: Library, entry: Entry, today: str) -> str:
    """Return the text of a new page; the lists offer every allowed word, to be cut down."""
    arxiv = entry.fields.get("eprint")
    url = entry.fields.get("url") or (f"https://arxiv.org/abs/{arxiv}" if arxiv else "https://doi.org/" + entry.fields.get("doi", ""))
    topics = ", ".join(library.of_kind("topic"))
    # Signs that mean something in YAML or Markdown stand for themselves.
    address = json.dumps(url) if re.search(r"[,\[\]{}#\"']", url) else url
    title = re.sub(r"([\\`*_{}\[\]<>$#|~&])", r"\\\1", entry.title)
    event = "posted" if entry.kind == "preprint" else "published"
    components = ", ".join(COMPONENTS)
    return SKELETON.format(topics=topics, components=components, year=entry.year, event=event, url=address, today=today, title=title)


def main(root: Path, key: str, today: str) -> int:
    """Write papers/<key>.md; refuse a key that refs.bib does not have and a page that exists."""
    library = read_library(root)
    if key not in library.entries:
        hint = suggest(key, tuple(library.entries))
        print(f"refs.bib has no entry '{key}'{hint}. Add it first; then: make new-paper KEY={key or '<key>'}", file=sys.stderr)
        return 1
    path = root / "papers" / f"{key}.md"
    if path.exists():
        print(f"{path.relative_to(root)} is there already; nothing was changed.", file=sys.stderr)
        return 1
    path.write_text(write_skeleton(library, library.entries[key], today), "utf-8")
    print(f"{path.relative_to(root)} was written. Fill it in, remove the line 'draft: true', then: make check")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path.cwd(), "".join(sys.argv[1:2]), datetime.now(UTC).date().isoformat()))
