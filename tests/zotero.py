"""What Zotero makes of the COinS of a page: a reading of our own of its rules.

The rules are those of COinS.js in https://github.com/zotero/translators (of 2021-06-01, the newest in 2026-11) and of
`parseContextObject` in openurl.js and `cleanAuthor` in utilities.js of https://github.com/zotero/utilities. Both were done:
the translator itself, run in Node with these two files over the built site on 2026-11-26, gave for every span of every page the
fields that refs.bib holds; its code is not kept here, for it is under another licence, so the tests run what follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

GENRES = {"bookitem": "bookSection", "conference": "conferencePaper", "proceeding": "conferencePaper", "report": "report"}
FORMATS = {"journal": "journalArticle", "dissertation": "thesis", "patent": "patent", "dc": "webpage"}
#: Types of https://github.com/zotero/zotero-schema that `rft.type` names here.
TYPES = {"preprint", "computerProgram", "presentation", "blogPost", "webpage", "document", "manuscript"}
IN_A_HOST = {"journalArticle", "bookSection", "conferencePaper"}
#: Keys that every type of item takes -> field.
FIELDS = {
    "rft.date": "date",
    "rft.volume": "volume",
    "rft.issue": "issue",
    "rft.pages": "pages",
    "rft.pub": "publisher",
    "rft.publisher": "publisher",
    "rft.place": "place",
    "rft.edition": "edition",
    "rft.series": "series",
}


@dataclass
class Item:
    """An item as Zotero would save it."""

    type: str
    fields: dict[str, str] = field(default_factory=dict)
    authors: list[tuple[str, str]] = field(default_factory=list)  #: (first, last)


def read_spans(page):
    """The items that Zotero offers on a parsed page, in its order."""
    return [item for span in page.select("span.Z3988[title]") if (item := read_context(span["title"])) and item.fields.get("title")]


def read_context(text):
    """The item of a context object; None if its format is unknown to Zotero."""
    pairs = [part.partition("=")[::2] for part in text.split("&")]
    format_ = unquote(dict(pairs).get("rft_val_fmt", "")).removeprefix("info:ofi/fmt:kev:mtx:")
    kind = GENRES.get(dict(pairs).get("rft.genre", ""), "book") if format_ == "book" else FORMATS.get(format_)
    if kind is None:
        return None
    item = Item(kind)
    for key, encoded in pairs:
        # A plus sign is lost, encoded or not.
        value = unquote(re.sub(r"\+|%2[bB]", " ", encoded), errors="strict")
        if value:
            _take(item, key, value)
    return item


def _take(item, key, value):
    """Give an item what a key says of it."""
    if key == "rft_id":
        if value[:8].lower() == "info:doi":
            item.fields["DOI"] = value[9:]
        elif re.match(r"https?://", value):
            item.fields["url"] = value
    elif key == "rft.au":
        item.authors.append(read_author(value))
    elif key in {"rft.btitle", "rft.jtitle", "rft.atitle", "rft.title"}:
        own = key == "rft.atitle" or item.type not in IN_A_HOST
        item.fields["title" if own else "publicationTitle"] = value
    elif key in FIELDS:
        item.fields[FIELDS[key]] = value
    elif item.type == "thesis" and key in {"rft.inst", "rft.degree"}:
        item.fields["publisher" if key == "rft.inst" else "type"] = value
    elif key == "rft.source":
        item.fields["publicationTitle"] = value
    elif key == "rft.type" and value in TYPES:
        item.type = value


def read_author(text):
    """First and last name of an author: split at the first comma, or else before the last word; initials get a full stop."""
    bare = re.sub(r"^[\s\xa0.,/\[\]:]+|[\s\xa0.,/\[\]:]+$", "", text)
    if "," in text:
        last, _, rest = re.sub(r"\.([^ ])", r". \1", bare, count=1).partition(",")
        first = rest.partition(",")[0].removeprefix(" ")
    else:
        first, _, last = bare.rpartition(" ")
    if re.fullmatch(r"[A-Z\u0400-\u042f]{1,3}", first) and (len(first) == 1 or last.upper() != last):
        first = " ".join(f"{letter}." for letter in first)
    names = re.split(r"[\s.]+|(?=-)", re.sub(r"\s*([-\u2010-\u2015])\s*", "-", first, count=1))
    dotted = " ".join(f"{name}." if re.fullmatch(r"-?[A-Z\u0400-\u042f]", name) else name for name in names if name)
    return dotted.replace(" -", "-").strip(), last.strip()  # trimmed when it is saved
