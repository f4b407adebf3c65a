"""Runs steps whose order nobody knows for certain: each as soon as Postgres accepts it."""

from __future__ import annotations

from collections.abc import Sequence

import psycopg

from growthos_cli.planning.steps import Step
from growthos_cli.templates import sent


def settle(conn: psycopg.Connection, steps: Sequence[Step]) -> tuple[list[Step], list[Step]]:
    """The steps in the order in which Postgres took them, and those that it never took.

    What an author's text mentions is not always what it needs, and the exact edges are known only once everything is there. So what is
    refused waits for all the rest, until a whole round changes nothing. In the caller's transaction.
    """
    conn.execute("set local check_function_bodies = off")
    done: list[Step] = []
    waiting = list(steps)
    while waiting:
        refused = [step for step in waiting if not _taken(conn, step)]
        if len(refused) == len(waiting):
            break
        left = set(map(id, refused))
        done += [step for step in waiting if id(step) not in left]
        waiting = refused
    return done, waiting


def _taken(conn: psycopg.Connection, step: Step) -> bool:
    try:
        with conn.transaction():
            conn.execute(sent(step.sql).encode())
    except psycopg.Error:
        return False
    return True
