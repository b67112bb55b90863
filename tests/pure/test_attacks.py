"""Malformed and hostile bibliographies: each has a message with its line, and nothing of it is lost, whichever way it comes in."""

from __future__ import annotations

import io
import random
import re
import sys
from dataclasses import replace

import pytest
from attacks import ADDRESSES, ENTRIES, FILES, HIDDEN, HTML, KEYS, LARGE, MANY_AUTHORS, PRINTED, REFUSED, VALUES, write_entry

from literature.checks import check_library
from literature.sources.bib import parse_bibliography, parse_blocks, read_bibliography, to_plain
from literature.sources.bib_layout import format_bibliography
from literature.sources.capitals import protect
from scripts import format_bib
from scripts.new_paper import main
from scripts.services.client import Client

PROBLEM = re.compile(r"refs\.bib:(?P<line>[1-9]\d*): (?P<message>[^\n]+) \[literature\.[a-z-]+\]")
FIELDS = ("author", "title", "note", "howpublished", "publisher")
#: What an attack cannot be blamed for: that it stands where a key is made of it, or a style would lower it.
ASIDE = {"bib-layout", "key-scheme", "bare-capitals", "braces-in-word", "unknown-venue", "duplicate-work"}


@pytest.fixture
def report(small):
    """The problems of a text of BibTeX, each with its code and a message that a terminal can show."""
    known = {(problem.code, problem.message) for problem in check_library(replace(small, bibliography=parse_bibliography("")))}

    def check(text):
        problems = check_library(replace(small, bibliography=parse_bibliography(text)))
        problems = [problem for problem in problems if problem.file == "refs.bib" and (problem.code, problem.message) not in known]
        for problem in problems:
            found = PROBLEM.fullmatch(str(problem))
            assert found, repr(str(problem))
            assert found["message"].isprintable()
            assert int(found["line"]) <= text.count("\n") + 1
            assert len(found["message"]) < 1100
        return problems

    return check


def codes(problems):
    """The codes of problems that an attack can be blamed for."""
    return {problem.code for problem in problems} - ASIDE


@pytest.mark.parametrize("name", PRINTED)
@pytest.mark.parametrize("field", FIELDS)
def test_value_that_looks_like_markup_is_allowed_and_read_as_it_stands(report, field, name):
    value, shown = PRINTED[name]
    assert codes(report(write_entry(**{field: f"{{{value}}}" if field == "author" else value}))) == set()
    assert to_plain(value) == shown
    assert to_plain(protect(f"A {value}")) == f"A {shown}"


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("field", FIELDS)
def test_value_that_is_no_text_is_reported_at_its_line(report, field, name):
    text = f"%\n{write_entry(**{field: f'x {REFUSED[name]}'})}"
    problems = [problem for problem in report(text) if problem.code not in ASIDE]
    wanted = {"hidden-sign"} if name in HIDDEN else {"bad-html"} if name in HTML else {"bad-latex"}
    assert wanted & {problem.code for problem in problems}
    line = next(number for number, line in enumerate(text.split("\n"), 1) if line.startswith(f"  {field} = "))
    assert line in {problem.line for problem in problems}


@pytest.mark.parametrize(
    "value", ["$a<b$", "$a<b>c$", r"$n<k\leq m$", r"$p < 0.05$", r"R\&D; x", r"AT\&T", "x $<$ y", "$x<i$ or $j>y$", "$<$s$>$", "->"]
)
def test_mathematics_is_no_html(report, value):
    assert codes(report(write_entry(title=value, note=value))) == set()


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("form", ["{}", r"\url{{{}}}", r"\href{{{}}}{{x}}"])
def test_address_that_leads_not_to_the_web_is_reported(report, form, name):
    field = "url" if form == "{}" else "note"
    assert codes(report(write_entry(**{field: form.format(ADDRESSES[name])}))) & {"bad-url", "bad-html"}


@pytest.mark.parametrize("name", KEYS)
def test_key_that_is_no_name_of_a_file_is_reported_even_if_it_has_landed(small, name):
    text = write_entry(KEYS[name])
    landed = replace(small.register[0], id=KEYS[name])
    problems = check_library(replace(small, bibliography=parse_bibliography(text), register=(landed,)))
    assert {problem.code for problem in problems if problem.file == "refs.bib"} & {"key-scheme", "bib-syntax"}


@pytest.mark.parametrize("name", ["path", "absolute path", "path of Windows", "dots", "long", "element", "question"])
def test_entry_whose_key_is_a_path_is_not_intact_so_that_no_file_is_made_of_it(name):
    assert [entry.intact for entry in parse_bibliography(write_entry(KEYS[name])).entries.values()] == [False]


@pytest.mark.parametrize("name", ENTRIES)
def test_entry_with_odd_fields_is_reported_with_what_would_be_right(report, name):
    text, wanted = ENTRIES[name]
    assert [problem for problem in report(text) if wanted in problem.message]


@pytest.mark.parametrize("name", FILES)
def test_faulty_file_is_reported_and_format_bib_leaves_every_byte(root, capsys, name):
    root.write("refs.bib", FILES[name])
    read = read_bibliography(root.path)
    assert read.problems
    for problem in read.problems:
        assert PROBLEM.fullmatch(str(problem)), repr(str(problem))
    code = format_bib.main(root.path)
    said = capsys.readouterr()
    if code == 0:  # faults that are none of the layout: all entries and fields are kept
        assert "same" in name
        before, after = (parse_blocks(text)[0] for text in (FILES[name].decode(), root.read("refs.bib")))
        assert sorted((block.key, sorted(block.fields)) for block in before) == sorted((b.key, sorted(b.fields)) for b in after)
    else:
        assert (root.path / "refs.bib").read_bytes() == FILES[name]
        assert re.match(r"refs\.bib:\d+: ", said.err)
        assert "was not changed" in said.err


@pytest.mark.parametrize(
    "name", [name for name in FILES if name.startswith(("brace", "quote", "deep", "text", "unknown", "field", "signs"))]
)
def test_fault_of_one_entry_takes_none_of_the_others_away(name):
    assert {"gil-2019-chi"} <= parse_bibliography(FILES[name].decode()).entries.keys()


@pytest.mark.parametrize("name", VALUES)
def test_layout_keeps_every_value_or_is_refused(name):
    text = write_entry(title=f"{{{VALUES[name]}}}", note=f"x  {VALUES[name]}")
    fields = parse_blocks(text)[0][0].fields
    try:
        laid_out = format_bibliography(text)
    except ValueError as error:
        assert PROBLEM.match(str(error))
        return
    kept = [(field, re.sub(r"[ \t\n]+", " ", value).strip(" ")) for field, value in fields]
    assert sorted(parse_blocks(laid_out)[0][0].fields) == sorted(kept)
    assert format_bibliography(laid_out) == laid_out


def test_space_that_does_not_break_is_content(root):
    """It was taken for layout and became a space like others."""
    assert "{a\u00a0b\u2009c}" in format_bibliography("@misc{x,\n  note = {a\u00a0b\u2009c},\n}\n")


@pytest.fixture
def give(root, monkeypatch, capsys):
    """Give BibTeX to `make new-paper`: its exit code and what it said; nothing but the new entry and its page may differ."""

    def run(content):
        before = {path: path.read_bytes() for path in root.path.rglob("*") if path.is_file()}
        old = root.problems()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        code = main(root.path, [], "2026-02-03", Client(retries=1))
        after = {path: path.read_bytes() for path in root.path.rglob("*") if path.is_file()}
        said = capsys.readouterr()
        if code:
            assert after == before
            assert "Nothing was changed." in said.err
            assert said.err.replace("\n", "").isprintable()
            return code, said.err
        (page,) = after.keys() - before.keys()
        assert page.parent == root.path / "papers"
        assert re.fullmatch(r"[a-z0-9-]{1,200}\.md", page.name)
        bib = root.path / "refs.bib"
        assert {path for path in before if after[path] != before[path]} == {bib}
        old_blocks, new_blocks = (parse_blocks(content.decode())[0] for content in (before[bib], after[bib]))
        assert [block for block in new_blocks if block.key != page.stem] == old_blocks or len(new_blocks) == len(old_blocks) + 1
        assert all(line in after[bib].split(b"\n") for line in before[bib].split(b"\n"))
        assert root.problems() == old
        return code, said.out

    return run


@pytest.mark.parametrize("name", VALUES)
def test_new_paper_takes_only_what_is_text(give, name):
    for field in ("title", "author", "note"):
        value = f"{{{VALUES[name]}}}" if field == "author" else f"Zeugma {VALUES[name]}"
        code, said = give(write_entry(**{field: value}).encode())
        if name in REFUSED:
            assert code == 1, (field, said)
            assert re.search(r"HTML|LaTeX|nobody sees|cannot be read", said)
        if code == 0:
            return


@pytest.mark.parametrize("name", [*FILES, *ENTRIES])
def test_new_paper_refuses_a_faulty_file_with_a_reason(give, name):
    content = FILES.get(name) or ENTRIES[name][0].encode()
    code, said = give(content)
    allowed = {"crossref", "xdata", "unknown field", "unknown type", "month as a number", "comment"} | {
        name for name in ENTRIES if name.startswith(("alias", "long alias", "arXiv"))
    }
    assert code == 1 or name in allowed, said


@pytest.mark.parametrize("name", KEYS)
def test_new_paper_makes_the_key_anew(give, name):
    assert give(write_entry(KEYS[name]).encode())[0] in {0, 1}


@pytest.mark.parametrize("number", MANY_AUTHORS)
def test_all_of_many_authors_are_kept(report, give, root, number):
    text = write_entry("a0000-etal-2018-phi", author=MANY_AUTHORS[number])
    assert codes(report(text)) == set()
    assert give(text.encode())[0] == 0
    assert len(root.library().entries["a0000-etal-2018-phi"].authors) == number


@pytest.mark.parametrize("name", LARGE)
def test_long_value_is_read_and_checked(report, name):
    """A tenth of a megabyte: what grows as the square of its length would take the memory of a machine before it takes patience."""
    value = LARGE[name][: len(LARGE[name]) // 50]
    value += "}" * max(value.count("{") - value.count("}"), 0)
    report(write_entry(title=value, note=value))


def test_every_entry_of_a_large_bibliography_is_read():
    entries = parse_bibliography("\n".join(write_entry(f"fox-2018-phi-x{number}") for number in range(5000))).entries
    assert len(entries) == 5000
    assert list(entries.values())[-1].line == 4999 * 7 + 1


PIECES = [
    *"{}\"#@%,=\\$&<>", "\n", "\r\n", "@misc{x,\n", "}\n\n", '"x"', " and ", "<b>", "\x00", "\u202e", "\u00a0", "é",
    "month = may,\n", "% c\n",
]  # fmt: skip


def content(blocks):
    """Keys, fields and values, whatever their order and the spaces in them."""
    squeeze = lambda value: re.sub(r"[ \t\r\n]+", " ", value).strip(" ").lower()  # noqa: E731 - one expression, used only here
    return sorted((block.key, sorted((name, squeeze(value)) for name, value in block.fields)) for block in blocks)


@pytest.mark.parametrize("seed", range(40))
def test_no_spoiled_file_loses_an_entry_in_silence(small_root, seed):
    choose, good = random.Random(seed), (small_root / "refs.bib").read_text("utf-8")
    for _ in range(25):
        at = choose.randrange(len(good))
        text = good[:at] + choose.choice(PIECES) + good[at + choose.choice([0, 0, 1, 3]) :]
        blocks, problems = parse_blocks(text)
        if problems:
            with pytest.raises(ValueError, match=r"refs\.bib:\d+: "):
                format_bibliography(text)
            continue
        keys = [block.key for block in blocks if block.command]
        assert len(keys) == len(re.findall(r"^[ \t]*@", text, re.MULTILINE))
        laid_out = parse_blocks(format_bibliography(text))[0]
        assert content(laid_out) == content(blocks)
        assert [block.comments for block in blocks if block.comments] == [block.comments for block in laid_out if block.comments]
