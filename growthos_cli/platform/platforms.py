"""`Platform`: everything the engine asks about the owner of a database, in one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from growthos_cli.platform.privileges import LEGACY_DEFAULT_PRIVILEGES, PLAIN_DEFAULT_PRIVILEGES, DefaultPrivileges
from growthos_cli.platform.refusals import refusal
from growthos_cli.platform.supabase import (
    ACCEPTED_FINDINGS,
    API_ROLES,
    BYPASSING_ROLES,
    HOST_TABLES,
    LOGIN_ROLE,
    PLATFORM_EVENT_TRIGGERS,
    PLATFORM_EXTENSIONS,
    PLATFORM_PUBLICATIONS,
    PLATFORM_ROLES,
    PLATFORM_SCHEMAS,
    PLATFORM_TRIGGERS,
)

_POSTGRES_SCHEMAS = frozenset({"information_schema"})


@dataclass(frozen=True)
class Platform:
    """What exists in a database without having been declared, and what its `postgres` is refused."""

    name: str
    schemas: frozenset[str]
    roles: frozenset[str] = frozenset()
    api_roles: tuple[str, ...] = ()
    bypassing: frozenset[str] = frozenset()
    """Roles of the API that row security never filters."""
    login_role: str = ""
    """The role that the API signs in with, before it becomes the caller's."""
    host_tables: frozenset[tuple[str, str]] = frozenset()
    triggers: frozenset[tuple[str, str, str]] = frozenset()
    event_triggers: frozenset[str] = frozenset()
    publications: frozenset[str] = frozenset()
    extensions: Mapping[str, str] = field(default_factory=lambda: {"plpgsql": "pg_catalog"})
    default_privileges: DefaultPrivileges = field(default_factory=lambda: PLAIN_DEFAULT_PRIVILEGES)
    accepted: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(check, object as findings spell it) -> why: what every database of the platform has and nobody but its owner can change."""
    refuses: bool = False
    claims: bool = False
    """Whether callers are known by the claims of a token, in request.jwt.claims."""
    caller_settings: Mapping[str, str] = field(default_factory=dict)
    """What the platform's own servers set for a caller's transaction."""

    def owns_schema(self, schema: str) -> bool:
        """Whether nothing in this schema is ever planned. Names that begin with `pg_` are reserved by Postgres."""
        return schema in self.schemas or schema.startswith("pg_")

    def owns_role(self, role: str) -> bool:
        """Whether this role came with the platform or with Postgres."""
        return role in self.roles or role.startswith("pg_")

    def callers(self, caller: str) -> frozenset[str]:
        """The roles that a request may run as and that row security filters; `caller` is the project's own."""
        return frozenset({caller, *self.api_roles}) - self.bypassing

    def refusal(self, statement_kind: str, schema: str, table: str) -> str | None:
        """Why `postgres` will be refused this statement, such as "create index"; None when nothing speaks against it."""
        return refusal(statement_kind, schema, table) if self.refuses else None


SUPABASE = Platform(
    name="supabase",
    schemas=PLATFORM_SCHEMAS | _POSTGRES_SCHEMAS,
    roles=PLATFORM_ROLES,
    api_roles=API_ROLES,
    bypassing=BYPASSING_ROLES,
    login_role=LOGIN_ROLE,
    accepted=ACCEPTED_FINDINGS,
    host_tables=HOST_TABLES,
    triggers=PLATFORM_TRIGGERS,
    event_triggers=PLATFORM_EVENT_TRIGGERS,
    publications=PLATFORM_PUBLICATIONS,
    extensions=PLATFORM_EXTENSIONS,
    default_privileges=LEGACY_DEFAULT_PRIVILEGES,
    refuses=True,
    claims=True,
    # The storage server's: without it Postgres lets nobody delete the row of a file.
    caller_settings={"storage.allow_delete_query": "true"},
)

PLAIN = Platform(name="postgres", schemas=_POSTGRES_SCHEMAS)
"""Postgres by itself: only pg_* and information_schema are not ours."""

PLATFORMS: Mapping[str, Platform] = {platform.name: platform for platform in (SUPABASE, PLAIN)}


def platform_named(name: str) -> Platform:
    """The platform of that name. Raises KeyError listing the names there are."""
    if name not in PLATFORMS:
        raise KeyError(f"there is no platform named {name!r}; there are {', '.join(PLATFORMS)}")
    return PLATFORMS[name]
