"""Runs steps on an open transaction, in one round trip, and names the step that Postgres refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
    begun: list[Step] = []
    cursors: list[psycopg.Cursor] = []
    try:
        with conn.pipeline():
            for step in steps:
                begun.append(step)
                cursors.append(conn.execute(sent(step.sql).encode()))
    except psycopg.Error as error:
        raise StepRefused(_failed(begun, cursors), error) from error


def _failed(steps: Sequence[Step], cursors: Sequence[psycopg.Cursor]) -> Step:
    """The first step whose answer is not a success; the server skips all that follow it."""
    good = (psycopg.pq.ExecStatus.COMMAND_OK, psycopg.pq.ExecStatus.TUPLES_OK)
    for step, cursor in zip(steps, cursors, strict=False):
        if cursor.pgresult is None or cursor.pgresult.status not in good:
            return step
    return steps[min(len(cursors), len(steps) - 1)]
