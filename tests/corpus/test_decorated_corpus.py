"""Schemas of the corpus with something on everything: dependents of each relation, column, type and function, on both sides.

`GROWTHOS_SEED` draws the same once more, `GROWTHOS_EXAMPLES` says how many; `make test-crossed` draws for a night.
"""

from __future__ import annotations

from random import Random

import pytest
from becoming import Becoming
from cases import CORPUS, Case, cases, one_in
from drawn import ASKED, SEED, examples

pytest_plugins = ["fix_corpus"]
# A few that stay the same whatever cases come, unless somebody asks for others.
DRAWN = Random(SEED).sample(found := cases(), min(examples(0), len(found))) if ASKED else [case for case in cases() if one_in(150, case)]
DECORATED = f"\n;\n{(CORPUS / 'decorated.sql').read_text()}"


@pytest.mark.parametrize("case", DRAWN, ids=lambda case: case.name)
def test_whatever_stands_on_it_comes_back(case: Case, becoming: Becoming) -> None:
    if not case.since <= becoming.major <= case.until:
        pytest.skip("for other versions of PostgreSQL")
    if not becoming.embedded and not ASKED:
        pytest.skip("part of `make test-crossed`")
    becoming.must_become_each_other(case.a + DECORATED, case.b + DECORATED)
