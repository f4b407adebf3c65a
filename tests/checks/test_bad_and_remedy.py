"""Each check does what its own page says: quiet, then Bad, then one finding, then Remedy, then quiet again.

On a real server, on a small application whose state before Bad counts as declared.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator

import psycopg
import pytest
from fix_server import EMPTY

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.checks.context import Context
from growthos_cli.checks.registry import CHECKS, Check
from growthos_cli.checks.run import run
from growthos_cli.db.embedded import Server
from growthos_cli.db.environment import create_database, drop_database
from growthos_cli.db.extract import Extraction, extract
from growthos_cli.diff import diff
from growthos_cli.findings import Finding, Level
from growthos_cli.intent import Project
from growthos_cli.plan import subset
from growthos_cli.platform import SUPABASE

APPLICATION = """
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
create table public.folders (
  id uuid primary key default gen_random_uuid(), owner_id uuid not null, name text, is_open boolean not null default false);
create table public.notes (
  id uuid primary key default gen_random_uuid(), owner_id uuid not null, folder_id uuid, title text,
  is_public boolean not null default false);
create index folders_owner_id_idx on public.folders (owner_id);
create index notes_owner_id_idx on public.notes (owner_id);
alter table public.folders enable row level security;
alter table public.notes enable row level security;
grant select, insert, update, delete on public.folders, public.notes to authenticated;
"""
for _table in ("folders", "notes"):
    _mine = "(owner_id = (select auth.uid()))"
    APPLICATION += f"""
create policy {_table}_select on public.{_table} for select to authenticated using {_mine};
create policy {_table}_insert on public.{_table} for insert to authenticated with check {_mine};
create policy {_table}_delete on public.{_table} for delete to authenticated using {_mine};
"""
APPLICATION += """
create policy notes_update on public.notes for update to authenticated
  using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
"""
# Folders have no update policy, so that a Bad can bring one.

SUPERUSER = "-- as a superuser"

_SHOWN_ELSEWHERE = {
    # They need a manifest that says otherwise, or another server: test_missing_checks.py and its neighbours.
    *("bucket-in-policy", "bucket-missing", "bucket-publicity", "missing-foreign-key-target", "missing-function", "missing-sequence"),
    *(
        "missing-table",
        "role-function",
        "row-security-disabled",
        "row-security-without-policy",
        "schema-create",
        "server-minor",
        "unmanaged",
    ),
}
SHOWN = [check for check in CHECKS if check.id not in _SHOWN_ELSEWHERE]

Judge = Callable[[], list[Finding]]


@pytest.fixture(scope="module")
def application(server: Server) -> Iterator[str]:
    """The name of a database that holds the application."""
    name = f"test_application_{secrets.token_hex(6)}"
    create_database(server, name, EMPTY)
    with psycopg.connect(server.conninfo(name)) as conn:
        conn.execute(APPLICATION)
    yield name
    drop_database(server, name)


@pytest.fixture
def conn(server: Server, application: str) -> Iterator[psycopg.Connection]:
    """Signed in as a superuser and acting as postgres; whatever is done is undone."""
    with psycopg.connect(server.conninfo(application, "supabase_admin")) as conn:
        conn.execute("set local role postgres")
        yield conn
        conn.rollback()


@pytest.fixture
def judge(conn: psycopg.Connection) -> Judge:
    desired = looked(conn).catalog

    def findings() -> list[Finding]:
        found = looked(conn)
        return list(run(context(found, desired)).findings)

    return findings


def looked(conn: psycopg.Connection) -> Extraction:
    return extract(conn, SUPABASE, (), SUPABASE.callers("authenticated"))


def context(found: Extraction, desired: Catalog) -> Context:
    live = found.catalog
    return Context(
        live,
        desired,
        tuple(diff(live, desired)),
        Project(),
        SUPABASE,
        lambda refs: subset(live, desired, refs, role="postgres").sql(),
        sightings=found.sightings,
        server_version=found.server_version,
    )


def section(check: Check, heading: str) -> str:
    """The SQL below a heading of the check's page."""
    text = re.search(rf"^{heading}:\n((?: {{4}}.*\n|\n)+)", check.description, re.MULTILINE)
    assert text is not None
    return text[1]


def execute(conn: psycopg.Connection, sql: str, *, superuser: bool) -> None:
    conn.execute("reset role" if superuser else "set local role postgres")
    conn.execute(sql.encode())
    conn.execute("set local role postgres")


def test_the_application_itself_is_quiet(judge: Judge) -> None:
    assert judge() == []


@pytest.mark.parametrize("check", SHOWN, ids=lambda check: check.id)
def test_a_check_finds_its_own_bad_once_and_its_remedy_ends_it(conn: psycopg.Connection, judge: Judge, check: Check) -> None:
    def found() -> list[Finding]:
        return [finding for finding in judge() if finding.check == check.id]

    bad, remedy = section(check, "Bad"), section(check, "Remedy")
    execute(conn, bad, superuser=SUPERUSER in bad)
    [finding] = found()
    assert finding.level <= check.level or finding.explains
    assert finding.detail
    with conn.transaction(force_rollback=True):
        execute(conn, finding.remedy or "select", superuser=SUPERUSER in remedy)
        printed = found()
    assert (printed == []) == bool(re.sub(r"--.*", "", finding.remedy).strip())
    execute(conn, remedy, superuser=SUPERUSER in remedy)
    assert found() == []


def test_a_check_gives_no_graver_level_than_it_says() -> None:
    assert {check.level for check in CHECKS} <= set(Level)
