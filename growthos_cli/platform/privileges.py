"""What creating an object may grant by itself, so that a plan knows what it has to revoke."""

from __future__ import annotations

from collections.abc import Mapping

from growthos_cli.platform.supabase import API_ROLES

DefaultPrivileges = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Object class (table, sequence, function) -> grantee -> privileges, in the order Postgres prints them."""

_TABLE = ("select", "insert", "update", "delete", "truncate", "references", "trigger", "maintain")

LEGACY_DEFAULT_PRIVILEGES: DefaultPrivileges = {
    "table": {role: _TABLE for role in API_ROLES},
    "sequence": {role: ("select", "update", "usage") for role in API_ROLES},
    "function": {role: ("execute",) for role in ("public", *API_ROLES)},
}
"""The widest defaults of a Supabase project, for objects made by `postgres` in `public`.

Newer projects grant less (since 2026-05-30, all since 2026-10-30), but a plan can be made for either. `maintain` exists
from PostgreSQL 17 on. EXECUTE for public is Postgres's own default, which no per-schema setting can take away.
"""

PLAIN_DEFAULT_PRIVILEGES: DefaultPrivileges = {"table": {}, "sequence": {}, "function": {"public": ("execute",)}}
"""What Postgres grants by itself where nobody altered the defaults."""
