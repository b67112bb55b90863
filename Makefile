# The commands of the handbook. `make help` lists them.

PYTHON ?= python3
ifneq ($(origin PYTHON),file)
PYTHON_CHOSEN := --python-chosen
endif
# All paths are relative to this folder, so that it may lie anywhere, also in a path with spaces.
RUN := .venv/bin/python
export PYTHONPATH := .
export PYTHONDONTWRITEBYTECODE := 1

.DEFAULT_GOAL := help
.PHONY: help html zip screenshots live check audit bench bench-search new-paper format-bib format lint test test-all linkcheck lock register clean site-env dev-env

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

html: site-env ## Build the site into _build/html; PYTHON=python3.12 chooses another Python
	@$(RUN) scripts/build_site.py

zip: html ## Pack the site into _build/llm-neuron-handbook.zip, to be read from disk
	@$(RUN) scripts/zip_site.py

screenshots: html dev-env ## Picture every kind of page at three widths in both themes, into _build/screenshots
	@$(RUN) scripts/screenshots.py

live: dev-env ## Rebuild and reload in the browser on every save
	@$(RUN) -m sphinx_autobuild -n -d _build/live-doctrees --ignore '_build/*' --ignore '.venv/*' --watch literature . _build/live

check: site-env ## Check bibliography, pages and claims without building, in about a second
	@$(RUN) scripts/check.py

audit: dev-env ## Compare refs.bib with Crossref, DataCite, arXiv and DBLP; needs a network; KEY=<key> for one entry
	@$(RUN) scripts/audit_bib.py "$(KEY)"

new-paper: site-env ## Add a work: ID=<DOI, arXiv or ACL id>, or BibTeX by < entry.bib; KEY=<key in refs.bib> for the page only
	@$(RUN) scripts/new_paper.py --key "$(KEY)" --id "$(ID)"

format-bib: site-env ## Lay out refs.bib: order of entries and fields, missing aliases
	@$(RUN) scripts/format_bib.py

register: site-env ## Record new keys and claim ids in data/register.tsv before they land
	@$(RUN) scripts/register.py

format: dev-env ## Format the Python code
	@$(RUN) -m ruff format .
	@$(RUN) -m ruff check --fix .

lint: dev-env ## Check the Python code: format, lint, types
	@$(RUN) -m ruff format --check .
	@$(RUN) -m ruff check .
	@$(RUN) -m mypy

# They build sites again and again with code that other tests measure; without coverage that takes half the time.
REBUILDS := $(addprefix tests/built/test_,incremental.py make.py make_faults.py same_bytes.py)

test: dev-env lint ## Check the code and run the tests, those in a browser too, with coverage
	@$(RUN) scripts/browser.py
	@$(RUN) -m coverage erase
	@$(RUN) -m coverage run -m pytest -n auto --dist worksteal $(REBUILDS:%=--ignore=%) tests/pure tests/built
	@$(RUN) -m coverage combine --quiet
	@$(RUN) -m coverage report
	@$(RUN) -m pytest -n auto --dist worksteal -m "not long" $(REBUILDS) tests/real tests/browser

test-all: test ## Run `make test`, the tests that take minutes, and those that need other programs, which .ci/run installs
	@$(RUN) -m pytest -m long tests/browser
	@$(RUN) -m pytest tests/system

bench: dev-env ## Measure a made-up handbook of 2,000 works; WORKS=500 chooses another size
	@$(RUN) scripts/bench.py $(WORKS)

bench-search: dev-env ## Measure the search beside Sphinx's own and Pagefind; WORKS=500 chooses another size
	@$(RUN) scripts/bench_search.py $(WORKS)

linkcheck: site-env ## Check that the addresses on the pages answer; needs a network
	@$(RUN) -m sphinx -b linkcheck -q -n -d _build/linkcheck-doctrees . _build/linkcheck

lock: dev-env ## Pin the newest versions that requirements*.in allow
	@$(RUN) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --no-header requirements.in -o requirements.txt
	@$(RUN) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --no-header requirements-dev.in -o requirements-dev.txt

clean: ## Remove what this Makefile made
	@rm -rf .venv _build .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache

site-env:
	@$(PYTHON) scripts/environment.py $(PYTHON_CHOSEN) requirements.txt

dev-env: site-env
	@$(PYTHON) scripts/environment.py $(PYTHON_CHOSEN) requirements-dev.txt
