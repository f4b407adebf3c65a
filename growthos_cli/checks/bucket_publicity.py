"""Storage buckets that are public and should not be, or the other way round.

Ramification: files of a public bucket are served to whoever knows their URL, whatever the policies say; a private one
answers 400 to the public URLs that pages and e-mails hold.

Bad:
    update storage.buckets set public = true where id = 'assignment-submissions';

Remedy:
    update storage.buckets set public = false where id = 'assignment-submissions';
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.rows import Bucket
from growthos_cli.checks.bucket_in_policy import policies_naming
from growthos_cli.checks.consequences import counted
from growthos_cli.checks.context import Context
from growthos_cli.findings import Finding, Level

ID = "bucket-publicity"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Finding]:
    """One finding per bucket whose `public` is not what was declared."""
    for change in context.changed("alter", "bucket"):
        if "public" not in change.fields:
            continue
        bucket = change.before
        assert isinstance(bucket, Bucket)
        policies = counted(len(policies_naming(context.live, bucket.id)), "policy")
        yield Finding(
            ID,
            LEVEL,
            bucket.ref,
            f"bucket {bucket.id} is {_consequence(bucket)}",
            (f"{policies} on storage.objects for its files{', not asked for downloads by URL' if bucket.public else ''}",),
            context.mend({bucket.ref}),
            # A limit that differs too is drift of its own.
            frozenset({bucket.ref}) if change.fields == ("public",) else frozenset(),
            context.mark(bucket.ref),
        )


def _consequence(bucket: Bucket) -> str:
    if bucket.public:
        return "public and declared private: whoever knows a file's URL downloads it, whatever the policies say"
    return "private and declared public: its public URLs answer 400 instead of the file"
