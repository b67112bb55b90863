"""The front matter of a page -> facts, with a problem for every field that does not fit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields as dataclass_fields
from datetime import date
from difflib import get_close_matches
from typing import Any

import yaml

from literature.model import Event, Facts, NamedUrl, PaperFacts, Problem, Source, Text, ToolFacts, TopicFacts
from literature.sources.text import place_yaml_error

#: Kind of page -> the record of its front matter.
FACTS: Mapping[str, type[Any]] = {"paper": PaperFacts, "topic": TopicFacts, "tool": ToolFacts}
REQUIRED: Mapping[str, frozenset[str]] = {
    "paper": frozenset({"tldr", "topics", "components", "unit", "history", "sources", "checked"}),
    "topic": frozenset({"kind", "question", "checked"}),
    "tool": frozenset({"tldr", "entry", "licence", "release", "sources", "checked"}),
}
_RECORDS: Mapping[str, tuple[type[Any], frozenset[str]]] = {
    "history": (Event, frozenset({"date", "event"})),
    "sources": (Source, frozenset({"url", "read"})),
    "links": (NamedUrl, frozenset({"name", "url"})),
}
_LISTS = frozenset({"topics", "components", "implements"})
_BLOCK = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.MULTILINE | re.DOTALL)
_ALSO = ("draft", "hide-toc", "html_meta", "myst")  #: Fields of MyST, Sphinx and furo that any page may have.
_DRAFT = {"true": True, "yes": True, "false": False, "no": False}
_SHAPES = {yaml.ScalarNode: "a single value", yaml.SequenceNode: "a list", yaml.MappingNode: "a mapping"}


def suggest(found: str, allowed: list[str] | tuple[str, ...] | frozenset[str]) -> str:
    """Name the nearest allowed value, if one is near, else all of them where they are few."""
    near = get_close_matches(found, sorted(allowed), n=1, cutoff=0.6 if len(found) < 15 else 0.75)
    if near:
        return f", did you mean '{near[0]}'?"
    return f"; allowed: {', '.join(sorted(allowed))}" if 0 < len(allowed) <= 16 else ""


def is_day(text: str) -> bool:
    """Whether a date of the form YYYY, YYYY-MM or YYYY-MM-DD is one of the calendar."""
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True


def blank_front_matter(text: str) -> str:
    """Return the text without its front matter, every other line where it was."""
    block = _BLOCK.match(text)
    end = block.end() if block else text.find("\n") % (len(text) + 1)
    return "\n" * text.count("\n", 0, end) + text[end:]


class FrontMatterReader:
    """Reads the front matter of one page and collects what is wrong with it."""

    def __init__(self, file: str, kind: str) -> None:
        self.file = file
        self.kind = kind
        self.problems: list[Problem] = []

    def read(self, text: str) -> tuple[Facts | None, bool]:
        """Return the facts of the page (None if there are none that can be read) and whether it is a draft."""
        block = _BLOCK.match(text)
        if not block:
            if text.startswith("---"):
                self._report(1, "front-matter-syntax", "front matter that starts with '---' must end with a line '---'; none was found")
            elif self.kind:
                self._report(1, "missing-front-matter", f"a page in this folder must start with front matter that has '{self.kind}:'")
            return None, False
        try:
            # BaseLoader reads every scalar as a string: `control: no` must not become False.
            # The leading newline makes the line numbers of the marks those of the file.
            root = yaml.compose("\n" + block.group(1), Loader=yaml.CBaseLoader)
        except yaml.YAMLError as error:
            line, what = place_yaml_error(error, "\n" + block.group(1))
            what += " (YAML is indented by spaces, not by tabs)" if "token" in what and "\t" in block.group(1) else ""
            self._report(line, "front-matter-syntax", f"the front matter must be YAML; {what}")
            return None, False
        if root is None:
            root = yaml.MappingNode("", [], yaml.Mark("", 0, 0, 0, "", 0))
        if not isinstance(root, yaml.MappingNode):
            self._report(1, "front-matter-syntax", f"the front matter must be a mapping; found {_SHAPES[type(root)]}")
            return None, False
        top = self._mapping(root)
        is_draft = self._read_draft(top)
        if self.kind in top or not self.kind:
            self._check_names(top)
        if not self.kind:
            return None, is_draft
        if self.kind not in top:
            found = f"; found {', '.join(repr(name) for name in top)}" if top else ""
            self._report(1, "missing-front-matter", f"the front matter of this page must have '{self.kind}:'{found}")
            return None, is_draft
        line, node = top[self.kind]
        if not isinstance(node, yaml.MappingNode):
            self._report(line, "wrong-type", f"{self.kind}: must be a mapping; found {_SHAPES[type(node)]}")
            return None, is_draft
        return self._read_facts(node, line), is_draft

    def _check_names(self, top: Mapping[str, tuple[int, yaml.Node]]) -> None:
        allowed = tuple(filter(None, (self.kind, *_ALSO)))
        for name, (line, _) in top.items():
            if name not in allowed:
                self._report(line, "unknown-field", f"unknown field '{name}'{suggest(name, allowed)}")

    def _read_draft(self, top: Mapping[str, tuple[int, yaml.Node]]) -> bool:
        if "draft" not in top:
            return False
        line, node = top["draft"]
        found = node.value.lower() if isinstance(node, yaml.ScalarNode) else _SHAPES[type(node)]
        if found not in _DRAFT:
            self._report(line, "wrong-type", f"draft: must be true or false; found '{found}'")
        return _DRAFT.get(found, False)

    def _read_facts(self, node: yaml.MappingNode, line: int) -> Facts:
        record = FACTS[self.kind]
        allowed = tuple(field.name for field in dataclass_fields(record))
        values: dict[str, Any] = {}
        for name, (at, value) in self._mapping(node).items():
            if name not in allowed:
                self._report(at, "unknown-field", f"{self.kind}: unknown field '{name}'{suggest(name, allowed)}")
            elif name in _RECORDS:
                values[name] = self._records(name, value)
            elif name in _LISTS:
                values[name] = self._texts(name, value)
            else:
                values[name] = self._text(name, value)
        # A value of the wrong type is reported as such, not as missing.
        given = {
            name for name, value in values.items() if value or any(problem.message.startswith(f"{name}:") for problem in self.problems)
        }
        for name in sorted(REQUIRED[self.kind] - given):
            self._report(line, "missing-field", f"{self.kind}: the field '{name}' is required; it is missing or empty")
        return record(**values)  # type: ignore[no-any-return]

    def _mapping(self, node: yaml.MappingNode) -> dict[str, tuple[int, yaml.Node]]:
        """The values of a mapping with the lines of their names."""
        found: dict[str, tuple[int, yaml.Node]] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else _SHAPES[type(key)]
            if name in found:
                message = f"a field may be given once; '{name}' is given again (first on line {found[name][0]})"
                self._report(_line(key), "duplicate-field", message)
            else:
                found[name] = (_line(key), value)
        return found

    def _text(self, name: str, node: yaml.Node) -> Text:
        if isinstance(node, yaml.ScalarNode):
            # A folded or literal scalar ('>-', '|') starts on the line after its mark.
            return Text(node.value.strip(), _line(node) + (node.style in {">", "|"}))
        self._report(_line(node), "wrong-type", f"{name}: must be a single value; found {_SHAPES[type(node)]}")
        return Text("", _line(node))

    def _texts(self, name: str, node: yaml.Node) -> tuple[Text, ...]:
        if not isinstance(node, yaml.SequenceNode):
            self._report(_line(node), "wrong-type", f"{name}: must be a list such as [a, b]; found {_SHAPES[type(node)]}")
            return ()
        return tuple(text for item in node.value if (text := self._text(name, item)))

    def _records(self, name: str, node: yaml.Node) -> tuple[Any, ...]:
        if not isinstance(node, yaml.SequenceNode):
            self._report(_line(node), "wrong-type", f"{name}: must be a list of mappings; found {_SHAPES[type(node)]}")
            return ()
        return tuple(record for item in node.value if (record := self._record(name, item)))

    def _record(self, name: str, node: yaml.Node) -> Any:
        record, required = _RECORDS[name]
        if not isinstance(node, yaml.MappingNode):
            message = f"{name}: each item must be a mapping with {', '.join(sorted(required))}; found {_SHAPES[type(node)]}"
            self._report(_line(node), "wrong-type", message)
            return None
        allowed = tuple(field.name for field in dataclass_fields(record))
        values = {}
        for field, (at, value) in self._mapping(node).items():
            if field in allowed:
                values[field] = self._text(f"{name}.{field}", value)
            else:
                self._report(at, "unknown-field", f"{name}: unknown field '{field}'{suggest(field, allowed)}")
        for field in sorted(required - {field for field, value in values.items() if value}):
            self._report(_line(node), "missing-field", f"{name}: each item must have '{field}'; it is missing or empty")
        return record(**values)

    def _report(self, line: int, code: str, message: str) -> None:
        self.problems.append(Problem(self.file, line, code, message))


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
