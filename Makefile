# Bow Out. Every target sets up what it needs, so any of them works in a fresh clone.
# Needs Python 3.11 or newer and make. Another Python: make serve PYTHON=python3.13

PYTHON ?= python3
VENV   ?= .venv
PY     ?= $(VENV)/bin/python
ADDR   ?= 127.0.0.1:8000
ARGS   ?=

# What must be in place before a target runs: the site's packages, the tests', the maintainers'.
SITE_READY     ?= $(VENV)/.ready-site
DEV_READY      ?= $(VENV)/.ready-dev
MAINTAIN_READY ?= $(VENV)/.ready-maintain

# The same commit builds the same bytes: the only date in the site is that of the commit.
ifndef SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH := $(shell git log -1 --format=%ct 2>/dev/null)
endif
ifneq ($(SOURCE_DATE_EPOCH),)
export SOURCE_DATE_EPOCH
endif

# Material's announcement of its end of life is known (5 May 2027); it need not open every build.
export NO_MKDOCS_2_WARNING := 1

PIP := $(PY) -m pip --disable-pip-version-check install --quiet --require-hashes -r

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help serve build test test-quick test-all test-engines test-wordpress check new preview bench audit sbom screenshot format lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' Makefile

serve: $(SITE_READY) ## Show the site at http://127.0.0.1:8000/ and reload it as you write
	$(PY) -m mkdocs serve --dev-addr $(ADDR)

# Built beside site/ and swapped in only when it is whole: a failed build leaves site/ as it was.
build: $(SITE_READY) ## Write the site to site/
	@rm -rf .site-new
	@$(PY) -m mkdocs build --strict --site-dir .site-new || { rm -rf .site-new; \
	  echo "Nothing was built: site/ is as it was. Mend what is listed above and try again." >&2; exit 1; }
	@rm -rf site && mv .site-new site

check: $(SITE_READY) ## Check every letter and page, in seconds, without building
	@PYTHONPATH=hooks $(PY) -m bowout check --pages $(ARGS)

new: $(SITE_READY) ## Write a new letter, after a few questions
	@PYTHONPATH=hooks $(PY) -m bowout new $(ARGS)

preview: $(SITE_READY) ## Print a letter (FILE=snippets/letters/en/name.yml ARGS="--each --filled")
	@PYTHONPATH=hooks $(PY) -m bowout preview $(FILE) $(ARGS)

# A group is what shares one visit of pages; all else is dealt out test by test.
PYTEST := $(PY) -m pytest --numprocesses=auto --maxprocesses=4 --dist=loadgroup --no-loadscope-reorder

test: $(DEV_READY) ## Run the tests (ARGS="tests/unit -x" for some of them)
	@$(PY) -m tests.support.needed
	@$(PYTEST) --tier=test $(ARGS)

test-quick: $(DEV_READY) ## Run what needs no browser and may have changed since it last passed
	@$(PY) -m ruff check --quiet
	@$(PY) -m mypy --no-error-summary
	@$(PYTEST) --tier=quick $(ARGS)

test-all: $(DEV_READY) ## Run the tests, and axe on every page: weekly, and before a release
	@$(PY) -m tests.support.needed
	@$(PYTEST) --tier=all --full $(ARGS)

test-engines: $(DEV_READY) ## Run the main journeys in Chromium, Firefox and WebKit (installs Debian's packages)
	@$(PY) -m tests.support.chromium
	@$(PY) -m tests.engines.packages
	@$(PY) -m pytest --tier=engines -m engines $(ARGS)

test-wordpress: $(DEV_READY) ## Paste our addresses into a real WordPress (installs Debian's PHP and MariaDB)
	@$(PY) -m tests.support.chromium
	@$(PY) -m pytest -m wordpress tests/wordpress $(ARGS)

bench: $(DEV_READY) ## Measure weight and speed, and print them beside what they should be
	@$(PY) -m tests.support.chromium
	@PYTHONPATH=hooks $(PY) -m tests.bench $(ARGS)

audit: $(MAINTAIN_READY) ## Nu HTML checker, Lighthouse, the report by its schema, known holes (needs Java and Node)
	@$(PY) -m tests.support.chromium
	$(PY) -m tests.audit $(ARGS)
	$(PY) -m pytest -m audit
	$(PY) -m pip_audit --strict --require-hashes --disable-pip -r requirements-dev.txt
	$(VENV)/bin/zizmor --offline --no-progress .github

sbom: $(MAINTAIN_READY) ## Write what the site is built with to sbom.cdx.json (CycloneDX)
	$(VENV)/bin/cyclonedx-py requirements --pyproject pyproject.toml --mc-type application --output-reproducible \
	  --output-format JSON --output-file sbom.cdx.json requirements.txt

screenshot: $(DEV_READY) ## Take the pictures that README and CONTRIBUTING show
	@$(PY) -m tests.support.chromium
	@$(PY) -m tests.tools.screenshot

format: $(DEV_READY) ## Lay out the Python code
	@$(PY) -m ruff check --quiet --fix-only && $(PY) -m ruff format

lock: $(MAINTAIN_READY) ## Pin the newest packages that pyproject.toml allows
	@export UV_CUSTOM_COMPILE_COMMAND='make lock'; \
	compile="$(PY) -m uv pip compile pyproject.toml --upgrade --quiet --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-emit-find-links"; \
	$$compile -o requirements.txt && \
	$$compile --group dev -c requirements.txt -o requirements-dev.txt && \
	$$compile --group maintain -c requirements.txt -o requirements-maintain.txt

clean: ## Remove everything these targets made
	rm -rf site .site-new .cache $(VENV) tests/audit/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find hooks tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.ready-python:
	@command -v $(PYTHON) >/dev/null || { echo "Bow Out needs Python 3.11 or newer, and '$(PYTHON)' was not found. Install it, or name another: make $(or $(MAKECMDGOALS),serve) PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Bow Out needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1). Name a newer one: make $(or $(MAKECMDGOALS),serve) PYTHON=python3.13" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "This Python cannot make virtual environments. On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/.ready-site: requirements.txt $(VENV)/.ready-python
	@echo "Setting up: packages for the site (once)"
	@$(PIP) requirements.txt && touch $@

$(VENV)/.ready-dev: requirements-dev.txt $(VENV)/.ready-site
	@echo "Setting up: packages for the tests (once)"
	@$(PIP) requirements-dev.txt && touch $@

$(VENV)/.ready-maintain: requirements-maintain.txt $(VENV)/.ready-dev
	@echo "Setting up: packages for maintainers (once)"
	@$(PIP) requirements-maintain.txt && touch $@
