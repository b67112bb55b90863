"""catalogue.json holds what the pages hold, after its schema."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from literature.model import COMPONENTS, EVENTS, EVIDENCE, LINK_KINDS, READ, TOPIC_KINDS

from .project import Project
from .works import ADA, BELL, add_eve

CLAIM = "ada-etal-2020-alpha:peak"


@pytest.fixture(scope="module")
def schema(project_root):
    return json.loads((project_root / "data/catalogue.schema.json").read_text("utf-8"))


def read(built):
    return json.loads((built.out / "catalogue.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("catalogue") / "source")
    add_eve(project)
    return read(project.build(html_baseurl="https://example.org/book"))


def find(records, **wanted):
    found = [record for record in records if all(record[name] == value for name, value in wanted.items())]
    assert len(found) == 1
    return found[0]


def test_schema_is_one(schema):
    Draft202012Validator.check_schema(schema)


def test_catalogue_fits_its_schema(catalogue, schema):
    assert [error.message for error in Draft202012Validator(schema).iter_errors(catalogue)] == []


def test_schema_allows_the_words_that_the_handbook_allows(schema):
    work, claim, relation, topic = (schema["$defs"][name]["properties"] for name in ("work", "claim", "relation", "topic"))
    assert work["components"]["items"]["enum"] == list(COMPONENTS)
    assert work["history"]["items"]["properties"]["event"]["enum"] == list(EVENTS)
    assert work["sources"]["items"]["properties"]["read"]["enum"] == list(READ)
    assert claim["evidence"]["enum"] == list(EVIDENCE)
    assert relation["kind"]["enum"] == list(LINK_KINDS)
    assert topic["kind"]["enum"] == list(TOPIC_KINDS)


def test_schema_describes_every_property_and_allows_no_other(schema):
    def walk(part):
        if isinstance(part, dict):
            yield part
            for inner in part.values():
                yield from walk(inner)
        elif isinstance(part, list):
            for inner in part:
                yield from walk(inner)

    for part in walk(schema):
        if part.get("type") == "object":
            assert part["additionalProperties"] is False
            assert part["required"] == list(part["properties"])
            assert [name for name, about in part["properties"].items() if not about.get("description") and "$ref" not in about] == []


def test_work_has_the_facts_of_its_entry_and_its_page(catalogue):
    work = find(catalogue["works"], key="ada-etal-2020-alpha")
    assert work["title"] == "Alpha Neurons in Transformers"
    assert work["authors"][2] == {"given": "Ciaran Ó", "family": "Cole"}
    assert (work["page"], work["has_page"], work["disputed"]) == ("papers/ada-etal-2020-alpha.html", True, True)
    assert work["unit"] == "FFN unit with coefficient $m_i$"
    assert work["first_public"] == "2020-01"


def test_work_without_a_page_is_there_with_its_entry_only(catalogue):
    work = find(catalogue["works"], key="dean-2019-delta")
    assert (work["page"], work["has_page"], work["tldr"], work["topics"]) == (None, False, None, [])
    assert work["arxiv"] == "1901.00009"


def test_claim_has_its_place_and_its_standing(catalogue):
    claim = find(catalogue["claims"], id=CLAIM)
    assert claim["text"] == "Zeroing $m_i$ lowers accuracy by 12 %, against 1 % for random units."
    assert claim["address"] == "papers/ada-etal-2020-alpha.html#claim-peak"
    assert claim["standing"] == {"supports": 1, "qualifies": 1, "challenges": 1, "replicates": 0, "shared_authors": 1}


def test_relation_tells_its_place_and_whether_it_counts(catalogue):
    challenge = find(catalogue["relations"], **{"from": "bell-cole-2022-beta:no-peak", "to": CLAIM})
    assert (challenge["kind"], challenge["place"], challenge["counted"]) == ("challenges", "§2, Table 3", True)
    reading = find(catalogue["relations"], **{"from": "bell-cole-2022-beta:no-peak", "to": "ada-etal-2020-alpha:early"})
    assert reading["place"] is None
    withdrawn = find(catalogue["relations"], **{"from": "eve-2023-gamma:taken-back"})
    assert withdrawn["counted"] is False
    assert find(catalogue["claims"], id="eve-2023-gamma:taken-back")["withdrawn"].startswith("2026-01-04 ")


def test_address_of_the_site_stands_there_only_if_it_is_known(catalogue, small):
    assert catalogue["handbook"]["url"] == "https://example.org/book/"
    assert read(small)["handbook"]["url"] is None


def test_hostile_text_is_text(project, schema):
    project.edit(ADA, "Alpha neurons stand in the first layers.", 'A "quote", </script> and a \\\\ stand there.')
    catalogue = read(project.build())
    assert find(catalogue["claims"], id="ada-etal-2020-alpha:early")["text"] == 'A "quote", </script> and a \\ stand there.'
    assert Draft202012Validator(schema).is_valid(catalogue)


def test_names_of_links_stand_in_the_text(project):
    project.edit(
        BELL,
        "With other prompts nothing peaks.",
        "As {cite:t}`dean-2019-delta` and {lit:claim}`ada-etal-2020-alpha:peak` say {cite:p}`dean-2019-delta`.",
    )
    text = find(read(project.build())["claims"], id="bell-cole-2022-beta:no-peak")["text"]
    assert text == "As Dean 2019 and Ada et al. 2020: peak say (Dean 2019)."


def test_catalogue_follows_an_edit_in_the_next_build(project):
    project.build()
    project.edit(ADA, "Alpha neurons stand in the first layers.", "They do not.")
    again, clean = project.build(), project.clean_build()
    assert find(read(again)["claims"], id="ada-etal-2020-alpha:early")["text"] == "They do not."
    for name in ("catalogue.json", "feed.xml", "llms.txt"):
        assert (again.out / name).read_bytes() == (clean.out / name).read_bytes()
