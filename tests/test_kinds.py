"""A kind is five small pieces that bear one name. These tests name whatever piece is missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import growthos_cli
from growthos_cli.catalog.kinds import KINDS
from growthos_cli.manifest.registry import spelled_kinds
from growthos_cli.planning.rules import RULES
from growthos_cli.resources import templates_dir

PACKAGE = Path(growthos_cli.__file__).parent
# Reference rows are read table by table; the differences of privileges are spelled with create and drop.
PRIVILEGES = {"grant", "withheld", "default_privilege"}
ALWAYS = {"database", "owner"}
"""Kinds that every object has one of: they never go by themselves."""
NOT_YET_IN_MANIFESTS: frozenset[str] = frozenset()
"""Kinds that are compared and that no manifest can say."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_a_query(kind: str) -> None:
    assert (PACKAGE / "db" / "queries" / f"{kind}.sql").is_file()


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_a_rule_and_the_templates_that_it_names(kind: str) -> None:
    rule = RULES[kind]
    wanted = (
        (set() if rule.there else {"create"})
        | (set() if kind in ALWAYS else {"drop"})
        | (set() if kind in PRIVILEGES else set(rule.alter.values()))
    )
    wanted |= {f"{name}.{verb}" for name in rule.entries.values() for verb in ("add", "drop")}
    missing = [name for name in sorted(wanted) if not (templates_dir() / kind / f"{name}.sql.j2").is_file()]
    assert missing == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_rule_names_only_fields_that_are_compared(kind: str) -> None:
    assert set(RULES[kind].alter) | set(RULES[kind].after_create) | set(RULES[kind].entries) <= set(KINDS[kind].compared())


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - NOT_YET_IN_MANIFESTS))
def test_the_manifest_reader_makes_the_kind(kind: str) -> None:
    if KINDS[kind] in spelled_kinds():
        return
    source = "".join(file.read_text() for file in (PACKAGE / "manifest").rglob("*.py"))
    assert re.search(rf"\b{KINDS[kind].__name__}\(", source)


def test_ranks_follow_the_order_of_the_table_of_kinds() -> None:
    ranks = [cls.rank for cls in KINDS.values()]
    assert ranks == sorted(ranks)


def test_templates_that_no_kind_uses_are_named() -> None:
    known = {f"{kind}/{name}" for kind, rule in RULES.items() for name in {"create", "drop", *rule.alter.values()}}
    known |= {f"{kind}/{name}.{verb}" for kind, rule in RULES.items() for name in rule.entries.values() for verb in ("add", "drop")}
    known |= {f"{kind}/definition" for kind in ("column", "primary_key", "unique", "check", "foreign_key", "sequence")}
    known |= {"column/restart", "sequence_owner/restart", "bucket/allow_delete", "grant/drop.grantable", "default_privilege/drop.grantable"}
    known |= {
        "column/numbers",
        "column/not_null",
        "column/free_not_null",
        "column/number_rows",
        "column/hold_records",
        "column/held_records",
        "column/numbered",
        "kept_rows/create",
        "kept_rows/drop",
        "kept_rows/empty",
    }
    known |= {"publication/options", "subscription/uncomment", "subscription/disable", "subscription/forget_slot"}
    known |= {"sequence/widen", "sequence/move_inside", "sequence/begin"}
    known |= {"grant/become", "grant/become_oneself", "role/attributes"}
    found = {str(file.relative_to(templates_dir())).removesuffix(".sql.j2") for file in templates_dir().rglob("*.j2")}
    assert found - known == set()
