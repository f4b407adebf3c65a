"""Policies on files that do not say of which bucket.

Ramification: `storage.objects` is one table for all buckets. The policy holds for every one of them, also for those made
next year.

Bad:
    create policy mine on storage.objects for select to authenticated using (owner_id = (select auth.uid())::text);

Remedy:
    drop policy mine on storage.objects;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.checks.policy_text import policies, predicates, words
from growthos_cli.findings import Finding, Level
from growthos_cli.names import quote

ID = "storage-policy-without-bucket"
LEVEL = Level.ERROR

FILES = ("storage", "objects")


def check(context: Context) -> Iterator[Finding]:
    """One finding per permissive policy, whose every predicate must name the bucket."""
    for policy in policies(context):
        given = [text for text in (policy.using, policy.check) if text is not None]
        if policy.ref.path[:2] != FILES or not policy.permissive or all("bucket_id" in words(text) for text in given):
            continue
        yield Finding(
            ID,
            LEVEL,
            policy.ref,
            f"policy {quote(policy.name)} holds for the files of every bucket",
            (predicates(policy).strip(),),
            context.mend([policy.ref], f"drop policy {quote(policy.name)} on storage.objects;\n"),
            context.explained(policy.ref, "using", "check"),
            context.mark(policy.ref),
        )
