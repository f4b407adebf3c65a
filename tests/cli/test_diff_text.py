"""What `diff` says about a difference, and that it stays harmless on a screen."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from typing import Any

import pytest
from cli.conftest import PROGRAM, Project

Sql = Callable[[str], list[tuple[Any, ...]]]
HOSTILE = "ev\x1b[2Jil \x07[red]%s{{x}}\u202e\n::error::$(id)"
SHOWN = "ev\\x1b[2Jil \\x07[red]%s{{x}}\\u202e\\x0a::error::$(id)"


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (
            "alter table notes alter body set default 'final'",
            ["~ column public.notes.body", "    default: 'final'::text -> 'draft'::text", "    declared in manifests/notes.yaml:6:47"],
        ),
        ("alter table notes disable row level security", ["+ row security public.notes  (manifests/notes.yaml:1:8)"]),
        ("drop index notes_owner_id_idx", ["+ index public.notes.notes_owner_id_idx  (manifests/notes.yaml:9:5)"]),
        ("create policy stray on notes for select using (true)", ["- policy public.notes.stray"]),
        (
            "alter policy tags_all on tags to public using (name <> 'x')",
            [
                "~ policy public.tags.tags_all",
                "    roles: -public +authenticated",
                "    using: (name <> 'x'::text) -> true",
                "    declared in manifests/tags.yaml:8:35",
            ],
        ),
        (
            "update tags set name = 'away'",
            ["~ row public.tags.1", "    values.name: away -> home", "    declared in manifests/tags.yaml:12:7"],
        ),
        ("comment on table notes is null", ["+ comment on table public.notes  (manifests/notes.yaml:2:10)"]),
    ],
)
def test_one_edit_is_told_as_exactly_that(built: Project, empty_database: str, sql: Sql, edit: str, told: list[str]) -> None:
    sql(edit)
    said = built.run("diff", "--db", empty_database)
    assert said.code == 2
    assert said.out.splitlines()[: len(told)] == told
    summed = said.out.splitlines()[len(told)]
    assert summed.endswith("(PostgreSQL 18.6, as postgres): 1 change in 1 statement"), said.out


def test_a_hostile_name_is_shown_and_does_nothing(built: Project, empty_database: str, sql: Sql) -> None:
    sql(f"""create policy "{HOSTILE}" on notes for select using (true)""")
    sql(f"""create table public."{HOSTILE}" (id integer)""")
    for command in ("diff", "plan", "validate", "apply"):
        said = built.run(command, "--db", empty_database)
        assert not set(said.out + said.err) & set("\x1b\x07\u202e"), command
    said = built.run("diff", "--db", empty_database)
    assert f"- policy public.notes.{SHOWN}" in said.out.splitlines()
    assert f"? table public.{SHOWN}" in said.out.splitlines()
    said = built.run("diff", "--db", empty_database, "--json")
    assert said.out.isascii()
    assert {"kind": "policy", "path": ["public", "notes", HOSTILE]} in [change["object"] for change in said.document["changes"]]
    seen = built.on_terminal("plan", "--db", empty_database)
    assert "\x1b[2J" not in seen.out
    assert 'drop policy "ev\\x1b[2Jil ' in seen.out


def test_output_without_a_terminal_is_plain_text(built: Project, empty_database: str, sql: Sql) -> None:
    sql("drop index notes_owner_id_idx")
    said = built.run("diff", "--db", empty_database)
    assert "\x1b" not in said.out + said.err
    assert "+ index public.notes.notes_owner_id_idx  (manifests/notes.yaml:9:5)\n" in said.out


def test_a_reader_that_goes_away_is_no_error(built: Project, empty_database: str, sql: Sql) -> None:
    sql("".join(f"create index stray_{n} on notes (owner_id, body);" for n in range(400)))
    said = subprocess.run(
        ["bash", "-c", f"({PROGRAM} diff --db '{empty_database}' --json; echo code $? >&2) | head -n 1"],
        cwd=built.folder,
        env=built.environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.stdout == "{\n"
    assert "error" not in said.stderr.lower()
    assert said.stderr.splitlines()[-1] == "code 141"


def test_the_comments_of_a_plan_fit_in_80_columns(built: Project, empty_database: str, sql: Sql) -> None:
    sql("create table strays (a_name_that_takes_its_room_in_a_sentence text, another_name_that_takes_its_room text)")
    for kind in (
        "create index i{0} on notes (body)",
        "create sequence s{0}",
        "create view v{0} as select 1",
        "create function f{0}() returns int return 1",
    ):
        sql(";".join(kind.format(n) for n in range(123)))
    sql("create policy p on notes using (true); alter table notes add check (true), add unique (body)")
    planned = built.run("plan", "--db", empty_database, "--prune")
    comments = [text for text in planned.out.splitlines() if text.startswith("-- ")]
    assert any("data_loss (needs --allow data_loss)" in text for text in comments)
    assert any("123 indexes" in text for text in comments[:6])
    assert [text for text in comments if len(text) > 80 and " " in text[3:].strip()] == []


def test_the_plan_is_sql_as_it_stands(project: Project, empty_database: str, sql: Sql) -> None:
    planned = project.run("plan", "--db", empty_database)
    sql(planned.out)
    assert project.run("diff", "--db", empty_database).code == 0


def test_a_changed_body_is_told_line_by_line(project: Project, empty_database: str, sql: Sql) -> None:
    body = "\n".join(f"      raise notice 'line {n}';" for n in range(9))
    head = "functions:\n  tell:\n    returns: void\n    language: plpgsql\n    search_path: ''\n    body: |\n      begin\n"
    project.write("functions.yaml", f"{head}{body}\n      end\n")
    assert project.run("apply", "--db", empty_database, "--yes").code == 0
    definition = sql("select pg_catalog.pg_get_functiondef('public.tell'::regproc)")[0][0]
    sql(definition.replace("'line 4'", "'line four'"))
    said = project.run("diff", "--db", empty_database)
    assert said.out.splitlines()[:9] == [
        "~ function public.tell()",
        "    body:",
        "      @@ -5,5 +5,5 @@",
        "       raise notice 'line 2';",
        "       raise notice 'line 3';",
        "      -raise notice 'line four';",
        "      +raise notice 'line 4';",
        "       raise notice 'line 5';",
        "       raise notice 'line 6';",
    ]


def test_what_is_said_about_a_stranger_is_told_with_it(built: Project, empty_database: str, sql: Sql) -> None:
    sql("create function public.stray() returns int language sql as 'select 1'")
    sql("comment on function public.stray() is 'Nobody knows.'")
    sql("grant execute on function public.stray() to authenticated")
    said = built.run("diff", "--db", empty_database)
    head, *strangers = said.out.splitlines()
    assert head.startswith("nothing to do: ")
    told = "1 object is in no manifest and left alone; --prune drops what you do not declare"
    assert strangers == ["? function public.stray()", told]
    assert len(built.run("diff", "--db", empty_database, "--json").document["unmanaged"]) > 1
