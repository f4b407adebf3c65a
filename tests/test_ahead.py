"""New values of an enum that the rest of a plan uses are committed before it, and what happens when the rest is refused."""

from __future__ import annotations

import psycopg
import pytest

from growthos_cli.db.apply import apply
from growthos_cli.db.connect import connect
from growthos_cli.db.extract import extract
from growthos_cli.errors import ApplyError, StalePlan
from growthos_cli.planning.plan import plan
from growthos_cli.planning.steps import Plan
from growthos_cli.platform import PLAIN

OLD = "create type public.mood as enum ('sad'); create table public.t (m public.mood, n integer);"
NEW = "create type public.mood as enum ('sad', 'ok'); create table public.t (m public.mood%s, n %s);"


@pytest.fixture
def between(empty_database: str):
    """The plan from the state that the first SQL makes to that of the second; the database is left in the first."""

    def planned(old: str, new: str) -> Plan:
        with psycopg.connect(empty_database) as conn:
            conn.execute(new)
            desired = extract(conn, PLAIN).catalog
            conn.rollback()
            conn.execute(old)
        with psycopg.connect(empty_database) as conn:
            live = extract(conn, PLAIN)
        return plan(live.catalog, desired, role=live.role, prune=True)

    return planned


def labels(url: str) -> list[str]:
    with psycopg.connect(url) as conn:
        return [row[0] for row in conn.execute("select unnest(enum_range(null::public.mood))::text")]


def test_a_value_that_nothing_uses_is_added_with_all_the_rest(between) -> None:
    made = between(OLD, NEW % ("", "bigint"))
    assert [step.ahead for step in made.steps] == [False, False]
    assert made.halfway == ""


def test_a_value_that_a_default_uses_is_committed_first(between, empty_database: str) -> None:
    made = between(OLD, NEW % (" default 'ok'", "integer"))
    assert [(step.sql, step.ahead) for step in made.steps] == [
        ("alter type public.mood add value 'ok'", True),
        ("alter table public.t alter column m set default 'ok'::public.mood", False),
    ]
    with connect(empty_database) as conn:
        apply(conn, made, PLAIN, ())
    assert labels(empty_database) == ["sad", "ok"]


def test_what_was_committed_first_is_told_when_the_rest_is_refused(between, empty_database: str) -> None:
    made = between(OLD.replace("n integer", "n text"), NEW % (" default 'ok'", "integer"))
    with psycopg.connect(empty_database) as conn:
        conn.execute("insert into public.t values ('sad', 'no number')")
    with connect(empty_database) as conn, pytest.raises(ApplyError) as caught:
        apply(conn, made, PLAIN, ())
    assert "invalid input syntax for type integer" in str(caught.value)
    assert "stays: the new values of enum public.mood" in str(caught.value)
    assert labels(empty_database) == ["sad", "ok"]


def test_a_change_between_the_two_transactions_is_noticed(between, empty_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = between(OLD, NEW % (" default 'ok'", "integer"))

    def meddle(conn: psycopg.Connection, steps: object) -> None:
        with psycopg.connect(empty_database) as other:
            other.execute("create table public.theirs ()")
        execute(conn, steps)

    from growthos_cli.db import apply as module

    execute = module.execute
    monkeypatch.setattr(module, "execute", meddle)
    with connect(empty_database) as conn, pytest.raises(StalePlan, match=r"new values of enum public\.mood"):
        apply(conn, made, PLAIN, ())
