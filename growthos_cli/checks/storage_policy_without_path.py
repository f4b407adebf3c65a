"""Policies on files that ask neither whose the file is nor who is calling.

Ramification: everybody who signed in reads, or overwrites, the files of all others in the bucket.

Bad:
    insert into storage.buckets (id, name, file_size_limit, allowed_mime_types) values ('files', 'files', 1000, '{text/plain}');
    create policy readers on storage.objects for select to authenticated using (bucket_id = 'files');

Remedy:
    drop policy readers on storage.objects;
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from growthos_cli.catalog.rows import Bucket
from growthos_cli.catalog.security import Policy
from growthos_cli.checks.bucket_in_policy import named_buckets
from growthos_cli.checks.context import Context
from growthos_cli.checks.policy_text import policies, predicates, words
from growthos_cli.checks.storage_policy_without_bucket import FILES
from growthos_cli.findings import Finding, Level
from growthos_cli.names import quote

ID = "storage-policy-without-path"
LEVEL = Level.WARNING

_WHOSE = frozenset({"name", "owner", "owner_id", "path_tokens"})
_ASKS_WHO = re.compile(r"\b(?:uid|jwt|\w*role\w*|is_\w+)\(")


def check(context: Context) -> Iterator[Finding]:
    """One finding per permissive policy; reading a public bucket is meant for everybody, and one that is not there has its own check."""
    public = {bucket.id: bucket.public for bucket in context.live.kind("bucket") if isinstance(bucket, Bucket)}
    for policy in policies(context):
        if policy.ref.path[:2] != FILES or not policy.permissive or not asks_only_the_bucket(policy):
            continue
        private = [name for name in named_buckets(policy) if public.get(name) is False]
        if not private and (policy.command == "select" or not named_buckets(policy) & public.keys()):
            continue
        yield Finding(
            ID,
            LEVEL,
            policy.ref,
            f"policy {quote(policy.name)} asks only for the bucket: every file in it is open to {' and '.join(policy.roles)}",
            (f"for {policy.command}", predicates(policy).strip()),
            context.mend([policy.ref], f"drop policy {quote(policy.name)} on storage.objects;\n"),
            context.explained(policy.ref, "using", "check"),
            context.mark(policy.ref),
        )


def asks_only_the_bucket(policy: Policy) -> bool:
    """Whether a predicate that names the bucket asks nothing about the file's path or owner, or about the caller."""
    text = predicates(policy)
    named = words(text)
    return "bucket_id" in named and not named & _WHOSE and not _ASKS_WHO.search(text)
