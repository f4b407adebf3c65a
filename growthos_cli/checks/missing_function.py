"""Functions that are declared and not there.

Ramification: calls fail with 42883, also from bodies of other functions, which Postgres does not check before they run; its
triggers and policies are gone with it, so what they enforced is not enforced.

Bad:
    drop function public.audit_invoice_changes() cascade;

Remedy:
    create function public.audit_invoice_changes() ...;
    create trigger audit after insert or update or delete on public.invoices ...;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.checks.missing import missing_object
from growthos_cli.findings import Finding, Level

ID = "missing-function"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Finding]:
    """One finding per declared function that the target lacks; the role function has a check of its own."""
    for change in context.changed("create", "function"):
        if change.ref.path[:2] != context.project.role_function:
            breaks = "calls of it fail with 42883, and what its triggers and policies enforce is not enforced"
            yield missing_object(context, ID, change, "call", breaks)
