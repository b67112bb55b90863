"""refs.bib has one layout; laying it out loses nothing."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from literature.sources.bib import parse_bibliography, parse_blocks
from literature.sources.bib_layout import FIELD_ORDER, format_bibliography, insert_entry


def content(text):
    """All that a file says, whatever its layout: entries with their comments, fields and values."""
    blocks, problems = parse_blocks(text)
    assert not problems
    return Counter(
        (
            block.comments,
            block.command,
            block.key,
            tuple(sorted((name, " ".join((value.lower() if name == "month" else value).split())) for name, value in block.fields)),
        )
        for block in blocks
    )


def test_layout_is_this():
    text = (
        '%  about b\n@MISC{b,TITLE="T {U}",year=2020,\n month = "May", zzz={1}, abstract = {2},author={A\n   B}}\n@misc(a, note={n})\n% end'
    )
    assert (
        format_bibliography(text)
        == """\
@misc{a,
  note = {n},
}

%  about b
@misc{b,
  author = {A B},
  title = {T {U}},
  year = {2020},
  month = may,
  abstract = {2},
  zzz = {1},
}

% end
"""
    )


@pytest.mark.parametrize("value", ["{Proceedings of {X}}", "{{Proceedings of {X}}}", "{{{Proceedings of {X}}}}", '"{Proceedings of {X}}"'])
def test_name_of_a_meeting_stands_in_two_pairs_of_braces(value):
    """pandoc made "Proceedings of the 62nd annual meeting of the association for computational linguistics" of it."""
    text = f"@inproceedings{{a,\n  booktitle = {value},\n  series = {{}},\n}}\n"
    assert format_bibliography(text) == "@inproceedings{a,\n  booktitle = {{Proceedings of {X}}},\n  series = {},\n}\n"
    assert parse_bibliography(text).entries["a"].fields["booktitle"] == "Proceedings of {X}"


@pytest.mark.parametrize("text", ["", "\n\n", "% only a comment", "% two\n\n% comments\n"])
def test_file_without_entries_has_a_layout(text):
    """A refs.bib without entries ended in a ValueError of zip(), which was taken for a refusal."""
    assert format_bibliography(text).split("\n") == [line for line in text.split("\n") if line] + [""]


@pytest.mark.parametrize("value", ["may", "{May}", '"MAY"', "{may}"])
def test_month_becomes_a_macro(value):
    assert "  month = may,\n" in format_bibliography(f"@misc{{a,\n  month = {value},\n}}\n")


@pytest.mark.parametrize("value", ["{5}", "{May 5}", "{Mai}", "{may--june}"])
def test_month_that_is_none_stays_as_it_is(value):
    assert f"  month = {value},\n" in format_bibliography(f"@misc{{a,\n  month = {value},\n}}\n")


def test_entries_are_sorted_by_key_without_regard_to_case():
    text = "".join(f"@misc{{{key},\n}}\n\n" for key in ["b", "A", "a-2", "B2", "a"])
    assert [block.key for block in parse_blocks(format_bibliography(text))[0]] == ["A", "a", "a-2", "b", "B2"]


def test_fields_are_sorted_in_their_order_and_unknown_ones_by_name():
    names = [*reversed(FIELD_ORDER), "zeta", "alpha"]
    text = "@misc{a,\n" + "".join(f"  {name} = {{x}},\n" for name in names) + "}\n"
    assert [name for name, _ in parse_blocks(format_bibliography(text))[0][0].fields] == [*FIELD_ORDER, "alpha", "zeta"]


def test_field_given_twice_is_kept_twice():
    assert format_bibliography("@misc{a,\n  note = {1},\n  note = {2},\n}\n").count("note = ") == 2


@pytest.mark.parametrize(
    "text",
    [
        "@misc{a,\n  title = {T},\n",
        "@misc{a,\n  title = {T}},\n}\n",
        "stray\n@misc{a,\n}\n",
        "@string{x = {y}}\n",
        "@comment{x}\n",
        "% a@b\n@misc{a,\n}\n",
        "@misc{a,\n  month = Mai,\n}\n",
    ],
)
def test_faulty_file_is_refused(text):
    with pytest.raises(ValueError, match=r"refs\.bib:\d+: .* \[literature\.bib-"):
        format_bibliography(text)


@pytest.mark.parametrize("text", ["@.misc{a,\n  title = {T},\n}\n", "@in-proceedings{a,\n  title = {T},\n}\n"])
def test_entry_of_an_unknown_type_is_kept(text):
    """`@.misc{...}` was dropped from the file, and `@in-proceedings` became `@in`."""
    assert format_bibliography(text) == text


def test_key_with_a_brace_is_kept_or_refused():
    """An entry in parentheses may have a brace in its key; in braces its layout was another entry."""
    text = "@misc(a}b,\n  title = {T},\n)\n"
    try:
        laid_out = format_bibliography(text)
    except ValueError:
        return
    assert content(laid_out) == content(text)


PIECES = {
    "key": ["a-2020-b", "B", "x.y:z", "é", "a'b", "1"],
    "type": ["misc", "ARTICLE", "InProceedings"],
    "name": ["title", "Author", "YEAR", "month", "zeta", "bdsk-url-1", "note", "x_y"],
    "value": [
        "{T}",
        '"T"',
        "{}",
        "2020",
        "may",
        "{a\n\n   b}",
        '"a {"} b"',
        '"a" # " b"',
        "{%}",
        "{a # b, c = {d}}",
        r"{\{x\}}",
        "{ x}",
        "{é\t}",
    ],
    "space": ["", " ", "\n", "\t", "\r\n"],
    "comment": ["", "", "% one\n", "  %two\n%three\n", "\n\n% %\n\n"],
}


def make_file(choose):
    """A random file of correct BibTeX."""
    entries = []
    for number in range(choose.randrange(5)):
        gap = lambda: choose.choice(PIECES["space"])  # noqa: E731 - one expression, used only here
        fields = [
            f"{gap()}{choose.choice(PIECES['name'])}{gap()}={gap()}{choose.choice(PIECES['value'])}{gap()}"
            for _ in range(choose.randrange(6))
        ]
        start, end = choose.choice(["{}", "()"])
        head = f"@{choose.choice(PIECES['type'])}{start}{gap()}{choose.choice(PIECES['key'])}{number},"
        tail = choose.choice([",", ""]) if fields else ""
        entries.append(choose.choice(PIECES["comment"]) + head + ",".join(fields) + f"{tail}{gap()}{end}\n")
    return "".join(entries) + choose.choice(PIECES["comment"])


@pytest.mark.parametrize("seed", range(200))
def test_layout_of_any_file_is_stable_and_loses_nothing(seed):
    text = "% start\n@misc{start,\n}\n" + make_file(random.Random(seed))
    laid_out = format_bibliography(text)
    assert content(laid_out) == content(text)
    assert format_bibliography(laid_out) == laid_out


NEW = "@misc{{{},\n  title = {{New {{One}}}},\n  month = may,\n}}\n"


def insert(text, key):
    """A file with a new entry in its place."""
    return insert_entry(text, parse_bibliography(NEW.format(key)).entries[key])


@pytest.mark.parametrize("key", ["a", "ab", "B", "m", "zz"])
@pytest.mark.parametrize("text", ["", "@misc{a1,\n}\n", "%  on b\n% more\n@misc{b1,\n  note = {Ö},\n}\n\n@misc{C1,\n}\n\n% end\n"])
def test_new_entry_leaves_every_other_byte_alone(text, key):
    after = insert(text, key)
    assert format_bibliography(after) == after
    block = NEW.format(key)
    assert after.count(block) == 1
    before, _, rest = after.partition(block)
    assert text in {before + rest.removeprefix("\n"), before.removesuffix("\n") + rest}


def test_new_entry_leaves_every_byte_of_this_bibliography_alone(project_root):
    text = (project_root / "refs.bib").read_bytes().decode()
    for key in ("aaa", "m-2020-x", "zzz"):
        after = insert(text, key)
        assert text in {after.replace(NEW.format(key) + "\n", ""), after.replace("\n" + NEW.format(key), "")}


def test_new_entry_has_no_place_in_a_file_without_layout():
    with pytest.raises(ValueError, match="make format-bib"):
        insert("@misc{b,}\n@misc{a,}\n", "c")
