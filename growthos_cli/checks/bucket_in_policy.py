"""Policies on files of a bucket that does not exist.

Ramification: the policy guards nothing, and the bucket that was meant, often of a slightly different name, is open to
nobody or to everybody; uploads fail with `Bucket not found`.

Bad:
    create policy "read" on storage.objects for select to authenticated using (bucket_id = 'asignment-files');

Remedy:
    drop policy "read" on storage.objects;
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import Policy
from growthos_cli.checks.context import Context
from growthos_cli.findings import Finding, Level
from growthos_cli.names import literal, qualified, quote, suggestion

ID = "bucket-in-policy"
LEVEL = Level.ERROR

# As Postgres prints them: bucket_id = 'a'::text, and bucket_id = ANY (ARRAY['a'::text, 'b'::text]) for `in`.
_LITERAL = r"'((?:[^']|'')*)'(?:::text)?"
_ONE = re.compile(rf"\bbucket_id\)? = {_LITERAL}")
_SEVERAL = re.compile(rf"\bbucket_id\)? = ANY \(ARRAY\[((?:{_LITERAL}(?:, )?)*)\]")


def check(context: Context) -> Iterator[Finding]:
    """One finding per live policy that names a bucket which is neither there nor declared."""
    known = {item.ref.path[0] for catalog in (context.live, context.desired) for item in catalog.kind("bucket")}
    for policy in _object_policies(context.live):
        unknown = sorted(named_buckets(policy) - known)
        if not unknown:
            continue
        near = "".join(suggestion(bucket, known) for bucket in unknown)
        yield Finding(
            ID,
            LEVEL,
            policy.ref,
            f"policy {quote(policy.name)} is for files of a bucket that does not exist: {', '.join(unknown)}{near}",
            (f"{policy.command} for {', '.join(policy.roles)}", f"buckets there or declared: {', '.join(sorted(known)) or 'none'}"),
            _remedy(context, policy, unknown),
            context.changes_of([policy.ref]),
            context.mark(policy.ref),
        )


def named_buckets(policy: Policy) -> set[str]:
    """The ids of the buckets that a policy's predicates compare `bucket_id` with."""
    text = f"{policy.using or ''} {policy.check or ''}"
    several = (match[0] for match in _SEVERAL.finditer(text))
    literals = [match[1] for match in _ONE.finditer(text)] + [found for each in several for found in re.findall(_LITERAL, each)]
    return {found.replace("''", "'") for found in literals}


def policies_naming(catalog: Catalog, bucket: str) -> list[Ref]:
    """The policies on storage.objects that are for this bucket's files."""
    return [policy.ref for policy in _object_policies(catalog) if bucket in named_buckets(policy)]


def _object_policies(catalog: Catalog) -> list[Policy]:
    here = ("storage", "objects")
    return [item for item in catalog.kind("policy") if isinstance(item, Policy) and item.ref.path[:2] == here]


def _remedy(context: Context, policy: Policy, unknown: list[str]) -> str:
    if policy.ref in context.desired and policy.ref not in context.by_ref:
        # The manifests want this policy: what they lack is the bucket.
        rows = ", ".join(f"({literal(bucket)}, {literal(bucket)})" for bucket in unknown)
        return f"insert into storage.buckets (id, name) values {rows};\n"  # noqa: S608 (literals, printed and not run)
    return context.mend([policy.ref], f"drop policy {quote(policy.name)} on {qualified(policy.schema, policy.table)};\n")
