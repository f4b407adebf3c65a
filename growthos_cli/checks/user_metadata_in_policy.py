"""Policies that believe what users write about themselves.

Ramification: `user_metadata` in the token and `raw_user_meta_data` are changed by the user, with one call from the browser;
who writes `admin` there is one.

Bad:
    create policy admins on public.notes for delete to authenticated
      using ((select auth.jwt()) -> 'user_metadata' ->> 'role' = 'admin');

Remedy:
    drop policy admins on public.notes;
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from growthos_cli.catalog.routines import Function
from growthos_cli.checks.context import Context
from growthos_cli.checks.policy_text import policies, predicates
from growthos_cli.checks.spelling import signature
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified, quote

ID = "user-metadata-in-policy"
LEVEL = Level.ERROR

_WRITTEN_BY_USERS = re.compile(r"user_metadata|raw_user_meta_data", re.IGNORECASE)


def check(context: Context) -> Iterator[Finding]:
    """One finding per policy that names it, and per function that does and that a policy calls."""
    for policy in policies(context):
        if _WRITTEN_BY_USERS.search(predicates(policy)):
            yield Finding(
                ID,
                LEVEL,
                policy.ref,
                f"policy {quote(policy.name)} decides by metadata that every user writes himself",
                (predicates(policy).strip(),),
                context.mend([policy.ref], f"drop policy {quote(policy.name)} on {qualified(policy.schema, policy.table)};\n"),
                context.explained(policy.ref, "using", "check"),
                context.mark(policy.ref),
            )
    called = {dependency for dependent, dependency in context.live.edges if dependent.kind == "policy" and dependency.kind == "function"}
    for function in context.live.kind("function"):
        if isinstance(function, Function) and function.ref in called and _WRITTEN_BY_USERS.search(function.body):
            yield Finding(
                ID,
                LEVEL,
                function.ref,
                f"{signature(function.ref)}, which policies call, reads metadata that every user writes himself",
                (),
                context.mend([function.ref]),
                context.explained(function.ref, "body"),
                context.mark(function.ref),
            )
