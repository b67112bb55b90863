"""Rules for the markup of values: LaTeX that prints text, no HTML, and links that lead to the web."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from literature.model import Library, Problem
from literature.sources.bib import BIB_FILE
from literature.sources.latex import LINK, find_command, is_latex

#: An address of the web, with a full stop inside.
ADDRESS = re.compile(r"https?://[^\s{}<>\"\\][^\s{}<>\"\\.]*\.[^\s{}<>\"\\]+")
ADDRESS_FORM = "an address that starts with https://"

# What TeX would do rather than print, also in a formula: read and write files, run programs, change what signs mean.
_PROGRAM = re.compile(
    r"\^\^|\\(?:input|include|usepackage|read|openin|openout|write|immediate|special|directlua|latelua|scantokens|csname|expandafter"
    r"|catcode|[egx]?def|let|futurelet|(?:re)?newcommand|providecommand|newenvironment|loop|begin|end|every[a-z]+|output)(?![A-Za-z])"
)
_FORMULA = re.compile(r"(?<!\\)\$[^$]*\$")
#: Elements that titles from publishers bring along, or that do something: in a formula "$a<b$" is no element, "<script" is.
_ELEMENT = re.compile(
    r"</?(?:script|style|iframe|frame|img|image|svg|object|embed|link|meta|base|body|html|form|input|button|video|audio|template|textarea"
    r"|title|div|span|br|hr|table|sub|sup|scp|em|strong|inline-formula|jats:|mml:)(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<[!?]|<[A-Za-z][\w:-]*\s[^<>]*=")
_ENTITY = re.compile(r"&(?:\\?#(?:\d+|[xX][0-9A-Fa-f]+)|([A-Za-z]+));")
#: Fields whose values are no LaTeX.
_VERBATIM = frozenset({"url", "doi", "eprint"})


def check_markup(library: Library) -> Iterator[Problem]:
    """Check each value of the entries that could be read."""
    for entry in library.entries.values():
        for name, value in entry.fields.items() if entry.intact else ():
            if html := find_html(name, value):
                message = f"'{entry.key}': {name} must be LaTeX, without HTML; found '{html}' (a sign < is written $<$) in '{value}'"
                yield Problem(BIB_FILE, value.line, "bad-html", message)
            elif name not in _VERBATIM and (fault := _find_latex_fault(value)):
                message = f"'{entry.key}': {name} must be LaTeX that can be read; {fault} in '{value}'"
                yield Problem(BIB_FILE, value.line, "bad-latex", message)
            for address in LINK.findall(value):
                if not ADDRESS.fullmatch(address):
                    message = f"'{entry.key}': {name}: a link must lead to {ADDRESS_FORM}; found '{address}'"
                    yield Problem(BIB_FILE, value.line, "bad-url", message)


def find_html(name: str, value: str) -> str:
    """The first element or entity of HTML in the value of a field; empty if there is none. Inequalities in formulas are none."""
    if "<" not in value and ("&" not in value or name in _VERBATIM):
        return ""
    text = _FORMULA.sub(" ", value)
    found = _TAG.search(text) or _ELEMENT.search(value)
    if not found and name not in _VERBATIM:
        found = next((entity for entity in _ENTITY.finditer(text) if not entity.group(1) or f"{entity.group(1)};" in html5), None)
    return found.group() if found else ""


def _find_latex_fault(value: str) -> str:
    """What LaTeX would stumble over, or would drop without a word; empty if nothing."""
    if not is_latex(value):
        return "unreadable"
    if command := _PROGRAM.search(value):
        return f"'{command.group()}', which is for programs"
    text = LINK.sub("", value)
    if "$$" in text or len(re.findall(r"(?<!\\)\$", text)) % 2:
        return "'$' that does not begin or end a formula"
    if sign := re.search(r"(?<!\\)[%#]", text) or re.search(r"(?<!\\)[&_^]", _FORMULA.sub("", text)):
        return f"'{sign.group()}' without a backslash"
    unknown = find_command(value)
    return f"unknown command '{unknown}'" if unknown else ""
