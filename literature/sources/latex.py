r"""LaTeX in the values of refs.bib that pybtex leaves as it stands -> what pybtex, or a reader, can take.

pybtex knows accents and most symbols. It does not know ``\url``, ``\href``, commands that change the type, nor the signs that mean
something in LaTeX when they are to be printed. Such signs are held while it reads: each becomes a sign of private use, and is put back.
"""

from __future__ import annotations

import re
from functools import cache

from pybtex.exceptions import PybtexError
from pybtex.richtext import Text as RichText

# A command that only changes the type, and the braces of its argument, say nothing in plain text.
_TYPE = re.compile(r"\\(?:emph|text[a-z]+|math[a-z]+)\s*(?=\{[^}])")
_HREF = re.compile(r"\\href\s*\{([^{}]*)\}\s*(?=\{)")
#: The address of a link.
LINK = re.compile(r"\\(?:url|href)\s*\{([^{}]*)\}")
_URL = re.compile(r"\\url\s*\{([^{}]*)\}")
_SIGNS = {
    "textasciitilde": "~", "textasciicircum": "^", "textdollar": "$", "textbraceleft": "{", "textbraceright": "}",
}  # fmt: skip
#: Commands of formulas that pybtex does not know, as a reader without MathML reads them.
_MATHS = {
    "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "approx": "≈", "sim": "∼", "equiv": "≡", "propto": "∝", "ll": "≪",
    "gg": "≫", "times": "×", "cdot": "·", "pm": "±", "div": "÷", "ast": "∗", "star": "⋆", "circ": "∘", "oplus": "⊕", "otimes": "⊗",
    "to": "→", "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒", "mapsto": "↦", "infty": "∞", "in": "∈",
    "subset": "⊂", "subseteq": "⊆", "cup": "∪", "cap": "∩", "forall": "∀", "exists": "∃", "nabla": "∇", "partial": "∂", "ell": "ℓ",
    "sum": "∑", "prod": "∏", "int": "∫", "ldots": "…", "cdots": "⋯", "dots": "…", "mid": "|", "langle": "⟨", "rangle": "⟩",
    "log": "log", "exp": "exp", "max": "max", "min": "min", "sin": "sin", "cos": "cos", "tanh": "tanh", "quad": " ",
}  # fmt: skip
_MATHS_COMMAND = re.compile(rf"\\({'|'.join(_MATHS)})(?![A-Za-z])")
#: Commands of one sign that print a space, or nothing.
_SPACES = {" ": " ", "\n": " ", ",": " ", ";": " ", ":": " ", "!": "", "/": "", "-": "", "@": ""}
_COMMAND = re.compile(rf"\\(?:({'|'.join(_SIGNS)})(?![A-Za-z])(?:\{{\}}|\s+)?|([\\\n ,;:!/@${{}}-]))")
_HELD = {sign: chr(0xE000 + ord(sign)) for sign in "\\~^${}%#&_"}
_HOLD, _RELEASE = str.maketrans(_HELD), str.maketrans({held: sign for sign, held in _HELD.items()})


def simplify(value: str, links: bool = False) -> str:
    r"""Write a value with fewer commands. ``links`` keeps links, as ``\url``; what is held is for ``release`` to put back."""
    value = _HREF.sub(r"\\url{\1} " if links else "", value)
    if not links:
        value = _URL.sub(lambda match: hold(match.group(1).replace("\\", "")), value)
    value = _MATHS_COMMAND.sub(lambda match: _MATHS[match.group(1)], value)
    return _TYPE.sub("", _COMMAND.sub(_hold, value))


def _hold(match: re.Match[str]) -> str:
    if match.group(1):
        return _HELD[_SIGNS[match.group(1)]]
    sign = match.group(2)
    return _SPACES[sign] if sign in _SPACES else _HELD.get(sign, "") if sign != "\\" else match.group()


def hold(text: str) -> str:
    """Hold every sign of a plain text that would mean something in LaTeX."""
    return text.translate(_HOLD)


def release(text: str) -> str:
    """Put back the signs that were held."""
    return text.translate(_RELEASE)


@cache
def is_latex(value: str) -> bool:
    """Whether a value can be read as LaTeX."""
    if not set(value) & set("\\{}"):
        return True  # most values; to ask takes long
    try:
        RichText.from_latex(value)
    except (PybtexError, ValueError):
        return False
    return True


@cache
def to_plain(value: str) -> str:
    """Turn a BibTeX value into plain text: LaTeX accents decoded, braces dropped, one space between words."""
    if not set(value) & set("\\{}$~") and "--" not in value and "`" not in value and "''" not in value:
        return " ".join(value.split())
    # What cannot be read as LaTeX is reported by the checks; here only a readable text is wanted.
    return " ".join(release(_read_latex(value)).split())


def _read_latex(value: str) -> str:
    simple = simplify(value)
    return str(RichText.from_latex(simple)) if is_latex(simple) else re.sub(r"[{}\\]", "", value)


def find_command(value: str) -> str:
    """The first command in a value that is not known and would be seen as it stands, accents excepted; empty if there is none."""
    if "\\" not in value:
        return ""
    found = re.search(r"\\(?:[A-Za-z]+|[^A-Za-z`'^\"~=.]|$)", _read_latex(value))
    return found.group() if found else ""
