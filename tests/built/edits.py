"""Edits of the small handbook, each with what it needs beforehand: what a writer may do between two builds."""

from __future__ import annotations

from pathlib import Path

from .steps import Edit, append, delete, edit, nothing, steps, write
from .works import ADA, BELL, EARLY, FOX, LAST, add_eve, paper_page

NOTATION, GLOSSARY, TOPIC, TOOL = "reference/notation.md", "reference/glossary.md", "topics/memory.md", "tools/probe.md"
DRAFT = edit(BELL, "---\npaper:", "---\ndraft: true\npaper:")
PUBLISH = edit(BELL, "---\ndraft: true\npaper:", "---\npaper:")
FURO = {"html_theme": "furo"}
FURO_WITH_FOOT = FURO | {"templates_path": [str(Path(__file__).parents[2] / "_templates")]}
REPORTS = "\n(report-an-error)=\n## Report an error\n\nTell us.\n"
DEAN = edit("refs.bib", r"{\'E}lodie Dean", r"{\'E}lodie Duck")
#: The topic names Dean in none of its own sentences.
TOPIC_WITHOUT_DEAN = edit(TOPIC, ",dean-2019-delta", "")
NESTED = steps(
    edit("index.md", "reference/notation\n", ""),
    append(GLOSSARY, "\n```{toctree}\nmore\nnotation\n```\n"),
    write("reference/more.md", "# More\n"),
)
ALIAS = "  primaryclass = {cs.CL},\n  ids = {ada2020alpha},\n"
LABEL = "\n(place)=\n## A place\n\nText.\n"

EDITS: dict[str, Edit] = {
    "nothing": Edit(nothing),
    # Pages
    "text of a page": Edit(append(NOTATION, "\nMore.\n")),
    "text of a claim": Edit(edit(ADA, EARLY, "Otherwise.")),
    "phrase that a comparison shows": Edit(edit(BELL, "unit: FFN unit", "unit: another unit")),
    "title of a topic": Edit(edit(TOPIC, "# Memory", "# Recall")),
    "title of a topic, in the side bar": Edit(edit(TOPIC, "# Memory", "# Recall"), config=FURO),
    "title of a tool": Edit(edit(TOOL, "# probe", "# prober")),
    "title of a work": Edit(steps(edit(BELL, "Beta: What Alpha Missed", "Beta"), edit("refs.bib", "Beta: What Alpha Missed", "Beta"))),
    "page added": Edit(steps(write("reference/new.md", "# New\n"), append("index.md", "\n[New](reference/new.md)\n"))),
    "page deleted": Edit(steps(delete(TOOL), edit("index.md", "\ntools/probe\n", "\n"))),
    "page of a work deleted": Edit(delete(BELL)),
    "page in a folder of its own deleted": Edit(
        steps(delete("reference/deep/a.md"), edit("index.md", "\n[A](reference/deep/a.md)\n", "")),
        before=steps(write("reference/deep/a.md", "# A\n"), append("index.md", "\n[A](reference/deep/a.md)\n")),
    ),
    "page moved": Edit(
        steps(write("reference/words.md", "# Words\n\n```{glossary}\nunit\n  One.\n\nlayer\n  Two.\n```\n"), delete(GLOSSARY)),
        before=append("index.md", "\n```{toctree}\n:glob:\nreference/w*\n```\n"),
    ),
    "page becomes a draft": Edit(DRAFT),
    "draft is published": Edit(PUBLISH, before=DRAFT),
    "work gets a page": Edit(write("papers/dean-2019-delta.md", paper_page("Delta"))),
    # Claims
    "claim made": Edit(append(ADA, "\n:::{claim} late\n:place: §6\n:evidence: argued\nLate.\n:::\n")),
    "claim linked": Edit(edit(BELL, ":evidence: intervened\n", ":evidence: intervened\n:replicates: ada-etal-2020-alpha:early\n")),
    "link of a claim taken away": Edit(edit(BELL, ", ada-etal-2020-alpha:early", "")),
    "claim withdrawn": Edit(edit(BELL, LAST, f"{LAST}:withdrawn: 2026-01-03 the prompts were wrong\n")),
    # refs.bib and the tables
    "author of a work": Edit(edit("refs.bib", "Bo Bell and Dora Cole", "Bo Bull and Dora Cole")),
    "author of a work that a summary cites": Edit(DEAN),
    "author of a work that a claim cites": Edit(
        DEAN, before=steps(TOPIC_WITHOUT_DEAN, edit(ADA, EARLY, "Alpha neurons {cite:p}`dean-2019-delta` are early."))
    ),
    "author of a work that a comparison cites": Edit(
        DEAN, before=steps(TOPIC_WITHOUT_DEAN, edit(BELL, "unit: FFN unit", "unit: unit of {cite:t}`dean-2019-delta`"))
    ),
    # On the glossary, which Sphinx does not write again by itself when a topic or tool changes.
    "question of a topic that a list shows": Edit(edit(TOPIC, "Do units", "Shall units"), before=append(GLOSSARY, "\n```{topics}\n```\n")),
    "kind of a topic that a list leaves out": Edit(
        edit(TOPIC, "kind: phenomenon", "kind: method"), before=append(GLOSSARY, "\n```{topics} method\n```\n")
    ),
    "summary of a tool that a list shows": Edit(edit(TOOL, "Probes units", "Tests units"), before=append(GLOSSARY, "\n```{tools}\n```\n")),
    "title of an entry": Edit(edit("refs.bib", "{Delta}", "{Delta Force}")),
    "year of an entry": Edit(edit("refs.bib", "{2022}", "{2021}")),
    "entry added": Edit(append("refs.bib", FOX)),
    "entry removed": Edit(edit("refs.bib", FOX, ""), before=append("refs.bib", FOX)),
    "work added": Edit(add_eve),
    "entries in another file on the site": Edit(edit("refs.bib", "{Delta}", "{Delta Force}"), config={"html_extra_path": ["refs.bib"]}),
    "model removed": Edit(write("data/models.yml", "Toy: [Toy-1B]\n")),
    "model added": Edit(write("data/models.yml", "Toy: [Toy-1B, Toy-7B]\n"), before=write("data/models.yml", "Toy: [Toy-1B]\n")),
    "short name of a venue": Edit(edit("data/venues.yml", "CFR:", "Fabrications:")),
    "alias added": Edit(edit("refs.bib", "  primaryclass = {cs.CL},\n", ALIAS)),
    "alias moved, and a claim renamed": Edit(
        steps(
            edit("refs.bib", ALIAS, "  primaryclass = {cs.CL},\n"),
            edit(
                "refs.bib",
                "{1901.00009},\n  archiveprefix = {arXiv},\n",
                "{1901.00009},\n  archiveprefix = {arXiv},\n  ids = {ada2020alpha},\n",
            ),
            append("data/register.tsv", "ada-etal-2020-alpha:summit\t2026-01-02\tada-etal-2020-alpha:peak\t\n"),
        ),
        before=edit("refs.bib", "  primaryclass = {cs.CL},\n", ALIAS),
    ),
    # What other pages show of a page
    "heading with a label": Edit(
        edit(NOTATION, "## A place", "## Another place"), before=steps(append(NOTATION, LABEL), append(BELL, "\nSee {ref}`place`.\n"))
    ),
    "heading that a link is named by": Edit(
        edit(NOTATION, "## Symbols", "## SYMBOLS"), before=append(BELL, "\n[](../reference/notation.md#symbols)\n")
    ),
    "label moved": Edit(
        steps(edit(NOTATION, LABEL, ""), append(GLOSSARY, LABEL)),
        before=steps(append(NOTATION, LABEL), append(BELL, "\nSee {ref}`place`.\n")),
    ),
    "term moved": Edit(
        steps(edit(GLOSSARY, "\nlayer\n  A row of units.\n", ""), append(NOTATION, "\n```{glossary}\nlayer\n  A row.\n```\n")),
        before=append(BELL, "\nA {term}`layer`.\n"),
    ),
    "formula that shifts the numbers": Edit(
        edit(ADA, "## Method\n", "## Method\n\n```{math}\n:label: eq-ada-zero\nx\n```\n"),
        before=append(BELL, "\nSee {eq}`eq-ada-score`.\n"),
    ),
    "title of a page that a claim names": Edit(
        edit(NOTATION, "# Notation", "# Signs"), before=edit(ADA, EARLY, "Alpha neurons, see {doc}`/reference/notation`, are early.")
    ),
    "author of a work in a second catalogue": Edit(
        edit("refs.bib", "Bo Bell and Dora Cole", "Bo Bull and Dora Cole"), before=append(GLOSSARY, "\n```{catalogue}\n```\n")
    ),
    "definition of a term": Edit(edit(GLOSSARY, "A row of units.", "A column of units.")),
    "section that reports lead to, moved": Edit(
        steps(edit(NOTATION, REPORTS, ""), append(GLOSSARY, REPORTS)), before=append(NOTATION, REPORTS), config=FURO_WITH_FOOT
    ),
    "section that reports lead to, added": Edit(append(NOTATION, REPORTS)),
    # The side bar
    "caption of the side bar": Edit(
        edit("index.md", "caption: One", "caption: Two"), before=edit("index.md", ":hidden:", ":hidden:\n:caption: One"), config=FURO
    ),
    "name of a page in the side bar": Edit(
        edit("index.md", "One <", "Two <"), before=edit("index.md", "papers/index\n", "One <papers/index>\n"), config=FURO
    ),
    "order of the side bar": Edit(edit("index.md", "topics/memory\ntools/probe", "tools/probe\ntopics/memory"), config=FURO),
    "order of a nested tree": Edit(edit(GLOSSARY, "more\nnotation", "notation\nmore"), before=NESTED, config=FURO),
    # Other files
    "macro": Edit(edit("conf.py", "mathbf{x}", "mathrm{x}")),
    "style sheet": Edit(
        write("_static/a.css", "b {}"),
        before=write("_static/a.css", "a {}"),
        config={"html_static_path": ["_static"], "html_css_files": ["a.css"]},
    ),
    "static file removed": Edit(
        delete("_static/a.txt"),
        before=steps(write("_static/a.txt", "a"), write("_static/b.txt", "b")),
        config={"html_static_path": ["_static"]},
    ),
    "image removed": Edit(
        steps(delete("papers/a.png"), edit(BELL, "\n![A](a.png)\n", "")),
        before=steps(write("papers/a.png", b"PNG"), append(BELL, "\n![A](a.png)\n")),
    ),
}
