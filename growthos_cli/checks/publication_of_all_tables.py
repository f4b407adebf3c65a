"""Publications that take in every table there is or will be.

Ramification: the next table is published before anybody has thought of its row security.

Bad:
    -- as a superuser
    create publication everything for all tables;

Remedy:
    -- as a superuser
    drop publication everything;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.findings import Finding, Level
from growthos_cli.names import quote

ID = "publication-of-all-tables"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One finding per publication of the whole database, or of whole schemas of ours."""
    for seen in context.seen(ID):
        name = seen.ref.path[0]
        where = "the database" if seen.tag == "database" else f"schema {', '.join(seen.evidence)}"
        yield Finding(
            ID,
            LEVEL,
            seen.ref,
            f"publication {quote(name)} takes in every table of {where}, also those that are yet to come",
            (),
            f"drop publication {quote(name)};\n",
        )
