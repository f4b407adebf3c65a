"""Which statements hosted Supabase refuses to `postgres`, known before they are sent.

A statement is named by verb and kind, as a change is: "create policy", "alter row_security", "drop bucket". Everything
on the platform's own objects is refused unless `ALLOWED` has it; the catalog is never asked.
Source: each statement tried as `postgres` on PostgreSQL 15 and 17 with supautils.
"""

from __future__ import annotations

from collections.abc import Mapping

from growthos_cli.platform.supabase import HOST_TABLES

LOCKED_SCHEMAS = frozenset({"auth", "storage", "realtime"})
"""Schemas in which `postgres` may create nothing. Others of the platform are never planned, or are free (extensions)."""

ALLOWED = frozenset(
    {
        *(f"{verb} {kind}" for kind in ("policy", "trigger") for verb in ("create", "replace", "drop")),
        "alter policy",
        "create row",
        "alter row",
        "drop row",
        "create bucket",
        "alter bucket",
        # Works for buckets and objects, on which postgres holds the grant option; elsewhere Postgres warns.
        "create grant",
    }
)
"""Statements that `postgres` may run on one of the HOST_TABLES."""

CREATED_IN_A_SCHEMA = frozenset({"table", "view", "function", "sequence", "type"})
"""Kinds whose creation needs CREATE on the schema; every other kind needs the table's owner."""

REASONS: Mapping[str, str] = {
    "drop bucket": "a bucket is deleted through the Storage API, never by SQL: its files would stay behind.",
    "drop row in storage": "rows of {object} are deleted through the Storage API, never by SQL: the files would stay behind.",
    "drop grant": "{object} belongs to the platform: revoking its grants reports success and changes nothing.",
    "create row_security": "row security is on already on {object}, and only its owner may switch it.",
    "alter row_security": "row security is on already on {object}, and only its owner may switch it.",
    "drop row_security": "row security stays on on {object}: only its owner may switch it.",
    "alter trigger": "a trigger on {object} cannot be altered or renamed; drop it and create it.",
    "rename policy": "a policy on {object} cannot be renamed; drop it and create it.",
    "create comment": "{object} belongs to the platform and takes no comments from postgres.",
    "create publication_table": "{object} belongs to the platform and cannot be published by postgres.",
}
"""Statement, or statement and schema -> why; `{object}` is the schema-qualified table."""

NOTHING_CREATED = "postgres may create nothing in schema {schema}, which belongs to the platform."
OWNER_ONLY = "{object} belongs to the platform, and this statement is reserved to its owner."


def refusal(statement_kind: str, schema: str, table: str) -> str | None:
    """A sentence that says why hosted Supabase refuses this statement to `postgres`; None when it does not.

    `table` is the table a policy, trigger, index … stands on, or the name of the object itself.
    """
    if schema not in LOCKED_SCHEMAS:
        return None
    reason_here = REASONS.get(f"{statement_kind} in {schema}")
    if statement_kind in ALLOWED and (schema, table) in HOST_TABLES and reason_here is None:
        return None
    verb, _, kind = statement_kind.partition(" ")
    general = NOTHING_CREATED if verb == "create" and kind in CREATED_IN_A_SCHEMA else OWNER_ONLY
    reason = reason_here or REASONS.get(statement_kind, general)
    return reason.format(object=f"{schema}.{table}", schema=schema)
