"""What this site publishes for machines holds together with its pages."""

import contextlib
import io
import json
import re
import subprocess
import sys

import feedparser
import pytest
from jsonschema import Draft202012Validator

from literature.sources.library import read_library


@pytest.fixture(scope="module")
def catalogue(site):
    return json.loads((site / "catalogue.json").read_text("utf-8"))


def test_catalogue_fits_the_schema_that_is_published_with_it(site, catalogue):
    schema = json.loads((site / catalogue["$schema"]).read_text("utf-8"))
    assert [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(catalogue)] == []


def test_catalogue_holds_every_entry_claim_and_link(source, catalogue):
    library = read_library(source)
    assert [work["key"] for work in catalogue["works"]] == sorted(library.entries)
    assert [claim["id"] for claim in catalogue["claims"]] == list(library.claims())
    assert len(catalogue["relations"]) == sum(len(claim.links) for claim in library.claims().values())
    assert {model["name"] for model in catalogue["models"]} == set(library.models)


def test_every_address_in_the_catalogue_leads_somewhere(pages, catalogue):
    works = [work["page"] for work in catalogue["works"] if work["page"]]
    assert len(works) >= 41
    for address in [*works, *(record["page"] for name in ("topics", "tools") for record in catalogue[name])]:
        assert address in pages
    for claim in catalogue["claims"]:
        page, _, anchor = claim["address"].partition("#")
        assert pages[page].find(id=anchor), claim["id"]


def test_text_is_plain(catalogue):
    texts = [work["tldr"] or "" for work in catalogue["works"]] + [claim["text"] for claim in catalogue["claims"]]
    assert [text for text in texts if re.search(r"\{[a-z:+]+\}`|</?[a-z]+>", text)] == []


def test_every_work_with_a_page_is_news(site, catalogue):
    feed = feedparser.parse((site / "feed.xml").read_bytes())
    assert not feed.bozo
    pages = {work["page"] for work in catalogue["works"] if work["has_page"]}
    assert len(pages) > 100 or pages <= {entry.link.partition("#")[0] for entry in feed.entries}


def test_example_of_the_documentation_runs(project_root, site, monkeypatch):
    text = (project_root / "reference/machines.md").read_text("utf-8")
    example = re.search(r"```python\n(import json.*?)```", text, re.DOTALL).group(1)
    monkeypatch.chdir(site)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(example, "machines.md", "exec"), {})
    assert "niu-etal-2024-knowledge:patterns challenges dai-etal-2022-knowledge:express-facts" in printed.getvalue()


def test_example_of_a_link_from_another_project_resolves(project_root, site, tmp_path):
    text = (project_root / "reference/machines.md").read_text("utf-8")
    link = re.search(r"```markdown\n(.*?)\n```", text, re.DOTALL).group(1)
    inventory = {"neurons": ("https://example.org/book", str(site / "objects.inv"))}
    settings = f'extensions = ["sphinx.ext.intersphinx", "myst_parser"]\nintersphinx_mapping = {inventory!r}\n'
    (tmp_path / "conf.py").write_text(settings, "utf-8")
    (tmp_path / "index.md").write_text(f"# Another project\n\n{link}\n", "utf-8")
    subprocess.run([sys.executable, "-m", "sphinx", "-q", "-W", str(tmp_path), str(tmp_path / "out")], check=True)
    page = (tmp_path / "out/index.html").read_text("utf-8")
    assert 'href="https://example.org/book/papers/dai-etal-2022-knowledge.html#claim-suppress"' in page
