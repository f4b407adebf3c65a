"""Any schema of the corpus becomes any other: pairs are drawn across its cases, brought from one to the other and back.

`GROWTHOS_SEED` draws the same once more, `GROWTHOS_EXAMPLES` says how many; `make test-crossed` draws for a night.
"""

from __future__ import annotations

import pytest
from becoming import Becoming
from cases import cases
from crossing import Pair, crossed
from drawn import ASKED, SEED, examples

pytest_plugins = ["fix_corpus"]
PAIRS = crossed(cases(), examples(20), SEED)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_any_becomes_any_other(pair: Pair, becoming: Becoming) -> None:
    if not pair.is_for(becoming.major):
        pytest.skip("for other versions of PostgreSQL")
    if not becoming.embedded and not ASKED:
        pytest.skip("part of `make test-crossed`")
    becoming.must_become_each_other(pair.old.script, pair.new.script)
