"""What looks like a fault and is none is left alone, and grades of the same fault are told apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from application import Application
from checking import AUDIT, INVOICES_KEY, NUMBER_INDEX, context, found

from growthos_cli.checks.run import run
from growthos_cli.findings import Level

MINE = "owner_id = (select auth.uid())"
DEFINER = "language sql stable security definer set search_path = ''"
RENAMING = f"create policy renaming on public.folders for update to authenticated using ({MINE}) with check ({MINE});"
BY_OPENNESS = """
create policy in_open_folders on public.notes for delete to authenticated
  using (exists (select from public.folders as f where f.owner_id = notes.owner_id and f.is_open));
"""
GUARD = """
create function public.guard() returns trigger language plpgsql as 'begin return old; end';
create trigger guard before update of is_open on public.folders for each row execute function public.guard();
"""
BUCKET = "insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types) values ('b', 'b', %s, 1, '{text/plain}');"

QUIET = {
    "true and restrictive": ("policy-always-true", "create policy p on public.notes as restrictive to authenticated using (true)"),
    "true for a role of the server's": ("policy-always-true", "create policy p on public.notes for select to service_role using (true)"),
    "true for another command": ("policy-made-meaningless", "create policy p on public.folders for update to authenticated using (true)"),
    "a check of its own": ("policy-without-check", RENAMING),
    "no update": ("policy-without-check", f"create policy p on public.notes for delete to authenticated using ({MINE})"),
    "readable by a policy for all": (
        "write-without-select",
        f"drop policy notes_select on public.notes; create policy p on public.notes to authenticated using ({MINE}) with check ({MINE})",
    ),
    "one way": ("policy-recursion", BY_OPENNESS),
    "a table of a name that begins like its own": (
        "policy-recursion",
        "create table public.notes_old (id uuid);"
        " create policy p on public.notes for select to authenticated using (exists (select from public.notes_old))",
    ),
    "a definer helper": (
        "helper-recursion",
        f"create function public.f() returns boolean {DEFINER} as 'select exists (select from public.notes)';"
        " create policy p on public.notes for select to authenticated using ((select public.f()))",
    ),
    "metadata of the server's": (
        "user-metadata-in-policy",
        "create policy p on public.notes for delete to authenticated using ((select auth.jwt()) -> 'app_metadata' ->> 'role' = 'admin')",
    ),
    "no user, but signed in": (
        "policy-open-without-session",
        "create policy p on public.notes for select to authenticated using (owner_id = coalesce(auth.uid(), owner_id))",
    ),
    "anon and a plain comparison": (
        "policy-open-without-session",
        "create policy p on public.notes for select to anon using (is_public or owner_id = auth.uid())",
    ),
    "public and restrictive": ("policy-to-public", f"create policy p on public.notes as restrictive using ({MINE})"),
    "once a statement": (
        "policy-call-per-row",
        f"create policy p on public.notes for select to authenticated using (owner_id = (select auth.uid() where {MINE}))",
    ),
    "for other callers": (
        "several-permissive-policies",
        f"create policy p on public.notes for update to anon using ({MINE}) with check ({MINE})",
    ),
    "restrictive beside permissive": (
        "several-permissive-policies",
        f"create policy p on public.notes as restrictive for update to authenticated using ({MINE}) with check ({MINE})",
    ),
    "all for the server": ("policy-for-all", "create policy p on public.notes to service_role using (true) with check (true)"),
    "narrows what an index found": (
        "policy-column-without-index",
        f"create policy p on public.notes for select to authenticated using ({MINE} and title = 'x')",
    ),
    "a flag": ("policy-column-without-index", "create policy p on public.notes for select to authenticated using (is_public)"),
    "a key begins with it": (
        "policy-column-without-index",
        "create policy p on public.notes for select to authenticated using (id = '00000000-0000-0000-0000-000000000000')",
    ),
    "a trigger looks at the column": ("authorization-column-writable", RENAMING + BY_OPENNESS + GUARD),
    "the update policy speaks of the column": (
        "authorization-column-writable",
        RENAMING.replace("with check (", "with check (not is_open and ") + BY_OPENNESS,
    ),
    "the column is not granted": (
        "authorization-column-writable",
        RENAMING
        + BY_OPENNESS
        + "revoke update on public.folders from authenticated; grant update (name) on public.folders to authenticated",
    ),
    "nobody updates": ("authorization-column-writable", BY_OPENNESS),
    "pinned, temporary last": (
        "definer-search-path",
        f"create function public.f() returns integer {DEFINER.replace(chr(39) * 2, 'public, pg_temp')} as 'select 1'",
    ),
    "an invoker": (
        "definer-callable",
        "create function public.f() returns integer language sql as 'select 1'; revoke execute on function public.f() from public;"
        " grant execute on function public.f() to authenticated",
    ),
    "for the server alone": (
        "definer-callable",
        f"create function public.f() returns integer {DEFINER} as 'select 1'; revoke execute on function public.f() from public;"
        " grant execute on function public.f() to service_role",
    ),
    "in a schema that callers cannot enter": (
        "definer-callable",
        f"create schema private; create function private.f() returns integer {DEFINER} as 'select 1';"
        " revoke execute on function private.f() from public; grant execute on function private.f() to authenticated",
    ),
    "execute in a comment": (
        "definer-dynamic-sql",
        "create function public.f() returns integer language plpgsql security definer set search_path = ''"
        " as $$ begin -- execute nothing\n return 1; end $$; grant execute on function public.f() to authenticated",
    ),
    "a definer trigger where nobody writes": (
        "definer-trigger",
        "create function public.f() returns trigger language plpgsql security definer set search_path = '' as 'begin return new; end';"
        " create table public.quiet (); create trigger t after insert on public.quiet execute function public.f()",
    ),
    "another signature than Postgres's": (
        "shadows-built-in",
        "create function public.lower(uuid) returns text language sql as 'select $1::text'",
    ),
    "an invoker view": (
        "view-past-row-security",
        "create view public.v with (security_invoker = true) as select title from public.notes; grant select on public.v to authenticated",
    ),
    "a view of nobody's": ("view-past-row-security", "create view public.v as select title from public.notes"),
    "a view of a table without row security": (
        "view-past-row-security",
        "create table public.plain (a integer); create view public.v as select a from public.plain;"
        " grant select on public.v to authenticated",
    ),
    "a materialized view of nobody's": ("unfiltered-relation", "create materialized view public.m as select title from public.notes"),
    "partitions with row security": (
        "unfiltered-relation",
        "create table public.p (id integer) partition by list (id); create table public.p1 partition of public.p for values in (1);"
        " alter table public.p enable row level security; alter table public.p1 enable row level security;"
        " grant select on public.p, public.p1 to authenticated",
    ),
    "the server may truncate": ("privileges-past-row-security", "grant truncate on public.notes to service_role"),
    "columns of another privilege": ("column-grant-idle", "grant references (title) on public.notes to authenticated"),
    "a secret that callers cannot read": (
        "secret-readable",
        "alter table public.notes add column token text; revoke select on public.notes from authenticated;"
        " grant select (id, title) on public.notes to authenticated",
    ),
    "a sequence to take numbers from": ("sequence-settable", "create sequence public.s; grant usage on sequence public.s to authenticated"),
    "a key of uuids": ("existence-oracle", "alter table public.notes add unique (owner_id, folder_id)"),
    "a key where nobody inserts": (
        "existence-oracle",
        "drop policy notes_insert on public.notes; alter table public.notes add unique (title)",
    ),
    "nobody deletes the parent": (
        "cascade-past-policies",
        "drop policy folders_delete on public.folders;"
        " alter table public.notes add foreign key (folder_id) references public.folders on delete cascade",
    ),
    "a deletion that is refused": (
        "cascade-past-policies",
        "alter table public.notes add foreign key (folder_id) references public.folders on delete restrict",
    ),
    "the whole row, published to nobody": ("realtime-whole-row", "alter table public.notes replica identity full"),
    "published and protected": ("realtime-without-row-security", "alter publication supabase_realtime add table public.notes"),
    "defaults for the server": (
        "default-privileges-open",
        "alter default privileges in schema public grant select on tables to service_role",
    ),
    "a private bucket": ("bucket-public", BUCKET % "false"),
    "reading a public bucket": (
        "storage-policy-without-path",
        BUCKET % "true" + "create policy p on storage.objects for select to anon using (bucket_id = 'b')",
    ),
    "listing one's own files of a public bucket": (
        "bucket-listable",
        BUCKET % "true"
        + "create policy p on storage.objects for select to authenticated using (bucket_id = 'b' and owner_id = (select auth.uid())::text)",
    ),
}

GRADES = {
    "a trigger function": (
        "definer-callable-by-anyone",
        f"create function public.f() returns trigger language plpgsql {DEFINER.removeprefix('language sql stable')} as 'begin end'",
        Level.WARNING,
    ),
    "temporary objects first": (
        "definer-search-path",
        f"create function public.f() returns integer {DEFINER.replace(chr(39) * 2, 'public')} as 'select 1'",
        Level.WARNING,
    ),
    "hardened alike": (
        "overloaded-function",
        "create function public.f(a text) returns text language sql as 'select a';"
        " create function public.f(a uuid) returns uuid language sql as 'select a'",
        Level.INFO,
    ),
    "not hardened alike": (
        "overloaded-function",
        f"create function public.f(a text) returns text {DEFINER} as 'select a';"
        " create function public.f(a uuid) returns uuid language sql as 'select a'",
        Level.WARNING,
    ),
    "a partition without row security of its own": (
        "unfiltered-relation",
        "create table public.p (id integer) partition by list (id); create table public.p1 partition of public.p for values in (1);"
        " alter table public.p enable row level security; grant select on public.p1 to authenticated",
        Level.ERROR,
    ),
    "a view over a view": (
        "view-past-row-security",
        "create view public.inner_view as select title from public.notes;"
        " create view public.v as select * from public.inner_view; grant select on public.v to authenticated",
        Level.ERROR,
    ),
    "a schema published whole": (
        "publication-of-all-tables",
        "-- superuser\ncreate publication p for tables in schema public",
        Level.WARNING,
    ),
    "a table that reads itself": (
        "policy-recursion",
        "create policy p on public.notes for select to authenticated using (exists (select from public.notes as n where n.is_public))",
        Level.ERROR,
    ),
    "a body that believes metadata": (
        "user-metadata-in-policy",
        "create function public.f() returns text language sql stable set search_path = ''"
        " as $$ select auth.jwt() -> 'user_metadata' ->> 'role' $$;"
        " create policy p on public.notes for delete to authenticated using ((select public.f()) = 'admin')",
        Level.ERROR,
    ),
}


@pytest.mark.parametrize("case", QUIET)
def test_what_is_no_fault_is_left_alone(application: Application, case: str) -> None:
    check, sql = QUIET[case]
    application.execute(sql)
    assert application.findings(check) == []


@pytest.mark.parametrize("case", GRADES)
def test_a_fault_has_the_grade_that_it_deserves(application: Application, case: str) -> None:
    check, sql, level = GRADES[case]
    application.execute(sql, superuser=sql.startswith("-- superuser"))
    # What is no stranger on a declared table would be told as a difference, too, and be as grave.
    assert {finding.level for finding in application.findings(check)} == {level}


def test_an_invalid_index_is_found(application: Application) -> None:
    [finding] = [each for each in found(replace(NUMBER_INDEX, valid=False)) if each.check == "not-validated"]
    assert finding.detail == "index invoices_number_idx of public.invoices is invalid: it serves no query"


def test_a_foreign_key_that_was_never_checked_is_found() -> None:
    assert [each.check for each in found(replace(INVOICES_KEY, validated=False))] == ["not-validated"]


@pytest.mark.parametrize(
    ("version", "told"),
    [
        (180000, None),
        (170006, None),
        (170005, "upgrade to 17.6 or later"),
        (150013, "upgrade to 15.14 or later"),
        (150014, None),
        (120022, "upgrade to a major that is supported"),
        (0, None),
    ],
)
def test_a_server_that_lacks_the_release_is_told_which_it_needs(version: int, told: str | None) -> None:
    findings = [each for each in run(replace(context(), server_version=version)).findings if each.check == "server-minor"]
    assert [each.detail.rpartition("; ")[2] for each in findings] == ([told] if told else [])


def test_what_else_differs_is_not_hidden_behind_a_finding() -> None:
    """The function is leakproof and has another body: the first is told by its check, the second as drift."""
    changed = replace(AUDIT, security="definer", body="begin return new; end")
    assert [each.check for each in found(changed)] == ["drift"]
