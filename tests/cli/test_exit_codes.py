"""What each command's exit code means, and what is said with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Project

from growthos_cli.cli.exit_codes import MEANINGS

Sql = Callable[[str], list[tuple[Any, ...]]]


@pytest.mark.parametrize("command", ["plan", "diff"])
def test_pending_changes_are_exit_code_2_and_none_is_0(project: Project, empty_database: str, command: str) -> None:
    assert project.run(command, "--db", empty_database).code == 2
    assert project.run("apply", "--db", empty_database, "--yes").code == 0
    again = project.run(command, "--db", empty_database)
    assert again.code == 0
    assert "nothing to do: " in again.out


def test_apply_builds_what_plan_shows_and_a_second_apply_does_nothing(project: Project, empty_database: str, sql: Sql) -> None:
    planned = project.run("plan", "--db", empty_database)
    assert "create policy notes_own on public.notes for select to authenticated" in planned.out
    assert sql("select pg_catalog.to_regclass('public.notes')") == [(None,)]
    project.run("apply", "--db", empty_database, "--yes")
    assert sql("select name from public.tags") == [("home",)]
    again = project.run("apply", "--db", empty_database)
    assert again.code == 0
    assert again.out.startswith("nothing to do: ")


@pytest.mark.parametrize("command", ["apply", "provision"])
def test_a_named_target_is_not_changed_without_consent(project: Project, empty_database: str, sql: Sql, command: str) -> None:
    refused = project.run(command, "--db", empty_database)
    assert refused.code == 3
    assert refused.err.endswith("and nobody is there to ask; nothing was applied. To agree: --yes\n")
    assert sql("select pg_catalog.to_regclass('public.notes')") == [(None,)]


def test_a_danger_is_refused_by_name_until_it_is_allowed(built: Project, empty_database: str, sql: Sql) -> None:
    built.edit("notes.yaml", "  body: {type: text, not_null: true, default: \"'draft'\"}\n", "")
    refused = built.run("apply", "--db", empty_database, "--yes")
    assert refused.code == 3
    assert "data_loss: column public.notes.body: drops the column and every value in it" in refused.err
    assert refused.err.endswith("Nothing was applied. To agree: --allow data_loss\n")
    assert built.run("apply", "--db", empty_database, "--yes", "--allow", "table_rewrite").code == 3
    assert built.run("apply", "--db", empty_database, "--yes", "--allow", "data_loss").code == 0
    assert sql("select count(*) from pg_catalog.pg_attribute where attrelid = 'public.notes'::regclass and attname = 'body'") == [(0,)]


def test_all_options_that_are_missing_are_named_at_once(built: Project, empty_database: str) -> None:
    built.edit("notes.yaml", "  body: {type: text, not_null: true, default: \"'draft'\"}\n", "")
    danger = "error: the plan holds dangers that need your consent:\n  data_loss: column public.notes.body: "
    plain = built.run("apply", "--db", empty_database)
    assert plain.code == 3
    assert danger in plain.err
    assert plain.err.endswith(", and nobody is there to ask\nNothing was applied. To agree: --allow data_loss --yes\n")
    protected = built.run("apply", "--env", "production", PRODUCTION_URL=empty_database)
    assert danger in protected.err
    assert protected.err.endswith(
        "\nenvironment 'production' is protected\nNothing was applied. To agree: --allow data_loss --yes --protected production\n"
    )


@pytest.mark.parametrize("command", ["apply", "provision"])
def test_a_danger_that_does_not_exist_cannot_be_agreed_to(project: Project, command: str) -> None:
    wrong = project.run(command, "--allow", "data_los")
    assert (wrong.code, wrong.out) == (1, "")
    known = "(known: data_loss, row_security_off, table_rewrite, secret_unknown, value_renamed, all)"
    assert wrong.err == f"error: --allow knows no danger 'data_los'; did you mean 'data_loss'? {known}\n"


def test_every_danger_is_known_to_allow_and_named_in_its_help(project: Project) -> None:
    from growthos_cli.cli.consent import agreed
    from growthos_cli.planning.hazards import HAZARDS

    assert agreed(False, [*HAZARDS, "all"], None, None).allowed == (*HAZARDS, "all")
    assert agreed(False, [",".join(HAZARDS)], None, None).allowed == HAZARDS
    told = " ".join(project.run("apply", "--help").out.split())
    assert [name for name in HAZARDS if name not in told] == []


def test_a_label_of_an_enum_gets_another_name_with_the_consent_that_is_asked_for(project: Project, empty_database: str) -> None:
    project.write("enums.yaml", "enums: {member_role: [owner, viewer]}\n")
    assert project.run("apply", "--db", empty_database, "--yes").code == 0
    project.write("enums.yaml", "enums: {member_role: [owner, guest]}\n")
    refused = project.run("apply", "--db", empty_database, "--yes")
    assert refused.code == 3
    assert refused.err.endswith("Nothing was applied. To agree: --allow value_renamed\n")
    assert project.run("apply", "--db", empty_database, "--yes", "--allow", "value_renamed").code == 0


def test_a_protected_environment_needs_its_name_beside_yes(project: Project, empty_database: str) -> None:
    env = {"PRODUCTION_URL": empty_database}
    for words in ([], ["--yes"], ["--protected", "production"]):
        refused = project.run("apply", "--env", "production", *words, **env)
        assert refused.code == 3, words
        assert refused.err.endswith("To agree: --yes --protected production\n"), words
    other = project.run("apply", "--env", "production", "--yes", "--protected", "staging", **env)
    assert other.code == 3
    assert "--protected names 'staging', but the target is " in other.err
    assert project.run("apply", "--env", "production", "--yes", "--protected", "production", **env).code == 0


def test_protected_cannot_stand_for_a_target_that_is_not(project: Project, empty_database: str) -> None:
    refused = project.run("apply", "--db", empty_database, "--yes", "--protected", "production")
    assert refused.code == 3
    assert "--protected names 'production', but the target is " in refused.err


def test_an_unprotected_environment_needs_yes_alone(project: Project, empty_database: str) -> None:
    assert project.run("apply", "--env", "staging", STAGING_URL=empty_database).code == 3
    assert project.run("apply", "--env", "staging", "--yes", STAGING_URL=empty_database).code == 0


def test_the_target_may_come_from_the_environment(built: Project, empty_database: str) -> None:
    said = built.run("diff", GROWTHOS_DATABASE_URL=empty_database)
    assert said.code == 0
    assert "(GROWTHOS_DATABASE_URL) equals the manifests" in said.out


def test_validate_is_exit_code_2_when_a_finding_reaches_the_failing_level(built: Project, empty_database: str, sql: Sql) -> None:
    assert built.run("validate", "--db", empty_database).code == 0
    sql("create sequence public.stray")
    assert built.run("validate", "--db", empty_database, "--fail-on", "error").code == 0
    assert built.run("validate", "--db", empty_database, "--fail-on", "info").code == 2
    sql("alter table public.notes disable row level security")
    found = built.run("validate", "--db", empty_database)
    assert found.code == 2
    assert "error row-security-disabled: table public.notes\n" in found.out
    assert "    alter table public.notes enable row level security;\n" in found.out


def test_provision_is_exit_code_2_when_a_check_still_finds_an_error(project: Project, empty_database: str, sql: Sql) -> None:
    sql("create table public.stray (id integer); grant select on public.stray to anon")
    done = project.run("provision", "--db", empty_database, "--yes")
    assert done.code == 2
    assert "error row-security-disabled: table public.stray\n" in done.out
    sql("drop table public.stray")
    assert project.run("provision", "--db", empty_database).code == 0


@pytest.mark.parametrize(
    "words",
    [
        ["--nope"],
        ["plan", "--nope"],
        ["plan", "extra"],
        ["validate", "--fail-on", "panic"],
        ["db", "start", "--port", "0"],
        ["db", "start", "--port", "x"],
        ["db", "nope"],
    ],
)
def test_a_wrong_option_is_an_error_and_not_pending_changes(project: Project, words: list[str]) -> None:
    wrong = project.run(*words)
    assert (wrong.code, wrong.out) == (1, "")
    assert wrong.err.startswith("Usage: growthos ")
    assert wrong.err.splitlines()[-1].startswith("error: ")


def test_a_mistyped_command_is_suggested(project: Project) -> None:
    wrong = project.run("provison")
    assert wrong.code == 1
    assert wrong.err.endswith("error: No such command 'provison'. Did you mean 'provision'?\n")


def test_without_a_command_the_help_is_told_as_an_error(project: Project) -> None:
    told = project.run()
    assert (told.code, told.out) == (1, "")
    assert "Commands:\n  provision" in told.err
    assert project.run("--help").code == 0


@pytest.mark.parametrize("command", ["provision", "plan", "diff", "apply", "validate", "render", "db", "db psql", "db reset"])
def test_every_command_has_help_that_names_its_options(project: Project, command: str) -> None:
    told = project.run(*command.split(), "--help")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(f"Usage: growthos {command} ")


def test_every_error_of_the_manifests_is_told_with_its_place(project: Project) -> None:
    project.edit("notes.yaml", "using:", "usng:")
    project.edit("tags.yaml", "type: integer", "typ: integer")
    wrong = project.run("plan")
    assert (wrong.code, wrong.out) == (1, "")
    *problems, total = wrong.err.splitlines()
    assert [problem.split(" ")[0] for problem in problems] == ["manifests/notes.yaml:11:53:", "manifests/tags.yaml:3:8:"]
    assert total == "error: 2 problems in the manifests"


def test_a_folder_without_manifests_is_named(project: Project) -> None:
    wrong = project.run("diff", "--manifests", "nowhere")
    assert (wrong.code, wrong.out) == (1, "")
    assert wrong.err.startswith("error: nowhere is not a folder")


def test_a_target_that_cannot_be_reached_is_one_sentence(project: Project) -> None:
    wrong = project.run("diff", "--db", "postgresql://u:canary-4711@127.0.0.1:1/nowhere")
    assert wrong.code == 1
    assert wrong.err.splitlines()[-1] == (
        "error: u@127.0.0.1:1/nowhere cannot be reached: nothing accepts connections there (connection refused); "
        "check host, port and whether the server runs"
    )


@pytest.mark.parametrize("command", ["plan", "apply", "validate", "provision", "diff"])
def test_an_empty_target_is_an_error_and_not_the_embedded_database(project: Project, command: str) -> None:
    wrong = project.run(command, "--db", "")
    assert (wrong.code, wrong.out) == (1, "")
    assert wrong.err == "error: --db is empty; give a connection string, or leave --db out for the embedded database\n"


def test_an_empty_variable_is_an_error_and_not_the_embedded_database(project: Project) -> None:
    wrong = project.run("plan", GROWTHOS_DATABASE_URL="")
    assert (wrong.code, wrong.out) == (1, "")
    assert wrong.err == "error: $GROWTHOS_DATABASE_URL is empty; set it, or unset it for the embedded database\n"
    assert project.run("plan", "--env", "").err.startswith("error: growthos.yaml has no environment ''")


def test_a_side_with_an_empty_name_is_an_error_and_not_this_folder(project: Project, empty_database: str) -> None:
    wrong = project.run("apply", "--db", empty_database, "--desired", "", "--yes")
    assert (wrong.code, wrong.out) == (1, "")
    assert wrong.err == "error: --desired is empty; name a side, or leave --desired out for the manifests found here\n"


@pytest.mark.parametrize("words", [(), ("--desired", ".")])
def test_a_file_is_no_target(project: Project, words: tuple[str, ...]) -> None:
    wrong = project.run("apply", "--db", "manifests/tags.yaml", *words)
    assert (wrong.code, wrong.out) == (1, "")
    told = "--db names the file or folder manifests/tags.yaml, and a database is needed here; give a connection string"
    assert wrong.err == f"error: {told}\n"


def test_validate_tells_what_it_did_not_look_at(built: Project, empty_database: str, sql: Sql) -> None:
    sql("create sequence public.stray")
    sql("do $$ begin execute format('alter database %I set work_mem to ''5MB''', current_database()); end $$")
    told = built.run("validate", "--db", empty_database)
    assert told.out.endswith(
        "1 object is in no manifest and left alone; --prune drops what you do not declare\n"
        "not compared, because growthos does not model it: 1 database setting\n"
    )


def test_h_is_help_and_130_is_explained(project: Project) -> None:
    assert project.run("plan", "-h").out == project.run("plan", "--help").out
    told = project.run("-h")
    assert told.code == 0
    assert "130 interrupted" in " ".join(told.out.split())


def test_two_targets_at_once_are_refused(project: Project, empty_database: str) -> None:
    wrong = project.run("diff", "--db", empty_database, "--env", "staging")
    assert (wrong.code, wrong.err) == (1, "error: --db and --env both name a target; give one of them\n")


def test_the_readme_tells_every_exit_code() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (\d+) \| (.+) \|$", readme, re.MULTILINE) == [(str(code), meaning) for code, meaning in MEANINGS.items()]
