# `make provision` and `make test` are all that a fresh machine needs: Python 3.11 or later, and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help provision test check lint types bench clean

help:
	@echo 'make provision   .venv, embedded Postgres, Growth OS in it, validated'
	@echo 'make test        the whole test suite, against real servers'
	@echo 'make check       lint, types and test'
	@echo 'make bench       how long the commands take'
	@echo 'make clean       delete .venv and what was built'

provision: $(STAMP)
	@$(BIN)/growthos provision

test: $(STAMP)
	@$(BIN)/pytest -n 2 -q

check: lint types test

lint: $(STAMP)
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(STAMP)
	@$(BIN)/mypy

bench: $(STAMP)
	@$(BIN)/python -m benchmarks

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("growthos needs Python 3.11 or later; name one with PYTHON=...") if sys.version_info < (3, 11) else None'
	@echo 'installing into $(VENV) ...'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(STAMP)

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache
