"""Tables that are declared and not there.

Ramification: every statement that names one fails with 42P01, also inside functions and triggers of other tables, where
it undoes the whole statement; foreign keys to it cannot be made.

Bad:
    drop table public.installment_plans cascade;

Remedy:
    create table public.installment_plans (...);
    -- with its indexes, policies and grants, and the foreign keys that the cascade took along
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.checks.missing import missing_objects
from growthos_cli.findings import Finding, Level

ID = "missing-table"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Finding]:
    """One finding per declared table that the target lacks."""
    return missing_objects(context, ID, "table", "refer to", lambda _: "statements that name it fail with 42P01, in functions too")
