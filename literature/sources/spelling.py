r"""Letters beyond ASCII -> the LaTeX spelling that BibTeX, biber, pandoc, citation-js, pybtex and bibtexparser all read without loss.

Why not UTF-8: BibTeX works on bytes. It does not abbreviate "Élodie Dean" to "É. Dean", cuts labels in the middle of a letter, sorts É
after Z, and pdfLaTeX before 2018 does not read it. Why these spellings: ``{\'e}`` in braces of its own is one letter for BibTeX; pandoc,
biber and citation-js do not join the accent of ``{\'\i}`` with its letter, citation-js does not know ``\aa``, pandoc neither ``\dh``,
``\th``, ``\dj`` nor ``\ng``, pybtex no dot below and no two accents. tests/system/test_letters.py asks the programs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

# Combining accent -> command.
_ACCENTS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u", "\u0307": ".", "\u0308": '"',
    "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0327": "c", "\u0328": "k",
}  # fmt: skip
_COMMANDS = {"ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i"}
_SIGNS = {"“": "``", "”": "''", "‘": "`", "’": "'", "–": "--", "—": "---", "\u00a0": "~"}


def _list_spellings() -> Iterator[tuple[str, str]]:
    """Every letter of Latin-1 and Latin Extended-A that all programs read, and its spelling."""
    yield from ((letter, f"{{\\{command}}}") for letter, command in _COMMANDS.items())
    for code in range(0xC0, 0x180):
        base, *accents = list(unicodedata.normalize("NFD", chr(code)))
        if len(accents) == 1 and (command := _ACCENTS.get(accents[0])):
            yield chr(code), f"{{\\{command}{{{base}}}}}" if command.isalpha() else f"{{\\{command}{base}}}"


#: Letter -> the spelling that every program reads.
SPELLINGS: Mapping[str, str] = dict(_list_spellings())
_LETTERS = {spelling: letter for letter, spelling in SPELLINGS.items()}
# A command that stands for a letter or puts an accent on one, with the braces around it and its argument.
_ACCENT = re.compile(
    r"\{\\(?:[`'^\"~=.]\s*|[uvHckrdbt](?:\s+|(?=\{)))(?:\{[^{}]*\}|\\[ij]\b|\w|\\[`'^\"~=.]\w)*\}"
    r"|\{\\(?:ss|ae|AE|oe|OE|o|O|l|L|i|j|aa|AA|dh|DH|th|TH|dj|DJ|ng|NG)\s*(?:\{\})?\}"
    r"|\\(?:[`'^\"~=.]|[uvHckrdbt](?=[\s{]))\s*(?:\{(?:[^{}]|\{[^{}]*\})*\}|\\[ij]\b|\w)?"
    r"|\\(?:ss|ae|AE|oe|OE|o|O|l|L|i|j|aa|AA|dh|DH|th|TH|dj|DJ|ng|NG)(?![A-Za-z])(?:\{\}|\s)?"
)


def spell(text: str) -> str:
    """Write every letter and sign that has a spelling in it; what has none stays as it is."""
    return "".join(SPELLINGS.get(sign) or _SIGNS.get(sign) or sign for sign in unicodedata.normalize("NFC", text))


def find_misspelt(value: str) -> Iterator[str]:
    """Find what a program would lose: a sign beyond ASCII, or an accent in another spelling, with its braces."""
    yield from re.findall(r"[^\x00-\x7f]", unicodedata.normalize("NFC", value))
    yield from (found for found in _ACCENT.findall(value) if found not in _LETTERS)
