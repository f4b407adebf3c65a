"""Somebody edits the database by hand: `diff` shows exactly that, `provision` repairs exactly that, and then nothing is left."""

from __future__ import annotations

import psycopg
import pytest

from growthos_cli.catalog.ref import Ref
from growthos_cli.db.connect import Target
from growthos_cli.flows.compare import Comparison, compare
from growthos_cli.flows.provision import provision
from growthos_cli.flows.workspace import Workspace

# name -> (what somebody runs, what diff says). A change reads: verb, ref, changed fields.
EDITS: dict[str, tuple[str, list[str]]] = {
    # policies
    "a policy's expression": (
        "alter policy users_select on public.users using (true)",
        ["alter policy public.users.users_select: using"],
    ),
    "a policy's check": (
        "alter policy users_update on public.users with check (true)",
        ["alter policy public.users.users_update: check"],
    ),
    "a policy's roles": (
        "alter policy users_select on public.users to public",
        ["alter policy public.users.users_select: roles"],
    ),
    "a dropped policy": (
        "drop policy students_select on public.students",
        ["create policy public.students.students_select"],
    ),
    "a renamed policy": (
        "alter policy students_select on public.students rename to mine",
        ["create policy public.students.students_select", "drop policy public.students.mine"],
    ),
    "a policy nobody declared": (
        "create policy open_door on public.users for select to anon using (true)",
        ["drop policy public.users.open_door"],
    ),
    "a restrictive policy made permissive": (
        "drop policy students_tenant on public.students; create policy students_tenant on public.students to authenticated using (true)",
        ["alter policy public.students.students_tenant: using, check, permissive"],
    ),
    "a policy for another command": (
        "drop policy students_delete on public.students;"
        "create policy students_delete on public.students to authenticated using (true) with check (true)",
        ["alter policy public.students.students_delete: command, using, check"],
    ),
    "a storage policy": (
        'alter policy "assignment-files select" on storage.objects using (true)',
        ["alter policy storage.objects.assignment-files select: using"],
    ),
    "a dropped storage policy": (
        'drop policy "assignment-files insert" on storage.objects',
        ["create policy storage.objects.assignment-files insert"],
    ),
    "a storage policy nobody declared": (
        "create policy anybody on storage.objects for insert to anon with check (true)",
        ["drop policy storage.objects.anybody"],
    ),
    # row security
    "row security disabled": (
        "alter table public.users disable row level security",
        ["create row security public.users"],
    ),
    "row security forced": (
        "alter table public.students force row level security",
        ["alter row security public.students: forced"],
    ),
    # grants
    "a dropped grant": (
        "revoke select on public.users from authenticated",
        ["alter grant on table public.users to authenticated: privileges"],
    ),
    "a grant of everything": (
        "grant all on public.users to anon",
        ["drop grant on table public.users to anon"],
    ),
    "a grant to PUBLIC": (
        "grant select on public.company_settings to public",
        ["drop grant on table public.company_settings to public"],
    ),
    "a grant option": (
        "grant select on public.users to service_role with grant option",
        ["alter grant on table public.users to service_role: grantable"],
    ),
    "a column grant": (
        "grant update (id) on public.users to authenticated",
        ["drop grant on column public.users.id to authenticated"],
    ),
    "a dropped column grant": (
        "revoke update (full_name) on public.users from authenticated",
        ["create grant on column public.users.full_name to authenticated"],
    ),
    "execute given to PUBLIC": (
        "grant execute on function public.get_current_user_role() to public",
        ["drop grant on function public.get_current_user_role() to public"],
    ),
    "execute taken from the callers": (
        "revoke execute on function public.get_current_user_role() from authenticated",
        ["create grant on function public.get_current_user_role() to authenticated"],
    ),
    "a sequence opened": (
        "grant usage on sequence public.company_settings_id_seq to anon",
        ["drop grant on sequence public.company_settings_id_seq to anon"],
    ),
    "default privileges for anon": (
        "alter default privileges in schema public grant select on tables to anon",
        ["drop default privilege of postgres in public on each new table to anon"],
    ),
    "PUBLIC's execute on new functions": (
        "alter default privileges grant execute on functions to public",
        ["create default privilege of postgres on each new function to public"],
    ),
    # columns
    "a changed default": (
        "alter table public.users alter column status set default 'inactive'",
        ["alter column public.users.status: default"],
    ),
    "a dropped default": (
        "alter table public.students alter column id drop default",
        ["alter column public.students.id: default"],
    ),
    "not null dropped": (
        "alter table public.users alter column email drop not null",
        ["alter column public.users.email: not_null"],
    ),
    "not null added": (
        "alter table public.users alter column phone set not null",
        ["alter column public.users.phone: not_null"],
    ),
    "a changed type": (
        "alter table public.users alter column full_name type varchar(200)",
        ["alter column public.users.full_name: type"],
    ),
    "a dropped column": (
        "alter table public.users drop column dream_goal_summary",
        ["create column public.users.dream_goal_summary", "create grant on column public.users.dream_goal_summary to authenticated"],
    ),
    "a column nobody declared": (
        "alter table public.users add column password_display text",
        ["drop column public.users.password_display"],
    ),
    # constraints
    "a dropped check": (
        "alter table public.users drop constraint users_role_check",
        ["create check public.users.users_role_check"],
    ),
    "a check that allows more": (
        "alter table public.users drop constraint users_status_check;"
        "alter table public.users add constraint users_status_check check (status in ('active', 'inactive', 'suspended', 'vip'))",
        ["alter check public.users.users_status_check: expression"],
    ),
    "a check not validated": (
        "alter table public.students drop constraint students_installment_count_positive;"
        "alter table public.students add constraint students_installment_count_positive check (installment_count > 0) not valid",
        ["alter check public.students.students_installment_count_positive: validated"],
    ),
    "a dropped unique constraint": (
        "alter table public.students drop constraint students_company_id_student_id_key",
        ["create unique public.students.students_company_id_student_id_key"],
    ),
    "a dropped foreign key": (
        "alter table public.students drop constraint students_mentor_id_fkey",
        ["create foreign key public.students.students_mentor_id_fkey"],
    ),
    "another action on delete": (
        "alter table public.students drop constraint students_mentor_id_fkey;"
        "alter table public.students add constraint students_mentor_id_fkey"
        " foreign key (mentor_id) references public.users (id) on delete cascade",
        ["alter foreign key public.students.students_mentor_id_fkey: on_delete"],
    ),
    "a dropped primary key": (
        "alter table public.user_activity_logs drop constraint user_activity_logs_pkey",
        ["create primary key public.user_activity_logs.user_activity_logs_pkey"],
    ),
    # indexes
    "a dropped index": (
        "drop index public.students_mentor_id_idx",
        ["create index public.students.students_mentor_id_idx"],
    ),
    "an index on other columns": (
        "drop index public.users_role_status_idx; create index users_role_status_idx on public.users (status, role)",
        ["alter index public.users.users_role_status_idx: keys"],
    ),
    "a partial index without its condition": (
        "drop index public.students_fees_open_idx; create index students_fees_open_idx on public.students (company_id)",
        ["alter index public.students.students_fees_open_idx: where"],
    ),
    "an index nobody declared": (
        "create index mine on public.users (phone)",
        ["drop index public.users.mine"],
    ),
    # functions
    "a function's body": (
        "create or replace function public.get_current_user_role() returns text language sql stable security definer"
        " set search_path = '' as 'select ''superadmin''::text'",
        ["alter function public.get_current_user_role(): body"],
    ),
    "a definer turned invoker": (
        "alter function public.get_current_user_role() security invoker",
        ["alter function public.get_current_user_role(): security"],
    ),
    "a function's volatility": (
        "alter function public.current_company_id() volatile",
        ["alter function public.current_company_id(): volatility"],
    ),
    "a search path reset": (
        "alter function public.get_current_user_role() reset search_path",
        ["alter function public.get_current_user_role(): settings"],
    ),
    "an overload": (
        "create function public.get_current_user_role(p uuid) returns text language sql as 'select ''x''::text'",
        ["drop function public.get_current_user_role(uuid)"],
    ),
    "a dropped function": (
        "drop function public.update_company_branding(jsonb)",
        [
            "create comment on function public.update_company_branding(jsonb)",
            "create function public.update_company_branding(jsonb)",
            "create grant on function public.update_company_branding(jsonb) to authenticated",
        ],
    ),
    # triggers
    "a dropped trigger": (
        "drop trigger touch on public.users",
        ["create trigger public.users.touch"],
    ),
    "a disabled trigger": (
        "alter table public.users disable trigger role",
        ["alter trigger public.users.role: enabled"],
    ),
    "a trigger on other events": (
        "drop trigger touch on public.users; create trigger touch before insert or update on public.users"
        " for each row execute function public.update_updated_at_column()",
        ["alter trigger public.users.touch: events"],
    ),
    "a trigger twice": (
        "create trigger touch_again before update on public.users for each row execute function public.update_updated_at_column()",
        ["drop trigger public.users.touch_again"],
    ),
    "a trigger lost on auth.users": (
        "drop trigger handle_auth_user_deleted on auth.users",
        ["create trigger auth.users.handle_auth_user_deleted"],
    ),
    # rows that are schema
    "a bucket made public": (
        "update storage.buckets set public = true where id = 'assignment-files'",
        ["alter bucket assignment-files: public"],
    ),
    "a bucket's limits": (
        "update storage.buckets set file_size_limit = null, allowed_mime_types = null where id = 'assignment-files'",
        ["alter bucket assignment-files: file_size_limit, allowed_mime_types"],
    ),
    "a bucket deleted": (
        "set local storage.allow_delete_query = 'true'; delete from storage.buckets where id = 'recording-attachments'",
        ["create bucket recording-attachments"],
    ),
    "a table taken out of realtime": (
        "alter publication supabase_realtime drop table public.company_settings",
        ["create publication table supabase_realtime.public.company_settings"],
    ),
    "a table put into realtime": (
        "alter publication supabase_realtime add table public.users",
        ["drop publication table supabase_realtime.public.users"],
    ),
    "a comment": (
        "comment on table public.users is 'nothing to see'",
        ["alter comment on table public.users: text"],
    ),
    "a comment removed": (
        "comment on function public.get_current_user_role() is null",
        ["create comment on function public.get_current_user_role()"],
    ),
    # sequences
    "a sequence's step": (
        "alter sequence public.company_settings_id_seq increment by 10",
        ["alter sequence public.company_settings_id_seq: increment"],
    ),
}


def spoken(found: Comparison) -> list[str]:
    told = (f"{change.verb} {change.ref}" + (f": {', '.join(change.fields)}" if change.fields else "") for change in found.plan.changes)
    return sorted(told)


@pytest.mark.parametrize("edit", EDITS)
def test_a_hand_edit_is_shown_as_exactly_that_and_repaired(edit: str, growth_os_workspace: Workspace, growth_os_database: str) -> None:
    sql, expected = EDITS[edit]
    target = Target("test", growth_os_database)
    with psycopg.connect(growth_os_database, autocommit=True) as conn, conn.transaction():
        for statement in sql.split(";"):
            conn.execute(statement)

    found = compare(growth_os_workspace, target)
    assert spoken(found) == sorted(expected)

    provision(growth_os_workspace, found, allowed=("data_loss",), consent=lambda _: True)
    assert spoken(compare(growth_os_workspace, target)) == []


def test_a_dropped_table_is_shown_with_its_parts_and_comes_back(growth_os_workspace: Workspace, growth_os_database: str) -> None:
    target = Target("test", growth_os_database)
    with psycopg.connect(growth_os_database) as conn:
        conn.execute("drop table public.user_security_summary_backup")
    found = compare(growth_os_workspace, target)
    changes = found.plan.changes
    table = Ref("table", ("public", "user_security_summary_backup"))
    assert {change.verb for change in changes} == {"create"}
    assert {change.item.root for change in changes} == {table}
    provision(growth_os_workspace, found, allowed=(), consent=lambda _: True)
    assert spoken(compare(growth_os_workspace, target)) == []


def test_there_are_at_least_fifty_hand_edits() -> None:
    assert len(EDITS) >= 50
