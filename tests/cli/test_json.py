"""The documents of `--json`: their keys are a promise (docs/json.md)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cli.conftest import Project, Run

Sql = Callable[[str], list[tuple[Any, ...]]]
ABOUT_A_TARGET = ["command", "manifests", "desired", "target", "equal", "objects", "summary", "hazards", "unmanaged", "unmodelled"]
OBJECTS = {
    "table": 2,
    "column": 6,
    "primary_key": 2,
    "check": 1,
    "index": 1,
    "foreign_key": 1,
    "row_security": 2,
    "policy": 2,
    "comment": 1,
    "row": 1,
}


def _document(said: Run) -> Any:
    assert said.out.isascii()
    assert said.document["exit_code"] == said.code
    return said.document


def test_diff_tells_every_change_whole(built: Project, empty_database: str, sql: Sql) -> None:
    sql("alter table notes alter body set default 'final'")
    told = _document(built.run("diff", "--db", empty_database, "--json"))
    assert list(told) == [*ABOUT_A_TARGET, "changes", "exit_code"]
    assert told["manifests"] == str(built.folder / "manifests")
    assert told["target"]["name"] == "database"
    assert (told["target"]["role"], told["target"]["server_version"], told["target"]["embedded"]) == ("postgres", 180006, False)
    assert (told["equal"], told["objects"], told["summary"]) == (False, OBJECTS, {"alter": {"column": 1}})
    [change] = told["changes"]
    assert (change["verb"], change["fields"]) == ("alter", ["default"])
    assert change["object"] == {"kind": "column", "path": ["public", "notes", "body"]}
    assert (change["before"]["default"], change["after"]["default"]) == ("'final'::text", "'draft'::text")
    assert change["declared_in"] == {"file": "manifests/notes.yaml", "line": 6, "column": 47}


def test_plan_tells_the_exact_sql_in_order(built: Project, empty_database: str, sql: Sql) -> None:
    sql("alter table notes disable row level security; alter table notes alter body type char(9)")
    told = _document(built.run("plan", "--db", empty_database, "--json"))
    assert list(told) == [*ABOUT_A_TARGET, "fingerprint", "steps", "exit_code"]
    assert [step["number"] for step in told["steps"]] == list(range(1, len(told["steps"]) + 1))
    assert told["steps"][-1] == {
        "number": len(told["steps"]),
        "verb": "create",
        "objects": [{"kind": "row_security", "path": ["public", "notes"]}],
        "sql": "alter table public.notes enable row level security",
        "lock": "ACCESS EXCLUSIVE",
        "ahead": False,
        "hazards": [],
    }
    assert [(hazard["name"], hazard["consent"]) for hazard in told["hazards"]] == [("table_rewrite", False)]


def test_apply_and_provision_tell_what_they_did(project: Project, empty_database: str) -> None:
    done = _document(project.run("apply", "--db", empty_database, "--yes", "--json"))
    assert list(done) == [*ABOUT_A_TARGET, "applied", "exit_code"]
    assert (done["equal"], done["summary"]["create"], done["applied"] > 0) == (False, OBJECTS, True)
    again = _document(project.run("provision", "--db", empty_database, "--json"))
    assert list(again) == [*ABOUT_A_TARGET, "applied", "findings", "waived", "answers", "url", "seconds", "exit_code"]
    assert (again["equal"], again["summary"], again["applied"], again["findings"], again["url"]) == (True, {}, 0, [], None)


def test_validate_tells_findings_and_answers(built: Project, empty_database: str, sql: Sql) -> None:
    sql("alter table notes disable row level security")
    told = _document(built.run("validate", "--db", empty_database, "--json"))
    assert list(told) == [*ABOUT_A_TARGET, "findings", "waived", "answers", "fail_on", "exit_code"]
    [finding] = told["findings"]
    assert list(finding) == ["check", "level", "object", "detail", "evidence", "remedy", "explains", "declared_in"]
    assert (finding["check"], finding["level"]) == ("row-security-disabled", "error")
    assert finding["remedy"] == "alter table public.notes enable row level security;\n"
    assert told["answers"]["without_row_security"] == [{"kind": "table", "path": ["public", "notes"]}]
    assert (told["answers"]["tables"], told["answers"]["policies"], told["fail_on"]) == (2, 2, "error")


def test_an_error_is_a_document_too(project: Project, empty_database: str) -> None:
    refused = project.run("provision", "--db", empty_database, "--json")
    assert refused.code == 3
    told = _document(refused)
    assert (list(told), told["command"]) == (["command", "error", "exit_code"], "provision")
    assert (told["error"]["type"], told["error"]["problems"]) == ("ConsentError", [])
    assert f"error: {told['error']['message']}\n" in refused.err
    project.edit("notes.yaml", "using:", "usng:")
    wrong = _document(project.run("diff", "--json"))
    assert wrong["error"]["type"] == "ManifestError"
    [problem] = wrong["error"]["problems"]
    assert problem["declared_in"] == {"file": "manifests/notes.yaml", "line": 11, "column": 53}
    assert "did you mean 'using'?" in problem["message"]
