"""The Sphinx extension of the handbook: a domain `lit` of papers, topics, tools and claims."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__version__ = "0.1.0"


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    # Imported here, so that `make check` can use the first stages of this package without Sphinx.
    from literature import build
    from literature.citations import CitationDomain, SafeCiteRole, cache_plugins
    from literature.digests import digest_files
    from literature.directives import ClaimDirective, FrameTransform, ListingDirective
    from literature.domain import LiteratureDomain
    from literature.mathml import setup_mathml
    from literature.model import LISTINGS
    from literature.outputs import (
        access,
        catalogue,
        coins,
        downloads,
        elsewhere,
        feed,
        folds,
        leftovers,
        llms,
        policy,
        previews,
        printed,
        redirects,
        reports,
        schema,
        scripts,
        search,
        sharing,
        styles,
    )
    from literature.outputs.drawings import add_map_styles, skip_map, visit_map
    from literature.outputs.search_form import visit_search_form
    from literature.passages import note_passages
    from literature.placeholders import coins_node, fold_node, map_node, part_node, search_form_node
    from literature.render import FillTransform
    from literature.render.bibliography import BacklinkTransform
    from literature.render.typography import SpaceTransform

    app.setup_extension("myst_parser")
    app.setup_extension("sphinxcontrib.bibtex")
    cache_plugins()
    app.add_config_value(
        "literature_tracker", "", "html", frozenset({str}), "Where an error is reported: the address of the form for a new issue."
    )
    app.add_domain(LiteratureDomain)
    app.add_domain(CitationDomain, override=True)
    app.add_role("cite", SafeCiteRole(), override=True)
    app.add_node(part_node)
    app.add_directive("claim", ClaimDirective)
    for name in LISTINGS:
        if name != "bibliography":  # sphinxcontrib-bibtex has it
            app.add_directive(name, ListingDirective)
    app.add_transform(FrameTransform)
    app.add_post_transform(FillTransform)
    app.add_post_transform(BacklinkTransform)
    app.add_post_transform(SpaceTransform)
    setup_mathml(app)
    app.add_node(fold_node, html=(folds.visit_fold, folds.depart_fold), text=(folds.pass_by, folds.pass_by))
    app.add_node(search_form_node, html=(visit_search_form, None))
    app.add_node(coins_node, html=(coins.visit_coins, None))
    app.add_node(map_node, html=(visit_map, None), text=(skip_map, None))
    app.connect("config-inited", build.exclude_drafts)
    app.connect("config-inited", reports.check_tracker)
    app.connect("builder-inited", build.read_bib, priority=400)  # before sphinxcontrib-bibtex (500)
    app.connect("builder-inited", search.replace_search)
    app.connect("env-get-outdated", leftovers.remove_outputs)
    app.connect("env-before-read-docs", build.forget_pages)
    app.connect("source-read", build.note_source)
    app.connect("env-updated", build.join_records)
    app.connect("doctree-read", note_passages)
    app.connect("html-collect-pages", search.add_search_page)
    app.connect("doctree-resolved", reports.add_claim_reports)
    app.connect("doctree-resolved", coins.add_coins)
    app.connect("doctree-resolved", printed.mark_spelled)
    app.connect("html-page-context", reports.add_report)
    app.connect("html-page-context", previews.write_cards)
    app.connect("html-page-context", schema.add_schema)
    app.connect("html-page-context", sharing.add_description)
    app.connect("html-page-context", policy.add_policy, priority=policy.LAST)
    app.connect("html-page-context", access.mend_body)
    app.connect("html-page-context", elsewhere.add_places)
    app.connect("html-page-context", scripts.add_scripts)
    app.connect("html-page-context", add_map_styles)
    app.connect("html-page-context", scripts.leave_out_scripts, priority=900)  # after all that add a script
    app.connect("html-page-context", styles.join_styles, priority=900)  # after all that add a style sheet
    app.connect("build-finished", scripts.write_entries)
    app.connect("build-finished", styles.write_styles, priority=900)  # after furo, which writes pygments.css anew
    app.connect("build-finished", catalogue.write_catalogue)
    app.connect("build-finished", downloads.write_downloads)
    app.connect("build-finished", feed.write_feed)
    app.connect("build-finished", llms.write_llms)
    app.connect("build-finished", policy.write_headers)
    app.connect("build-finished", search.write_index)
    app.connect("build-finished", previews.remove_cards)
    app.connect("build-finished", redirects.write_redirects)
    app.connect("build-finished", elsewhere.write_missing)
    app.connect("build-finished", leftovers.remove_images)
    app.connect("build-finished", leftovers.keep_digests)
    app.connect("missing-reference", build.settle_reported)
    # Whoever edits this package sees the edit in the next build: what an older version read and wrote is not kept.
    env_version = digest_files([Path(__file__).parent])
    return {"version": __version__, "env_version": env_version, "parallel_read_safe": True, "parallel_write_safe": True}
