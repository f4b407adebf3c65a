"""One fault planted in Growth OS, found alone, mended by the remedy as it is printed, then silence."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg
import pytest

from growthos_cli.db.connect import Target
from growthos_cli.findings import Finding
from growthos_cli.flows.validate import validate
from growthos_cli.flows.workspace import Workspace


def judged(workspace: Workspace, database: str) -> list[Finding]:
    return list(validate(workspace, Target("test", database, embedded=True)).findings)


def told(workspace: Workspace, database: str) -> list[Finding]:
    """The findings beside those that only list strangers."""
    return [finding for finding in judged(workspace, database) if finding.check != "unmanaged"]


def run(database: str, statements: str) -> None:
    with psycopg.connect(database) as connection:
        connection.execute(statements.encode())


@dataclass(frozen=True)
class Fault:
    """What a hand did, which check tells it, and of which object."""

    statements: str
    check: str
    ref: str


ROLE_FUNCTION = "function public.get_current_user_role()"
FAULTS = (
    Fault("drop function public.get_current_user_role() cascade", "role-function", ROLE_FUNCTION),
    Fault("alter function public.get_current_user_role() security invoker", "role-function", ROLE_FUNCTION),
    Fault("alter function public.get_current_user_role() volatile", "role-function", ROLE_FUNCTION),
    Fault("alter function public.get_current_user_role() reset all", "role-function", ROLE_FUNCTION),
    Fault(
        "create function public.get_current_user_role(uuid) returns text language sql as $$ select 'admin' $$",
        "role-function",
        ROLE_FUNCTION,
    ),
    Fault("grant execute on function public.get_current_user_role() to public", "role-function", ROLE_FUNCTION),
    Fault("revoke execute on function public.get_current_user_role() from authenticated", "role-function", ROLE_FUNCTION),
    Fault("alter table public.users disable row level security", "row-security-disabled", "table public.users"),
    Fault(
        "create table public.open (id integer); grant select on public.open to anon",
        "row-security-disabled",
        "table public.open",
    ),
    Fault(
        """
        do $$ declare p record; begin
          for p in select policyname from pg_policies where tablename = 'modules' loop
            execute format('drop policy %I on public.modules', p.policyname);
          end loop;
        end $$
        """,
        "row-security-without-policy",
        "table public.modules",
    ),
    Fault(
        "set storage.allow_delete_query = 'true'; delete from storage.buckets where id = 'assignment-files'",
        "bucket-missing",
        "bucket assignment-files",
    ),
    Fault(
        "update storage.buckets set public = true where id = 'assignment-submissions'", "bucket-publicity", "bucket assignment-submissions"
    ),
    Fault(
        "create policy stray on storage.objects for select to authenticated"
        " using (bucket_id in ('asignment-files', 'company-branding') and name = 'x')",
        "bucket-in-policy",
        "policy storage.objects.stray",
    ),
    Fault("grant create on schema public to public", "schema-create", "grant on schema public to public"),
    Fault("drop sequence public.company_settings_id_seq cascade", "missing-sequence", "sequence public.company_settings_id_seq"),
    Fault("drop table public.installment_plans cascade", "missing-table", "table public.installment_plans"),
    Fault("drop function public.validate_password_security() cascade", "missing-function", "function public.validate_password_security()"),
    Fault(
        "alter table public.company_settings drop constraint company_settings_pkey cascade",
        "missing-foreign-key-target",
        "primary key public.company_settings.company_settings_pkey",
    ),
    Fault("alter table public.modules alter column title drop not null", "drift", "column public.modules.title"),
    Fault("alter table public.modules add column extra text", "drift", "column public.modules.extra"),
    Fault("alter policy users_select on public.users using (created_at is not null)", "drift", "policy public.users.users_select"),
    Fault("alter policy users_select on public.users using (true)", "policy-always-true", "policy public.users.users_select"),
    Fault("create policy more on public.modules for select using (created_at is null)", "policy-to-public", "policy public.modules.more"),
    Fault("grant truncate on public.invoices to anon", "privileges-past-row-security", "table public.invoices"),
    Fault(
        "grant execute on function public.unlock_next_recording(uuid, uuid) to anon",
        "definer-callable-by-anyone",
        "function public.unlock_next_recording(uuid, uuid)",
    ),
    Fault(
        "create view public.people as select id, role from public.users; revoke all on public.people from anon, service_role;"
        " grant select on public.people to authenticated",
        "view-past-row-security",
        "view public.people",
    ),
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.check}: {' '.join(fault.statements.split())[:50]}")
def test_a_fault_is_found_alone_and_its_remedy_ends_it(growth_os_workspace: Workspace, growth_os_database: str, fault: Fault) -> None:
    run(growth_os_database, fault.statements)
    findings = told(growth_os_workspace, growth_os_database)
    assert [(finding.check, str(finding.ref)) for finding in findings] == [(fault.check, fault.ref)]
    run(growth_os_database, findings[0].remedy)
    assert told(growth_os_workspace, growth_os_database) == []


def test_growth_os_as_provisioned_is_silent(growth_os_workspace: Workspace, growth_os_database: str) -> None:
    assert judged(growth_os_workspace, growth_os_database) == []


def test_a_dropped_role_function_is_told_by_how_much_it_breaks(growth_os_workspace: Workspace, growth_os_database: str) -> None:
    callers = {a for a, b in growth_os_workspace.desired.edges if b.path[:2] == ("public", "get_current_user_role") and a.kind == "policy"}
    tables = {ref.path[:2] for ref in callers}
    run(growth_os_database, "drop function public.get_current_user_role() cascade")
    [finding] = judged(growth_os_workspace, growth_os_database)
    assert finding.evidence[0] == f"{len(callers)} policies on {len(tables)} tables call it"
    assert len(callers) > 20
