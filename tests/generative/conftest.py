"""Tells the seed before anything is drawn, so that a run that hangs can be drawn again, too."""

from __future__ import annotations

import os
import secrets

SEED = "GROWTHOS_SEED"


def pytest_configure() -> None:
    # In the environment, so that every worker draws by the seed that is told.
    os.environ.setdefault(SEED, str(secrets.randbelow(2**32)))


def pytest_report_header() -> str:
    return f"generative: {SEED}={os.environ[SEED]}"
