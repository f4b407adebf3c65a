"""pg_graphql, which tells callers what tables and columns there are.

Ramification: whoever has the public key reads the names of all that the role may select, the shape of the product with it.

Bad:
    -- as a superuser
    set allow_system_table_mods = on;
    update pg_catalog.pg_extension set extname = 'pg_graphql' where extname = 'plpgsql';

Remedy:
    -- as a superuser; where it is the real one: drop extension pg_graphql
    update pg_catalog.pg_extension set extname = 'plpgsql' where extname = 'pg_graphql';
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.findings import Finding, Level

ID = "graphql-visible"
LEVEL = Level.INFO


def check(context: Context) -> Iterator[Finding]:
    """One finding for the extension."""
    for seen in context.seen(ID):
        yield Finding(
            ID,
            LEVEL,
            seen.ref,
            "pg_graphql tells callers the names of all tables and columns that their role may select",
            seen.evidence,
            "-- where GraphQL is not used: drop extension pg_graphql\n",
        )
