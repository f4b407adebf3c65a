"""Storage buckets that are declared and not there.

Ramification: every upload to it and every download from it fails with `Bucket not found`; its policies guard nothing.

Bad:
    delete from storage.buckets where id = 'assignment-files';

Remedy:
    insert into storage.buckets (id, name, public) values ('assignment-files', 'assignment-files', false);
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.rows import Bucket
from growthos_cli.checks.bucket_in_policy import policies_naming
from growthos_cli.checks.consequences import counted
from growthos_cli.checks.context import Context
from growthos_cli.findings import Finding, Level

ID = "bucket-missing"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Finding]:
    """One finding per declared bucket that the target lacks."""
    for change in context.changed("create", "bucket"):
        bucket = change.item
        assert isinstance(bucket, Bucket)
        policies = policies_naming(context.live, bucket.id)
        yield Finding(
            ID,
            LEVEL,
            bucket.ref,
            f"bucket {bucket.id} is missing: uploads and downloads fail with 'Bucket not found'",
            (f"{counted(len(policies), 'policy')} on storage.objects for its files", f"declared {_publicity(bucket)}"),
            context.mend({bucket.ref}),
            frozenset({bucket.ref}),
            context.mark(bucket.ref),
        )


def _publicity(bucket: Bucket) -> str:
    return "public" if bucket.public else "private"
