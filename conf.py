"""Settings of the site. Any function goes into literature/."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

# What the reader of pages must know too has its home there.
from literature.sources.body import HEADING_ANCHORS
from literature.sources.library import NOT_PAGES
from literature.sources.pages import MYST_EXTENSIONS

# -- Project ------------------------------------------------------------------
# https://www.sphinx-doc.org/en/master/usage/configuration.html#project-information
project = "The LLM Neuron Handbook"
author = "The LLM Neuron Handbook contributors"
project_copyright = "The LLM Neuron Handbook contributors. Text: CC BY 4.0, code: MIT"

# -- Addresses ----------------------------------------------------------------
# https://www.sphinx-doc.org/en/master/usage/configuration.html#confval-html_baseurl
# Where the site is published; without it, what needs absolute addresses is left out, and the build says so.
html_baseurl = os.environ.get("HANDBOOK_URL") or os.environ.get("READTHEDOCS_CANONICAL_URL", "")
# Where an error is reported: the address of the form for a new issue, such as https://github.com/<owner>/<name>/issues/new.
# Without it, the links lead to the section "Report an error" of reference/about.md.
literature_tracker = os.environ.get("HANDBOOK_TRACKER", "")

# -- General ------------------------------------------------------------------
# https://www.sphinx-doc.org/en/master/usage/configuration.html#general-configuration
extensions = ["myst_parser", "sphinxcontrib.bibtex", "sphinx_copybutton", "literature"]
exclude_patterns = [pattern.removesuffix("/*") for pattern in NOT_PAGES]
nitpicky = True
suppress_warnings = [
    # The pages of papers stand outside the tree: furo draws the whole tree on every page. Our own check asks that every page is reached.
    "toc.not_included",
    # Reported by our own reader, with the line and the nearest valid value.
    "bibtex.missing_field",
    "image.not_readable",
    "myst.header",
    "myst.topmatter",
    "myst.xref_missing",
    "toc.excluded",
    "toc.not_readable",
]

# -- MyST ---------------------------------------------------------------------
# https://myst-parser.readthedocs.io/en/latest/configuration.html
myst_enable_extensions = sorted(MYST_EXTENSIONS)
myst_heading_anchors = HEADING_ANCHORS

# -- Bibliography -------------------------------------------------------------
# https://sphinxcontrib-bibtex.readthedocs.io/en/latest/usage.html#configuration
bibtex_bibfiles = ["refs.bib"]
bibtex_default_style = "handbook"
bibtex_reference_style = "author_year"
bibtex_cite_id = "cite-{key}"
bibtex_tooltips = False

# -- Formulas -----------------------------------------------------------------
# https://www.sphinx-doc.org/en/master/usage/extensions/math.html
html_math_renderer = "mathml"
math_numsep = "."
literature_macros = {
    "vx": r"\mathbf{x}",
    "vk": r"\mathbf{k}",
    "vv": r"\mathbf{v}",
    "vg": r"\mathbf{g}",
    "vu": r"\mathbf{u}",
    "vw": r"\mathbf{w}",
    "vh": r"\mathbf{h}",
    "mE": r"\mathbf{E}",
    "mW": r"\mathbf{W}",
    "dff": r"d_{\mathrm{ff}}",
    "FFN": r"\operatorname{FFN}",
    "LN": r"\operatorname{LN}",
    "KL": r"\operatorname{KL}",
    "softmax": r"\operatorname{softmax}",
    "Attr": r"\operatorname{Attr}",
}

# -- Copying -----------------------------------------------------------------
# https://sphinx-copybutton.readthedocs.io/en/latest/use.html
copybutton_selector = "div.highlight pre, p.lit-copy"

# -- HTML ---------------------------------------------------------------------
# https://www.sphinx-doc.org/en/master/usage/configuration.html#options-for-html-output
html_theme = "furo"
html_theme_options = {"top_of_page_buttons": []}  # the source is linked at the foot, in words
html_title = project
html_favicon = "_static/mark.svg"
html_static_path = ["_static"]
templates_path = ["_templates"]
html_css_files = ["handbook.css"]
html_js_files = [("access.js", {"priority": 400}), ("search-open.js", {"defer": "defer"})]
html_extra_path = ["refs.bib", "data/catalogue.schema.json"]  # stable addresses at the root of the site
html_copy_source = True
html_show_sphinx = False
html_last_updated_fmt = None  # the same commit gives the same bytes
