"""The answers to what is asked of every environment: the role function, row security, buckets, and how much there is."""

from __future__ import annotations

from dataclasses import dataclass

from growthos_cli.access.branches import BUCKETS_TABLE
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.routines import Function
from growthos_cli.catalog.rows import Bucket
from growthos_cli.checks.context import Context
from growthos_cli.checks.reach import filters_rows
from growthos_cli.checks.role_function import signatures


@dataclass(frozen=True)
class Summary:
    """`role_function` is the name that the project gives, `signatures` what is live of that name: one is right.

    `unprotected` are the tables with row security off, of `tables` in all; everything counted is live and not the platform's.
    `buckets` is None on a platform that has none.
    """

    role_function: tuple[str, str] | None
    signatures: tuple[Function, ...]
    unprotected: tuple[Ref, ...]
    buckets: tuple[Bucket, ...] | None
    tables: int
    functions: int
    policies: int
    triggers: int


def summary(context: Context) -> Summary:
    """What the target holds, read off the live catalog."""
    live, name = context.live, context.project.role_function
    tables = [item.ref for item in live.kind("table")]
    buckets = tuple(item for item in live.kind("bucket") if isinstance(item, Bucket))
    return Summary(
        role_function=name,
        signatures=tuple(signatures(context, name)) if name else (),
        unprotected=tuple(ref for ref in tables if not filters_rows(live.get(Ref("row_security", ref.path)))),
        buckets=buckets if BUCKETS_TABLE in context.platform.host_tables else None,
        tables=len(tables),
        functions=len(live.kind("function")),
        policies=len(live.kind("policy")),
        triggers=len(live.kind("trigger")),
    )
