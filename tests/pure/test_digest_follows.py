"""What a page shows of others by way of a third page, a heading or a number is followed too; it went stale."""

from __future__ import annotations

ADA, BELL, MEMORY = "papers/ada-etal-2020-alpha", "papers/bell-cole-2022-beta", "topics/memory"
GLOSSARY, NOTATION = "reference/glossary", "reference/notation"


def test_entry_cited_in_a_claim_changes_the_topic_that_shows_the_claim(changed, root):
    """A topic shows the text of claims, with the labels of the works cited in it, but did not follow their entries."""
    root.edit(f"{MEMORY}.md", "{cite:p}`bell-cole-2022-beta,dean-2019-delta` no", "others no")
    root.edit(f"{ADA}.md", "Alpha neurons stand", "As {cite:t}`dean-2019-delta` says, alpha neurons stand")
    assert MEMORY in changed("refs.bib", "year = {2019}", "year = {2018}")


def test_entry_cited_in_the_front_matter_changes_the_pages_that_show_it(changed, root):
    """The phrases of the front matter stand in headers and comparisons, but the works cited in them were not followed."""
    root.edit(f"{MEMORY}.md", "{cite:p}`bell-cole-2022-beta,dean-2019-delta` no", "others no")
    root.edit(f"{BELL}.md", "unit: FFN unit", "unit: FFN unit as in {cite:t}`dean-2019-delta`")
    assert {BELL, MEMORY} <= changed("refs.bib", "year = {2019}", "year = {2018}")


def test_heading_shown_by_a_reference_changes_the_page_that_shows_it(changed, root):
    """`{ref}` shows the heading that it leads to, which no digest followed."""
    root.edit(f"{NOTATION}.md", "## Symbols", "(signs)=\n## Symbols")
    root.append(f"{GLOSSARY}.md", "\nSee {ref}`signs`.\n")
    assert GLOSSARY in changed(f"{NOTATION}.md", "## Symbols", "## Letters")


def test_heading_shown_by_a_link_changes_the_page_that_shows_it(changed, root):
    """`[](page.md#anchor)` shows the heading that it leads to, which no digest followed."""
    root.edit(f"{NOTATION}.md", "## Symbols", "(signs)=\n## Symbols")
    root.append(f"{GLOSSARY}.md", "\nSee [](notation.md#signs).\n")
    assert GLOSSARY in changed(f"{NOTATION}.md", "## Symbols", "## Letters")


def test_number_of_an_equation_changes_the_pages_that_show_it(changed, root):
    """`{eq}` shows a number, which changes with an equation before it on the other page."""
    root.append(f"{GLOSSARY}.md", "\nSee {eq}`eq-ada-score`.\n")
    assert GLOSSARY in changed(f"{ADA}.md", "## Method\n", "## Method\n\n$$ x $$ (eq-ada-first)\n")


def test_term_that_moves_changes_the_pages_that_link_to_it(changed, root):
    """`{term}` leads to the page that explains the term, which may become another."""
    root.append(f"{ADA}.md", "\n```{glossary}\nspike\n  A peak.\n```\n")
    root.append(f"{NOTATION}.md", "\nSee {term}`spike`.\n")
    root.edit(f"{ADA}.md", "\n```{glossary}\nspike\n  A peak.\n```\n", "")
    assert NOTATION in changed(f"{BELL}.md", root.read(f"{BELL}.md") + "\n```{glossary}\nspike\n  A peak.\n```\n")


def test_catalogue_on_any_page_follows_the_works(changed, root):
    """A `{catalogue}` on a page other than papers/index was not written again."""
    root.append(f"{NOTATION}.md", "\n```{catalogue}\n```\n")
    assert NOTATION in changed("refs.bib", "year = {2020}", "year = {2021}")


def test_front_page_follows_what_it_counts_and_lists(changed, root):
    """Numbers, newest works and disputes are shown wherever their directives stand."""
    root.append(f"{NOTATION}.md", "\n```{figures}\n```\n")
    root.append(f"{GLOSSARY}.md", "\n```{newest}\n```\n\n```{most-disputed}\n```\n")
    assert {NOTATION, GLOSSARY} <= changed(f"{BELL}.md", "With other prompts", "With some prompts")
    fox = "@misc{fox-2018-phi,\n  author = {Fay Fox},\n  title = {Phi},\n  year = {2018},\n  url = {https://example.org/phi},\n}\n"
    assert NOTATION in changed("refs.bib", f"{root.read('refs.bib')}\n{fox}")
