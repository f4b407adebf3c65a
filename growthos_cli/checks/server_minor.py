"""A server that lacks a security release which concerns row security.

Ramification: before 18.0, 17.6, 16.10, 15.14, 14.19 and 13.22, statistics of a table gave hidden rows away to operators of a
caller's own (CVE-2025-8713).

Bad:
    select current_setting('server_version_num');   -- 150013

Remedy:
    -- a newer minor of the same major: in Supabase, Settings, Infrastructure, Upgrade
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.ref import Ref
from growthos_cli.checks.context import Context
from growthos_cli.findings import Finding, Level

ID = "server-minor"
LEVEL = Level.WARNING

_FIXED = {13: 22, 14: 19, 15: 14, 16: 10, 17: 6}
"""Major -> the first minor with the fix; later majors were released with it, earlier ones never got it."""


def check(context: Context) -> Iterator[Finding]:
    """At most one finding."""
    major, minor = divmod(context.server_version, 10_000)
    if not context.server_version or major > max(_FIXED) or minor >= _FIXED.get(major, 10_000):
        return
    newer = f"upgrade to {major}.{_FIXED[major]} or later" if major in _FIXED else "upgrade to a major that is supported"
    yield Finding(
        ID,
        LEVEL,
        Ref("server", (f"{major}.{minor}",)),
        f"PostgreSQL {major}.{minor} lets statistics give hidden rows away (CVE-2025-8713); {newer}",
    )
