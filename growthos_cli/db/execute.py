"""Runs steps on an open transaction, in one round trip, and names the step that Postgres refused."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

import psycopg

from growthos_cli.planning.steps import Step
from growthos_cli.templates import sent


class StepRefused(Exception):
    """Postgres refused a step. `error` is psycopg's, with its `diag`."""

    def __init__(self, step: Step, error: psycopg.Error) -> None:
        super().__init__(str(error))
        self.step = step
        self.error = error


def execute(conn: psycopg.Connection, steps: Iterable[Step]) -> None:
    """Runs all steps in order inside the caller's transaction, each as it comes; raises StepRefused at the first that fails.

    Bodies are not checked while objects come into being one after the other; `check_bodies` does that afterwards.
    Sent as one pipeline: over a network, statement by statement costs a round trip each.
    """
    conn.execute("set local check_function_bodies = off")
    waiting: deque[tuple[Step, psycopg.Cursor]] = deque()
    try:
        with conn.pipeline():
            for step in steps:
                # Before it is sent, which may fail for what was sent before.
                waiting.append((step, conn.cursor()))
                waiting[-1][1].execute(sent(step.sql).encode())
                while len(waiting) > 1 and _is_done(waiting[0][1]):
                    # An answer takes some kilobytes.
                    waiting.popleft()
    except psycopg.Error as error:
        # The server skips all that follow the one that it refused.
        failed = next((step for step, cursor in waiting if not _is_done(cursor)), waiting[-1][0])
        raise StepRefused(failed, error) from error


def _is_done(cursor: psycopg.Cursor) -> bool:
    return cursor.pgresult is not None and cursor.pgresult.status in _DONE


_DONE = (psycopg.pq.ExecStatus.COMMAND_OK, psycopg.pq.ExecStatus.TUPLES_OK)
