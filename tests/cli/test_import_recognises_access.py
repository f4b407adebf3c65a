"""`growthos import` writes policies as access intent where that means just them, and as they are where not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from cli.conftest import Project

SETUP = """
create schema app;
create table app.people (id uuid primary key, company int not null, role text);
create function app.me() returns uuid language sql stable as $$ select null::uuid $$;
create function app.my_role() returns text language sql stable as $$ select 'clerk'::text $$;
create function app.my_company() returns int language sql stable as $$ select 1 $$;
"""
TABLE = """
create table app.{name} (id int primary key, company int not null, person uuid, note text, secret text, status text);
alter table app.{name} enable row level security;
create policy {name}_tenant on app.{name} as restrictive to authenticated using (company = (select app.my_company()))
  with check (company = (select app.my_company()));
"""
PERMISSIONS = """
create policy {name}_select on app.{name} for select to authenticated
  using ((select app.my_role()) in ('boss') or company = (select app.my_company() where (select app.my_role()) in ('clerk', 'helper')));
create policy {name}_select_anon on app.{name} for select to anon using (status = 'published');
create policy {name}_insert on app.{name} for insert to authenticated with check ((select app.my_role()) in ('boss'));
create policy {name}_update on app.{name} for update to authenticated
  using ((select app.my_role()) in ('boss') or person = (select app.me() where (select app.my_role()) in ('clerk')))
  with check ((select app.my_role()) in ('boss') or company = (select app.my_company() where (select app.my_role()) in ('clerk')));
grant insert on app.{name} to authenticated;
grant select (id, company, person, note, status), update (note, status) on app.{name} to authenticated;
grant select (id, company, person, note, status) on app.{name} to anon;
"""


def imported(project: Project, sql: str, *words: str) -> dict[str, dict[str, object]]:
    """What stands in the manifests of an import that is proven to mean what the SQL made."""
    (project.folder / "made.sql").write_text(SETUP + sql)
    done = project.run("import", "--from-sql", "made.sql", "--platform", "supabase", "--into", "written", *words)
    assert done.code == 0, done
    folder: Path = project.folder / "written"
    return {path.relative_to(folder).as_posix(): yaml.safe_load(path.read_text()) for path in folder.rglob("*.yaml")}


def both(name: str) -> str:
    return (TABLE + PERMISSIONS).format(name=name)


def test_what_access_means_becomes_access(project: Project) -> None:
    found = imported(project, both("bills") + both("notes"))
    assert found["growthos.yaml"]["access"] == {
        "caller": "authenticated",
        "roles": ["boss", "clerk", "helper"],
        "role_function": "app.my_role",
        "tenant": {"column": "company", "using": "(company = ( SELECT app.my_company() AS my_company))"},
    }
    bills = found["tables/app/bills.yaml"]
    assert bills["access"] == {
        "select": {"boss": "all", "clerk": "by_company", "helper": "by_company", "anon": "by_status"},
        "insert": {"boss": "all"},
        "update": {"boss": "all", "clerk": "by_company_and_person"},
    }
    assert bills["hidden"] == ["secret"]
    assert bills["guards"] == dict.fromkeys(["id", "company", "person", "secret"], "none")
    assert "policies" not in bills and "grants" not in bills and "column_grants" not in bills
    scopes = found["scopes.yaml"]["scopes"]
    assert isinstance(scopes, dict) and set(scopes) == {"all", "by_company", "by_status", "by_company_and_person"}
    assert "check" in scopes["by_company_and_person"]


def test_it_is_told_how_much_was_recognised(project: Project) -> None:
    (project.folder / "made.sql").write_text(SETUP + both("bills"))
    words = ("import", "--from-sql", "made.sql", "--platform", "supabase")
    done = project.run(*words, "--into", "written")
    # Five policies, of authenticated a grant on the table and one on each of five columns, of anon one on each of these.
    assert "recognised the access of 1 table: it means 16 of their policies and grants" in done.out
    told = json.loads(project.run(*words, "--into", "again", "--json").out)
    assert told["access_recognised"] == [{"kind": "table", "path": ["app", "bills"]}] and told["access_kept"] == []


def test_policies_stay_policies_where_somebody_wants_them_so(project: Project) -> None:
    found = imported(project, both("bills"), "--as-policies")
    assert "access" not in found["growthos.yaml"] and "scopes.yaml" not in found
    assert len(found["tables/app/bills.yaml"]["policies"]) == 5  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param("alter policy notes_select on app.notes rename to readers", id="a name of its own"),
        pytest.param("alter policy notes_select on app.notes to public", id="for everybody"),
        pytest.param("revoke insert on app.notes from authenticated", id="a command that is not granted"),
        pytest.param("grant select on app.notes to anon", id="columns that one role reaches and another does not"),
        pytest.param(
            "alter policy notes_select on app.notes using (status = 'a' and (select app.my_role()) in ('boss') or (select app.my_role()) in"
            " ('boss', 'clerk'))",
            id="a role in two branches",
        ),
        pytest.param(
            "alter policy notes_select on app.notes using ((select app.my_role()) in ('boss') or person = (select app.me()))",
            id="a branch for every caller beside one for some",
        ),
        pytest.param("create policy more on app.notes to authenticated using (true)", id="a policy besides"),
    ],
)
def test_a_table_that_says_something_else_keeps_its_policies(project: Project, broken: str) -> None:
    found = imported(project, f"{both('bills')}{both('notes')}{broken};")
    assert "access" in found["tables/app/bills.yaml"] and "access" not in found["tables/app/notes.yaml"]
    policies = found["tables/app/notes.yaml"]["policies"]
    assert isinstance(policies, dict) and len(policies) >= 5 and "notes_tenant" in policies


def test_what_looks_like_access_and_means_something_else_is_given_up(project: Project) -> None:
    # Roles in an order that no project has for both tables: the text would come out otherwise.
    other = both("notes").replace("in ('clerk', 'helper')", "in ('helper', 'clerk')")
    found = imported(project, both("bills") + both("more") + other)
    assert "access" in found["tables/app/bills.yaml"] and "access" in found["tables/app/more.yaml"]
    assert "access" not in found["tables/app/notes.yaml"]


def test_buckets_have_access_too(project: Project) -> None:
    mine = "bucket_id = 'my-files' and (name like app.me()::text || '/%' and (select app.my_role()) in ('clerk', 'helper'))"
    files = f"""
    insert into storage.buckets (id, name, public) values ('my-files', 'my-files', false), ('other', 'other', false);
    create policy "my-files select" on storage.objects for select to authenticated
      using (bucket_id = 'my-files' and ((select app.my_role()) in ('boss') or name = 'a'));
    create policy "my-files insert" on storage.objects for insert to authenticated with check ({mine});
    create policy "my-files select anon" on storage.objects for select to anon using (bucket_id = 'my-files' and (name = 'logo'));
    create policy "other select" on storage.objects for select to authenticated using (bucket_id = 'my-files' and (name = 'a'));
    """
    found = imported(project, both("bills") + files)
    assert "buckets.yaml" in found and "access" not in str(found["buckets.yaml"])
    # One branch asks for no role and stands beside one that does.
    assert set(found["platform/storage/objects.yaml"]["policies"]) > {"my-files select", "other select"}  # type: ignore[call-overload]
    files = files.replace(" or name = 'a'", "")
    found = imported(project, both("bills") + files, "--replace")
    assert set(found["platform/storage/objects.yaml"]["policies"]) == {"other select"}  # type: ignore[call-overload]
    bucket = found["buckets/my-files.yaml"]["buckets"]["my-files"]  # type: ignore[index]
    assert {command: set(cells) for command, cells in bucket["access"].items()} == {
        "select": {"boss", "anon"},
        "insert": {"clerk", "helper"},
    }


def test_without_a_role_function_every_caller_is_one_role(project: Project) -> None:
    own = """
    create policy notes_select on app.notes for select to authenticated using (person = (select app.me()));
    grant select on app.notes to authenticated;
    """
    found = imported(project, TABLE.format(name="notes") + own)
    assert found["growthos.yaml"]["access"]["roles"] == ["authenticated"]  # type: ignore[index]
    assert "role_function" not in found["growthos.yaml"]["access"]  # type: ignore[operator]
    assert found["tables/app/notes.yaml"]["access"] == {"select": {"authenticated": "by_person"}}


def test_a_database_of_nothing_alike_has_no_access(project: Project) -> None:
    found = imported(project, TABLE.format(name="notes") + 'create policy "Own notes" on app.notes to authenticated using (true);')
    assert "access" not in found["growthos.yaml"] and "scopes.yaml" not in found
