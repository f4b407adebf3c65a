"""Ctrl-C and SIGTERM while a plan is being applied: nothing of it stays, and nothing runs on."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from cli.conftest import Project

from growthos_cli.db.embedded import SUPERUSER

Sql = Callable[[str], list[tuple[Any, ...]]]


@pytest.mark.parametrize(("how", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_plan_leaves_nothing_behind(built: Project, empty_database: str, sql: Sql, how: signal.Signals, code: int) -> None:
    built.write("early.yaml", "table: a_new_table\ncolumns:\n  id: {type: integer, primary_key: true}\n")
    built.edit("tags.yaml", "length(name) < 20", "length(name) < 30")
    with psycopg.connect(empty_database) as other:
        other.execute("lock table public.tags in row exclusive mode")
        with built.start("provision", "--db", empty_database, "--yes") as process:
            _wait_until(lambda: sql("select 1 from pg_catalog.pg_locks where not granted and relation = 'public.tags'::regclass"))
            process.send_signal(how)
            out, err = process.communicate(timeout=20)
    assert process.returncode == code, err
    if how is signal.SIGINT:
        assert err.splitlines()[-1] == "interrupted; nothing was left half-applied"
    assert "Traceback" not in err
    assert "applied " not in out
    assert sql("select pg_catalog.to_regclass('public.a_new_table')") == [(None,)]
    assert not sql("select 1 from pg_catalog.pg_stat_activity where application_name like 'growthos%' and datname = current_database()")
    assert built.run("provision", "--db", empty_database, "--yes").code == 0


@pytest.mark.parametrize(("how", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_two_databases_that_are_read_at_once_hold_nobody_up(
    project: Project, empty_database: str, sql: Sql, how: signal.Signals, code: int
) -> None:
    with psycopg.connect(empty_database.replace("postgres@", f"{SUPERUSER}@")) as other:
        other.execute("lock table pg_catalog.pg_policy in access exclusive mode")
        with project.start("diff", "--db", empty_database, "--desired", empty_database) as process:
            waiting = "select 1 from pg_catalog.pg_locks where not granted and relation = 'pg_catalog.pg_policy'::regclass"
            _wait_until(lambda: len(sql(waiting)) == 2)
            process.send_signal(how)
            _, err = process.communicate(timeout=20)
    assert process.returncode == code, err
    assert "Traceback" not in err and "Fatal" not in err
    assert project.run("diff", "--db", empty_database, "--desired", empty_database).code == 0


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.2, 0.5])
def test_an_interrupted_compilation_leaves_no_scratch_database(project: Project, empty_database: str, sql: Sql, seconds: float) -> None:
    for number in range(40):
        # Of other names each time, so that none is known.
        table = f"table: t{number}_{str(seconds)[2:]}\ncolumns:\n  id: {{type: integer, primary_key: true}}\n"
        project.write(f"t{number}.yaml", table)
    with project.start("diff", "--db", empty_database) as process:
        scratch = f"select 1 from pg_catalog.pg_database where pg_catalog.starts_with(datname, 'growthos_scratch_{process.pid}_')"
        _wait_until(lambda: sql(scratch))
        time.sleep(seconds)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    # 2: it was done before.
    assert process.returncode in ((130, 2) if seconds else (130,)) and "Traceback" not in err, err
    assert not sql(scratch)


def test_an_interruption_while_the_program_loads_is_one_sentence(project: Project) -> None:
    # As Python itself does in the midst of an import: the interruption becomes another exception, or is lost.
    loads = "try:\n  os.write(2, b'loading\\n')\n  time.sleep(30)\nexcept BaseException as error:\n  raise RuntimeError from error\n"
    (project.folder / "typer.py").write_text(f"import os, time\n{loads}")
    with project.start("plan", PYTHONPATH=str(project.folder)) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "loading\n"
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (130, "interrupted; nothing was left half-applied\n")


def _wait_until(happens: Callable[[], object]) -> None:
    deadline = time.monotonic() + 20
    while not happens():
        assert time.monotonic() < deadline
        time.sleep(0.02)
