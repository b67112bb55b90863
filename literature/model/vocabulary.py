"""The words that the handbook allows: the one declaration of each list; everything else imports it."""

from __future__ import annotations

from collections.abc import Mapping

PAGE_FOLDERS: Mapping[str, str] = {"papers": "paper", "topics": "topic", "tools": "tool"}
#: Part of a model -> what a reader calls it.
COMPONENTS: Mapping[str, str] = {
    "ffn": "feed-forward layers",
    "attention": "attention",
    "residual-stream": "residual stream",
    "vision": "vision encoder",
    "other": "other parts",
}
EVIDENCE = ("observed", "intervened", "proved", "argued", "surveyed")
EVENTS = ("posted", "published", "retitled", "withdrawn", "corrected")
READ = ("full", "part", "abstract")
TOPIC_KINDS = ("foundation", "method", "phenomenon")
#: Kind of link between claims -> how the claim at its other end says it.
LINK_KINDS: Mapping[str, str] = {
    "supports": "supported by",
    "qualifies": "qualified by",
    "challenges": "challenged by",
    "replicates": "replicated by",
}
CLAIM_OPTIONS = ("place", "evidence", "models", "data", *LINK_KINDS, "withdrawn")
LIT_ROLES = ("paper", "topic", "tool", "claim")
#: Directives that show what the handbook holds: works, claims, topics, tools, or how many there are.
LISTINGS = (
    "authors",
    "bibliography",
    "catalogue",
    "comparison",
    "disputes",
    "downloads",
    "figures",
    "ledger",
    "most-disputed",
    "newest",
    "search-form",
    "timeline",
    "tools",
    "topics",
)
CITE_ROLES = ("p", "ps", "t", "ts", "ct", "cts", "alp", "alps", "year", "yearpar", "author", "authors")
