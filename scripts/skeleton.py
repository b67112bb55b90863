"""The skeleton of the page of a work: everything to fill in, as a draft."""

from __future__ import annotations

import json
import re

from literature.exports.details import date_entry
from literature.model import COMPONENTS, Entry, Library

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
{history}
  sources:
    - {{url: {url}, {version}read: full}}
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
    # Signs that mean something in YAML or Markdown stand for themselves.
    address = json.dumps(url) if re.search(r"[,\[\]{}#\"']", url) else url
    title = re.sub(r"([\\`*_{}\[\]<>$#|~&])", r"\\\1", entry.title)
    return SKELETON.format(
        topics=", ".join(library.of_kind("topic")),
        components=", ".join(COMPONENTS),
        history="\n".join(f"    - {{{event}}}" for event in _list_events(entry)),
        url=address,
        version="version: v1, " if url.startswith("https://arxiv.org/") else "",
        today=today,
        title=title,
    )


def _list_events(entry: Entry) -> list[str]:
    """What the entry says of the history of its work: the month of an arXiv id, and the date of the publication."""
    posted = re.fullmatch(r"(\d\d)(0[1-9]|1[0-2])\.\d{4,5}", entry.fields.get("eprint", ""))
    events = [f"date: 20{posted.group(1)}-{posted.group(2)}, event: posted, what: arXiv"] if posted else []
    if entry.kind != "preprint" or not events:
        events.append(f"date: {date_entry(entry)}, event: {'posted' if entry.kind == 'preprint' else 'published'}")
    return events
