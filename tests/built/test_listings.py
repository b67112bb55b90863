"""The comparison, and the lists of topics and tools."""

from __future__ import annotations

from .project import read_table, words
from .works import ADA, BELL


def list_compared(built, docname):
    """The works of a comparison, in its order."""
    cells = built.body(docname).select("table.lit-comparison tbody td:first-child")
    return [words(cell).partition("]")[0] + "]" for cell in cells]


def test_comparison_shows_the_works_of_its_topic(small):
    rows = read_table(small, "topics/memory", "table.lit-comparison")
    assert rows[0] == ["Work, models, evidence", "Neuron", "Located by", "Intervention", "Compared with"]
    assert rows[1][0] == "Ada et al. [2020] Toy (Toy-1B, Toy-7B) 1 observed, 1 intervened"
    assert rows[1][1].startswith("FFN unit with coefficient")
    assert rows[1][2:] == ["by its activation", "set to zero", "no"]
    assert rows[2] == ["Bell and Cole [2022] 1 intervened", "FFN unit", "–", "–", "–"]


def test_comparison_shows_the_works_that_it_names_in_their_order(project):
    project.append("reference/notation.md", "\n```{comparison} bell-cole-2022-beta, ada-etal-2020-alpha\n```\n")
    assert list_compared(project.build(), "reference/notation") == ["Bell and Cole [2022]", "Ada et al. [2020]"]


def test_comparison_that_names_no_work_shows_all_but_on_a_topic(project):
    project.append("reference/notation.md", "\n```{comparison}\n```\n")
    built = project.build()
    rows = read_table(built, "reference/notation", "table.lit-comparison")
    assert rows[0] == ["Work", "Neuron", "Located by", "Intervention", "Compared with", "Models", "Evidence"]
    assert rows[1][-2:] == ["Toy (Toy-1B, Toy-7B)", "1 observed, 1 intervened"]
    assert rows[2] == ["Bell and Cole [2022]", "FFN unit", "–", "–", "–", "–", "1 intervened"]
    assert built.body("reference/notation").select(".lit-faceted table.lit-comparison")
    assert not built.body("topics/memory").select(".lit-faceted")


def test_comparison_on_a_topic_shows_the_works_that_it_names_before_the_others(project):
    project.edit("topics/memory.md", ":::{comparison}", ":::{comparison} bell-cole-2022-beta")
    assert list_compared(project.build(), "topics/memory") == ["Bell and Cole [2022]", "Ada et al. [2020]"]


def test_comparison_of_an_unknown_work_is_one_warning(project):
    project.append("reference/notation.md", "\n```{comparison} bell-cole-2022-bate\n```\n")
    built = project.build()
    assert built.warnings == [
        "reference/notation.md:7: WARNING: unknown paper 'bell-cole-2022-bate', "
        "did you mean 'bell-cole-2022-beta'? [literature.unknown-paper]"
    ]
    assert len(read_table(built, "reference/notation", "table.lit-comparison")) == 1


def test_phrases_in_a_comparison_link_from_the_page_that_shows_them(project):
    project.edit(BELL, "unit: FFN unit", "unit: FFN unit of {lit:tool}`probe` and [the method](ada-etal-2020-alpha.md#method)")
    built = project.build()
    for docname, up in (("topics/memory", "../"), ("papers/bell-cole-2022-beta", "")):
        links = {words(link): link["href"] for link in built.body(docname).select("a") if words(link) == "the method"}
        assert links == {"the method": f"{up}papers/ada-etal-2020-alpha.html#method" if up else "ada-etal-2020-alpha.html#method"}


def test_draft_is_in_no_listing(project):
    project.edit(ADA, "---\npaper:", "---\ndraft: true\npaper:")
    built = project.build()
    assert not built.path("papers/ada-etal-2020-alpha").exists()
    assert [words(title) for title in built.body("papers/index").select(".lit-title")] == ["Beta: What Alpha Missed"]
    assert list_compared(built, "topics/memory") == ["Bell and Cole [2022]"]
    assert "Zeroing" not in built.text("topics/memory", "#lit-works")


def read_list(built, docname):
    """The terms and definitions of a generated list of pages."""
    return [words(item) for item in built.body(docname).select("dl.lit-pages > dt, dl.lit-pages > dd")]


def test_topics_of_a_kind_stand_with_their_questions(project):
    project.edit("index.md", "```{toctree}", "```{topics} phenomenon\n```\n\n```{tools}\n```\n\n```{toctree}")
    built = project.build()
    assert read_list(built, "index")[0] == "Memory"
    assert read_list(built, "index")[1].startswith("Do units")
    assert read_list(built, "index")[2:] == ["probe", "Probes units"]
    assert [link["href"] for link in built.body("index").select("dl.lit-pages a")] == ["topics/memory.html", "tools/probe.html"]


def test_a_list_of_a_kind_that_no_topic_has_says_so(project):
    project.edit("index.md", "```{toctree}", "```{topics} method\n```\n\n```{toctree}")
    assert "No page of this kind yet." in project.build().text("index")


def test_topics_without_a_kind_are_all_topics_by_title(project):
    other = "---\ntopic:\n  kind: method\n  question: How?\n  checked: 2026-01-01\n---\n\n# attribution\n"
    project.write("topics/attribution.md", other)
    project.edit("index.md", "topics/memory\n", "topics/memory\ntopics/attribution\n")
    project.edit("index.md", "```{toctree}", "```{topics}\n```\n\n```{toctree}")
    assert read_list(project.build(), "index")[::2] == ["attribution", "Memory"]


def test_letters_lead_to_the_first_term_of_each(project):
    terms = "".join(f"{term}\n  A thing.\n\n" for term in ("atom\nzero", "axon", "Élan", "eye", "unit cell"))
    project.write("reference/terms.md", f"# Terms\n\n```{{glossary}}\n{terms}```\n")
    project.append("index.md", "\n[Terms](reference/terms.md)\n")
    built = project.build()
    letters = [(link.get_text(), link["href"]) for link in built.body("reference/terms").select(".lit-letters a")]
    assert [letter for letter, _ in letters] == ["A", "E", "U"]
    targets = [built.body("reference/terms").find(id=address.removeprefix("#")) for _, address in letters]
    assert [words(target).removesuffix("¶") for target in targets] == ["atom", "Élan", "unit cell"]


def test_one_letter_needs_no_line(project):
    project.write("reference/terms.md", "# Terms\n\n```{glossary}\natom\n  A thing.\n\naxon\n  Another.\n```\n")
    project.append("index.md", "\n[Terms](reference/terms.md)\n")
    assert not project.build().body("reference/terms").select(".lit-letters")
