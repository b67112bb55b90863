"""No input makes a traceback; every fault has a place in its file and is said in one line."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest

from literature.checks import check_library
from literature.digests import digest_pages
from literature.joined import join
from literature.relations import find_reached
from literature.sources.bib import parse_bibliography
from literature.sources.library import find_pages
from literature.sources.pages import read_page

PROBLEM = re.compile(r"(?P<file>[^\n:]+):(?P<line>[1-9]\d*): [^\n]+ \[literature\.[a-z-]+\]")
PIECES = [
    *"{}\"#@%,=\\$`[]()<>&*|~^_-:!?", "\n", "\n\n", "\t", "  ", "    ", "```", "~~~", ":::", "::::", "---", "...", "- ", "> ", "# ", "1. ",
    "{claim}", "{cite:p}`", "{lit:claim}`", "{lit:topic}`a <b>`", "{term}`", "{eq}`", "{doc}`", ":place: ",
    ":::{claim} x\n", "```{toctree}\n", "```{glossary}\n", "```{math}\n:label: ", "(l)=\n", "$$",
    "$$ (l)\n", "[x](y.md#z)", "![i](j)", "[^1]", "[a]: b\n",
    "<b>", "<!--", "| a |\n|--|\n",
    "\r", "\r\n", "\x00", "\x07", "\ufeff", "\u2028", "\x85", "é", "李", "? ", "!!int ", "&a ", "*a ", "a: ", "- a: ", "draft: true\n",
    " and ", "and ", "@misc{x,\n", "% c\n", '{\\"o}', "--", "\\alpha", "}\n}\n", "\\}", "month = may,\n", "ids = {a},\n",
]  # fmt: skip


def spoil(choose, text):
    """A text with a few pieces put in, taken out or doubled."""
    for _ in range(choose.randint(1, 4)):
        start = choose.randrange(len(text) + 1)
        end = min(len(text), start + choose.choice([1, 1, 2, 5, 40]))
        match choose.randrange(4):
            case 0 | 1:
                text = text[:start] + choose.choice(PIECES) + text[start:]
            case 2:
                text = text[:start] + text[end:]
            case 3:
                where = choose.randrange(len(text) + 1)
                text = text[:where] + text[start:end] + text[where:]
    return text


def examine(library, texts):
    """Everything that is done with a library; each problem has a place in its file."""
    for problem in check_library(library):
        found = PROBLEM.fullmatch(str(problem))
        assert found, f"no message of one line: {problem}"
        text = texts.get(found["file"])
        assert text is None or int(found["line"]) <= text.count("\n") + 1, f"after the end of the file: {problem}"
    digest_pages(join(library))
    find_reached(library)


@pytest.mark.parametrize("seed", range(20))
def test_spoiled_bibliography_is_reported_not_raised(small, small_root, seed):
    choose, good = random.Random(seed), (small_root / "refs.bib").read_text("utf-8")
    for _ in range(20):
        text = spoil(choose, good)
        examine(replace(small, bibliography=parse_bibliography(text)), {"refs.bib": text})


@pytest.mark.parametrize("seed", range(20))
def test_spoiled_page_is_reported_not_raised(small, small_root, seed):
    choose = random.Random(seed)
    for file in find_pages(small_root) * 2:
        text = spoil(choose, (small_root / file).read_text("utf-8"))
        page = read_page(file.removesuffix(".md"), file, text)
        examine(replace(small, pages={**small.pages, page.docname: page}), {file: text})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n" * 1000,
        "---",
        "---\n" * 50,
        "---\npaper: " + "[" * 500 + "]" * 500 + "\n---\n",
        "---\npaper: {" + "a: {" * 300 + "}" * 301 + "\n---\n",
        "---\npaper: &a\n  topics: [*a]\n  history: *a\n---\n",
        "---\n<<: {paper: {}}\n---\n",
        "---\n!!python/object:os.system x\n---\n",
        "# " + "x" * 100_000,
        "# T\n\n" + "{cite:t}`a` " * 5000,
        "# T\n\n" + "[" * 5000,
        "# T\n\n" + ">" * 1000 + " {cite:t}`a`",
        "# T\n\n" + "- " * 500 + "{cite:t}`a`",
        "# T\n\n" + "".join(f"{':' * (60 - depth)}{{note}}\n" for depth in range(55)),
        "# T\n\n" + ":::{claim} x\n" * 50,
        "# T\n\n:::{claim}\n:::\n",
        "# T\n\n:::{claim} x\n:::: y\n:::\n",
        "# T\n\n:::{claim} x\n---\n---\n:::\n",
        "# T\n\n:::{claim} x\n---\n:::\n",
        "# T\n\n:::{claim} x\n:supports: " + "(" * 500 + "," * 500 + "\n:::\n",
        "# T\n\n:::{}\n:::\n\n:::{ }\n:::\n\n:::{\n:::\n\n```{\n```\n",
        "# T\n\n{lit:paper}`<>` {lit:paper}`a <>` {lit:claim}`:` {lit:claim}`::` {lit:topic}`/` {lit:}`x` {:}`x`",
        "# T\n\n[](#) []() [x](.md) [x](/) [x](..) [x](../../../..) [x](?) [x](//a.org) [x](a.md#) [x](%) [x](%00.md) [x](C:\\a)",
        "# T\n\n```{toctree}\n<>\na <>\n/\n..\n*\n[\n```\n\n```{toctree}\n:glob:\n[\n[a\n**\n../*\n```\n",
        "# T\n\n```{glossary}\n```\n\n```{glossary}\n\n\n  indented only\n```\n\n```{glossary}\n : \n: x\n```\n",
        "# T\n\n```{math}\n:label:\n```\n\n```{math}\n:label: a b\nx\n```\n\n()=\n\n( )=\n",
        "# T\n\n```{figure}\n```\n\n```{image}\n```\n\n```{figure} /\n```\n\n{download}`` {download}`/`",
    ],
)
def test_hostile_page_is_reported_not_raised(small, text):
    page = read_page("papers/dean-2019-delta", "papers/dean-2019-delta.md", text)
    examine(replace(small, pages={**small.pages, page.docname: page}), {page.file: text})


def test_large_bibliography_is_read(small):
    entry = "@misc{{a{0}-2020-t,\n  author = {{Ann A{0}}},\n  title = {{T}},\n  year = {{2020}},\n  url = {{https://a.org/{0}}},\n}}\n"
    text = "\n".join(entry.format(number) for number in range(300, 0, -1))
    problems = check_library(replace(small, bibliography=parse_bibliography(text), pages={}, register=()))
    assert [(problem.code, problem.line) for problem in problems] == [("bib-layout", 1)]
