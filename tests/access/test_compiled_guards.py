"""Guarded columns, as Postgres enforces them."""

from __future__ import annotations

from collections.abc import Callable

import psycopg
import pytest
from declaring import declared, table

from growthos_cli.access.compile import compile_access
from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.routines import Function, Trigger
from growthos_cli.diff import Change
from growthos_cli.planning.statements import statements

ACCESS = {"select": {"admin": "any_row", "student": "any_row"}, "update": {"admin": "any_row", "student": "any_row", "anon": "any_row"}}
GUARDS = {"status": "superadmin", "order": "admin superadmin", "paid_at": ""}
SETTING = """
    alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
    create function public.my_role() returns text language sql stable set search_path = '' as
      $$ select nullif(pg_catalog.current_setting('test.role', true), '') $$;
    create table public.invoices (id integer, status text, "order" integer, paid_at date, note text);
    insert into public.invoices values (1, 'pending', 1, null, 'n');
    create function public.server_side(wanted text) returns void language sql security definer set search_path = '' as
      $$ update public.invoices set status = wanted $$;
    grant select, update on public.invoices to service_role;
"""
Attempt = Callable[[str, str, str], str]


def guard_objects() -> list[Object]:
    after = compile_access(declared(table("invoices", "id status order paid_at note", ACCESS, guards=GUARDS)))
    return [*after.catalog.kind("function"), *after.catalog.kind("trigger")]


def test_guards_become_one_function_and_one_trigger_for_the_columns_that_somebody_may_change() -> None:
    body = """
declare
  caller_role text;
begin
  -- Server-side code and definer functions run as somebody else and may change every column.
  if current_user not in ('authenticated', 'anon') then
    return new;
  end if;
  caller_role := public.my_role();
  if old.status is distinct from new.status
    and (caller_role in ('superadmin')) is not true
  then
    raise insufficient_privilege using message = 'only superadmin may change invoices.status';
  end if;
  if old."order" is distinct from new."order"
    and (caller_role in ('superadmin', 'admin')) is not true
  then
    raise insufficient_privilege using message = 'only superadmin and admin may change invoices.order';
  end if;
  return new;
end
"""
    assert guard_objects() == [
        Function("public", "invoices_guard", "", "", "trigger", "plpgsql", body, settings=(("search_path", '""'),)),
        Trigger(
            "public",
            "invoices",
            "invoices_guard",
            "before",
            ("update",),
            "public",
            "invoices_guard",
            ("status", "order"),
            when='old.status is distinct from new.status or old."order" is distinct from new."order"',
        ),
    ]


@pytest.fixture
def attempt(connection: psycopg.Connection) -> Attempt:
    """Runs a statement as (database role, application role); "ok" or SQLSTATE and message."""
    connection.execute(SETTING)
    after = compile_access(declared(table("invoices", "id status order paid_at note", ACCESS, guards=GUARDS)))
    for kind in ("function", "trigger", "grant"):
        for item in after.catalog.kind(kind):
            for sql in statements(Change(None, item)):
                connection.execute(sql.encode())

    def run(database_role: str, role: str, statement: str) -> str:
        try:
            with connection.transaction(force_rollback=True):
                connection.execute("select set_config('role', %s, true), set_config('test.role', %s, true)", (database_role, role))
                connection.execute(statement.encode())
        except psycopg.Error as error:
            return f"{error.sqlstate} {error.diag.message_primary}"
        return "ok"

    return run


STATUS = "update public.invoices set status = 'paid'"
ORDER = 'update public.invoices set "order" = 2'


@pytest.mark.parametrize(
    ("database_role", "role", "statement", "answer"),
    [
        ("authenticated", "superadmin", STATUS, "ok"),
        ("authenticated", "admin", STATUS, "42501 only superadmin may change invoices.status"),
        ("authenticated", "", STATUS, "42501 only superadmin may change invoices.status"),
        ("authenticated", "admin", ORDER, "ok"),
        ("authenticated", "student", ORDER, "42501 only superadmin and admin may change invoices.order"),
        ("anon", "", STATUS, "42501 only superadmin may change invoices.status"),
        ("authenticated", "student", "update public.invoices set note = 'm'", "ok"),
        ("authenticated", "student", "update public.invoices set status = 'pending', note = 'm'", "ok"),
        ("authenticated", "superadmin", "update public.invoices set paid_at = now()", "42501 permission denied for table invoices"),
        ("service_role", "", STATUS, "ok"),
        ("authenticated", "student", "select public.server_side('paid')", "ok"),
    ],
)
def test_a_guarded_column_changes_only_for_its_roles(attempt: Attempt, database_role: str, role: str, statement: str, answer: str) -> None:
    assert attempt(database_role, role, statement) == answer


def test_names_that_need_quotes_and_messages_with_odd_signs_compile(connection: psycopg.Connection) -> None:
    connection.execute("create function public.my_role() returns text language sql as $$ select null::text $$")
    connection.execute('create table public."It\'s %" ("a""b\\" integer)')
    after = compile_access(declared(table("It's %", 'a"b\\', {"update": {"admin": "any_row"}}, guards={'a"b\\': "admin"})))
    for item in (*after.catalog.kind("function"), *after.catalog.kind("trigger")):
        for sql in statements(Change(None, item)):
            connection.execute(sql.encode())
    connection.execute('insert into public."It\'s %" values (1)')
    connection.execute('grant update on public."It\'s %" to authenticated')
    connection.execute("set local role authenticated")
    with pytest.raises(psycopg.errors.InsufficientPrivilege) as caught:
        connection.execute('update public."It\'s %" set "a""b\\" = 2')
    assert caught.value.diag.message_primary == "only admin may change It's %.a\"b\\"
