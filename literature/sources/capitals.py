r"""Which capitals of a title a bibliography style would lower, and the braces that keep them.

Many styles print titles in sentence case. BibTeX's ``change.case$``, biblatex's ``\MakeSentenceCase`` and citeproc keep the first letter
of a title and of what follows a colon (biblatex makes it a capital) and lower the rest; only what stands in braces stays as it is in all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from literature.sources.bib import to_plain

# A command in braces of its own, which BibTeX takes for one letter: {\'e}, {\v{s}}; another command, with the empty braces that end
# its name; a brace; a sign.
_TOKEN = re.compile(r"\{\\[^{}]*(?:\{[^{}]*\}[^{}]*)?\}|\\[A-Za-z]+(?:\{\})?|\\.|.", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# What ends a sentence, unless it is the full stop of an abbreviation.
_LOOK_BACK = 5  #: Letters of the word before it that decide whether a full stop ends a sentence: "etc", and one more.
_BREAK = re.compile(r"(?<!\bvs)(?<!\bal)(?<!\betc)(?<!\bcf)[.?!]['”’)]*\s+[(\"“‘`]*$")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A letter or sign of a title."""

    source: str
    plain: str
    group: int  #: Number of the braces that it stands in; 0 outside.


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a title: letters and digits between spaces, hyphens and other signs."""

    text: str
    pieces: range
    before: str  #: The plain text between the word before it and itself, with the end of that word; empty for the first at its start.
    kept: int  #: How many of its pieces stand in braces.


def list_names(titles: Iterable[str]) -> frozenset[str]:
    """The names that stand alone in braces in one of the titles and not only because a sentence starts with them, without a plural s."""
    names = set()
    for title in titles:
        pieces = _split(title)
        words = _list_words(pieces)
        shared = Counter(pieces[word.pieces[0]].group for word in words)
        for word in words:
            alone = word.kept == len(word.pieces) and shared[pieces[word.pieces[0]].group] == 1
            starts = _BREAK.search(word.before) or word.before.rstrip().endswith(":")
            if alone and word.text[:1].isupper() and word.text[1:].islower() and not starts:
                names.add(_singular(word.text))
    return frozenset(names)


def find_bare(title: str, names: Collection[str] = ()) -> list[str]:
    """The words of a title whose capitals or small letters are meant and would be lost.

    These are words with a capital inside or of capitals only, the pronoun I and other single letters but A,
    the first word of a second sentence, ``names``, and the first word of the title if it begins with a small letter.
    """
    return [word.text for word in _list_words(_split(title)) if word.kept < len(word.pieces) and _is_meant(word, names)]


def find_split(title: str) -> list[str]:
    """The words of a title with a brace inside, which would keep a font from joining or a program from finding them."""
    return [word.text for word in _list_words(_split(title)) if 0 < word.kept < len(word.pieces)]


def protect(title: str, names: Collection[str] = ()) -> str:
    """Put every word into braces whose capitals styles would lower although they are meant; braces hold whole words."""
    pieces = _split(title)
    for word in _list_words(pieces):
        if 0 < word.kept < len(word.pieces) or (not word.kept and _is_meant(word, names)):
            group = max(pieces[at].group for at in word.pieces) or -1
            for at in word.pieces:
                pieces[at] = replace(pieces[at], group=group)
    runs = ((group, "".join(piece.source for piece in run)) for group, run in groupby(pieces, lambda piece: piece.group))
    return "".join(f"{{{text}}}" if group else text for group, text in runs)


def _is_meant(word: _Word, names: Collection[str]) -> bool:
    if not re.search(r"[^\W\d_]", word.text) or word.text.islower():
        return word.text[:1].islower() and not word.before
    inner = any(letter.isupper() for letter in word.text[1:])
    single = len(word.text) == 1 and word.text != "A" and word.before != ""
    contracted = word.text.startswith(("I'", "I’"))
    return inner or single or contracted or bool(_BREAK.search(word.before)) or _singular(word.text) in names


def _singular(word: str) -> str:
    return re.sub(r"(?<=\w\w)(?:['’]s|s|s['’])$", "", word)


def _split(title: str) -> list[_Piece]:
    """The pieces of a title in their order, without the braces that only hold words together."""
    pieces: list[_Piece] = []
    depth = groups = 0
    for token in _TOKEN.findall(title):
        if token == "{":
            groups += depth == 0
            depth += 1
        elif token == "}":
            depth = max(depth - 1, 0)
        else:
            plain = to_plain(token) if token[0] in "{\\" else token
            pieces.append(_Piece(token, plain, groups if depth else 0))
    return pieces


def _list_words(pieces: list[_Piece]) -> list[_Word]:
    """The words that pieces make, in their order."""
    owners = [at for at, piece in enumerate(pieces) for _ in piece.plain]
    text = "".join(piece.plain for piece in pieces)
    words = []
    end = 0
    for match in _WORD.finditer(text):
        at = range(owners[match.start()], owners[match.end() - 1] + 1)
        kept = sum(pieces[number].group > 0 for number in at)
        # Not all that stands before it: of a value of many words that would be the square of its length.
        words.append(_Word(match.group(), at, text[max(end - _LOOK_BACK, 0) : match.start()], kept))
        end = match.end()
    return words
