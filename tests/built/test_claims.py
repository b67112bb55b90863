"""Claims: their anchors, their links both ways, and how they stand."""

from __future__ import annotations

from .project import facts, only, words
from .works import ADA, BELL, LAST

ALPHA, BETA, GAMMA = "papers/ada-etal-2020-alpha", "papers/bell-cole-2022-beta", "papers/eve-2023-gamma"


def read_claim(built, docname, slug):
    """The facts of a claim and its standing."""
    block = only(built.body(docname), f"#claim-{slug}")
    found = [pair for listed in block.select("dl.lit-claim-facts") for pair in facts(listed).items()]
    assert len(found) == len(dict(found)), "a fact stands twice"
    return dict(found), words(only(block, ".lit-standing"))


def test_claim_has_a_permanent_anchor_and_a_link_to_it(small):
    for docname, slugs in ((ALPHA, ["peak", "early"]), (BETA, ["no-peak"])):
        claims = small.body(docname).select(".lit-claim")
        assert [claim["id"] for claim in claims] == [f"claim-{slug}" for slug in slugs]
        assert [only(claim, ".lit-claim-name")["href"] for claim in claims] == [f"#claim-{slug}" for slug in slugs]


def test_claim_makes_no_other_anchor(small):
    """Bug found by this test: MyST-Parser takes the attribute `slug` of a placeholder for that of a heading."""
    assert [element["id"] for element in small.body(ALPHA).select(".lit-claim [id]")] == []


def test_claim_states_its_facts(small):
    found, _ = read_claim(small, ALPHA, "peak")
    assert found["Place"] == "§4, Table 1"
    assert found["Evidence"] == "intervened"
    assert found["Models"] == "Toy-1B, Toy-7B"
    assert found["Data"] == "FabricatedQA"


def test_claim_states_what_it_says_of_others_and_where(small):
    found, standing = read_claim(small, BETA, "no-peak")
    assert found == {
        "Place": "abstract",
        "Evidence": "intervened",
        "Challenges": "Ada et al. 2020: peak (§2, Table 3); Ada et al. 2020: early (the handbook’s reading)",
    }
    assert standing == "no response recorded here"
    links = [link["href"] for link in small.body(BETA).select("#claim-no-peak .lit-claim-facts a")]
    assert links == ["ada-etal-2020-alpha.html#claim-peak", "ada-etal-2020-alpha.html#claim-early"]


def test_challenged_claim_states_who_challenges_it_and_where(small):
    found, standing = read_claim(small, ALPHA, "peak")
    assert found["Challenged by"] == "Bell and Cole 2022: no peak (§2, Table 3; shared authors)"
    assert standing == "challenged by 1, 1 of them sharing authors"
    found, standing = read_claim(small, ALPHA, "early")
    assert found["Challenged by"] == "Bell and Cole 2022: no peak (the handbook’s reading; shared authors)"
    link = only(small.body(ALPHA), "#claim-early .lit-claim-facts a")
    assert link["href"] == "bell-cole-2022-beta.html#claim-no-peak"


def test_every_kind_of_response_is_counted_by_itself(rich):
    found, standing = read_claim(rich, ALPHA, "peak")
    assert standing == "supported by 1, qualified by 1, challenged by 1, 1 of them sharing authors"
    assert found["Supported by"] == "Eve 2023: agrees (§1)"
    assert found["Qualified by"] == "Eve 2023: agrees (the handbook’s reading)"


def test_withdrawn_claim_says_so_and_does_not_count(rich):
    notice = words(only(rich.body(GAMMA), "#claim-taken-back .lit-notice"))
    assert notice == "Withdrawn 2026-01-04 the authors corrected their Table 2"
    found, standing = read_claim(rich, ALPHA, "peak")
    assert found["Challenged by"].endswith("; Eve 2023: taken back (§2; withdrawn)")
    assert "challenged by 1," in standing


def test_link_within_a_work_is_marked_and_does_not_count(project):
    project.edit(ADA, ":place: Figure 2\n", ":place: Figure 2\n:supports: ada-etal-2020-alpha:peak (§5)\n")
    found, standing = read_claim(project.build(), ALPHA, "peak")
    assert found["Supported by"] == "Ada et al. 2020: early (§5; same work)"
    assert standing == "challenged by 1, 1 of them sharing authors"


def test_withdrawn_responses_alone_leave_a_claim_without_response(project):
    project.edit(BELL, LAST, f"{LAST}:withdrawn: 2026-01-03 the prompts were wrong\n")
    found, standing = read_claim(project.build(), ALPHA, "early")
    assert found["Challenged by"] == "Bell and Cole 2022: no peak (the handbook’s reading; shared authors; withdrawn)"
    assert standing == "no response recorded here"


def test_link_to_an_unknown_claim_is_one_warning_and_its_text_stays(project):
    project.edit(BELL, "ada-etal-2020-alpha:early\n", "ada-etal-2020-alpha:erly\n")
    built = project.build()
    assert built.warnings == [
        "papers/bell-cole-2022-beta.md:21: WARNING: claim 'no-peak': challenges: unknown claim 'ada-etal-2020-alpha:erly', "
        "did you mean 'ada-etal-2020-alpha:early'? [literature.unknown-claim]"
    ]
    assert "ada-etal-2020-alpha:erly (the handbook’s reading)" in read_claim(built, BETA, "no-peak")[0]["Challenges"]


def test_claim_may_stand_in_an_admonition(project):
    project.append(BELL, "\n::::{note}\n:::{claim} inner\n:place: §9\n:evidence: argued\nInside.\n:::\n::::\n")
    built = project.build()
    assert built.warnings == []
    assert read_claim(built, BETA, "inner")[0] == {"Place": "§9", "Evidence": "argued"}


def test_claim_named_as_a_heading_keeps_both_anchors(project):
    project.append(BELL, "\n## Inner\n\n:::{claim} inner\n:place: §9\n:evidence: argued\nInside.\n:::\n")
    body = project.build().body(BETA)
    assert only(body, "#inner").name == "section"
    assert "lit-claim" in only(body, "#claim-inner")["class"]
