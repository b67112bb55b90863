"""What a build leaves behind besides the text of pages: objects.inv, formulas, and nothing unescaped."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from sphinx.util.inventory import InventoryFile

from .project import only
from .trees import list_broken_links, list_repeated_ids
from .works import ADA, BELL, EARLY

BETA = "papers/bell-cole-2022-beta"
HOSTILE = "<script>alert(1)</script>"


def test_inventory_holds_papers_topics_tools_and_claims(small):
    data = InventoryFile.loads((small.out / "objects.inv").read_bytes(), uri="").data
    found = {kind: {name: (item.uri, item.display_name) for name, item in items.items()} for kind, items in data.items() if "lit:" in kind}
    assert found == {
        "lit:paper": {
            "ada-etal-2020-alpha": ("papers/ada-etal-2020-alpha.html", "Alpha Neurons in Transformers"),
            "bell-cole-2022-beta": ("papers/bell-cole-2022-beta.html", "Beta: What Alpha Missed"),
        },
        "lit:topic": {"memory": ("topics/memory.html", "Memory")},
        "lit:tool": {"probe": ("tools/probe.html", "-")},
        "lit:claim": {
            "ada-etal-2020-alpha:early": ("papers/ada-etal-2020-alpha.html#claim-early", "Ada et al. 2020: early"),
            "ada-etal-2020-alpha:peak": ("papers/ada-etal-2020-alpha.html#claim-peak", "Ada et al. 2020: peak"),
            "bell-cole-2022-beta:no-peak": ("papers/bell-cole-2022-beta.html#claim-no-peak", "Bell and Cole 2022: no peak"),
        },
    }


def test_formulas_are_mathml_that_keeps_its_latex(small):
    block = only(small.body("papers/ada-etal-2020-alpha"), "#equation-eq-ada-score")
    assert only(block, "math")["display"] == "block"
    assert only(block, "annotation").get_text() == r"s_i = \sum_t \mathbf{x}_t"
    assert "𝐱" in block.get_text()
    assert "mathjax" not in small.html("papers/ada-etal-2020-alpha").lower().replace("mathjax_ignore", "")


def test_formula_that_stands_alone_has_a_number_links_and_a_place_to_copy_it(small):
    page = "papers/ada-etal-2020-alpha"
    block = only(small.body(page), "#equation-eq-ada-score")
    assert only(block, ".eqno").get_text().startswith("(1)")
    assert only(block, ".eqno a")["href"] == "#equation-eq-ada-score"
    assert only(block, ".lit-copy-latex").get_text() == ""  # without its script there is no button
    scripts = {name: [script["src"] for script in small.soup(name).select("script[src*=formulas]")] for name in (page, "search")}
    assert scripts == {page: ["../_static/formulas.js"], "search": []}


def test_equation_is_named_by_its_number_on_every_page(project):
    project.append(BELL, "\nSee {eq}`eq-ada-score`.\n")
    link = only(project.build().body(BETA), "a[href$='#equation-eq-ada-score']")
    assert link["href"] == "ada-etal-2020-alpha.html#equation-eq-ada-score"
    assert link.get_text() == "(1)"


@pytest.mark.parametrize(("formula", "line"), [("Text\n$\\zzz$ here.", 26), ("$$\n\\frac{\n$$", 25), ("```{math}\n\\zzz\n```", 25)])
def test_bad_formula_is_one_warning_with_its_place_and_its_latex_stays(project, formula, line):
    project.append(BELL, f"\n{formula}\n")
    built = project.build()
    assert len(built.warnings) == 1
    place, _, message = built.warnings[0].partition(" WARNING: ")
    # Nodes of a line carry the first line of their paragraph.
    assert place in {f"{BELL}:{line}:", f"{BELL}:25:"}
    assert message.startswith("the formula cannot be shown: ") and message.endswith(" [literature.bad-formula]")
    assert "\\zzz" in built.text(BETA) or "\\frac{" in built.text(BETA)


def test_bad_formula_that_two_pages_show_is_one_warning(project):
    """Bug found by this test: a claim stands on its page and on that of its topic, and its formula was reported by both."""
    project.edit(ADA, EARLY, "Alpha $\\zzz$.")
    warnings = project.build().warnings
    assert [warning.partition(" WARNING: ")[0] for warning in warnings] == [f"{ADA}:44:"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{Beta: What Alpha Missed}", f"{{Beta {HOSTILE}}}"),
        ("Dora Cole", f"Dora {HOSTILE}"),
        ("Transactions on Fabrication", HOSTILE),
        ("volume = {3}", f"volume = {{{HOSTILE}}}"),
        ("https://example.org/beta", f"https://example.org/beta\"'>{HOSTILE}"),
        ("pages = {7}", f"pages = {{{HOSTILE}}}"),
        ("10.1234/fab.2020.1", f'10.1234/">{HOSTILE}'),
        ("2001.00001", f'">{HOSTILE}'),
    ],
)
def test_nothing_of_the_bibliography_reaches_the_html_unescaped(project, old, new):
    project.edit("refs.bib", old, new)
    built = project.build()
    pages = [path.read_text("utf-8") for path in built.out.rglob("*.html")]
    assert not [page for page in pages if HOSTILE in page]
    assert [page for page in pages if "alert(1)" in page]


@pytest.mark.parametrize(
    "field", ["url = {javascript:alert(1)}", "note = {\\url{javascript:alert(1)}},\n  url = {https://example.org/beta}"]
)
def test_link_of_the_bibliography_that_would_run_a_script_is_reported_or_not_made(project, field):
    r"""Bug found by this test: \url{javascript:…} in a note became a link, and no check said a word of it."""
    project.edit("refs.bib", "url = {https://example.org/beta}", field)
    built = project.build()
    pages = [BeautifulSoup(path.read_text("utf-8"), "html.parser") for path in built.out.rglob("*.html")]
    links = [link["href"] for page in pages for link in page.select("a[href]")]
    reported = [warning for warning in built.warnings if "javascript:" in warning]
    assert reported or not [link for link in links if link.startswith("javascript:")]


def test_every_internal_link_resolves(small, rich):
    assert list_broken_links(small) == []
    assert list_broken_links(rich) == []


def test_every_id_stands_once_on_its_page(project):
    """Bug found by this test: a citation in the front matter or in a claim brought its id to the page that shows a copy."""
    project.edit(ADA, EARLY, "Alpha neurons {cite:t}`bell-cole-2022-beta` are early.")
    project.edit(BELL, "unit: FFN unit", "unit: FFN unit of {cite:t}`dean-2019-delta`")
    assert list_repeated_ids(project.build()) == []


def test_draft_leaves_nothing_behind(project):
    project.write("topics/secret.md", "---\ndraft: true\ntopic:\n  kind: method\n---\n\n# Secret words\n")
    built = project.build()
    assert built.warnings == []
    assert not [path for path in built.out.rglob("*") if "secret" in path.name]
    assert not [path for path in built.out.rglob("*.*") if b"Secret words" in path.read_bytes()]


def test_other_builders_work_too(project):
    """Bug to guard against: what is made for HTML only must do nothing for others."""
    project.edit("conf.py", 'html_theme = "basic"\n', "")
    built = project.build("text", builder="text")
    assert built.warnings == []
    assert "Zeroing" in (built.out / f"{ADA.removesuffix('.md')}.txt").read_text("utf-8")


def test_number_and_per_cent_sign_stay_on_one_line(project):
    """Also in what is generated; but not in code, which people copy."""
    project.append("topics/memory.md", "\nIt falls by 8 %, `8 %` and $8 \\%$.\n")
    built = project.build()
    page = built.body("topics/memory")
    assert "falls by 8\u00a0%," in page.get_text()
    assert "by 12\u00a0%, against 1\u00a0%" in page.select_one("#lit-works").get_text()
    assert "8 %" in [code.get_text() for code in page.select("code")]


def test_formula_and_its_marks_stay_on_one_line(project):
    """Bug: browsers broke the line between a formula and its full stop."""
    project.append("topics/memory.md", "\nHere ($a$, $b$) and $c$. And $d$ alone.\n")
    held = [span.get_text() for span in project.build().body("topics/memory").select(".lit-held") if span.math]
    assert [words[0] + words[-1] for words in held] == ["(,", "b)", "c."]
