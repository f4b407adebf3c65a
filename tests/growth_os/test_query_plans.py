"""Growth OS seeded small: the seed is as right as if triggers had watched it, and every persona's queries are planned as on a large one."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import psycopg
import pytest
from fix_database import as_caller

from growthos_cli.bench.sizes import sized
from growthos_cli.bench.verdict import Budget
from growthos_cli.db.connect import Target, connect
from growthos_cli.db.embedded import Server
from growthos_cli.db.environment import create_database, drop_database
from growthos_cli.errors import ConsentError, ManifestError
from growthos_cli.flows.measure import Asking, Measurement, measure
from growthos_cli.flows.seed import Seeded, fill, settled
from growthos_cli.flows.workspace import Workspace

SMALL = ["companies=3", "students=60", "submissions=1200"]
SHAPES = Asking(
    runs=0,
    # Few rows fit into one block, which is cheaper to read than any index: what the planner would do with many is asked for instead.
    settings={"enable_seqscan": "off"},
    # Then a scan of the whole table means that no index serves the policy.
    budget=Budget(scanned=0),
)


@dataclass(frozen=True)
class Seeding:
    workspace: Workspace
    target: Target
    seeded: Seeded


@pytest.fixture(scope="module")
def small(server: Server, growth_os_template: str, growth_os_workspace: Workspace) -> Iterator[Seeding]:
    """A Growth OS of three companies."""
    name = f"test_{secrets.token_hex(6)}"
    create_database(server, name, template=growth_os_template)
    target = Target("test", server.conninfo(name), embedded=True)
    seeded = fill(growth_os_workspace, target, None, sized(growth_os_workspace.declared.bench, SMALL), None)
    settled(growth_os_workspace, seeded)
    yield Seeding(growth_os_workspace, target, seeded)
    drop_database(server, name)


@pytest.fixture
def rows(small: Seeding) -> Iterator[psycopg.Connection]:
    with connect(small.target.conninfo) as conn:
        yield conn


def told(found: Measurement) -> list[str]:
    return [
        f"{result.table.path[1]} {result.persona} {result.query}: {excess.sentence}"
        for result in found.marked
        for excess in result.excesses
    ]


def test_every_step_fills_its_table(small: Seeding) -> None:
    assert [table for table, rows in small.seeded.rows.items() if rows == 0] == []
    assert small.seeded.rows["public", "submissions"] == 1200


def test_the_seed_obeys_every_foreign_key(rows: psycopg.Connection) -> None:
    broken = []
    for name, table, other, columns in rows.execute(
        """
        select c.conname, c.conrelid::regclass::text, c.confrelid::regclass::text,
          (
            select string_agg(format('o.%I = t.%I', f.attname, a.attname), ' and ')
            from unnest(c.conkey, c.confkey) as k (mine, theirs)
            join pg_attribute as a on a.attrelid = c.conrelid and a.attnum = k.mine
            join pg_attribute as f on f.attrelid = c.confrelid and f.attnum = k.theirs
          )
        from pg_constraint as c
        where c.contype = 'f' and c.connamespace = 'public'::regnamespace
        """
    ).fetchall():
        some = columns.split(" and ")[0].split(" = ")[1]
        orphan = f"select count(*) from {table} as t where {some} is not null and not exists (select from {other} as o where {columns})"
        if rows.execute(orphan.encode()).fetchone() != (0,):
            broken.append(name)
    assert broken == []


def test_a_row_and_the_row_that_it_refers_to_are_of_one_company(rows: psycopg.Connection) -> None:
    mixed = []
    for table, column, other, key in rows.execute(
        """
        select c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text, f.attname
        from pg_constraint as c
        join pg_attribute as a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        join pg_attribute as f on f.attrelid = c.confrelid and f.attnum = c.confkey[1]
        where c.contype = 'f' and c.connamespace = 'public'::regnamespace and array_length(c.conkey, 1) = 1
          and exists (select from pg_attribute as x where x.attrelid = c.conrelid and x.attname = 'company_id')
          and exists (select from pg_attribute as x where x.attrelid = c.confrelid and x.attname = 'company_id')
        """
    ).fetchall():
        query = f'select count(*) from {table} as t join {other} as o on o."{key}" = t."{column}" where o.company_id <> t.company_id'
        if rows.execute(query.encode()).fetchone() != (0,):
            mixed.append(f"{table}.{column}")
    assert mixed == []


def test_the_personas_have_their_share(small: Seeding) -> None:
    asking = Asking(("submissions",), ("superadmin", "admin", "mentor", "student", "stranger"), runs=0)
    visible = {result.persona: result.visible for result in measure(small.workspace, small.target, asking).results}
    assert visible == {"superadmin": 1200, "admin": 400, "mentor": 380, "student": 20, "stranger": 0}


def test_a_database_with_rows_is_seeded_only_by_name_and_never_by_halves(small: Seeding, rows: psycopg.Connection) -> None:
    before = rows.execute("select count(*), max(created_at) from public.users").fetchone()
    with pytest.raises(ConsentError) as refused:
        fill(small.workspace, small.target, None, {**small.seeded.sizes}, None)
    assert str(refused.value).startswith("the target is not empty: company_settings, auth.users, users, students, modules and ")
    assert str(refused.value).endswith("nothing was written. `growthos db reset` empties it. To add to what is there: --into embedded")
    with pytest.raises(ManifestError) as failed:
        fill(small.workspace, small.target, None, {**small.seeded.sizes}, "embedded")
    assert "Postgres refuses the personas: duplicate key value" in str(failed.value)
    assert rows.execute("select count(*), max(created_at) from public.users").fetchone() == before


@pytest.mark.parametrize(
    ("table", "owner"),
    [("submissions", "student_id"), ("assignment_grading", "student_id"), ("notifications", "user_id"), ("students", "user_id")],
)
def test_a_policy_that_lets_everybody_in_opens_nothing_to_who_sees_only_the_own(rows: psycopg.Connection, table: str, owner: str) -> None:
    student = UUID("00000000-0000-4000-8000-000000000007")
    with rows.transaction(force_rollback=True):
        rows.execute(f"create policy open on public.{table} for select to authenticated using (true)".encode())
        everybody = rows.execute(f"select distinct {owner} from public.{table}".encode()).fetchall()
        with as_caller(rows, student):
            assert rows.execute(f"select distinct {owner} from public.{table}".encode()).fetchall() == [(student,)]
    assert len(everybody) > 1


def test_no_query_of_any_persona_is_planned_badly(small: Seeding) -> None:
    found = measure(small.workspace, small.target, SHAPES)
    assert told(found) == []
    assert len({result.table for result in found.results}) == 10
    assert {result.persona for result in found.results} == {person.name for person in small.workspace.declared.personas.people}


@pytest.mark.parametrize(
    ("policy", "marked"),
    [
        ("public.get_current_user_role() in ('superadmin', 'admin')", "per-row-call"),
        ("student_id = auth.uid()", "per-row-call"),
        ("student_id in (select s.user_id from public.students as s)", "per-row-query"),
    ],
)
def test_a_bad_policy_is_found(small: Seeding, policy: str, marked: str) -> None:
    with connect(small.target.conninfo) as conn:
        before = conn.execute("select pg_get_expr(polqual, polrelid) from pg_policy where polname = 'submissions_select'").fetchone()
        conn.execute(f"alter policy submissions_select on public.submissions using ({policy})".encode())
        try:
            found = measure(small.workspace, small.target, Asking(("submissions",), ("admin", "student"), 0, settings=SHAPES.settings))
        finally:
            conn.execute(f"alter policy submissions_select on public.submissions using ({before[0]})".encode())
    assert marked in {excess.name for result in found.marked for excess in result.excesses}
    assert {result.query for result in found.marked} >= {"list", "count", "visible key"}
