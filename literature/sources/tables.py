"""The tables in data/ -> records, with a problem for every line that does not fit."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from literature.model import VENUE_FIELDS, Landed, Problem, Text, Venue
from literature.sources.front_matter import is_day, suggest
from literature.sources.text import place_yaml_error, read_text

MODELS_FILE = "data/models.yml"
REGISTER_FILE = "data/register.tsv"
VENUES_FILE = "data/venues.yml"
SYNONYMS_FILE = "data/synonyms.yml"
ASKED_FILE = "data/asked.yml"
REGISTER_HEADER = ("id", "date", "alias of", "withdrawn")
_YEAR = re.compile(r"[12]\d{3}")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_models(root: Path) -> tuple[dict[str, str], list[Problem]]:
    """Read which family each model belongs to: a mapping of family to list of models."""
    rows, problems = _read_mapping(root, MODELS_FILE, "the table of models", "families to lists of models")
    models: dict[str, str] = {}
    for family, names in rows:
        listed = names.value if isinstance(names, yaml.SequenceNode) else [names]
        line = family.start_mark.line + 1
        if not isinstance(family, yaml.ScalarNode):
            problems.append(Problem(MODELS_FILE, line, "table-syntax", "a family must be a name, followed by a list of models"))
        elif not isinstance(names, yaml.SequenceNode) or not all(isinstance(name, yaml.ScalarNode) for name in listed):
            problems.append(Problem(MODELS_FILE, line, "table-syntax", f"'{family.value}' must be followed by a list of models"))
        else:
            for name in listed:
                if name.value in models:
                    message = f"a model may stand once; '{name.value}' stands again"
                    problems.append(Problem(MODELS_FILE, name.start_mark.line + 1, "table-syntax", message))
                models[name.value] = family.value
    return models, problems


_VENUE_FIELDS = (*VENUE_FIELDS, "counted-from", "doi", "anthology", "also")


def read_venues(root: Path) -> tuple[tuple[Venue, ...], list[Problem]]:
    """Read the venues: a mapping of short name to what is known of it, each a value or a list of values."""
    rows, problems = _read_mapping(root, VENUES_FILE, "the table of venues", "short names to what is known of each venue")
    venues: dict[str, Venue] = {}
    for short, known in rows:
        line = short.start_mark.line + 1
        if not isinstance(short, yaml.ScalarNode) or not isinstance(known, yaml.MappingNode):
            name = f"'{short.value}'" if isinstance(short, yaml.ScalarNode) else "a short name"
            problems.append(
                Problem(VENUES_FILE, line, "table-syntax", f"{name} must be followed by a mapping, such as booktitle: its name")
            )
        elif short.value in venues:
            problems.append(Problem(VENUES_FILE, line, "table-syntax", f"a venue may stand once; '{short.value}' stands again"))
        elif venue := _read_venue(short, known, problems):
            venues[venue.short] = venue
    return tuple(venues.values()), problems


def _read_venue(short: yaml.ScalarNode, known: yaml.MappingNode, problems: list[Problem]) -> Venue | None:
    """Read what is known of one venue; None if that does not say what it is called."""
    values: dict[str, tuple[str, ...]] = {}
    before = len(problems)
    for name, value in known.value:
        line = name.start_mark.line + 1
        items = value.value if isinstance(value, yaml.SequenceNode) else [value]
        if not isinstance(name, yaml.ScalarNode) or name.value not in _VENUE_FIELDS:
            found = name.value if isinstance(name, yaml.ScalarNode) else "a list or mapping"
            message = f"'{short.value}': unknown field '{found}'{suggest(str(found), _VENUE_FIELDS)}"
            problems.append(Problem(VENUES_FILE, line, "table-syntax", message))
        elif name.value in values:
            message = f"'{short.value}': a field may be given once; '{name.value}' is given again"
            problems.append(Problem(VENUES_FILE, line, "table-syntax", message))
        elif not items or not all(isinstance(item, yaml.ScalarNode) and item.value.strip() for item in items):
            message = f"'{short.value}': {name.value} must be a value or a list of values"
            problems.append(Problem(VENUES_FILE, line, "table-syntax", message))
        else:
            values[name.value] = tuple(item.value for item in items)
            if name.value == "counted-from" and not _YEAR.fullmatch(items[0].value):
                message = f"'{short.value}': counted-from must be a year, such as 1962; found '{items[0].value}'"
                problems.append(Problem(VENUES_FILE, line, "table-syntax", message))
    named = [field for field in VENUE_FIELDS if field in values]
    if len(named) != 1 and len(problems) == before:
        message = f"'{short.value}' must have one of {', '.join(VENUE_FIELDS)}; found {' and '.join(named) or 'none'}"
        problems.append(Problem(VENUES_FILE, short.start_mark.line + 1, "table-syntax", message))
    if len(problems) > before:
        return None
    (counted_from,) = values.get("counted-from", ("0",))
    doi, anthology, also = (values.get(field, ()) for field in ("doi", "anthology", "also"))
    return Venue(short.value, named[0], values[named[0]], int(counted_from), doi, anthology, also, short.start_mark.line + 1)


def read_synonyms(root: Path) -> tuple[tuple[tuple[str, ...], ...], list[Problem]]:
    """Read what the search takes for the same: a mapping of a name to a list of other names. Without the file there is nothing of it."""
    rows, problems = _read_lists(root, SYNONYMS_FILE, "the table of synonyms", "a name", "other names, such as [FFN, MLP]")
    return tuple((name, *others) for name, others in rows), problems


def read_asked(root: Path) -> tuple[dict[str, tuple[Text, ...]], list[Problem]]:
    """Read by what else readers ask for an item: a mapping of its name to a list of words. Without the file there is nothing of it."""
    rows, problems = _read_lists(
        root, ASKED_FILE, "the table of what is asked for", "a key, page or term", "words, such as [lesion, knockout]"
    )
    asked: dict[str, tuple[Text, ...]] = {}
    for name, words in rows:
        if name in asked:
            problems.append(Problem(ASKED_FILE, words[0].line, "table-syntax", f"a name may stand once; '{name}' stands again"))
        asked.setdefault(name, words)
    return asked, problems


def _read_lists(root: Path, file: str, name: str, what: str, example: str) -> tuple[list[tuple[str, tuple[Text, ...]]], list[Problem]]:
    """Read a mapping of names to lists of texts; of a file that is not there, nothing."""
    if not (root / file).exists():
        return [], []
    rows, problems = _read_mapping(root, file, name, f"{what} to a list of {example}")
    lists: list[tuple[str, tuple[Text, ...]]] = []
    for key, value in rows:
        line = key.start_mark.line + 1
        listed = value.value if isinstance(value, yaml.SequenceNode) else []
        if isinstance(key, yaml.ScalarNode) and listed and all(isinstance(one, yaml.ScalarNode) and one.value.strip() for one in listed):
            lists.append((key.value, tuple(Text(one.value, line) for one in listed)))
        else:
            problems.append(Problem(file, line, "table-syntax", f"{what} must be followed by a list of {example}"))
    return lists, problems


def read_register(root: Path) -> tuple[tuple[Landed, ...], list[Problem]]:
    """Read the register of ids: tab-separated, a header, then one id a line."""
    text, problems = _read_table(root, REGISTER_FILE)
    if problems:
        return (), problems
    lines = text.split("\n")
    landed: list[Landed] = []
    if tuple(lines[0].split("\t")) != REGISTER_HEADER:
        problems.append(
            Problem(REGISTER_FILE, 1, "table-syntax", f"the first line must be {' | '.join(REGISTER_HEADER)}, separated by tabs")
        )
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if not line.strip():
            continue
        if len(cells) != len(REGISTER_HEADER) or not cells[0] or not (_DATE.fullmatch(cells[1]) and is_day(cells[1])):
            message = f"a line must be {' | '.join(REGISTER_HEADER)}, separated by tabs, with a date YYYY-MM-DD; found {line!r}"
            problems.append(Problem(REGISTER_FILE, number, "table-syntax", message))
            continue
        landed.append(Landed(cells[0], cells[1], cells[2], cells[3], number))
    return tuple(landed), problems


def _read_mapping(root: Path, file: str, name: str, what: str) -> tuple[list[tuple[yaml.Node, yaml.Node]], list[Problem]]:
    """Read the pairs of a table in YAML, with their lines; every scalar is a text."""
    text, problems = _read_table(root, file)
    if problems:
        return [], problems
    try:
        tree = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as error:
        line, fault = place_yaml_error(error, text)
        return [], [Problem(file, line, "table-syntax", f"{name} must be YAML; {fault}")]
    if tree is not None and not isinstance(tree, yaml.MappingNode):
        return [], [Problem(file, 1, "table-syntax", f"the table must be a mapping of {what}")]
    return tree.value if tree else [], []


def _read_table(root: Path, file: str) -> tuple[str, list[Problem]]:
    """Read the text of a table; a file that cannot be read is a problem, not an exception."""
    text, fault = read_text(root, file)
    return text.replace("\r\n", "\n"), [Problem(file, fault.line, "table-syntax", fault.message)] if fault else []
