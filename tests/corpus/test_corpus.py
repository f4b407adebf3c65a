"""Pairs of schemas, each brought to the other and back on real servers.

All of them on the embedded major. Of the others each fifth, so that a run of the suite stays short; `make test-corpus` runs all on each.
"""

from __future__ import annotations

import os

import pytest
from becoming import Becoming
from cases import Case, cases, one_in

pytest_plugins = ["fix_corpus"]
CASES = cases()
SAMPLE = frozenset(case.name for case in CASES if one_in(5, case))
ALL = bool(os.environ.get("GROWTHOS_CORPUS_ALL"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_becomes_the_other(case: Case, becoming: Becoming) -> None:
    if not case.since <= becoming.major <= case.until:
        pytest.skip(f"for PostgreSQL {case.since} to {case.until}")
    if not becoming.embedded and not ALL and case.name not in SAMPLE:
        pytest.skip("part of `make test-corpus`")
    becoming.must_become_each_other(case.a, case.b, case.seed, case.lost)
