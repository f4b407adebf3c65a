"""What draws the same each time, unless somebody asks for others: `GROWTHOS_SEED` says which, `GROWTHOS_EXAMPLES` how many."""

from __future__ import annotations

import os

_SEED = "GROWTHOS_SEED"
# In the environment, so that every worker draws the same.
SEED = int(os.environ.setdefault(_SEED, "20261129"))
TOLD = f"{_SEED}={SEED}"
ASKED = "GROWTHOS_EXAMPLES" in os.environ
"""Whether somebody asked for a number of examples: the suite alone is short."""


def examples(few: int) -> int:
    """How many to draw."""
    return int(os.environ.get("GROWTHOS_EXAMPLES") or few)


def pytest_report_header() -> str:
    # Before anything is drawn, so that a run that hangs can be drawn again, too.
    return f"drawn: {TOLD}"
