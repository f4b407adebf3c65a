"""A schema in which callers of the API, or everybody, may create objects.

Ramification: whoever can create a function or a table in a schema that others' code looks into can stand in for what that
code means to call. Postgres took the right from PUBLIC in 15; older databases and hand-made grants still have it.

Bad:
    grant create on schema public to public;

Remedy:
    revoke create on schema public from public;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.security import PUBLIC, Grant
from growthos_cli.checks.context import Context
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified, quote

ID = "schema-create"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Finding]:
    """One finding per schema and grantee; a grant that a manifest declares is somebody's decision."""
    callers = {PUBLIC, context.project.caller, *context.platform.api_roles}
    for grant in context.live.kind("grant"):
        if not isinstance(grant, Grant) or grant.on != "schema" or grant.grantee not in callers or "create" not in grant.privileges:
            continue
        declared = context.desired.get(grant.ref)
        if isinstance(declared, Grant) and "create" in declared.privileges:
            continue
        who = "PUBLIC" if grant.grantee == PUBLIC else grant.grantee
        spelled = "public" if grant.grantee == PUBLIC else quote(grant.grantee)
        yield Finding(
            ID,
            LEVEL,
            grant.ref,
            f"{who} may create objects in schema {grant.object[0]}, and so stand in for what other code there means to call",
            (),
            context.mend([grant.ref], f"revoke create on schema {qualified(*grant.object)} from {spelled};\n"),
            context.changes_of([grant.ref]),
            context.mark(grant.ref),
        )
