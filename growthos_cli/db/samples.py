"""Makes the personas and the sample rows of a proof in a throwaway database."""

from __future__ import annotations

from collections.abc import Iterable

import psycopg

from growthos_cli.access.samples import SampleRow
from growthos_cli.db.connect import connect
from growthos_cli.db.sentence import sentence
from growthos_cli.errors import ManifestError, Problem
from growthos_cli.intent import Personas


def run_setup(conninfo: str, personas: Personas) -> None:
    """Runs the SQL that makes the personas, with triggers. Raises ManifestError at its place."""
    with connect(conninfo, application_name="growthos rehearsal") as conn:
        try:
            with conn.transaction():
                conn.execute(personas.setup.encode())
        except psycopg.Error as error:
            raise ManifestError([Problem(personas.mark, f"Postgres refuses the setup of the personas: {sentence(error)}")]) from error


def fill(conninfo: str, rows: Iterable[SampleRow]) -> None:
    """Inserts the rows, without triggers: a trigger would make or refuse rows of its own. Needs a superuser.

    Raises ManifestError with every row that Postgres refuses, each told once per table or bucket.
    """
    problems: dict[str, Problem] = {}
    with connect(conninfo, application_name="growthos rehearsal") as conn, conn.transaction():
        conn.execute("set local session_replication_role = replica")
        for row in rows:
            try:
                with conn.transaction():
                    conn.execute(row.sql.encode())
            except psycopg.Error as error:
                message = f"no sample row of {row.subject} can be made: {sentence(error)}; give the columns under `samples`"
                problems.setdefault(str(row.subject), Problem(row.mark, message))
    if problems:
        raise ManifestError(list(problems.values()))
