"""What the search answers: queries with what is right for each, for the tests and `make bench-search`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import yaml

FILE = Path(__file__).parents[1] / "tests/search/queries.yml"
#: Asks on the search page, as a reader does; returns of each of the five results that stand first its addresses, as docname or
#: docname#anchor. A term has an address for each of its names; the link leads to one of them.
ASK = """async (query) => {
  const field = document.querySelector("#lit-search");
  const lists = document.querySelector(".lit-find-lists");
  field.value = query;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((done) => {
    const look = () => lists.ariaBusy === "false" && done();
    new MutationObserver(look).observe(lists, { attributes: true });
    look();
  });
  const { named } = window.handbookEngine.get().core;
  const addresses = named.filter(([kind]) => kind === "term").map(([, , address]) => address.split("#"));
  const terms = addresses.map(([page, anchors]) => anchors.split(" ").map((one) => `${page}#${one}`));
  const root = new URL(".", document.baseURI).href;
  const links = [...lists.querySelectorAll("li a")].slice(0, 5).map(({ href }) => href.slice(root.length));
  return links.map((link) => (terms.find((names) => names.includes(link)) || [link]).map((one) => one.replace(".html", "")));
}"""


def read_queries() -> dict[str, list[str]]:
    """Query -> the addresses that answer it."""
    return {str(query): answers for query, answers in yaml.safe_load(FILE.read_text("utf-8")).items()}


def is_right(addresses: Iterable[str], answers: list[str]) -> bool:
    """Whether a result answers a query; an answer without an anchor is met by any place on its page."""
    return any(one in answers or one.partition("#")[0] in answers for one in addresses)
