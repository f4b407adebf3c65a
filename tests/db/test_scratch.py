"""What the scratch database says of manifests that Postgres does not take as they are."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from fix_database import MANIFESTS

from growthos_cli.errors import ManifestError
from growthos_cli.flows.workspace import open_workspace

Lines = Callable[..., list[str]]

PROJECT = """\
project: growth-os
access:
  roles: [admin, student]
  role_function: my_role
  tenant:
    column: company_id
    using: company_id = 1
scopes:
  all:
    using: (select public.my_role()) in ({roles})
  own:
    using: "{owner} = (select auth.uid())"
  published:
    using: status = 'published'
functions:
  my_role:
    returns: text
    language: sql
    body: select 'admin'::text
"""


@pytest.fixture
def lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lines:
    """The lines that a user sees when these manifests are compiled; none when Postgres takes them as they are."""
    monkeypatch.chdir(tmp_path)

    def compiled(project: str = PROJECT, **files: str) -> list[str]:
        for name, text in {"growthos": project, **files}.items():
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        return seen(tmp_path)

    return compiled


def seen(folder: Path) -> list[str]:
    try:
        assert len(open_workspace(folder, folder, os.environ, lambda _stage: None).desired) > 0
    except ManifestError as error:
        return [str(problem) for problem in error.problems]
    return []


def table(name: str, more: str = "") -> str:
    return f"table: {name}\nowner: id\ncolumns:\n  id: {{type: uuid, primary_key: true}}\n  company_id: {{type: integer}}\n{more}"


READ = "access:\n  select: {admin: all, student: own}\n  delete: {admin: all}\n"


def test_manifests_that_postgres_takes_have_no_problem(lines: Lines) -> None:
    assert lines(a=table("a", READ), b=table("b", READ)) == []


def test_what_misses_a_refused_object_is_not_told(lines: Lines) -> None:
    users = table("users", READ).replace("integer", "integre").replace("  company_id", "  name: {type: text, unique: true}\n  company_id")
    user = """\
functions:
  user_of(uuid):
    arguments: {p_id: uuid}
    returns: setof public.users
    language: sql
    body: select * from public.users where id = p_id
  name_of(uuid):
    arguments: {p_id: uuid}
    returns: text
    language: sql
    body: select name from public.user_of(p_id)
"""
    notes = table(
        "notes",
        "checks:\n  named: public.name_of(id) <> ''\nforeign_keys:\n  - {columns: [id], references: {table: users, columns: [id]}}\n",
    )
    assert lines(users=users, functions=user, notes=notes) == [
        'users.yaml:6:3: Postgres refuses column public.users.company_id: type "integre" does not exist (42704)'
    ]


def test_of_a_shipped_table_only_the_misspelled_type_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    change(tmp_path, "user_management/users.yaml", "type: uuid", "type: uuuid")
    assert seen(tmp_path) == [
        'user_management/users.yaml:5:3: Postgres refuses column public.users.id: type "uuuid" does not exist (42704)',
    ]


def test_callers_of_a_function_that_returns_something_else_are_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    change(tmp_path, "access/functions.yaml", "returns: text", "returns: integer")
    assert seen(tmp_path) == [
        "access/functions.yaml:4:3: Postgres refuses function public.get_current_user_role: return type mismatch in function "
        "declared to return integer; Actual return type is text. (42P13)"
    ]


def test_a_role_function_that_returns_no_role_is_told_once(lines: Lines) -> None:
    number = (
        PROJECT.replace("returns: text", "returns: integer")
        .replace("sql\n", "plpgsql\n")
        .replace("select 'admin'::text", "begin return 1; end")
    )
    assert lines(number, a=table("a", READ), b=table("b", READ)) == [
        "growthos.yaml:16:3: Postgres cannot compare what function public.my_role returns with a role, in policy public.a.a_delete: "
        'invalid input syntax for type integer: "admin" (22P02) (and 3 more like it)'
    ]


def change(folder: Path, name: str, old: str, new: str) -> None:
    """The shipped manifests in `folder`, with the first `old` of one file written `new`."""
    for path in MANIFESTS.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        copy = folder / path.relative_to(MANIFESTS)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text.replace(old, new, 1) if str(path.relative_to(MANIFESTS)) == name else text, encoding="utf-8")


def test_a_key_that_was_refused_is_missed_by_nobody(lines: Lines) -> None:
    key = "indexes:\n  - {columns: [company_id], unique: true, method: hash}\n"
    uses = "foreign_keys:\n  - {columns: [company_id], references: {table: a, columns: [company_id]}}\n"
    assert lines(a=table("a", key), b=table("b", uses)) == [
        'a.yaml:7:5: Postgres refuses index public.a.a_company_id_idx: access method "hash" does not support unique indexes (0A000)'
    ]


def test_a_role_that_is_missing_everywhere_is_told_once(lines: Lines) -> None:
    granted = PROJECT.replace("scopes:", "  grants:\n    reporting: [select]\nscopes:", 1)
    assert lines(granted, a=table("a"), b=table("b"), c=table("c")) == [
        'a.yaml:1:8: Postgres refuses grant on table public.a to reporting: role "reporting" does not exist (42704) (and 2 more like it)'
        "; a role that only the target has is named under `database_roles` in growthos.yaml"
    ]


def test_policies_for_a_role_that_is_missing_are_told_once(lines: Lines) -> None:
    policies = (
        'policies:\n  one: {command: select, to: [reporting], using: "true"}\n  two: {command: select, to: [reporting], using: "true"}\n'
    )
    told = lines(a=table("a", policies), b=table("b", policies))
    assert [line.rpartition(": Postgres refuses ")[2] for line in told] == [
        'policy public.a.one: role "reporting" does not exist (42704) (and 3 more like it)'
        "; a role that only the target has is named under `database_roles` in growthos.yaml"
    ]


def test_errors_that_have_nothing_to_do_with_each_other_are_all_told(lines: Lines) -> None:
    assert lines(a=table("a", "checks:\n  good: zzz > 0\n"), b=table("b", "checks:\n  good: company_id\n")) == [
        'a.yaml:7:3: Postgres refuses check public.a.good: column "zzz" does not exist (42703)',
        "b.yaml:7:3: Postgres refuses check public.b.good: argument of CHECK must be type boolean, not type integer (42804)",
    ]


def test_a_wrong_scope_is_told_once_where_it_is_written(lines: Lines) -> None:
    wrong = PROJECT.replace("public.my_role()) in", "public.my_rolle()) in")
    said = "function public.my_rolle() does not exist"
    found = lines(wrong, a=table("a", READ), b=table("b", READ))
    assert [line.partition(";")[0] for line in found] == [f"growthos.yaml:9:3: Postgres refuses scope all: {said}"]
    assert found[0].endswith("(42883) (in policy public.a.a_delete and 3 more)")


def test_a_wrong_scope_of_one_table_is_told_in_its_file(lines: Lines) -> None:
    access = "access:\n  select: {admin: all, student: mine}\nscopes:\n  mine: {using: id = 1}\n"
    assert [line.partition(";")[0] for line in lines(a=table("a", access))] == [
        "a.yaml:9:3: Postgres refuses scope mine: operator does not exist: uuid = integer"
    ]


def test_a_scope_that_suits_other_tables_is_told_where_it_was_given(lines: Lines) -> None:
    given = "access:\n  select: {admin: all, student: published}\n"
    found = lines(a=table("a", given), b=table("b", given).replace("  company_id", "  status: {type: text}\n  company_id"))
    assert found == [
        "a.yaml:7:33: Postgres refuses scope published, which other tables can use, in policy public.a.a_select: "
        'column "status" does not exist (42703); it is written at growthos.yaml:13:3'
    ]


def test_a_wrong_scope_of_a_bucket_is_told_where_it_is_written(lines: Lines) -> None:
    access = "    access:\n      select: {admin: mine}\n      delete: {admin: mine}\n"
    assert lines(b="buckets:\n  files:\n    scopes:\n      mine: {using: nobody = 1}\n" + access) == [
        'b.yaml:4:7: Postgres refuses scope mine: column "nobody" does not exist (42703) '
        "(in policy storage.objects.files delete and 1 more)"
    ]


def test_a_wrong_tenant_predicate_is_told_once(lines: Lines) -> None:
    assert lines(PROJECT.replace("company_id = 1", "zzz = 1"), a=table("a", READ), b=table("b", READ)) == [
        "growthos.yaml:6:5: Postgres refuses access.tenant.using: "
        'column "zzz" does not exist (42703) (in policy public.a.a_tenant and 1 more)'
    ]


def test_a_wrong_bound_is_told_once(lines: Lines) -> None:
    bound = PROJECT.replace("  published:", '    bound: "{owner} = zzz"\n  published:')
    owned = {name: table(name, "access:\n  select: {student: own}\n") for name in "ab"}
    assert lines(bound, **owned) == [
        "growthos.yaml:11:3: Postgres refuses the bound of scope own: "
        'column "zzz" does not exist (42703) (in policy public.a.a_own and 1 more)'
    ]


def test_a_policy_by_hand_is_told_at_its_own_place(lines: Lines) -> None:
    assert lines(a=table("a", "policies:\n  mine: {command: select, to: [authenticated], using: zzz}\n")) == [
        'a.yaml:7:3: Postgres refuses policy public.a.mine: column "zzz" does not exist (42703)'
    ]


def test_a_check_that_a_type_smuggles_in_is_told_at_the_column(lines: Lines) -> None:
    assert lines(a=table("a").replace("type: integer", 'type: "integer check (company_id > 0)"')) == [
        "a.yaml:5:3: check public.a.a_company_id_check came into being although no manifest names it"
    ]


def test_what_only_superusers_own_may_be_anybodys_who_is_one_on_the_target(lines: Lines) -> None:
    project = "project: plain\nplatform: postgres\ndatabase_roles: [keeper_of_wrappers]\n"
    function = "functions:\n  watch: {returns: event_trigger, language: plpgsql, body: begin end}\n"
    trigger = "event_triggers:\n  e: {event: ddl_command_start, execute: watch, owner_role: keeper_of_wrappers}\n"
    wrapper = "foreign_data_wrappers:\n  w: {owner_role: keeper_of_wrappers}\n"
    assert lines(project, f=function, e=trigger, w=wrapper) == []


def test_keys_of_the_same_columns_are_all_kept(lines: Lines) -> None:
    assert lines(a=table("a", "uniques:\n  - [id]\n  - {columns: [id], name: again}\n")) == []


def test_default_privileges_and_grants_that_say_nothing_are_told(lines: Lines) -> None:
    other = "default_privileges:\n  - {role: authenticated, schema: public, tables: {anon: [select]}}\n"
    found = lines(a=table("a", "grants:\n  postgres: [select]\n"), d=other)
    assert found == [
        "a.yaml:7:3: Postgres keeps no grant on table public.a to postgres: "
        "postgres owns what it creates and holds every privilege on it; remove the grant",
        "d.yaml:2:52: Postgres keeps no default privilege of authenticated in public on each new table to anon: of the "
        "platform's roles only postgres, who creates everything, is looked at; remove the entry of authenticated",
    ]


@pytest.mark.parametrize(
    ("search_path", "refused"), [("", False), ('search_path: "public, pg_temp"\n    ', False), ('search_path: ""\n    ', True)]
)
def test_names_in_a_body_are_found_by_the_search_path_of_its_function(lines: Lines, search_path: str, refused: bool) -> None:
    function = f"functions:\n  count_a:\n    returns: bigint\n    language: sql\n    {search_path}body: select count(*) from a\n"
    told = [line for line in lines(a=table("a"), f=function) if "count_a" in line]
    assert bool(told) == refused
    assert all('relation "a" does not exist' in line for line in told)
