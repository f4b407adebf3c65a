"""Buckets, what may be put into them, and who reaches which files."""

from __future__ import annotations

from growthos_cli.access.matrix import subject
from growthos_cli.catalog.rows import Bucket
from growthos_cli.report.pages.access import scope_table, whole_matrix
from growthos_cli.report.pages.markdown import Block, code, codes, heading, paragraph, table
from growthos_cli.report.pages.site import SECURITY, Site

_UNITS = (("GiB", 2**30), ("MiB", 2**20), ("KiB", 2**10))


def storage_section(site: Site) -> Block:
    book = site.book
    buckets = [bucket for bucket in book.catalog.kind("bucket") if isinstance(bucket, Bucket)]
    if not buckets:
        return
    owners = {access.bucket: access.owner for access in book.declared.buckets}
    yield from heading(2, "Storage")
    yield from paragraph(
        "Files of a public bucket are served to whoever knows their address; its policies decide only who lists and writes them."
    )
    yield from table(
        ("bucket", "public", "largest file", "types", "a file's owner"),
        (
            (
                f'<a id="{site.anchor(bucket.ref)}"></a>{code(bucket.id)}',
                "yes" if bucket.public else "no",
                "any" if bucket.file_size_limit is None else size(bucket.file_size_limit),
                "any" if bucket.allowed_mime_types is None else codes(bucket.allowed_mime_types),
                code(owners.get(bucket.id) or ""),
            )
            for bucket in buckets
        ),
    )
    yield from whole_matrix(site, SECURITY, sorted(book.declared.buckets, key=subject))
    scopes = dict.fromkeys(scope for access in book.declared.buckets for scope in access.scopes.values())
    if scopes:
        yield from paragraph("Scopes of files; `{owner}` stands for the expression that tells a file's owner:")
    yield from scope_table(site, scopes)


def size(number: int) -> str:
    """`10 MiB`; bytes where no unit fits without a rest."""
    return next((f"{number // unit} {name}" for name, unit in _UNITS if number and number % unit == 0), f"{number} bytes")
