"""Text -> the words that the index holds. `_static/search-engine.js` reads a query in the same way; a browser test holds the two equal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import snowballstemmer

#: Letters that are no letter with a mark, and those that are also written with two letters -> the ways in which they are written.
LETTERS = {
    "æ": ("ae",),
    "œ": ("oe",),
    "ø": ("o", "oe"),
    "å": ("a", "aa"),
    "ä": ("a", "ae"),
    "ö": ("o", "oe"),
    "ü": ("u", "ue"),
    "ß": ("ss",),
    "đ": ("d",),
    "ð": ("d",),
    "þ": ("th",),
    "ł": ("l",),
    "ı": ("i",),
}
#: Words that tell nothing apart.
_SKIPPED = """
    a about all an and are as at be been but by can could did do does for from had has have how i in into is it its many me
    much my no nor not of off on one or our out own so some such than that the their them themselves there these they this
    those to too two up use versus vs was we were what when where which who why will with work works you your
"""
SKIPPED = frozenset(_SKIPPED.split())
#: A DOI, or an id of arXiv (without its version) or of the ACL Anthology.
_IDENTIFIER = re.compile(
    r"(?<![\w.-])(10\.\d{4,9}/\S*[^\s.,;)]|\d{4}\.\d{4,5}|\d{4}\.[a-z]+-[a-z]+\.\d+|[a-z]\d\d-\d{4})(?:v\d+)?(?![\w-])"
)
_POSSESSIVE = re.compile(r"'s(?![^\W_])")
_CAMEL = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})")
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_PART = re.compile(r"[^\W\d_]+|\d+")
#: Words whose endings are taken off. Shorter ones are abbreviations, mostly ("DAS"), and what is no English has no such endings.
_ENGLISH = re.compile(r"[a-z]{4,}")
_STEMMER = snowballstemmer.stemmer("english")


def fold(text: str) -> str:
    """Lower-case letters without their marks; what LETTERS lists is left for `spell`."""
    kept = "".join(char if char in LETTERS else unicodedata.normalize("NFKD", char) for char in unicodedata.normalize("NFC", text.lower()))
    return "".join(char for char in kept if not unicodedata.combining(char)).replace("’", "'")


def spell(word: str) -> set[str]:
    """The ways in which a folded word is written without letters beyond ASCII."""
    ways = {word}
    for letter, others in LETTERS.items():
        if letter in word:
            ways = {way.replace(letter, other) for way in ways for other in others}
    return ways


@cache
def stem(word: str) -> str:
    """A word of four letters or more without its endings, by Snowball: "edits", "edited" and "editing" are "edit".

    What would be left of "daed", which means "dead", is an abbreviation: of a word stay three letters at least.
    """
    end = str(_STEMMER.stemWord(word)) if _ENGLISH.fullmatch(word) else word
    return end if len(end) > 2 else word


def find_words(text: str) -> Iterator[str]:
    """The words of a text, each as the index has it, with repetitions.

    An identifier is a word as it stands; "key-value" is "key", "value" and "keyvalue", and so is "keyValue" and, in its way, "O'Neil";
    "gpt2" is also "gpt" and "2"; "model's" is "model".
    """
    folded = _POSSESSIVE.sub("", fold(_CAMEL.sub("-", text)))
    yield from (match[1] for match in _IDENTIFIER.finditer(folded))
    for match in _WORD.finditer(_IDENTIFIER.sub(" ", folded)):
        parts = re.split("[-']", match[0])
        words = [*parts, "".join(parts)] if len(parts) > 1 else parts
        for word in dict.fromkeys([*words, *(part for word in parts if len(found := _PART.findall(word)) > 1 for part in found)]):
            for way in sorted(spell(word)):
                if way not in SKIPPED:
                    yield stem(way)
