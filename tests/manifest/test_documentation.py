"""docs/manifests.md is the contract: every example in it is read as it stands, and every key of the grammar is in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from test_kinds import NOT_YET_IN_MANIFESTS

from growthos_cli.catalog.kinds import KINDS
from growthos_cli.manifest.grammar import COMMON_FILE, PROJECT_FILE, TABLE_FILE, json_schema
from tests.manifest.conftest import Reader

PAGE = (Path(__file__).parents[2] / "docs" / "manifests.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)

# What the examples refer to and the page does not show.
SURROUNDINGS = {
    "company_settings.yaml": "table: company_settings\ncolumns: {id: {type: integer, primary_key: true}}\n",
    "students.yaml": "table: students\ncolumns: {id: {type: uuid}, company_id: {type: integer}}\nuniques: [[id], [company_id, id]]\n",
    "integrations.yaml": "table: integrations\ncolumns: {id: {type: bigint, primary_key: true}}\n",
    "notifications.yaml": "table: notifications\ncolumns: {id: {type: uuid, primary_key: true}}\n",
    "submissions.yaml": "table: submissions\ncolumns: {id: {type: uuid, primary_key: true}, status: {type: text}}\n",
    "functions.yaml": "functions:\n"
    + "".join(
        f"  {name}: {{returns: trigger, language: plpgsql, body: begin return new; end}}\n"
        for name in ("audit_invoice_changes", "app.guard", "app.count_invoices")
    )
    + "schemas: {app: {}}\n",
}


def test_the_examples_are_manifests(read_manifests: Reader) -> None:
    project, *others = EXAMPLES
    assert project.startswith("project:")
    files = {f"example_{number}.yaml": text for number, text in enumerate(others)}
    declared = read_manifests({"growthos.yaml": project, **files, **SURROUNDINGS})
    assert {item.kind for item in declared.catalog} == set(KINDS) - NOT_YET_IN_MANIFESTS


def test_the_examples_read_the_same_without_libyaml(read_manifests: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"example_{number}.yaml": text for number, text in enumerate(EXAMPLES[1:])}
    with_it = read_manifests({"growthos.yaml": EXAMPLES[0], **files, **SURROUNDINGS})
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert read_manifests({"growthos.yaml": EXAMPLES[0]}) == with_it


def test_every_key_of_the_grammar_is_shown() -> None:
    words = set(re.findall(r"\b[a-z_]+(?=:)", "\n".join(EXAMPLES))) | set(re.findall(r"`([a-z_]+)`", PAGE))
    assert keys(json_schema()) - words == set()


def test_the_json_schema_says_what_the_reader_says() -> None:
    schema = json_schema()
    assert [set(sort["properties"]) for sort in schema["anyOf"]] == [set(shape.fields) for shape in (TABLE_FILE, COMMON_FILE, PROJECT_FILE)]
    column = schema["anyOf"][0]["properties"]["columns"]["additionalProperties"]
    assert column["required"] == ["type"]
    assert column["additionalProperties"] is False
    assert column["properties"]["identity"] == {"enum": ["always", "by default"]}
    assert column["properties"]["not_null"] == {"type": "boolean"}


def keys(schema: object) -> set[str]:
    """Every name that the schema lists under `properties`."""
    if isinstance(schema, list):
        return set().union(*map(keys, schema)) if schema else set()
    if not isinstance(schema, dict):
        return set()
    own = set(schema.get("properties", {}))
    return own.union(*(keys(value) for value in schema.values()))
