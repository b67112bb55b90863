"""What the other tests of this folder rest on: each thing that a program could get wrong is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from literature.model import Name

from .agreement import ENTRIES, Form, Read, find_unprinted, find_unread

KEY = "mueller-etal-2025-mib"  # of Iván Arcuschin and others, with a word in braces
READ = {key: Read(entry.authors, entry.year, entry.title) for key, entry in ENTRIES.items()}
PRINTED = {
    key: f"{entry.byline}. {entry.year}. {entry.title}. {entry.fields.get('booktitle') or entry.fields.get('journal', '')}"
    for key, entry in ENTRIES.items()
}


def test_what_agrees_has_no_fault():
    assert find_unread(READ) == []
    assert find_unprinted(PRINTED, Form(lowers=False)) == []
    assert find_unprinted({key: text.replace("Benchmark", "bench-\nmark") for key, text in PRINTED.items()}, Form()) == []


def test_entry_that_is_missing_or_unknown_is_found():
    assert find_unread({key: READ[key] for key in READ if key != KEY} | {"x": READ[KEY]}) == [f"{KEY} is missing", "x is no key"]
    assert find_unprinted({key: PRINTED[key] for key in PRINTED if key != KEY}, Form()) == [f"{KEY} is missing"]


@pytest.mark.parametrize(
    "change",
    [
        lambda read: replace(read, authors=read.authors[:-1]),
        lambda read: replace(read, authors=tuple(reversed(read.authors))),
        lambda read: replace(read, authors=tuple(replace(name, first=name.first.replace("á", "a")) for name in read.authors)),
        lambda read: replace(read, authors=(Name("", str(read.authors[0])), *read.authors[1:])),
        lambda read: replace(read, year="2024"),
        lambda read: replace(read, title=read.title.lower()),
        lambda read: replace(read, title=read.title.replace("Benchmark", "benchmark")),
        lambda read: replace(read, title=f"{read.title} 1"),
    ],
)
def test_what_is_read_otherwise_is_found(change):
    faults = find_unread(READ | {KEY: change(READ[KEY])})
    assert faults
    assert all(fault.startswith(f"{KEY}: ") for fault in faults)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Iván", "Ivan"), ("Iván", "I."), ("Yonatan Belinkov", ""), ("2025", ""), ("MIB", "Mib"), ("Interpretability", ""),
        ("Machine L", "machine l"),
    ],
)  # fmt: skip
def test_what_is_printed_otherwise_is_found(right, wrong):
    assert len(find_unprinted(PRINTED | {KEY: PRINTED[KEY].replace(right, wrong)}, Form())) == 1
