"""A document that cites every entry: BibTeX and biblatex, each with pdfLaTeX and LuaLaTeX, print all of it without a warning."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass

import pytest

from .agreement import BIB, ENTRIES, Form, find_unprinted


@dataclass(frozen=True, slots=True)
class Style:
    """How a bibliography is made, and how it must look then."""

    program: str  #: bibtex or biber
    preamble: str
    ending: str
    form: Form


@dataclass(frozen=True, slots=True)
class Printed:
    """What came of a document."""

    complaints: tuple[str, ...]  #: What the programs warned of.
    entries: dict[str, str]  #: Text of each entry by key.


def use_biblatex(style, form, options=""):
    """A style of biblatex that names all authors, of each entry, and has the key before each, by which we tell them apart."""
    preamble = rf"\usepackage[backend=biber,style={style},maxbibnames=99{options}]{{biblatex}}\addbibresource{{refs.bib}}"
    preamble += r"\renewbibmacro*{begentry}{\printtext{\mbox{[\thefield{entrykey}]}}}"
    return Style("biber", preamble, r"\printbibliography", form)


def use_bibtex(style, form, preamble="", more=""):
    return Style("bibtex", preamble, rf"\bibliographystyle{{{style}}}\bibliography{{refs{more}}}", form)


#: The style for IEEE prints a dash for the authors of the entry before, unless this entry says otherwise.
CONTROL = '@IEEEtranBSTCTL{control,\n  CTLdash_repeated_names = "no",\n}\n'
CITE_CONTROL = r"\makeatletter\AtBeginDocument{\immediate\write\@auxout{\string\citation{control}}}\makeatother"
STYLES = {
    "plain": use_bibtex("plain", Form()),
    "plainnat": use_bibtex("plainnat", Form(), r"\usepackage[numbers]{natbib}"),
    "IEEEtran": use_bibtex("IEEEtran", Form(initials=True), r"\usepackage{cite}" + CITE_CONTROL, ",control"),
    "biblatex-authoryear": use_biblatex("authoryear", Form(lowers=False), ",dashed=false"),
    "biblatex-ieee": use_biblatex("ieee", Form(initials=True), ",dashed=false"),
}
#: pdfLaTeX needs a font that has the accented letters; LuaLaTeX has one.
ENGINES = {"pdflatex": r"\usepackage[T1]{fontenc}\usepackage{lmodern}", "lualatex": ""}
DOCUMENT = r"""\documentclass{article}
%(engine)s
\pagestyle{empty}
%(preamble)s
\usepackage{hyperref}
\begin{document}
%(citations)s
%(ending)s
\end{document}
"""


@pytest.fixture(scope="module", params=STYLES)
def style(request):
    return request.param


@pytest.fixture(scope="module", params=ENGINES)
def printed(request, style, need, tmp_path_factory):
    engine, program = request.param, STYLES[style].program
    for command in (engine, program, "pdftotext"):
        need(command)
    folder = tmp_path_factory.mktemp(style)
    (folder / "refs.bib").write_bytes(BIB.read_bytes())
    (folder / "control.bib").write_text(CONTROL, "utf-8")
    citations = "\n\n".join(f"A sentence that cites \\cite{{{key}}}." for key in ENTRIES)
    parts = {"engine": ENGINES[engine], "preamble": STYLES[style].preamble, "citations": citations, "ending": STYLES[style].ending}
    (folder / "all.tex").write_text(DOCUMENT % parts, "utf-8")
    compose = [engine, "-interaction=nonstopmode", "-halt-on-error", "all"]
    run(compose, folder)
    said = run([program, "all"], folder)
    for _ in range(4):  # as often as LaTeX asks for it
        run(compose, folder)
        log = (folder / "all.log").read_text("utf-8", "replace")
        if not re.search(r"[Rr]erun (?:LaTeX|to get)", log):
            break
    complaints = re.findall(r".*(?:Warning|Missing character|ndefined).*", log) + re.findall(r".*(?:Warning|WARN|ERROR).*", said)
    # In the order in which LaTeX wrote it: what pdftotext finds from the places of words mixes lines that are set close.
    text = run(["pdftotext", "-raw", "-enc", "UTF-8", "all.pdf", "-"], folder)
    return Printed(tuple(complaints), dict(split_entries(text, (folder / "all.aux").read_text("utf-8"))))


def run(command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", check=False)
    assert done.returncode == 0, done.stdout[-3000:]
    return done.stdout


def split_entries(text, aux):
    """The text of each entry: what follows its number, which LaTeX knows, or its key."""
    numbers = {number: key for key, number in re.findall(r"\\bibcite\{(.*?)\}\{+(\d+)\}", aux)}
    label = r"\d+" if numbers else "|".join(ENTRIES)
    parts = re.split(rf"\[({label})\]", " ".join(text.rpartition("References")[2].split()))
    return ((numbers.get(label, label), entry) for label, entry in zip(parts[1::2], parts[2::2], strict=True))


def test_no_program_complains(printed):
    assert printed.complaints == ()


def test_every_entry_is_printed(style, printed):
    assert find_unprinted(printed.entries, STYLES[style].form) == []
