"""What BibTeX takes for a particle in a name: the "van der" of "Oskar van der Wal", but also the "ming" of "Yiu-ming Cheung"."""

from __future__ import annotations

import re

#: Words that are meant as particles where they stand in small letters before a last name, also before an apostrophe ("d'Arc").
_PARTICLES = frozenset(
    """abu af al av ben bin bint d da das de degli dei del dell della dello den der des di do dos du e el het i ibn in l la las le les lo
    los op 's san st 't te ten ter van vom von y zu zum zur""".split()  # noqa: SIM905
)
#: A word, or a part of one up to a hyphen: braces hold together what stands in them.
_PART = re.compile(r"(?:\\.|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|[^\s~{-])+")
#: A letter that LaTeX writes in braces of its own, such as an e with an accent.
_SPECIAL = re.compile(r"\{\\(?:[A-Za-z]+(?=[^A-Za-z])|[^A-Za-z])?[\s{]*([A-Za-z]+)")


def find_misread(name: str) -> tuple[str, str] | None:
    """The first part of a first name that would be taken for a particle, and how the name must be written; None if it is read right.

    BibTeX splits also at hyphens, and takes for particles all parts before the last one that begin with a small letter
    (its documentation, "BibTeXing", section 4; bibtex.web, ``von_token_found``).
    """
    parts = list(_PART.finditer(name))
    if "," in re.sub(r"\{[^{}]*\}", "", name):
        return None
    misread = [part for part in parts[:-1] if _begins_small(part.group()) and not _is_particle(name, part)]
    if not misread:
        return None
    # The first name ends with the word of the last part that was misread.
    end = re.search(r"[\s~]|$", name[misread[-1].end() :])
    at = misread[-1].end() + (end.start() if end else 0)
    first, last = name[:at].strip("~ "), name[at:].strip("~ ")
    if last:
        return misread[0].group(), f"{last}, {first}"
    first, _, last = first.rpartition(" ")
    return misread[0].group(), f"{first} {{{last}}}".strip()


def _begins_small(part: str) -> bool:
    """Whether the first letter is small; what stands in braces says nothing, unless LaTeX writes a letter with them."""
    depth = 0
    for at, sign in enumerate(part):
        if depth == 0 and (special := _SPECIAL.match(part, at)):
            return special.group(1)[0].islower()
        if depth == 0 and sign.isalpha():
            return sign.islower()
        depth += (sign == "{") - (sign == "}")
    return False


def _is_particle(name: str, part: re.Match[str]) -> bool:
    """Whether a part that begins small is meant as a particle: a word of its own, and one that is known."""
    word = part.group().lower()
    return (
        name[part.start() - 1 : part.start()] != "-"
        and name[part.end()] != "-"
        and (word in _PARTICLES or word.partition("'")[0] in _PARTICLES)
    )
