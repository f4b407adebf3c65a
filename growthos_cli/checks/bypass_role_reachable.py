"""Roles that no policy holds, and that a caller may become.

Ramification: one `set role`, in a function or a session, and row security is over.

Bad:
    -- as a superuser
    grant service_role to authenticated;

Remedy:
    -- as a superuser
    revoke service_role from authenticated;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.checks.spelling import grantee, grantees
from growthos_cli.findings import Finding, Level

ID = "bypass-role-reachable"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Finding]:
    """One finding per role. What the API's login may become is told by bypass-role-of-login."""
    for seen in context.seen(ID):
        role, callers = seen.ref.path[0], [name for name in seen.evidence if name in context.callers]
        if callers:
            yield Finding(
                ID,
                LEVEL,
                seen.ref,
                f"{' and '.join(callers)} may become {role}, whom no policy holds",
                (),
                f"revoke {grantee(role)} from {grantees(callers)};\n",
            )
