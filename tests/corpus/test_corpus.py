"""Pairs of schemas, each brought to the other and back on every server there is."""

from __future__ import annotations

import pytest
from becoming import Becoming
from cases import Case, cases

pytest_plugins = ["fix_corpus"]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_each_becomes_the_other(case: Case, becoming: Becoming) -> None:
    if not case.since <= becoming.major <= case.until:
        pytest.skip(f"for PostgreSQL {case.since} to {case.until}")
    becoming.must_become_each_other(case.a, case.b, case.seed, case.lost)
