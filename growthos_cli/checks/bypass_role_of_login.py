"""Roles that no policy holds, and that the API's own login may become.

Ramification: whoever has the login's password, or the key with which a request becomes that role, has every row.

Bad:
    -- as a superuser
    create role robot bypassrls;
    grant robot to authenticator;

Remedy:
    -- as a superuser
    revoke robot from authenticator;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks import bypass_role_reachable
from growthos_cli.checks.context import Context
from growthos_cli.checks.spelling import grantee
from growthos_cli.findings import Finding, Level

ID = "bypass-role-of-login"
LEVEL = Level.INFO


def check(context: Context) -> Iterator[Finding]:
    """One finding per role. What a caller may become is told by bypass-role-reachable."""
    login = context.platform.login_role
    for seen in context.seen(bypass_role_reachable.ID):
        role = seen.ref.path[0]
        if login in seen.evidence:
            yield Finding(
                ID,
                LEVEL,
                seen.ref,
                f"{login}, as which the API signs in, may become {role}, whom no policy holds",
                (),
                f"revoke {grantee(role)} from {grantee(login)};\n",
            )
