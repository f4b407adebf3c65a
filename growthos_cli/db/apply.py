"""Runs a plan against a target: one lock, one fingerprint, one transaction; and one before it where Postgres demands it."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Sequence

import psycopg

from growthos_cli.db.connect import session_settings
from growthos_cli.db.execute import StepRefused, execute
from growthos_cli.db.extract import RowShape, extract
from growthos_cli.db.role_rights import gives_away, require_roles
from growthos_cli.db.sentence import sentence
from growthos_cli.errors import ApplyError, StalePlan, TargetError
from growthos_cli.planning.steps import Plan, Step
from growthos_cli.platform import Platform
from growthos_cli.templates import Sealed

_LOCK = 0x67726F77_00000001
"""One applier per database. A transaction's lock: a session's would stay behind in a pooler."""

_LOCK_SECONDS = 30.0


def apply(conn: psycopg.Connection, plan: Plan, platform: Platform, rows: Iterable[RowShape], roles: Collection[str] = ()) -> None:
    """Runs every step of `plan` in one transaction, or nothing; steps that must be committed ahead have a transaction of their own.

    `rows` and `roles` are what the plan's live side was read with. Raises TargetError when another applier is at work, StalePlan when
    the database is not the one the plan was made for, ApplyError naming the step that Postgres refused, the roles that the server
    lacks, or what it will refuse of the plan's own.
    """
    require_roles(conn, plan)
    ahead = [step for step in plan.steps if step.ahead]
    rest = [step for step in plan.steps if not step.ahead]
    becomes = conn.info.server_version >= 160000 and gives_away(plan)

    def is_still(fingerprint: str) -> bool:
        return extract(conn, platform, rows, roles=roles).catalog.fingerprint() == fingerprint

    if ahead:
        _transaction(conn, ahead, lambda: is_still(plan.fingerprint), _NOTHING)
    _transaction(conn, rest, lambda: is_still(plan.halfway or plan.fingerprint), _kept(ahead) if ahead else _NOTHING, becomes=becomes)


_NOTHING = "Everything was rolled back; the database is as it was"


def _kept(ahead: Sequence[Step]) -> str:
    told = ", ".join(dict.fromkeys(str(step.refs[0]) for step in ahead))
    return (
        f"This was rolled back. What had to be committed before stays: the new values of {told}, which Postgres lets nobody use "
        "in the transaction that adds them. They are wanted, so run the command again when the cause is mended"
    )


def _transaction(
    conn: psycopg.Connection, steps: Sequence[Step], is_as_planned: Callable[[], bool], after_failure: str, *, becomes: bool = False
) -> None:
    """Steps in one transaction, if the database is what they were made for; `after_failure` says what is there when one is refused.

    `becomes` says that whoever makes a role by them has to act for it.
    """
    try:
        try:
            _attempt(conn, steps, is_as_planned, after_failure, becomes=becomes)
        except StepRefused as refused:
            if refused.error.sqlstate not in _UNKNOWN_NAMES:
                raise
            # Postgres runs functions for checks, indexes and defaults, and their bodies may find names by the role's search path.
            _attempt(conn, steps, is_as_planned, after_failure, becomes=becomes, by_path=True)
    except StepRefused as refused:
        first = refused.step.sql.splitlines()[0]
        # What Postgres says may quote the statement, and with it the secret.
        said = f"SQLSTATE {refused.error.sqlstate}" if isinstance(refused.step.sql, Sealed) else sentence(refused.error)
        raise ApplyError(
            f"Postgres refused {refused.step.verb} of {refused.step.refs[0]}: {said}\n  statement: {first}\n{after_failure}."
            f"{_WHO_MAY if refused.error.sqlstate == _NO_PRIVILEGE else ''}"
        ) from refused
    except psycopg.OperationalError as error:
        raise TargetError(
            f"the connection was lost while applying ({sentence(error)}). Run `growthos diff`: the transaction either "
            "took place as a whole or not at all"
        ) from error
    except psycopg.Error as error:
        # At the commit, where deferred constraints are checked.
        raise ApplyError(f"Postgres refused the transaction: {sentence(error)}. {after_failure}.") from error


def _attempt(
    conn: psycopg.Connection,
    steps: Sequence[Step],
    is_as_planned: Callable[[], bool],
    after_failure: str,
    *,
    becomes: bool,
    by_path: bool = False,
) -> None:
    with conn.transaction():
        # Whatever the role's default: a snapshot older than the lock would let the gate look at yesterday's catalog.
        conn.execute("set transaction isolation level read committed")
        session_settings(conn)
        _lock(conn)
        if not is_as_planned():
            told = "nothing was applied" if after_failure == _NOTHING else after_failure
            raise StalePlan(f"the database changed after the plan was made; {told}. Run the command again")
        if becomes:
            conn.execute("set local createrole_self_grant = 'set, inherit'")
        if by_path:
            conn.execute(_OWN_PATH)
        execute(conn, steps)


_NO_PRIVILEGE = "42501"
_WHO_MAY = " Connect as a role that may do that: the owner, one of its members, or a superuser."

_UNKNOWN_NAMES = frozenset({"42704", "42883", "42P01", "3F000"})
"""Undefined object, function, table and schema."""

_OWN_PATH = """
select pg_catalog.set_config('search_path', pg_catalog.concat_ws(', ', 'pg_catalog', nullif(reset_val, '')), true)
from pg_catalog.pg_settings where name = 'search_path'
"""
"""What statements say is all qualified, so that Postgres's own come first for all else."""


def _lock(conn: psycopg.Connection, clock: Callable[[], float] = time.monotonic) -> None:
    """Polls, because a blocking wait on an advisory lock can deadlock with an index build of the holder."""
    deadline = clock() + _LOCK_SECONDS
    while True:
        row = conn.execute("select pg_catalog.pg_try_advisory_xact_lock(%s)", [_LOCK]).fetchone()
        if row and row[0]:
            return
        if clock() > deadline:
            raise TargetError(f"another growthos has been applying to this database for {_LOCK_SECONDS:.0f} s; try again when it is done")
        time.sleep(0.2)
