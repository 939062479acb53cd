# Each target does its own set-up in .venv; the README has the same for Windows.

SPECS ?= report_specs/2023-11-24

.PHONY: help demo pack test lint types docs gallery bench preview clean
.DEFAULT_GOAL := help

help: ## This list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 18

demo: .venv/installed ## Install reportgen in .venv and build the papers of November 2023
	@.venv/bin/reportgen build $(SPECS)

pack: .venv/installed ## Compile the board pack of November 2023 (installs LibreOffice by apt where it can)
	@.ci/libreoffice
	@.venv/bin/reportgen pack $(SPECS)

test: .venv/installed-dev ## Run all tests
	@.venv/bin/python -m pytest -n auto --dist loadgroup -q

lint: .venv/installed-dev ## Style, and the order of the stages
	@.venv/bin/ruff check .
	@.venv/bin/lint-imports

types: .venv/installed-dev ## Types, strictly
	@.venv/bin/mypy

docs: .venv/installed ## Write docs/schema and docs/spec-reference.md anew; in CI, fail if they were out of date
	@.venv/bin/reportgen schema docs/schema
	@test -z "$$CI" || test -z "$$(git status --porcelain -- docs)" || { git --no-pager diff --stat -- docs; \
	  echo "docs/ is out of date: run 'make docs' and commit it" >&2; exit 1; }

gallery: .venv/installed ## Write docs/figures anew, with a picture of each kind; in CI, fail if a page was out of date
	@.venv/bin/reportgen gallery docs/figures --quiet
	@test -z "$$CI" || test -z "$$(git status --porcelain -- 'docs/figures/*.md')" || { \
	  git --no-pager diff --stat -- 'docs/figures/*.md'; \
	  echo "docs/figures is out of date: run 'make gallery' and commit it" >&2; exit 1; }

bench: .venv/installed-dev ## Measure speed and memory
	@.venv/bin/python -m benchmarks

preview: .venv/installed ## PDF and pictures of the papers, through LibreOffice
	@.venv/bin/reportgen preview $(SPECS)

# Not output/: it may hold papers that somebody has edited.
clean: ## Remove .venv and all caches
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find reportgen tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/installed: pyproject.toml
	@for python in $(PYTHON) python3 python3.11 python3.12 python3.13 python3.14; do \
	  $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	  python=; \
	done; \
	test -n "$$python" || { echo "Python 3.11 or newer with venv is needed: apt-get install python3 python3-venv" >&2; \
	  exit 1; }; \
	test -x .venv/bin/python || $$python -m venv .venv
	@echo "Installing reportgen in .venv (a minute or two, once)"
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@.venv/bin/python -m pip install --quiet -e ".[all]"
	@touch $@

.venv/installed-dev: .venv/installed
	@.venv/bin/python -m pip install --quiet --group dev
	@touch $@
