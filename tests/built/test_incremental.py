"""A second build after an edit leaves exactly what a clean build of the edited source leaves."""

from __future__ import annotations

import shutil

import pytest
from sphinx.builders.html import StandaloneHTMLBuilder

from .edits import DRAFT, EDITS
from .project import Project
from .trees import list_differences, read_tree
from .works import ADA, BELL

BETA = "papers/bell-cole-2022-beta"


@pytest.fixture(scope="module", params=EDITS)
def rebuilt(request, tmp_path_factory):
    """The second build after an edit, and a clean one of the same source."""
    edit = EDITS[request.param]
    project = Project(tmp_path_factory.mktemp("edited") / "source")
    edit.before(project)
    project.build(**edit.config)
    edit.change(project)
    return project.build(**edit.config), project.clean_build(**edit.config)


def test_second_build_leaves_the_bytes_of_a_clean_one(rebuilt):
    second, clean = rebuilt
    assert list_differences(second, clean) == []


def test_second_build_reports_what_a_clean_one_reports(rebuilt):
    second, clean = rebuilt
    assert sorted(second.warnings) == sorted(clean.warnings)


def test_page_that_becomes_a_draft_leaves_nothing(project):
    project.build()
    DRAFT(project)
    built = project.build()
    # Its entry in refs.bib stays: it has a card now as any without a page, and its file.
    left = {"previews/cite/bell-cole-2022-beta.js", "papers/bell-cole-2022-beta.bib"}
    assert {name for name in read_tree(built.out) if "bell-cole" in name} == left
    assert not (built.out / "_sources" / f"{BELL}.txt").exists()
    assert "no-peak" not in built.html("papers/ada-etal-2020-alpha")


def test_links_to_a_deleted_page_warn_in_every_build_until_they_are_mended(project):
    project.build()
    project.delete(BELL)
    message = "topics/memory.md:17: WARNING: unknown paper 'bell-cole-2022-beta': it is in refs.bib but has no page; cite it by "
    for _ in range(3):
        warnings = project.build().warnings
        assert [warning.startswith(message) for warning in warnings] == [True]
    project.edit("topics/memory.md", "{lit:paper}`bell-cole-2022-beta`", "this")
    built = project.build()
    assert built.warnings == []
    # Its entry in refs.bib stays: it has a card now as any without a page, and its file.
    left = {"previews/cite/bell-cole-2022-beta.js", "papers/bell-cole-2022-beta.bib"}
    assert {name for name in read_tree(built.out) if "bell-cole" in name} == left


def test_nothing_of_a_deleted_page_is_left_when_the_environment_is_new(project):
    """Bug found by this test: after an update of the code or of Sphinx, no page counts as removed and the old files stayed."""
    folder = project.build().out.parent
    project.delete("tools/probe.md")
    shutil.rmtree(folder / "doctrees")
    assert list_differences(project.build(), project.clean_build()) == []


def test_what_an_interrupted_build_did_not_write_is_written_by_the_next(project, monkeypatch):
    """Bug found by this test: digests were stored before the pages were written, so that those pages stayed as they were."""
    project.build()
    project.edit(BELL, "# Beta: What Alpha Missed", "# Beta")
    project.edit("refs.bib", "Beta: What Alpha Missed", "Beta")

    def stop(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(StandaloneHTMLBuilder, "write_doc", stop)
        project.build()
    assert list_differences(project.build(), project.clean_build()) == []


def test_many_edits_one_after_the_other_leave_what_a_clean_build_leaves(project):
    project.build()
    for name in ("title of a topic", "claim linked", "year of an entry", "entry added", "page becomes a draft", "draft is published"):
        EDITS[name].change(project)
        built = project.build()
    assert list_differences(built, project.clean_build()) == []


def test_fault_and_its_repair_leave_what_there_was(project):
    before = read_tree(project.build().out)
    project.edit(ADA, "{cite:t}`dean-2019-delta`", "{cite:t}`dean-2019-dleta`")
    project.build()
    project.edit(ADA, "{cite:t}`dean-2019-dleta`", "{cite:t}`dean-2019-delta`")
    after = read_tree(project.build().out)
    assert [name for name in before.keys() | after.keys() if before.get(name) != after.get(name)] == []
