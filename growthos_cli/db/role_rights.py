"""Whether the server lets this role do to roles what a plan wants: looked up before anything is sent.

Source: the reference pages of CREATE ROLE, ALTER ROLE, DROP ROLE and GRANT of PostgreSQL 15 and 16, which gave CREATEROLE its bounds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import psycopg

from growthos_cli.catalog.attached import Owner, SecurityLabel
from growthos_cli.catalog.database import RoleSettings
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.role import Membership, Role
from growthos_cli.catalog.roles import roles_of
from growthos_cli.catalog.security import Comment, DefaultPrivilege, Grant
from growthos_cli.diff import Change
from growthos_cli.errors import ApplyError
from growthos_cli.names import visible
from growthos_cli.planning.steps import Plan

_BOUNDED = 160000
"""Since this version CREATEROLE reaches no further than the roles that one administers and the attributes that one has."""
_HELD = ("createdb", "replication", "bypassrls")


@dataclass(frozen=True)
class _Caller:
    """The role that applies, and which of the roles that are spoken of it administers or are superusers."""

    names: frozenset[str]
    superuser: bool
    createrole: bool
    attributes: frozenset[str]
    administers: frozenset[str]
    superusers: frozenset[str]
    version: int

    @property
    def name(self) -> str:
        return visible(min(self.names))


def require_roles(conn: psycopg.Connection, plan: Plan) -> None:
    """Refuses a plan that names roles which nobody makes, or does to roles what it may not. Raises ApplyError with all of it at once."""
    made = _made(plan)
    named = {role: change.ref for change in plan.changes if change.after for role in sorted(roles_of(change.after) - made)}
    there = {name for (name,) in conn.execute("select rolname from pg_catalog.pg_roles where rolname = any (%s)", [list(named)])}
    touched = [change for change in plan.changes if _role_of(change.item) is not None or _acts(change.after) in made]
    refused = list(_refused(conn, touched, made)) if touched else []
    conn.rollback()
    if missing := {role: ref for role, ref in sorted(named.items()) if role not in there}:
        told = "\n".join(f"  {visible(role)}: {ref}" for role, ref in missing.items())
        raise ApplyError(
            f"the server lacks roles that the plan names, so nothing was sent:\n{told}\n"
            "Roles belong to the whole server: create them, or declare them (database_roles in growthos.yaml, or --role), "
            "then run the command again"
        )
    if refused:
        told = "\n".join(f"  {sentence}" for sentence in dict.fromkeys(refused))
        raise ApplyError(f"the server will refuse what the plan does to roles, so nothing was sent:\n{told}")


def gives_away(plan: Plan) -> bool:
    """Whether a role that the plan makes is to own something or to act by itself, so that who makes it must be able to become it."""
    made = _made(plan)
    return bool(made) and any(_acts(change.after) in made for change in plan.changes)


def _made(plan: Plan) -> set[str]:
    return {change.ref.path[0] for change in plan.changes if change.ref.kind == Role.kind and change.verb == "create"}


def _acts(item: Object | None) -> str | None:
    if isinstance(item, Owner | DefaultPrivilege):
        return item.role
    return item.grantor if isinstance(item, Grant) else None


def _role_of(item: Object) -> str | None:
    """The role that a statement about the object changes."""
    if isinstance(item, Role):
        return item.name
    if isinstance(item, Membership | RoleSettings):
        return item.role
    return item.object[0] if isinstance(item, Comment | SecurityLabel) and item.on == Role.kind else None


def _refused(conn: psycopg.Connection, touched: list[Change], made: set[str]) -> Iterator[str]:
    caller = _caller(conn, {name for change in touched if (name := _role_of(change.item))})
    for change in touched:
        if reason := _reason(change, caller, made):
            yield f"{change.verb} {change.ref}: {reason}"
    dropped = {change.ref.path[0]: change.ref for change in touched if change.ref.kind == Role.kind and change.verb == "drop"}
    if dropped:
        yield from _still_named(conn, dropped)


def _reason(change: Change, caller: _Caller, made: set[str]) -> str | None:
    item, name = change.item, _role_of(change.item)
    own = name in caller.names
    if own and isinstance(item, Role):
        return f"{caller.name} is who runs this; let another role change it"
    if name is None:
        return _of_actor(caller)
    if caller.superuser or isinstance(item, SecurityLabel) or (own and isinstance(item, RoleSettings)):
        return None
    if name in caller.superusers or any(isinstance(side, Role) and side.superuser for side in (change.before, change.after)):
        return "only a superuser makes or changes a superuser"
    administers = name in caller.administers or name in made
    return _of_member(item, caller, administers) if isinstance(item, Membership) else _of_role(change, caller, administers)


def _of_actor(caller: _Caller) -> str | None:
    if caller.superuser or caller.version >= _BOUNDED:
        return None
    return f"{caller.name} cannot act for a role that it makes until PostgreSQL 15; make it by hand"


def _of_member(item: Membership, caller: _Caller, administers: bool) -> str | None:
    if administers or (caller.createrole and caller.version < _BOUNDED):
        return None
    return f"{caller.name} does not administer {visible(item.role)} (grant {visible(item.role)} to {caller.name} with admin option)"


def _of_role(change: Change, caller: _Caller, administers: bool) -> str | None:
    if not caller.createrole:
        return f"{caller.name} has no CREATEROLE"
    if caller.version >= _BOUNDED and not administers:
        return f"{caller.name} does not administer that role (grant it to {caller.name} with admin option)"
    lacks = [word for word in _changed(change) if word not in caller.attributes]
    return f"{caller.name} gives nobody what it has not: {', '.join(lacks)}" if lacks else None


def _changed(change: Change) -> Iterator[str]:
    """The attributes that are given or taken, of those that one has to have."""
    for name in _HELD if isinstance(change.after, Role) else ():
        if getattr(change.before, name, False) != getattr(change.after, name):
            yield name


def _caller(conn: psycopg.Connection, names: set[str]) -> _Caller:
    version = conn.info.server_version
    row = conn.execute(
        "select r.rolsuper, r.rolcreaterole, r.rolcreatedb, r.rolreplication, r.rolbypassrls, session_user::text, r.rolname::text"
        " from pg_catalog.pg_roles as r where r.rolname = current_user"
    ).fetchone()
    assert row is not None
    superuser, createrole, *held, session, current = row
    told = conn.execute(
        "select r.rolname::text, pg_catalog.pg_has_role(r.oid, 'member with admin option'), r.rolsuper"
        " from pg_catalog.pg_roles as r where r.rolname = any (%s)",
        [sorted(names)],
    ).fetchall()
    # Before 16 whoever has CREATEROLE may give CREATEDB, and nobody but a superuser the other two.
    has = dict(zip(_HELD, held, strict=True)) if version >= _BOUNDED else {"createdb": True}
    return _Caller(
        frozenset({session, current}),
        superuser,
        createrole,
        frozenset(name for name, value in has.items() if value),
        frozenset(name for name, administers, _ in told if administers),
        frozenset(name for name, _, is_super in told if is_super),
        version,
    )


def _still_named(conn: psycopg.Connection, dropped: dict[str, Ref]) -> Iterator[str]:
    """Other databases of the server in which something names a role that is to go; and what belongs to the whole server."""
    found = conn.execute(
        "select r.rolname::text, d.datname::text, s.classid::pg_catalog.regclass::text"
        " from pg_catalog.pg_shdepend as s"
        " join pg_catalog.pg_roles as r on s.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass and r.oid = s.refobjid"
        " join pg_catalog.pg_database as this on this.datname = pg_catalog.current_database()"
        " left join pg_catalog.pg_database as d on d.oid = s.dbid"
        " where r.rolname = any (%s) and s.dbid <> this.oid and s.classid <> 'pg_catalog.pg_auth_members'::pg_catalog.regclass"
        # What is granted on this very database is revoked first.
        " and not (s.classid = 'pg_catalog.pg_database'::pg_catalog.regclass and s.objid = this.oid and s.deptype = 'a')"
        " group by 1, 2, 3 order by 1, 2, 3",
        [sorted(dropped)],
    ).fetchall()
    for name, database, catalog in found:
        place = f"the database {visible(database)}" if database else f"{catalog.removeprefix('pg_catalog.')} of the server"
        yield f"drop {dropped[name]}: something in {place} still belongs to it or is granted to it"
