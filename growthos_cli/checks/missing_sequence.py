"""Sequences that are declared and not there.

Ramification: a default that takes numbers from it cannot exist (42P01 when the table is made), and where the default
went with it, inserts that rely on it fail with 23502.

Bad:
    drop sequence public.integrations_id_seq cascade;

Remedy:
    create sequence public.integrations_id_seq;
    alter table public.integrations alter column id set default nextval('public.integrations_id_seq'::regclass);
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.checks.missing import missing_objects
from growthos_cli.findings import Finding, Level

ID = "missing-sequence"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Finding]:
    """One finding per declared sequence that the target lacks."""
    breaks = "defaults that take numbers from it fail with 42P01, or are gone and inserts fail with 23502"
    return missing_objects(context, ID, "sequence", "take numbers from", lambda _: breaks)
