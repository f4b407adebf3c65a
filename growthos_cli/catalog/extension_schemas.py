"""Extensions whose control files say in which schema they are made. Postgres makes that schema with them, unless a statement names it."""

from __future__ import annotations

MADE_IN = {
    "pg_cron": "pg_catalog",
    "pg_graphql": "graphql",
    "pg_tle": "pgtle",
    "pgmq": "pgmq",
    "pgsodium": "pgsodium",
    "plv8": "pg_catalog",
    "supabase_vault": "vault",
}
"""Extension -> schema."""
