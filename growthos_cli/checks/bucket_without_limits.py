"""Buckets that take files of any size or of any type.

Ramification: a page in HTML is served from the project's own address; one upload fills the disk. What the client checks,
another client does not.

Bad:
    insert into storage.buckets (id, name) values ('uploads', 'uploads');

Remedy:
    update storage.buckets set file_size_limit = 10485760, allowed_mime_types = '{application/pdf}' where id = 'uploads';
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.rows import Bucket
from growthos_cli.checks.context import Context
from growthos_cli.findings import Finding, Level

ID = "bucket-without-limits"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One finding per bucket."""
    for bucket in context.live.kind("bucket"):
        if not isinstance(bucket, Bucket):
            continue
        free = [
            word for word, limit in (("of any size", bucket.file_size_limit), ("of any type", bucket.allowed_mime_types)) if limit is None
        ]
        if free:
            yield Finding(
                ID,
                LEVEL,
                bucket.ref,
                f"bucket {bucket.id} takes files {' and '.join(free)}",
                (),
                context.mend([bucket.ref]),
                context.explained(bucket.ref, "file_size_limit", "allowed_mime_types"),
                context.mark(bucket.ref),
            )
