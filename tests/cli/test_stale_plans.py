"""Two people who change one database at once: the later one compares again, and asks again."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from cli.conftest import Project

from growthos_cli.cli.changing import change
from growthos_cli.cli.consent import agreed
from growthos_cli.db.connect import Target
from growthos_cli.errors import ConsentError, StalePlan
from growthos_cli.flows.compare import Comparison, compare
from growthos_cli.flows.provision import provision
from growthos_cli.flows.workspace import Workspace, open_workspace

Sql = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture
def stages() -> list[str]:
    return []


@pytest.fixture
def opened(built: Project, stages: list[str]) -> Workspace:
    """The project that the database equals but for one index."""
    return open_workspace(built.folder / "manifests", built.folder, os.environ, stages.append)


AGAIN = "the database changed after the plan was made; comparing again"


def test_a_plan_that_somebody_else_made_stale_is_made_again(opened: Workspace, stages: list[str], empty_database: str, sql: Sql) -> None:
    sql("drop index notes_owner_id_idx")
    first = compare(opened, Target("database", empty_database))
    asked: list[Comparison] = []

    def consent(comparison: Comparison) -> bool:
        asked.append(comparison)
        if len(asked) == 1:
            sql("alter table notes disable row level security")
        return True

    done = provision(opened, first, allowed=(), consent=consent)
    assert asked[0] is first
    assert done.before is asked[1]
    assert [str(change.ref) for change in asked[1].plan.changes] == ["index public.notes.notes_owner_id_idx", "row security public.notes"]
    assert (done.applied, done.after.equal, stages.count(AGAIN)) == (2, True, 1)


def test_what_somebody_else_has_already_done_is_nothing_to_do(opened: Workspace, empty_database: str, sql: Sql) -> None:
    sql("drop index notes_owner_id_idx")
    first = compare(opened, Target("database", empty_database))

    def consent(_: Comparison) -> bool:
        sql("create index notes_owner_id_idx on notes (owner_id)")
        return True

    done = provision(opened, first, allowed=(), consent=consent)
    assert (done.applied, done.before.equal) == (0, True)


def test_dangers_that_came_meanwhile_are_refused(opened: Workspace, empty_database: str, sql: Sql) -> None:
    sql("drop index notes_owner_id_idx")
    first = compare(opened, Target("database", empty_database), prune=True)

    def consent(comparison: Comparison) -> bool:
        if comparison is first:
            sql("create table public.stray (id integer)")
        return True

    with pytest.raises(ConsentError, match="drops the table and every row in it"):
        provision(opened, first, allowed=(), consent=consent, prune=True)
    assert sql("select pg_catalog.to_regclass('public.stray')::text") == [("stray",)]


def test_it_gives_up_on_a_database_that_never_rests(opened: Workspace, stages: list[str], empty_database: str, sql: Sql) -> None:
    sql("drop index notes_owner_id_idx")
    first = compare(opened, Target("database", empty_database))
    asked: list[Comparison] = []

    def consent(comparison: Comparison) -> bool:
        asked.append(comparison)
        sql(f"create sequence public.stray_{len(asked)}")
        return True

    with pytest.raises(StalePlan, match="nothing was applied"):
        provision(opened, first, allowed=(), consent=consent)
    assert (len(asked), stages.count(AGAIN)) == (3, 2)


def test_the_new_difference_is_told_before_it_is_applied(
    built: Project, empty_database: str, sql: Sql, capsys: pytest.CaptureFixture[str]
) -> None:
    sql("drop index notes_owner_id_idx")

    def meanwhile(stage: str) -> None:
        if stage.startswith("applying 1 "):
            sql("alter table notes disable row level security")

    workspace = open_workspace(built.folder / "manifests", built.folder, os.environ, meanwhile)
    change(workspace, compare(workspace, Target("database", empty_database)), agreed(True, None, None, None), prune=False)
    told = capsys.readouterr().out.splitlines()
    assert [text.rpartition("): ")[2] for text in told if "PostgreSQL" in text] == ["1 change in 1 statement", "2 changes in 2 statements"]
    assert told[-1].startswith("applied 2 statements; ")
