"""Runs a plan against a target: one lock, one fingerprint, one transaction."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import psycopg

from growthos_cli.db.connect import session_settings
from growthos_cli.db.execute import StepRefused, execute, sentence
from growthos_cli.db.extract import RowShape, extract
from growthos_cli.errors import ApplyError, StalePlan, TargetError
from growthos_cli.plan import Plan
from growthos_cli.platform import Platform
from growthos_cli.templates import Sealed

_LOCK = 0x67726F77_00000001
"""One applier per database. A transaction's lock: a session's would stay behind in a pooler."""

_LOCK_SECONDS = 30.0


def apply(conn: psycopg.Connection, plan: Plan, platform: Platform, rows: Iterable[RowShape]) -> None:
    """Runs every step of `plan` in one transaction, or nothing.

    Raises TargetError when another applier is at work, StalePlan when the database is not the one the plan was made for,
    ApplyError naming the step that Postgres refused.
    """
    try:
        with conn.transaction():
            # Whatever the role's default: a snapshot older than the lock would let the gate look at yesterday's catalog.
            conn.execute("set transaction isolation level read committed")
            session_settings(conn)
            _lock(conn)
            if extract(conn, platform, rows).catalog.fingerprint() != plan.fingerprint:
                raise StalePlan("the database changed after the plan was made; nothing was applied. Run the command again")
            execute(conn, plan.steps)
    except StepRefused as refused:
        first = refused.step.sql.splitlines()[0]
        # What Postgres says may quote the statement, and with it the secret.
        said = f"SQLSTATE {refused.error.sqlstate}" if isinstance(refused.step.sql, Sealed) else sentence(refused.error)
        raise ApplyError(
            f"Postgres refused {refused.step.verb} of {refused.step.refs[0]}: {said}\n"
            f"  statement: {first}\nEverything was rolled back; the database is as it was."
        ) from refused
    except psycopg.OperationalError as error:
        raise TargetError(
            f"the connection was lost while applying ({sentence(error)}). Run `growthos diff`: the transaction either "
            "took place as a whole or not at all"
        ) from error
    except psycopg.Error as error:
        # At the commit, where deferred constraints are checked.
        raise ApplyError(
            f"Postgres refused the transaction: {sentence(error)}. Everything was rolled back; the database is as it was."
        ) from error


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
