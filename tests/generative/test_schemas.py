"""Any schema becomes any other: drawn, brought from one to the other and back, and seen by the observer.

`GROWTHOS_SEED` draws the same once more, `GROWTHOS_EXAMPLES` says how many, `GROWTHOS_SHRINK=1` looks for the smallest pair that fails.
`make test-generative` draws for a night.
"""

from __future__ import annotations

import os

from becoming import Becoming
from drawn import SEED, TOLD, examples
from hypothesis import HealthCheck, Phase, given, note, seed, settings
from schemas import Schema, pairs

pytest_plugins = ["fix_corpus"]
# A smaller example takes minutes to find; whoever looks for one asks for it.
PHASES = (Phase.generate, Phase.shrink) if os.environ.get("GROWTHOS_SHRINK") else (Phase.generate,)


@seed(SEED)
@settings(max_examples=examples(10), phases=PHASES, deadline=None, database=None, print_blob=False, suppress_health_check=list(HealthCheck))
@given(pair=pairs())
def test_any_schema_becomes_any_other(pair: tuple[Schema, Schema], becoming: Becoming) -> None:
    old, new = pair
    note(f"{TOLD}\n-- from\n{old.sql()}-- to\n{new.sql()}")
    becoming.must_become_each_other(old.sql(), new.sql())
