"""Public buckets whose files everybody may list.

Ramification: downloading by URL needs no policy. A select policy that asks only for the bucket adds the list of all names
that there are: the URLs are no longer to be guessed.

Bad:
    insert into storage.buckets (id, name, public) values ('avatars', 'avatars', true);
    create policy listing on storage.objects for select to anon using (bucket_id = 'avatars');

Remedy:
    drop policy listing on storage.objects;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.rows import Bucket
from growthos_cli.checks.bucket_in_policy import named_buckets
from growthos_cli.checks.context import Context
from growthos_cli.checks.policy_text import covers, policies
from growthos_cli.checks.storage_policy_without_bucket import FILES
from growthos_cli.checks.storage_policy_without_path import asks_only_the_bucket
from growthos_cli.findings import Finding, Level
from growthos_cli.names import quote

ID = "bucket-listable"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One finding per bucket and policy."""
    public = {bucket.id: bucket for bucket in context.live.kind("bucket") if isinstance(bucket, Bucket) and bucket.public}
    for policy in policies(context):
        if policy.ref.path[:2] != FILES or not policy.permissive or not covers(policy, "select") or not asks_only_the_bucket(policy):
            continue
        for name in sorted(named_buckets(policy) & public.keys()):
            yield Finding(
                ID,
                LEVEL,
                public[name].ref,
                f"bucket {name} is public, and policy {quote(policy.name)} lets {' and '.join(policy.roles)} list its files",
                (),
                context.mend([policy.ref], f"drop policy {quote(policy.name)} on storage.objects;\n"),
                context.changes_of([policy.ref]),
                context.mark(public[name].ref),
            )
