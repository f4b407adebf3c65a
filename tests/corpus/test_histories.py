"""What well-known applications were one after the other: each schema becomes the next one and the previous one, rows included.

`make test-histories` brings the applications and names the folder that `benchmarks.histories` wrote; `make test-regress` brings
PostgreSQL's own regression tests and names the one that `benchmarks.regress` wrote. Those run on the major that they come from.
"""

from __future__ import annotations

import itertools
import os
import re
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from becoming import Becoming

from growthos_cli.db.embedded import SUPERUSER
from growthos_cli.errors import ApplyError

pytest_plugins = ["fix_corpus"]
FOLDER = os.environ.get("GROWTHOS_HISTORIES")
_OF_ROWS = re.compile(r"\(2[23][0-9A-Z]{3}\)")
"""How a refusal ends that comes of rows: the classes of SQLSTATE for data that are no value of the new type, and integrity constraints."""
FILL = Path(__file__).with_name("fill.sql")


@dataclass(frozen=True)
class Step:
    """Two schemas of one application, the one after the other."""

    before: Path
    after: Path

    @property
    def name(self) -> str:
        return f"{self.before.parent.name}-{self.after.stem}"

    @property
    def major(self) -> int | None:
        """None for applications, which are for every one."""
        own = re.match(r"\d+(?=-)", self.before.parent.name)
        return int(own[0]) if own else None


def steps(folder: str | None) -> list[Step]:
    """None without a folder; it is somebody's choice to bring the applications."""
    schemas = [sorted(each.glob("*.sql")) for each in sorted(Path(folder).iterdir())] if folder else []
    return [Step(*pair) for each in schemas for pair in itertools.pairwise(each)]


@pytest.mark.parametrize("step", steps(FOLDER), ids=lambda step: step.name)
def test_each_becomes_the_next(step: Step, becoming: Becoming) -> None:
    if step.major not in (None, becoming.major):
        pytest.skip(f"PostgreSQL {becoming.major} is not the one that it comes from")
    with psycopg.connect(becoming.server.conninfo("template1", SUPERUSER), autocommit=True) as admin:
        admin.execute(step.before.with_name("roles.txt").read_text())
    # pg_dump creates the schema that every database has.
    before, after = (file.read_text().replace("CREATE SCHEMA public;", "") for file in (step.before, step.after))
    try:
        becoming.must_become_each_other(before, after, FILL.read_text(), reshaping=step.major is not None)
    except (ApplyError, psycopg.errors.AssertFailure) as error:
        # A function of an index may assert who reads its table.
        if isinstance(error, ApplyError) and not _OF_ROWS.search(str(error)):
            raise
        # Only the application's own migration knew what to write into rows that the new schema refuses.
        becoming.must_become_each_other(before, after)
