"""LaTeX -> MathML Core, with what browsers draw badly mended; and formulas as text in one line."""

from __future__ import annotations

import html
import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Mapping

from math_core import LatexError, LatexToMathML

#: A sized closing bracket that carries an exponent or index. math-core makes it the base, which browsers then draw small and too low;
#: with an empty base after it the bracket keeps its size. TODO: Remove when math-core keeps the size itself (seen in 0.9.0).
_SIZED_BASE = re.compile(r"(\\[Bb]igg?r?\s*(?:[)\]|]|\\}|\\r[a-z]+))\s*(?=[\^_])")
#: A bracket that grows is as wide in Chromium as the widest that its font has, whatever its size (seen in Chromium 156): `\big(` would
#: stand in a gap. These are bracket signs of a larger size instead, which the style sheet gives them.
_SIZED = re.compile(r'<mo minsize="([^"]*)" maxsize="\1">([()\[\]])</mo>')
_LARGER = {"1.2em": "lit-big", "1.623em": "lit-bigger"}
#: What math-core 0.9.0 writes over a letter -> what is drawn well with and without a math font, as seen in Chromium with STIX Two Math,
#: Latin Modern Math, Noto Sans Math and DejaVu alone. A combining character stands left of its letter, for it is drawn over what comes
#: before it; the line of \overline is even the one that belongs under a letter. The style sheet lifts bars and shrinks arrows.
#: A formula's own LaTeX, in its annotation, is escaped: it cannot hold these elements.
_MENDED_ACCENTS = (
    ('<mo stretchy="false">\u00af</mo></mover>', '<mo stretchy="false" class="lit-bar">\u00af</mo></mover>'),
    ('<mo stretchy="true">\u0332</mo></mover>', '<mo stretchy="true" class="lit-bar">\u203e</mo></mover>'),
    ('<mo stretchy="true">\u0332</mo></munder>', '<mo stretchy="true">_</mo></munder>'),
    ('<mo stretchy="true">\u0302</mo></mover>', '<mo stretchy="true">^</mo></mover>'),
    ('<mo stretchy="false">\u20d7</mo></mover>', '<mo stretchy="false" class="lit-arrow">\u2192</mo></mover>'),
)

_STYLED = re.compile(r"<(mfrac|mtable)( [^>]*)?>|</(?:mfrac|mtable)>")
#: What schemas allow on `mstyle` only. TODO: Remove when the Nu checker knows MathML Core, where all elements have them (seen in 26.9.27).
_MOVED = {"mfrac": re.compile(r' (?:displaystyle|scriptlevel)="[^"]*"'), "mtable": re.compile(r' scriptlevel="[^"]*"')}
_ANNOTATION = re.compile(r"(?<=<annotation encoding=\"application/x-tex\">).*?(?=</annotation>)", re.DOTALL)
#: What takes the next token as its argument, so that what a macro stands for needs braces there.
_TAKES_ARGUMENT = r"[\^_]\s*|\\(?:bar|hat|tilde|vec|dot|ddot|overline|underline|widehat|sqrt|[dt]?frac|boldsymbol|math[a-z]+)\s*"

_ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot|apos);)\w+;")
#: Operators with a space on both sides where a formula is text.
_SPACED = frozenset("=<>≤≥≈≠≡∈∉⊂⊆∼∝→↦≪≫+−×÷∧∨≔")
#: What has to be parted from a letter after it: an index or exponent, the name of a function, a comma.
_ENDS = re.compile(r"(?:[_^](?:[^\W_]+|\{[^{}]*\})|\u2061|,)$")
#: Signs that are not seen: U+2061 stands between a function and what it is applied to, U+FE00 chooses the form of a letter.
_UNSEEN = str.maketrans("", "", "\u2061\ufe00")


class FormulaError(ValueError):
    """A formula that is not LaTeX as math-core knows it; the message says what is wrong, and where in the formula."""


def convert_formula(latex: str, *, display: bool = False, macros: Mapping[str, str] | None = None) -> str:
    """Return a formula as a ``math`` element that keeps its LaTeX in an annotation; raises FormulaError."""
    converter = LatexToMathML(macros=dict(macros or {}), fancy_error=False, annotation=True)
    try:
        mathml = converter.convert_with_local_state(_SIZED_BASE.sub(r"\1{}", latex), displaystyle=display)
    except LatexError as error:
        raise FormulaError(str(error).removesuffix(".")) from error
    for found, mended in _MENDED_ACCENTS:
        mathml = mathml.replace(found, mended)
    mathml = move_styles(_SIZED.sub(_set_bracket, mathml))
    plain = html.escape(expand_macros(latex, macros or {}), quote=False)
    return _ANNOTATION.sub(lambda _: plain, mathml)


def _set_bracket(bracket: re.Match[str]) -> str:
    size, sign = bracket.groups()
    return f'<mo stretchy="false" class="{_LARGER[size]}">{sign}</mo>' if size in _LARGER else bracket[0]


def expand_macros(latex: str, macros: Mapping[str, str]) -> str:
    r"""Return LaTeX that needs none of the macros, to be pasted elsewhere: ``W_\dff`` becomes ``W_{d_{\mathrm{ff}}}``.

    Macros map names without backslash to LaTeX without arguments; one may use another.
    """
    if not macros:
        return latex.strip()
    names = "|".join(map(re.escape, macros))
    used = re.compile(rf"(?P<before>{_TAKES_ARGUMENT})?\\(?P<name>{names})(?![A-Za-z])")

    def expand(match: re.Match[str]) -> str:
        meaning = macros[match["name"]]
        return f"{match['before']}{{{meaning}}}" if match["before"] else meaning

    for _ in macros:
        latex, count = used.subn(expand, latex)
        if not count:
            break
    return latex.strip()


def move_styles(mathml: str) -> str:
    """Move the style of a fraction or table to an element of its own round it, where every schema of MathML allows it."""
    ends: list[str] = []

    def move(tag: re.Match[str]) -> str:
        name = tag[1]
        if not name:
            return tag[0] + ends.pop()
        moved = "".join(_MOVED[name].findall(tag[2] or ""))
        ends.append("</mstyle>" if moved else "")
        return f"<mstyle{moved}><{name}{_MOVED[name].sub('', tag[2])}>" if moved else tag[0]

    return _STYLED.sub(move, mathml)


def write_in_line(latex: str, macros: Mapping[str, str]) -> str:
    r"""Return a formula as text, where only text can stand: ``\frac{x_i}{2}`` becomes ``(x_i)/2``.

    Empty if it is no LaTeX, which the build reports where the formula is drawn.
    """
    try:
        mathml = convert_formula(latex, macros=macros)
    except FormulaError:
        return ""
    tree = ET.fromstring(_ENTITY.sub(lambda entity: html.unescape(entity[0]), mathml))
    return " ".join(_write(tree).translate(_UNSEEN).split())


def _write(element: ET.Element) -> str:
    parts = [_write(child) for child in element]
    match element.tag:
        case "annotation":
            return ""
        case "mspace":
            return " "
        case "mtable":
            return "…"
        case "mfrac":
            return f"{_hold(parts[0], '()')}/{_hold(parts[1], '()')}"
        case "msqrt":
            return f"√{_hold(''.join(parts), '()')}"
        case "mover" | "munder" if element.get("accent") == "true" or element.get("accentunder") == "true":
            return "".join(parts)
        case "msub" | "munder":
            return f"{parts[0]}_{_hold(parts[1], '{}')}"
        case "msup" | "mover":
            return f"{parts[0]}^{_hold(parts[1], '{}')}"
        case "msubsup" | "munderover":
            return f"{parts[0]}_{_hold(parts[1], '{}')}^{_hold(parts[2], '{}')}"
    # Letters of the mathematical alphabets are told apart by their look, which text has not.
    text = "".join(unicodedata.normalize("NFKC", sign) if "\U0001d400" <= sign <= "\U0001d7ff" else sign for sign in element.text or "")
    return text + _write_row(element, parts)


def _write_row(row: ET.Element, parts: list[str]) -> str:
    """What stands side by side, parted where it would read as one word."""
    text = ""
    for child, part in zip(row, parts, strict=True):
        if text and child.tag == "mo" and part in _SPACED:
            text += f" {part} "
        else:
            text += f" {part}" if part[:1].isalnum() and _ENDS.search(text) else part
    return text


def _hold(text: str, brackets: str) -> str:
    """What an operator takes, in brackets where it is more than a word."""
    text = text.strip()
    return text if text.isalnum() else f"{brackets[0]}{text}{brackets[1]}"
