"""Buckets that are public, as declared.

Ramification: whoever knows or guesses a file's URL downloads it; no policy is asked. Right for logos, wrong for whatever
belongs to somebody.

Bad:
    insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
      values ('avatars', 'avatars', true, 1000000, '{image/png}');

Remedy:
    update storage.buckets set public = false where id = 'avatars';
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.rows import Bucket
from growthos_cli.checks.context import Context
from growthos_cli.findings import Finding, Level
from growthos_cli.names import literal

ID = "bucket-public"
LEVEL = Level.INFO


def check(context: Context) -> Iterator[Finding]:
    """One finding per bucket; one that is declared private is told by bucket-publicity."""
    for bucket in context.live.kind("bucket"):
        declared = context.desired.get(bucket.ref)
        if isinstance(bucket, Bucket) and bucket.public and not (isinstance(declared, Bucket) and not declared.public):
            yield Finding(
                ID,
                LEVEL,
                bucket.ref,
                f"bucket {bucket.id} is public: its files are downloaded by URL without any policy",
                (),
                f"update storage.buckets set public = false where id = {literal(bucket.id)};\n",  # noqa: S608 (printed and not run)
                frozenset(),
                context.mark(bucket.ref),
            )
