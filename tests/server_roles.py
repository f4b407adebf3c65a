"""Roles belong to the whole server, which many tests share: each leaves none behind, or the next would see them."""

from __future__ import annotations

import psycopg


def drop_roles(admin: psycopg.Connection) -> None:
    """All but Postgres's own. The databases that name them must be gone."""
    roles = [role for (role,) in admin.execute("select quote_ident(rolname) from pg_roles where oid >= 16384")]
    if roles:
        # At once, because one may have granted another to a third.
        admin.execute(f"drop role {', '.join(roles)}")
