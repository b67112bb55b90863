"""Imports run one way, and what `make check` needs runs without Sphinx and docutils."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from literature import model

#: The stages in order; a stage imports only from stages before it and from itself.
STAGES = (
    {"model"},
    {"sources"},
    {"relations", "venues", "aliases"},
    {"exports", "related", "timeline"},
    {"joined", "checks"},
    {"placeholders", "search"},
    {"domain", "citations", "phrases", "passages", "digests"},
    {"directives"},
    {"render"},
    {"build", "outputs", "mathml"},
    {"__init__"},
)
RANK = {part: rank for rank, stage in enumerate(STAGES) for part in stage}
PURE = ("model", "sources", "relations", "venues", "aliases", "exports", "related", "timeline", "joined", "checks", "search")
DECLARED_ONCE = ("COMPONENTS", "EVIDENCE", "EVENTS", "READ", "TOPIC_KINDS", "LINK_KINDS")


def part_of(path, package):
    """The stage part of a module: the name of its file or folder in the package."""
    return path.relative_to(package).parts[0].removesuffix(".py")


def imported(tree):
    """The dotted names of all modules that a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "a relative import hides its stage"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_parts(tree):
    """The parts of this package that a module imports."""
    names = (name.split(".") for name in imported(tree))
    return {name[1] for name in names if name[0] == "literature" and len(name) > 1 and name[1] in RANK}


def for_types_only(tree):
    """The parts of this package that a module imports to name types and not when it runs."""
    blocks = [node for node in ast.walk(tree) if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    return {part for block in blocks for part in own_parts(block)}


@pytest.fixture(scope="module")
def modules(project_root):
    """The parts of the package with the trees of their modules."""
    package = project_root / "literature"
    return [(path, part_of(path, package), ast.parse(path.read_text("utf-8"))) for path in sorted(package.rglob("*.py"))]


def test_every_module_belongs_to_a_stage(modules):
    assert {part for _, part, _ in modules} == set(RANK)


def test_imports_run_one_way(modules):
    backwards = [
        f"{path.name} ({part}) imports {other}"
        for path, part, tree in modules
        for other in own_parts(tree) - {part}
        # Two parts of one stage may name each other's types.
        if RANK[other] >= RANK[part] + (other in for_types_only(tree))
    ]
    assert backwards == []


def test_first_stages_import_neither_sphinx_nor_docutils(modules):
    heavy = [
        f"{path.name} imports {name}"
        for path, part, tree in modules
        if part in PURE
        for name in imported(tree)
        if name.split(".")[0] in {"sphinx", "docutils", "sphinxcontrib"}
    ]
    assert heavy == []


def test_check_runs_without_sphinx_and_docutils(project_root):
    program = (
        "import sys, scripts.check, literature.checks\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('sphinx', 'docutils', 'sphinxcontrib')])"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=project_root, capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def assigned(tree):
    """The names that a module gives a value, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


@pytest.mark.parametrize("name", DECLARED_ONCE)
def test_allowed_values_are_declared_in_model_alone(name, modules):
    assert [part for _, part, tree in modules if name in assigned(tree)] == ["model"]


@pytest.mark.parametrize("name", DECLARED_ONCE)
def test_allowed_values_are_not_listed_a_second_time(name, modules):
    values = set(getattr(model, name))
    copies = [
        f"{path.name}:{node.lineno}"
        for path, part, tree in modules
        if part != "model"
        for node in ast.walk(tree)
        if isinstance(node, (ast.Tuple, ast.List, ast.Set))
        and len(node.elts) > 1
        and {element.value for element in node.elts if isinstance(element, ast.Constant)} == values
    ]
    assert copies == []


def test_package_itself_holds_setup_and_imports_no_stage_before_it_runs(modules):
    tree = next(tree for path, part, tree in modules if part == "__init__")
    assert [node.name for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))] == ["setup"]
    top = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    assert [name for node in top for name in imported(node) if name.startswith("literature")] == []
