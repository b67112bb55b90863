"""The cards that a script shows at links: what stands in their files, and nothing that could run."""

from __future__ import annotations

import json

from bs4 import BeautifulSoup

from .edits import EDITS
from .project import words
from .works import ADA, EARLY, FOX

ALPHA, BETA = "papers/ada-etal-2020-alpha", "papers/bell-cole-2022-beta"
HOSTILE = "<img src=x onerror=alert(1)>"


def read_file(built, name):
    """The cards of one file: address -> HTML."""
    text = (built.out / f"previews/{name}.js").read_text("utf-8")
    start, end = "Object.assign((window.handbookPreviews ??= {}), ", ");\n"
    assert text.startswith(start) and text.endswith(end)
    return json.loads(text.removeprefix(start).removesuffix(end))


def list_files(built):
    """The names of all files of cards."""
    folder = built.out / "previews"
    return sorted(path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.js"))


def read_cards(built):
    """All cards: address -> text."""
    cards = [card for name in list_files(built) for card in read_file(built, name).items()]
    return {address: words(BeautifulSoup(html, "html.parser")) for address, html in cards}


def test_every_page_claim_and_term_has_a_card(small):
    assert read_cards(small).keys() == {
        f"{ALPHA}.html",
        f"{ALPHA}.html#claim-peak",
        f"{ALPHA}.html#claim-early",
        f"{BETA}.html",
        f"{BETA}.html#claim-no-peak",
        "topics/memory.html",
        "tools/probe.html",
        "reference/glossary.html#term-unit",
        "reference/glossary.html#term-neuron",
        "reference/glossary.html#term-layer",
    }


def test_work_without_page_has_a_card_of_its_own_file(rich):
    """Not one that a tool's page stands for: its citations lead there."""
    assert [path.name for path in (rich.out / "previews/cite").iterdir()] == ["fox-2018-phi.js"]
    assert read_cards(rich)["reference/bibliography.html#cite-fox-2018-phi"] == "Phi Fay Fox web publication, 2018"


def test_every_address_of_a_card_is_on_the_site(rich):
    """A link is compared with the address letter by letter."""
    for address in read_cards(rich):
        docname, _, anchor = address.partition("#")
        soup = rich.soup(docname.removesuffix(".html"))
        assert not anchor or soup.find(id=anchor), address


def test_card_of_a_work_has_title_authors_venue_and_summary(small):
    card = read_cards(small)[f"{BETA}.html"]
    assert card == "Beta: What Alpha Missed Bo Bell, Dora Cole Transactions on Fabrication, 2022 Alpha neurons do not peak"


def test_of_many_authors_three_are_named(project):
    project.edit("refs.bib", "Bo Bell and Dora Cole", "A A and B B and C C and D D and E E")
    assert "A A, B B, C C et al. Transactions" in read_cards(project.build())[f"{BETA}.html"]


def test_card_of_a_claim_has_its_text_place_and_standing(rich):
    cards = read_cards(rich)
    assert cards[f"{BETA}.html#claim-no-peak"] == (
        "Bell and Cole 2022: no peak Beta: What Alpha Missed With other prompts nothing peaks. "
        "abstract · intervened · no response recorded here"
    )
    assert cards["papers/eve-2023-gamma.html#claim-taken-back"].startswith(
        "Eve 2023: taken back Gamma Withdrawn 2026-01-04 the authors corrected their Table 2 There is no peak."
    )
    assert cards[f"{ALPHA}.html#claim-peak"].endswith("supported by 1, qualified by 1, challenged by 1, 1 of them sharing authors")


def test_spellings_of_a_term_share_a_card(small):
    cards = read_cards(small)
    assert cards["reference/glossary.html#term-unit"].startswith("unit, neuron A thing that fires, as Ada")
    assert cards["reference/glossary.html#term-unit"] == cards["reference/glossary.html#term-neuron"]


def test_nothing_in_a_card_is_a_link_or_has_an_id_and_formulas_are_mathml(rich):
    for name in list_files(rich):
        for address, html in read_file(rich, name).items():
            soup = BeautifulSoup(html, "html.parser")
            assert not soup.select("a, [id], script, img"), address
            assert "$" not in soup.get_text(), address
    assert BeautifulSoup(read_file(rich, ALPHA)[f"{ALPHA}.html"], "html.parser").select("math")


def test_hostile_text_is_text_or_left_out(project):
    project.append("refs.bib", FOX.replace("{Phi}", f"{{Phi {HOSTILE}}}").replace("Fay Fox", f"Fay {HOSTILE}"))
    for file, old, new in (
        ("refs.bib", "Transactions on Fabrication", HOSTILE),
        (ADA, EARLY, f"Early {HOSTILE}."),
        (ADA, "# Alpha", f"# {HOSTILE} Alpha"),
        (ADA, "tldr: Alpha", f"tldr: {HOSTILE} Alpha"),
        ("reference/glossary.md", "A row", f"A {HOSTILE} row"),
        ("tools/probe.md", "# probe", f"# probe {HOSTILE}"),
    ):
        project.edit(file, old, new)
    built = project.build()
    html = {address: card for name in list_files(built) for address, card in read_file(built, name).items()}
    assert len(html) == 11
    assert [address for address, card in html.items() if BeautifulSoup(card, "html.parser").find("img")] == []
    assert HOSTILE in BeautifulSoup(html["reference/bibliography.html#cite-fox-2018-phi"], "html.parser").get_text()


def test_key_that_is_no_file_name_writes_no_file(project):
    project.append("refs.bib", FOX.replace("fox-2018-phi", "../../../fox"))
    built = project.build()
    assert not (built.out / "previews/cite").exists()
    assert not list(built.out.parent.rglob("fox*"))


def test_card_follows_an_edit_elsewhere(project):
    """What stands on a claim's card of others: its standing."""
    before = read_cards(project.build())[f"{ALPHA}.html#claim-early"]
    EDITS["claim linked"].change(project)
    after = read_cards(project.build())[f"{ALPHA}.html#claim-early"]
    assert "replicated by" not in before
    assert "replicated by 1" in after


def test_pages_with_links_inside_the_site_have_the_script(small):
    scripts = {name: [script["src"] for script in small.soup(name).select("script[src*=previews]")] for name in (ALPHA, "search")}
    assert scripts == {ALPHA: ["../_static/previews.js"], "search": []}


def test_other_builders_get_no_cards(project):
    project.edit("conf.py", 'html_theme = "basic"\n', "")
    assert not (project.build("text", builder="text").out / "previews").exists()
