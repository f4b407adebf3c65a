"""A project goes from one state to another and back, on a real database: each way is applied and leaves nothing to do."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import psycopg
import pytest

from growthos_cli.db.connect import Target
from growthos_cli.errors import ConsentError, PlanError
from growthos_cli.flows.compare import compare
from growthos_cli.flows.provision import provision
from growthos_cli.flows.workspace import Workspace, open_workspace

PROJECT = "project: evolution\nplatform: supabase\n"

FUNCTION = "functions: {f: {arguments: {n: %s}, returns: boolean, language: sql, volatility: immutable, body: select n > 0}}"
USES_FUNCTION = """
table: a
columns: {id: {type: integer, primary_key: true}, n: {type: bigint}, d: {type: boolean, default: public.f(1)}}
checks: {c: public.f(n)}
indexes: [{columns: [id], where: public.f(n), name: i}]
triggers: {t: {before: [update], when: public.f(new.n), execute: tf}}
policies: {p: {command: select, to: [authenticated], using: public.f(n)}}
"""
TRIGGER_FUNCTION = "functions: {tf: {returns: trigger, language: plpgsql, body: begin return new; end}}"
KEYED = """
table: parent
columns: {id: {type: integer, primary_key: true}, k: {type: integer, not_null: true}}
uniques: [{columns: [k], name: %s}]
"""
CHILD = """
table: child
columns: {id: {type: integer, primary_key: true}, k: {type: integer}}
foreign_keys: [{columns: [k], references: {table: parent, columns: [k]}, name: child_k_fkey}]
"""
RETYPED = """
table: a
columns:
  id: {type: integer, primary_key: true}
  x: {type: %(type)s}
  y: {type: %(type)s}
  g: {type: text, generated: "x || '!'"}
checks: {c: x <> y}
indexes: [{columns: [id], where: x <> y, name: i}, {columns: [g], name: ig}]
policies: {p: {command: select, to: [authenticated], using: x <> y}}
triggers: {t: {before: [update of x], execute: tf}}
"""
COMPARED = """
table: a
columns: {x: {type: %(type)s}, y: {type: %(type)s}}
checks: {c: x <> y}
indexes: [{columns: [x], where: x <> y, name: i}]
"""
REFERENCED = """
table: %(name)s
columns: {id: {type: %(type)s, primary_key: true}%(more)s}
"""
COLUMN = "table: a\ncolumns: {id: {type: integer, primary_key: true}, n: {%s}}"

IDENTIFIED = """
table: a
columns: {id: {type: integer, not_null: true}, n: {type: integer, not_null: true}}
%s
replica_identity: %s
"""

# name -> two states, each a list of manifests
PAIRS: dict[str, tuple[list[str], list[str]]] = {
    "a signature changes under everything that calls it": (
        [FUNCTION % "integer", USES_FUNCTION.replace("bigint", "integer"), TRIGGER_FUNCTION],
        [FUNCTION % "bigint", USES_FUNCTION, TRIGGER_FUNCTION],
    ),
    "only the signature changes": (
        [FUNCTION % "bigint", USES_FUNCTION, TRIGGER_FUNCTION],
        [FUNCTION % "numeric", USES_FUNCTION, TRIGGER_FUNCTION],
    ),
    "a referenced key is renamed": ([KEYED % "one", CHILD], [KEYED % "two", CHILD]),
    "columns are retyped under checks, indexes, policies, triggers and generated columns": (
        [RETYPED % {"type": "varchar(10)"}, TRIGGER_FUNCTION],
        [RETYPED % {"type": "text"}, TRIGGER_FUNCTION],
    ),
    "operators change with the type": ([COMPARED % {"type": "integer"}], [COMPARED % {"type": "text"}]),
    "both ends of a foreign key are retyped": (
        [
            REFERENCED % {"name": "a", "type": "integer", "more": ""},
            REFERENCED % {"name": "b", "type": "integer", "more": ", a_id: {type: integer, references: a.id}"},
        ],
        [
            REFERENCED % {"name": "a", "type": "text", "more": ""},
            REFERENCED % {"name": "b", "type": "integer", "more": ", a_id: {type: text, references: a.id}"},
        ],
    ),
    "a generated column's expression": ([COLUMN % "type: integer, generated: id * 2"], [COLUMN % "type: integer, generated: id * 3"]),
    "generated and plain": ([COLUMN % "type: integer, generated: id * 2"], [COLUMN % "type: integer"]),
    "a function that a generated column uses gets other argument names": (
        [FUNCTION % "integer", COLUMN % "type: boolean, generated: public.f(id)"],
        [FUNCTION.replace("{n:", "{m:").replace("n > 0", "m > 0") % "integer", COLUMN % "type: boolean, generated: public.f(id)"],
    ),
    "identity and a default": ([COLUMN % "type: integer, identity: by default"], [COLUMN % "type: integer, default: '7'"]),
    "identity and a nullable column": ([COLUMN % "type: integer, identity: always"], [COLUMN % "type: integer"]),
    "two tables that need each other come and go": (
        ["table: keep\ncolumns: {id: {type: integer}}"],
        [
            "table: keep\ncolumns: {id: {type: integer}}",
            "table: x\ncolumns: {id: {type: integer, primary_key: true}, y_id: {type: integer, references: y.id}}",
            "table: y\ncolumns: {id: {type: integer, primary_key: true}, x_id: {type: integer, references: x.id}}",
        ],
    ),
    "a table and the functions that it calls come and go": (
        ["table: keep\ncolumns: {id: {type: integer}}"],
        ["table: keep\ncolumns: {id: {type: integer}}", FUNCTION % "integer", USES_FUNCTION.replace("bigint", "integer"), TRIGGER_FUNCTION],
    ),
    "columns granted, and the whole table": (
        ["table: a\ncolumns: {id: {type: integer}, n: {type: integer}}\ngrants: {authenticated: {select: [id]}}"],
        ["table: a\ncolumns: {id: {type: integer}, n: {type: integer}}\ngrants: {authenticated: [select]}"],
    ),
    "what subscribers hear of a row as it was": ([IDENTIFIED % ("", "full")], [IDENTIFIED % ("", "nothing")]),
    "a replica identity comes and goes with its index": (
        [IDENTIFIED % ("indexes: [{columns: [id], unique: true, name: k}]", "{using_index: k}")],
        [IDENTIFIED % ("", "default")],
    ),
    "the index of a replica identity is made anew": (
        [IDENTIFIED % ("indexes: [{columns: [id], unique: true, name: k}]", "{using_index: k}")],
        [IDENTIFIED % ("indexes: [{columns: [n, id], unique: true, name: k}]", "{using_index: k}")],
    ),
    "the unique constraint of a replica identity is made anew": (
        [IDENTIFIED % ("uniques: [{columns: [id], name: k}]", "{using_index: k}")],
        [IDENTIFIED % ("uniques: [{columns: [n, id], name: k}]", "{using_index: k}")],
    ),
    "a replica identity moves from one index to another": (
        [IDENTIFIED % ("indexes: [{columns: [id], unique: true, name: k}]", "{using_index: k}")],
        [IDENTIFIED % ("indexes: [{columns: [id], unique: true, name: l}]", "{using_index: l}")],
    ),
    "a primary key moves": (
        ["table: a\ncolumns: {id: {type: integer, not_null: true}, n: {type: integer, not_null: true}}\nprimary_key: [id]"],
        ["table: a\ncolumns: {id: {type: integer, not_null: true}, n: {type: integer, not_null: true}}\nprimary_key: [n, id]"],
    ),
}


@pytest.fixture
def project(tmp_path: Path, empty_database: str):
    """Takes manifests and brings the database to them."""

    def state(manifests: list[str]) -> Workspace:
        folder = tmp_path / "project"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / "growthos.yaml").write_text(PROJECT)
        for number, text in enumerate(manifests):
            (folder / f"{number}.yaml").write_text(text)
        return open_workspace(folder, folder, os.environ, lambda _stage: None)

    def go(manifests: list[str], *allowed: str, prune: bool = False) -> list[str]:
        workspace, target = state(manifests), Target("test", empty_database)
        made = compare(workspace, target, prune=prune)
        provision(workspace, made, allowed=allowed, consent=lambda _: True)
        assert [str(change.ref) for change in compare(workspace, target, prune=prune).plan.changes] == []
        return [step.sql for step in made.plan.steps]

    return go


@pytest.mark.parametrize("pair", PAIRS)
def test_a_project_goes_there_and_back(project, pair: str) -> None:
    one, other = PAIRS[pair]
    for state in (one, other, one):
        project(state, "all", prune=True)


def test_a_strangers_default_on_a_replaced_function_is_put_back(project, empty_database: str) -> None:
    project(["functions: {f: {returns: integer, language: sql, body: select 1}}"])
    with psycopg.connect(empty_database) as conn:
        conn.execute("create table public.theirs (id bigint default public.f())")
    project(["functions: {f: {returns: bigint, language: sql, body: select 1}}"])
    with psycopg.connect(empty_database) as conn:
        assert conn.execute("insert into public.theirs default values returning id").fetchone() == (1,)


def test_a_stranger_that_needs_what_goes_for_good_is_named_before_anything_is_sent(project, empty_database: str) -> None:
    both = "table: a\ncolumns: {id: {type: integer, primary_key: true}, n: {type: integer}}"
    project([both])
    with psycopg.connect(empty_database) as conn:
        conn.execute("create table public.theirs (n integer)")
        conn.execute("create policy theirs on public.theirs using (exists (select from public.a where a.n = theirs.n))")
    with pytest.raises(PlanError, match=r"policy public\.theirs\.theirs needs column public\.a\.n"):
        project([both.replace(", n: {type: integer}", "")], "all")


def test_values_that_a_type_may_cut_need_consent(project, empty_database: str) -> None:
    project([COLUMN % "type: text"])
    with pytest.raises(ConsentError, match=r"data_loss: column public\.a\.n: text -> character varying\(3\)"):
        project([COLUMN % "type: varchar(3)"])
    assert project([COLUMN % "type: varchar(3)"], "data_loss")


def test_an_identity_goes_on_where_its_rows_left_off(project, empty_database: str) -> None:
    manifest = ["table: a\ncolumns: {id: {type: integer, identity: by default, primary_key: true}}"]
    project(manifest)
    with psycopg.connect(empty_database) as conn:
        conn.execute("insert into public.a select from generate_series(1, 5)")
        conn.execute("alter table public.a alter column id drop identity")
    project(manifest)
    with psycopg.connect(empty_database) as conn:
        assert conn.execute("insert into public.a default values returning id").fetchone() == (6,)


def test_a_lost_sequence_comes_back_beyond_its_last_number(project, empty_database: str) -> None:
    manifest = [
        "sequences: {s: {owned_by: a.id}}",
        "table: a\ncolumns: {id: {type: bigint, primary_key: true, default: \"nextval('public.s'::regclass)\"}}",
    ]
    project(manifest)
    with psycopg.connect(empty_database) as conn:
        conn.execute("insert into public.a select from generate_series(1, 5)")
        conn.execute("drop sequence public.s cascade")
    project(manifest)
    with psycopg.connect(empty_database) as conn:
        assert conn.execute("insert into public.a default values returning id").fetchone() == (6,)


def test_a_generated_column_edited_by_hand_is_told_and_repaired(project, empty_database: str) -> None:
    manifest = [COLUMN % "type: integer, generated: id * 2"]
    project(manifest)
    with psycopg.connect(empty_database) as conn:
        conn.execute("alter table public.a drop column n")
        conn.execute("alter table public.a add column n integer generated always as (id * 5) stored")
    assert project(manifest) == ["alter table public.a alter column n set expression as ((id * 2))"]
