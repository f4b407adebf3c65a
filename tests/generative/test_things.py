"""Anything becomes anything: schemas of all kinds are drawn, brought from one to the other and back, and seen by the observer.

Run as test_schemas.py is.
"""

from __future__ import annotations

import os

from becoming import Becoming, database
from drawn import SEED, TOLD, examples
from hypothesis import HealthCheck, Phase, given, note, seed, settings
from things import Chosen, accepted, pairs, statements

pytest_plugins = ["fix_corpus"]
PHASES = (Phase.generate, Phase.shrink) if os.environ.get("GROWTHOS_SHRINK") else (Phase.generate,)


@seed(SEED)
@settings(max_examples=examples(5), phases=PHASES, deadline=None, database=None, print_blob=False, suppress_health_check=list(HealthCheck))
@given(pair=pairs())
def test_anything_becomes_anything(pair: tuple[Chosen, Chosen], becoming: Becoming) -> None:
    with database(becoming.server, becoming.programs, "") as empty:
        old, new = (accepted(empty, statements(side)) for side in pair)
    note(f"{TOLD}\n-- from\n{old}-- to\n{new}")
    becoming.must_become_each_other(old, new)
