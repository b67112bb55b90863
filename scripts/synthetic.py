"""A made-up handbook of any size, for measuring: the same number gives the same files."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
_WORDS = {
    "noun": "neurons heads features circuits memories facts languages probes subspaces weights tokens layers concepts edits patterns",
    "verb": "finding editing probing tracing merging pruning describing steering counting comparing locating reading",
    "place": "transformers encoders decoders embeddings arithmetic translation dialogue code images retrieval reasoning",
    "last": "Adams Baker Costa Dubois Evans Fischer Garcia Hansen Ito Jansen Kumar Lopez Meyer Novak Okafor Patel Quinn Rossi Sato Tanaka",
    "first": "Ann Bo Carla Dan Eva Femi Gita Hugo Ines Jun Kira Leo Maya Nils Olga Paul Rosa Sven Tara Udo",
}
_NOUNS, _VERBS, _PLACES, _NAMES, _GIVEN = (words.split() for words in _WORDS.values())
_MODELS = {"GPT-2": ["GPT-2 small", "GPT-2 XL"], "Llama 2": ["Llama-2-7B", "Llama-2-13B"], "BERT": ["BERT-base"], "Pythia": ["Pythia-1B"]}
_VENUES = ["Proceedings of the AAAI Conference on Artificial Intelligence", "Advances in Neural Information Processing Systems"]
_KINDS = ["foundation", "method", "phenomenon"]
_LINKS = ["supports", "qualifies", "qualifies", "challenges", "replicates"]
TOPICS = [f"{verb}-{noun}" for verb, noun in zip(_VERBS, _NOUNS, strict=False)]


def write_handbook(folder: Path, works: int) -> None:
    """Write the source of a handbook with this many works, five claims each, into a folder that is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    for part in ("literature", "_static", "_templates"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("conf.py", "data/venues.yml", "data/catalogue.schema.json"):
        _write(folder / file, (ROOT / file).read_text("utf-8"))
    for name in ("papers/index", "reference/claims", "reference/authors", "reference/bibliography"):
        _write(folder / f"{name}.md", (ROOT / f"{name}.md").read_text("utf-8").replace("(about.md#how-a-page-comes-about)", "(authors.md)"))
    _write(folder / "data/models.yml", "".join(f"{family}: [{', '.join(models)}]\n" for family, models in _MODELS.items()))
    _write(folder / "data/register.tsv", "id\tdate\talias of\twithdrawn\n")
    pages = [f"topics/{topic}" for topic in TOPICS] + ["papers/index", "reference/claims", "reference/authors", "reference/bibliography"]
    _write(folder / "index.md", "# A made-up handbook\n\n```{toctree}\n:hidden:\n\n" + "\n".join(pages) + "\n```\n")
    for number, topic in enumerate(TOPICS):
        facts = f"topic:\n  kind: {_KINDS[number % 3]}\n  question: What of {topic.replace('-', ' ')}?\n  checked: 2026-01-01\n"
        _write(folder / f"topics/{topic}.md", f"---\n{facts}---\n\n# {topic.replace('-', ' ').capitalize()}\n\nText.\n")
    random, entries, keys = Random(0), [], list[str]()
    for number in range(works):
        key, entry, page = _make_work(random, number, keys)
        entries.append(entry)
        keys.append(key)
        _write(folder / f"papers/{key}.md", page)
    _write(folder / "refs.bib", "\n".join(sorted(entries)))


def _make_work(random: Random, number: int, earlier: list[str]) -> tuple[str, str, str]:
    authors = [f"{random.choice(_GIVEN)} {random.choice(_NAMES)}" for _ in range(random.randint(1, 6))]
    year = 2017 + number * 10 // 2000 % 10
    first = f"work{number}"
    title = f"{first.capitalize()} on {random.choice(_VERBS)} {random.choice(_NOUNS)} in {random.choice(_PLACES)}"
    last = [author.split()[1].lower() for author in authors]
    key = f"{last[0] if len(last) == 1 else '-'.join(last) if len(last) == 2 else last[0] + '-etal'}-{year}-{first}"
    entry = f"@inproceedings{{{key},\n  author = {{{' and '.join(authors)}}},\n  title = {{{title}}},\n  year = {{{year}}},\n"
    entry += f"  booktitle = {{{{{random.choice(_VENUES)}}}}},\n}}\n"
    topics = random.sample(TOPICS, random.randint(1, 3))
    code = f"  code: https://example.org/{key}\n" if random.random() < 0.5 else ""
    facts = (
        f"paper:\n  tldr: What {random.choice(_NOUNS)} do in {random.choice(_PLACES)}\n  topics: [{', '.join(topics)}]\n"
        f"  components: [{random.choice(['ffn', 'attention', 'residual-stream'])}]\n  unit: FFN neuron $m_i$\n  locate: by its activation\n"
        f"  intervene: set to zero\n  control: random {random.choice(_NOUNS)}\n{code}"
        f"  history:\n    - {{date: {year}-0{random.randint(1, 9)}, event: posted}}\n"
        f"  sources:\n    - {{url: https://example.org/{key}.pdf, read: full}}\n  checked: 2026-01-01\n"
    )
    claims = "\n".join(_make_claim(random, name, earlier) for name in "abcde")
    return key, entry, f"---\n{facts}---\n\n# {title}\n\nIt is about {{lit:topic}}`{topics[0]}`.\n\n## Evidence\n\n{claims}"


def _make_claim(random: Random, name: str, earlier: list[str]) -> str:
    models = random.choice(list(_MODELS.values()))
    links = f":{random.choice(_LINKS)}: {random.choice(earlier)}:{random.choice('abcde')}\n" if earlier and random.random() < 0.25 else ""
    effect = f"lowers accuracy by {random.randint(1, 90)} % in {random.choice(_PLACES)}"
    options = f":place: §{random.randint(2, 6)}\n:evidence: {random.choice(['observed', 'intervened'])}\n:models: {models[0]}\n{links}"
    return f":::{{claim}} {name}\n{options}Setting {random.randint(1, 500)} {random.choice(_NOUNS)} to zero {effect}.\n:::\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
