"""The pages of whole projects: a library's to the letter, others by what must be true of any."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from report.hostile import TEXTS
from report.making import LIBRARY, Pages, made
from report.reading import faults

from growthos_cli.flows.book import book
from growthos_cli.flows.declare import declare
from growthos_cli.flows.render import rendered
from growthos_cli.manifest.paths import spelled
from growthos_cli.names import fits, literal, quote, visible
from growthos_cli.report.pages.site import SIGNATURE


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Mapping[str, str]], Pages]:
    """The pages of a project with these files."""

    def write(files: Mapping[str, str]) -> Pages:
        for name, text in {"growthos.yaml": "project: tiny\nplatform: postgres\n", **files}.items():
            path = tmp_path / "manifests" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return made(tmp_path / "manifests")

    return write


def test_the_librarys_pages_are_these() -> None:
    """After a change: growthos docs --manifests tests/report/library/manifests, and look at the difference.

    Its page of checks is left out, because every new check would change it.
    """
    found = made(LIBRARY / "manifests")
    folder = LIBRARY / "docs" / "database"
    expected = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.md")}
    expected.pop("troubleshooting.md", None)
    assert set(found) == {*expected, "troubleshooting.md"}
    for page, text in expected.items():
        assert found[page] == text, page


def test_pages_do_not_depend_on_where_the_command_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = made(LIBRARY / "manifests")
    monkeypatch.chdir(LIBRARY / "manifests" / "stock")
    assert made(Path("..")) == before


def test_every_page_begins_with_the_command_that_makes_it() -> None:
    found = made(LIBRARY / "manifests")
    assert {text.split("\n")[0] for text in found.values()} == {SIGNATURE}
    assert "growthos docs" in SIGNATURE


def test_links_lead_somewhere_and_diagrams_are_whole() -> None:
    assert faults(made(LIBRARY / "manifests")) == []


def test_three_tables_without_roles_give_pages_that_make_sense(written: Callable[[Mapping[str, str]], Pages]) -> None:
    found = written({f"{name}.yaml": f"table: {name}\ncolumns: {{id: {{type: uuid, primary_key: true}}}}\n" for name in ("a", "b", "c")})
    assert faults(found) == []
    assert set(found) == {"README.md", "tables/tiny.md", "security.md", "creation.md", "troubleshooting.md"}
    assert "No manifest states access by role" in found["security.md"]
    assert "Access matrix" not in found["security.md"]
    assert "flowchart" not in found["README.md"]
    assert "Bucket" not in found["troubleshooting.md"].partition("## Checks")[0]
    assert "The project file names none" in found["creation.md"]


def test_a_project_of_nothing_has_pages(written: Callable[[Mapping[str, str]], Pages]) -> None:
    found = written({})
    assert faults(found) == []
    assert set(found) == {"README.md", "security.md", "creation.md", "troubleshooting.md"}


def test_hostile_names_and_comments_break_no_page(written: Callable[[Mapping[str, str]], Pages]) -> None:
    names = [text for text in TEXTS if fits(text) and visible(text) == text]
    assert len(names) > 40
    files = {"growthos.yaml": _yaml(hostile_project())}
    for number, name in enumerate(names):
        folder = name.replace("/", "-").strip(".")
        files[f"{folder}/{number}.yaml"] = _yaml(hostile_table(name, names[number - 1]))
        files[f"{folder}/f{number}.yaml"] = _yaml({"functions": {spelled(f"f {name}".replace("(", "|")): hostile_function(name)}})
    found = written(files)
    assert faults(found) == []
    assert sum(path.startswith("tables/") for path in found) == len({name.replace("/", "-").strip(".") for name in names})


def _yaml(value: object) -> str:
    # JSON is YAML, but for the escapes of characters beyond 16 bits.
    return json.dumps(value, ensure_ascii=False)


def hostile_project() -> dict[str, object]:
    return {
        "project": "<script>|`",
        "access": {"roles": ["a|b", "<i>", "`"], "role_function": "r", "tenant": {"column": "a|b", "using": "'|' <> '`'"}},
        "functions": {"r": {"returns": "text", "language": "sql", "body": "select 1"}},
        "environments": {"x y; `rm`|": {"service": "s", "protected": True}},
    }


def hostile_table(name: str, other: str) -> dict[str, object]:
    columns = {name: {"type": '"odd|`type"', "comment": name}, "other": {"type": "text", "comment": f"{name} *"}}
    access = {"select": {"a|b": "s|<b>`", "<i>": "s|<b>`"}, "update": {"`": "s|<b>`"}}
    return {
        "table": spelled("public", name),
        "comment": f"{name} <b>|`",
        "owner": name,
        "columns": columns,
        "checks": {f"c {name}"[:60]: "'a|b`<i>' <> ''", "v": f"{quote(name)} in ({literal(name)}, '', '|', '`')"},
        "uniques": [{"name": f"u {name}"[:60], "columns": [name]}],
        "foreign_keys": [
            {
                "columns": ["other"],
                "references": {"table": spelled("public", other), "columns": [other]},
                "on_delete": "cascade",
                "name": "f|k",
            }
        ],
        "indexes": [{"name": f"i {name}"[:60], "columns": ["other"], "where": "other <> '|'"}],
        "scopes": {"s|<b>`": {"using": "'|' <> '`'", "comment": name}},
        "access": access,
        "guards": {name: ["<i>"], "other": "none"},
        "policies": {name: {"command": "all", "to": ["x|`"], "using": "'|' = '`'"}},
    }


def hostile_function(name: str) -> dict[str, object]:
    return {
        "arguments": {name: {"type": "text", "default": "'|`<b>'"}},
        "returns": "text",
        "language": "sql",
        "comment": name,
        "body": "select 1",
    }


def test_tables_and_functions_stand_in_the_order_in_which_a_plan_creates_them() -> None:
    declared = declare(LIBRARY / "manifests")
    kinds = {"table", "function", "index", "foreign_key", "policy", "bucket"}
    planned = [step.refs[0] for step in rendered(declared).steps if step.verb == "create" and step.refs[0].kind in kinds]
    told = [ref for stage in book(declared, LIBRARY / "manifests").stages for ref in stage.refs if ref.kind in kinds]
    assert told == planned


def test_overloads_and_scopes_of_one_name_have_places_of_their_own(written: Callable[[Mapping[str, str]], Pages]) -> None:
    function = "{returns: text, language: sql, body: select 1, arguments: {a: %s}}"
    found = written(
        {
            "growthos.yaml": "project: tiny\nplatform: postgres\naccess: {caller: app, roles: [r], role_function: f}\n",
            "f.yaml": f'functions:\n  f(text): {function % "text"}\n  f(uuid): {function % "uuid"}\nscopes: {{s: {{using: "true"}}}}\n',
            "t.yaml": 'table: t\ncolumns: {id: {type: uuid}}\nscopes: {s: {using: "false"}}\naccess: {select: {r: s}}\n',
            "u.yaml": "table: u\ncolumns: {id: {type: uuid}}\naccess: {select: {r: s}}\n",
        }
    )
    assert faults(found) == []
    assert "[`f(text)`](functions/tiny.md#f)" in found["README.md"]
    assert "[`f(uuid)`](functions/tiny.md#f-2)" in found["README.md"]
    assert "[`s`](#t-s)" in found["tables/tiny.md"]
    assert "[`s`](../security.md#scope-s)" in found["tables/tiny.md"]


def test_folders_that_differ_only_in_case_or_signs_have_pages_of_their_own(written: Callable[[Mapping[str, str]], Pages]) -> None:
    table = "table: {}\ncolumns: {{id: {{type: uuid}}}}\n"
    found = written(
        {"A/t.yaml": table.format("t"), "a/u.yaml": table.format("u"), "a!/v.yaml": table.format("v"), "ä/w.yaml": table.format("w")}
    )
    assert sorted(path for path in found if path.startswith("tables/")) == ["tables/A.md", "tables/a-2.md", "tables/a-3.md", "tables/ä.md"]
    assert faults(found) == []
