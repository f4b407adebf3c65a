"""A small application in a real database, and what the checks make of it after somebody did something."""

from __future__ import annotations

import psycopg

from growthos_cli.checks.context import Context
from growthos_cli.checks.run import run
from growthos_cli.db.extract import Extraction, extract
from growthos_cli.diff import diff
from growthos_cli.findings import Finding
from growthos_cli.intent import Project
from growthos_cli.planning.plan import subset
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


class Application:
    """The state that it is found in counts as declared; whatever is done to it is undone."""

    def __init__(self, conn: psycopg.Connection) -> None:
        """The connection is a superuser's, acting as postgres."""
        self.conn = conn
        self.declared = self._look().catalog

    def execute(self, sql: str, *, superuser: bool = False) -> None:
        self.conn.execute("reset role" if superuser else "set local role postgres")
        self.conn.execute(sql.encode())
        self.conn.execute("set local role postgres")

    def findings(self, check: str | None = None) -> list[Finding]:
        """All, or those of one check."""
        found = self._look()
        context = Context(
            found.catalog,
            self.declared,
            tuple(diff(found.catalog, self.declared)),
            Project(),
            SUPABASE,
            lambda refs: subset(found.catalog, self.declared, refs, role="postgres").sql(),
            sightings=found.sightings,
            server_version=found.server_version,
        )
        return [finding for finding in run(context).findings if check in (None, finding.check)]

    def _look(self) -> Extraction:
        return extract(self.conn, SUPABASE, (), SUPABASE.callers("authenticated"))
