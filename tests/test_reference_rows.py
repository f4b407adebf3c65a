"""Rows that are schema: declared ones are kept, all others are the application's."""

from __future__ import annotations

import os
from pathlib import Path

import psycopg
import pytest

from growthos_cli.db.connect import Target
from growthos_cli.flows.compare import compare
from growthos_cli.flows.provision import provision
from growthos_cli.flows.workspace import Workspace, open_workspace

MANIFEST = """
table: plans
columns:
  id: {type: integer, identity: by default, primary_key: true}
  code: {type: text}
  label: {type: text}
  terms: {type: jsonb}
uniques: [{columns: [code], nulls_not_distinct: true}]
rows:
  key: [code]
  values:
    - {code: small, label: "It's 50% off", terms: {a: [1, 2]}}
    - {code: null, label: No plan}
"""


@pytest.fixture
def plans(tmp_path: Path, empty_database: str) -> tuple[Workspace, Target]:
    (tmp_path / "growthos.yaml").write_text("project: plans\nplatform: supabase\n")
    (tmp_path / "plans.yaml").write_text(MANIFEST)
    workspace = open_workspace(tmp_path, tmp_path, os.environ, lambda _stage: None)
    target = Target("test", empty_database)
    provision(workspace, compare(workspace, target), allowed=(), consent=lambda _: True)
    return workspace, target


def run(target: Target, sql: str) -> list[tuple[object, ...]]:
    with psycopg.connect(target.conninfo) as conn:
        cursor = conn.execute(sql)
        return cursor.fetchall() if cursor.description else []


def changed(workspace: Workspace, target: Target) -> list[str]:
    return [f"{change.verb} {change.ref}" for change in compare(workspace, target).plan.changes]


def test_declared_rows_are_there_word_for_word(plans: tuple[Workspace, Target]) -> None:
    assert run(plans[1], "select code, label, terms from public.plans order by code") == [
        ("small", "It's 50% off", {"a": [1, 2]}),
        (None, "No plan", None),
    ]


def test_a_changed_row_and_a_deleted_one_are_told_and_come_back(plans: tuple[Workspace, Target]) -> None:
    workspace, target = plans
    run(target, "update public.plans set label = 'x', terms = '{}' where code = 'small'")
    run(target, "delete from public.plans where code is null")
    assert changed(workspace, target) == ["alter row public.plans.small", "create row public.plans.∅"]
    provision(workspace, compare(workspace, target), allowed=(), consent=lambda _: True)
    assert changed(workspace, target) == []


def test_the_applications_own_rows_are_nobodys_business(plans: tuple[Workspace, Target]) -> None:
    workspace, target = plans
    made = compare(workspace, target)
    run(target, "insert into public.plans (code, label) select 'own ' || n, 'x' from generate_series(1, 100) as n")
    again = compare(workspace, target)
    assert (again.plan.changes, again.live.fingerprint()) == ((), made.live.fingerprint())
