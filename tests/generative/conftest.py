"""Tells the seed before anything is drawn, so that a run that hangs can be drawn again, too."""

from __future__ import annotations

import os

SEED = "GROWTHOS_SEED"


def pytest_configure() -> None:
    # The suite draws the same each time; `make test-generative` draws anew. In the environment, for every worker.
    os.environ.setdefault(SEED, "20261129")


def pytest_report_header() -> str:
    return f"generative: {SEED}={os.environ[SEED]}"
