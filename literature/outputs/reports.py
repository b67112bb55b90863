"""Links by which a reader reports an error: at each claim, and at the foot of each page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode, urljoin

from docutils import nodes
from sphinx.util import logging

from literature.model import Claim
from literature.relations import REPORTS
from literature.render.context import get_site_url

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config

logger = logging.getLogger(__name__)

_WORDS = 12  #: So many words of a claim are quoted in a report.


def check_tracker(app: Sphinx, config: Config) -> None:
    """Say where reports go; an address that is none of the web is a warning, and left out."""
    if not config.literature_tracker:
        logger.info("literature_tracker is not set: links to report an error lead to the section about it, and open no issue")
    elif not config.literature_tracker.startswith(("https://", "http://")):
        message = "literature_tracker must be an address that starts with https://; found %r"
        logger.warning(message, config.literature_tracker, type="literature", subtype="bad-tracker")
        config.literature_tracker = ""


def write_issue(tracker: str, title: str, lines: list[str]) -> str:
    """The address of a form for a new issue on ``tracker``, filled in.

    ``title`` and ``body`` are the names that GitHub, Gitea and Forgejo read:
    https://docs.github.com/issues/tracking-your-work-with-issues/using-issues/creating-an-issue#creating-an-issue-from-a-url-query
    """
    body = "\n".join([*lines, "", "What is wrong:", "", "What is right, and where that stands (section, table, figure or address):", ""])
    query = urlencode({"title": title, "body": body}, quote_via=quote)
    return f"{tracker}{'&' if '?' in tracker else '?'}{query}"


def address_report(builder: Builder, docname: str, claim: Claim | None = None) -> str:
    """Where a report on a page or on a claim of it leads from this page; empty if there is no place for reports."""
    config = builder.config
    if not config.literature_tracker:
        labels = builder.env.domains.standard_domain.anonlabels
        target, anchor = labels.get(REPORTS, ("", ""))
        return f"{builder.get_relative_uri(docname, target)}#{anchor}" if target else ""
    uri = builder.get_target_uri(docname)
    # A file:// address would be the reporter's own.
    site = get_site_url(config)
    place = urljoin(site, uri) if site else docname
    if claim is None:
        return write_issue(config.literature_tracker, f"Error on {docname}", [f"Page: {place}"])
    words = claim.text.split()
    text = " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
    lines = [f"Page: {place}#{claim.anchor}", f"Claim: {claim.id}", f"It begins: {text}"]
    return write_issue(config.literature_tracker, f"Error in {claim.id}", lines)


def add_report(app: Sphinx, docname: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Tell the template of a page, also of one that has no source, where a report on it leads."""
    context["literature_report"] = address_report(app.builder, docname)


def add_claim_reports(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """End each claim of a page with a link to report an error in it, where links can be followed."""
    page: Any = app.env.get_domain("lit").pages.get(docname)  # type: ignore[attr-defined]
    claims = {claim.anchor: claim for claim in page.claims} if page and app.builder.format == "html" else {}
    for block in doctree.findall(nodes.container):
        claim = claims.get(block["ids"][0]) if "lit-claim" in block["classes"] and block["ids"] else None
        address = address_report(app.builder, docname, claim) if claim else ""
        if claim and address:
            name = nodes.inline("", f" in the claim {claim.slug.replace('-', ' ')}", classes=["lit-hidden"])
            link = nodes.reference("", "", nodes.Text("report an error"), name, refuri=address, internal="://" not in address)
            # The search would find these words on every page.
            block += nodes.paragraph("", "", link, classes=["lit-report", "no-search"])
