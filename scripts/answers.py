"""What the search answers: queries with what is right for each, for the tests and `make bench-search`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import yaml

FILE = Path(__file__).parents[1] / "tests/search/queries.yml"
#: Asks the engine as the pages do; returns of each of the first results, best first, its addresses, as docname or docname#anchor.
#: A term has an address for each of its names; the first is that of the name that was asked for.
ASK = """async (query) => {
  const engine = window.handbookEngine.get();
  let found = [];
  await engine.search(query, (results, done) => { if (done) found = results; });
  const known = await Promise.all(found.slice(0, 5).map((one) => engine.read(one)));
  return known.map(({ address, addresses }) => [address, ...(addresses || [])].map((one) => one.replace(".html", "")));
}"""


def read_queries() -> dict[str, list[str]]:
    """Query -> the addresses that answer it."""
    return {str(query): answers for query, answers in yaml.safe_load(FILE.read_text("utf-8")).items()}


def is_right(addresses: Iterable[str], answers: list[str]) -> bool:
    """Whether a result answers a query; an answer without an anchor is met by any place on its page."""
    return any(one in answers or one.partition("#")[0] in answers for one in addresses)
