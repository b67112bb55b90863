"""Malformed and hostile input: a message with its file, never a traceback, and the other pages stand."""

from __future__ import annotations

import pytest

from .project import SMALL, words
from .trees import list_broken_links, list_repeated_ids
from .works import ADA, BELL, EARLY, LAST

PAGE = (SMALL / BELL).read_text("utf-8")
BIB = (SMALL / "refs.bib").read_text("utf-8")
HEADING = "\n# Beta: What Alpha Missed\n"
#: What is wrong -> the page of Bell and Cole as it must not be.
PAGES = {
    "latin-1": PAGE.encode("latin-1"),
    "utf-16": PAGE.encode("utf-16"),
    "empty": b"",
    "no text": PAGE.partition("# Beta")[0].encode(),
    "empty front matter": f"---\n---\n{HEADING}".encode(),
    "list as front matter": f"---\n- paper\n---\n{HEADING}".encode(),
    "scalar as front matter": f"---\npaper\n---\n{HEADING}".encode(),
    "broken yaml": f"---\npaper: [\n---\n{HEADING}".encode(),
    "unclosed front matter": f"---\npaper:\n{HEADING}".encode(),
    "nothing under paper": f"---\npaper:\n---\n{HEADING}".encode(),
    "list under paper": f"---\npaper: [a]\n---\n{HEADING}".encode(),
    "recursive yaml": f"---\npaper: &a\n  tldr: *a\n---\n{HEADING}".encode(),
    "key that is a list": f"---\npaper:\n  ? [a, b]\n  : c\n---\n{HEADING}".encode(),
    "yaml tag": f"---\npaper: !!python/object:os.system {{tldr: x}}\n---\n{HEADING}".encode(),
    "second yaml document": f"---\npaper: {{}}\n--- x\na: b\n---\n{HEADING}".encode(),
    "tab in yaml": PAGE.replace("  tldr", "\ttldr").encode(),
    "no title": PAGE.replace("# Beta", "Beta").encode(),
    "claim with a body only": PAGE.replace(":place:", "place:").encode(),
    "claim with broken options": PAGE.replace(LAST, ':place: "abstract\n').encode(),
    "claim without a name": PAGE.replace("{claim} no-peak", "{claim}").encode(),
    "claim with two names": PAGE.replace("{claim} no-peak", "{claim} no peak").encode(),
    "claim with markup for a name": PAGE.replace("{claim} no-peak", "{claim} <b>").encode(),
    "claim without a text": PAGE.replace("With other prompts nothing peaks.\n", "").encode(),
    "claim in reStructuredText": f"{PAGE}\n```{{eval-rst}}\n.. claim:: x\n   :place: 1\n   :evidence: observed\n\n   Text\n```\n".encode(),
}
#: What is odd but allowed -> the same page.
ODD_PAGES = {
    "line ends of Windows": PAGE.replace("\n", "\r\n").encode(),
    "byte order mark": PAGE.encode("utf-8-sig"),
    "title under a line": PAGE.replace("# Beta: What Alpha Missed", "Beta: What Alpha Missed\n===").encode(),
    "label on the title": PAGE.replace("# Beta", "(beta)=\n# Beta").encode(),
    "claim in a list": PAGE.replace(":::{claim}", "- item\n\n  :::{claim}").replace("\n:", "\n  :").replace("\nWith", "\n  With").encode(),
    "claim in a quotation": (PAGE.partition(":::")[0] + "\n".join(f"> {line}" for line in PAGE[PAGE.index(":::") :].splitlines())).encode(),
    "claim with options as yaml": PAGE.replace(LAST, "---\nplace: abstract\n").replace(":evidence: intervened", "evidence: intervened\n---")
    .replace(":challenges: ada-etal-2020-alpha:peak (§2, Table 3), ada-etal-2020-alpha:early\n", "").encode(),
}  # fmt: skip
BIBS = {
    "empty": b"",
    "comment only": b"% nothing yet\n",
    "latin-1": BIB.replace("{\\'E}", "É").encode("latin-1"),
    "brace too few": BIB.replace("{Delta}", "{Delta").encode(),
    "brace too many": BIB.replace("{Delta}", "{Delta}}").encode(),
    "escaped closing brace": BIB.replace("{Delta}", "{De\\}lta}").encode(),
    "backslash at the end": BIB.replace("{Delta}", "{Delta\\}").encode(),
    "unknown month": BIB.replace("month = may", "month = mai").encode(),
    "key twice in other case": f"{BIB}\n@misc{{Dean-2019-Delta,\n  title = {{x}},\n}}\n".encode(),
    "key with blanks": f"{BIB}\n@misc{{a b,\n  title = {{x}},\n}}\n".encode(),
    "end in an entry": f"{BIB}\n@misc{{".encode(),
    "no title": BIB.replace("  title = {Delta},\n", "").encode(),
    "no year": BIB.replace("  year = {2019},\n", "").encode(),
    "no author": BIB.replace("  author = {{\\'E}lodie Dean},\n", "").encode(),
    "too many commas": BIB.replace(r"{\'E}lodie Dean", "a, b, c, d").encode(),
}
#: What the text of a claim may hold; the page of its topic shows it too.
CLAIM_TEXTS = {
    "footnote": "Early[^1].\n\n[^1]: Very.",
    "image": "![early](figure.png) units.",
    "list": "- early\n- late",
    "quotation": "> early",
    "formula": "```{math}\nx\n```\nEarly.",
    "admonition": "```{note}\nEarly.\n```",
    "label": "(early-label)=\nEarly, see {ref}`here <early-label>`.",
    "download": "[the entries](../refs.bib) are early.",
    "two paragraphs": "Early.\n\nLate.",
}


@pytest.mark.parametrize("fault", PAGES)
def test_faulty_page_is_reported_and_the_others_stand(project, fault):
    assert PAGES[fault] != PAGE.encode()
    project.write(BELL, PAGES[fault])
    built = project.build()
    assert [warning for warning in built.warnings if warning.startswith(f"{BELL}:") and "[literature." in warning]
    assert "Alpha Neurons in Transformers" in built.text("papers/index")


@pytest.mark.parametrize("oddity", ODD_PAGES)
def test_odd_page_is_read_as_any_other(project, oddity):
    assert ODD_PAGES[oddity] != PAGE.encode()
    project.write(BELL, ODD_PAGES[oddity])
    built = project.build()
    assert built.warnings == []
    assert "no peak: With other prompts nothing peaks." in built.text("topics/memory", "#lit-works")


@pytest.mark.parametrize("fault", BIBS)
def test_faulty_bibliography_is_reported_and_the_pages_stand(project, fault):
    project.write("refs.bib", BIBS[fault])
    built = project.build()
    assert built.warnings
    assert not [warning for warning in built.warnings if "literature." not in warning], "an echo of the fault from another source"
    assert "Zeroing" in built.text("papers/ada-etal-2020-alpha")


def test_missing_bibliography_is_reported_and_the_pages_stand(project):
    project.delete("refs.bib")
    built = project.build()
    assert [warning for warning in built.warnings if "refs.bib must exist" in warning]
    assert "Zeroing" in built.text("papers/ada-etal-2020-alpha")


@pytest.mark.parametrize("file", ["data/models.yml", "data/register.tsv"])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"- a\n- b\n", b"a: [\n", b"\t\t\t\n", b"? [a]\n: [[b], {c: d}]\n", None])
def test_faulty_table_is_no_traceback(project, file, content):
    if content is None:
        project.delete(file)
    else:
        project.write(file, content)
    assert project.build().warnings


@pytest.mark.parametrize("kind", CLAIM_TEXTS)
def test_claim_is_shown_on_the_page_of_its_topic_or_reported(project, kind):
    """Bug found by this test: a footnote or an image in a claim stopped the build with a KeyError, a list made an item in a paragraph."""
    project.write("papers/figure.png", b"\x89PNG")
    project.edit(ADA, EARLY, CLAIM_TEXTS[kind])
    built = project.build()
    if built.warnings:
        assert [warning for warning in built.warnings if warning.startswith(f"{ADA}:") and "[literature." in warning] == built.warnings
        return
    assert list_broken_links(built) == []
    assert list_repeated_ids(built) == []
    item = next(item for item in built.body("topics/memory").select("#lit-works li") if words(item).startswith("Ada et al. 2020: early:"))
    assert not item.select("p p, p li, p div")
    assert "arly" in words(item).removeprefix("Ada et al. 2020: early:")
