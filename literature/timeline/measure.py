"""How wide texts are, and where dates stand in a year."""

from __future__ import annotations

import re
import unicodedata

#: Widths in parts of the size of the font, those of the widest of the usual sans-serif fonts: labels must not collide in any.
_WIDTHS = {0.34: " .,:;'’|!ijlI", 0.43: "ftr()[]-/", 1.0: "mwMW@%&–—…"}
_BY_SIGN = {sign: width for width, signs in _WIDTHS.items() for sign in signs}
_CAPITAL, _LETTER, _WIDE = 0.79, 0.65, 1.05
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def measure(text: str, size: float) -> float:
    """The width of a text in pixels at most, at a size of the font in pixels."""
    return sum(_measure_sign(sign) for sign in text) * size


def _measure_sign(sign: str) -> float:
    if sign in _BY_SIGN:
        return _BY_SIGN[sign]
    if unicodedata.combining(sign):
        return 0
    if unicodedata.east_asian_width(sign) in "WF":
        return _WIDE
    return _CAPITAL if sign.isupper() else _LETTER


def shorten(text: str, size: float, width: float) -> str:
    """A text that is no wider than ``width`` pixels: cut before its last word, which in a label is the year."""
    if measure(text, size) <= width:
        return text
    begin, space, last = text.rpartition(" ")
    if measure(f"…{space}{last}", size) > width:
        begin, space, last = text, "", ""
    while begin and measure(f"{begin}…{space}{last}", size) > width:
        begin = begin[:-1].rstrip()
    return f"{begin}…{space}{last}"


def wrap(text: str, size: float, width: float) -> list[str]:
    """The lines of a text that are no wider than ``width`` pixels; a word that is wider stands alone."""
    lines: list[str] = []
    for word in text.split():
        if lines and measure(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def place_date(date: str) -> float | None:
    """A date as a year and the part of it that has passed: the middle of what the date leaves open. None if it is no date."""
    found = _DATE.fullmatch(date)
    if found is None:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if not month:
        return year + 0.5
    month = min(month, 12)
    return year + (month - 1 + ((min(day, 31) - 0.5) / 31 if day else 0.5)) / 12
