"""`privileges` says all about the object that an entry names, and nothing about any other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from growthos_cli.catalog.attached import Withheld
from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.security import Comment, Grant
from growthos_cli.diff import diff
from growthos_cli.errors import ManifestError
from tests.manifest.conftest import Reader

POSTGRES = ("postgres",)
LS_DIR = ("pg_catalog", "pg_ls_dir", "text")


def test_an_entry_is_one_object_or_column_and_what_it_is_within(read_manifests: Reader) -> None:
    declared = read_manifests(
        {
            "p.yaml": """
privileges:
  - {function: pg_catalog.pg_ls_dir(text), grants: {app: [execute]}, withheld: {public: [execute]},
     passed_on: [{by: app, to: b, grants: [execute]}]}
  - {view: pg_catalog.pg_stats, column: avg_width, grantable: {app: [select]}}
  - {extension: citext, type: citext, withheld: {public: [usage]}}
"""
        }
    ).catalog
    found = {item.ref: (item, getattr(item, "within"), getattr(item, "of")) for item in declared}
    items = [
        (Grant("function", LS_DIR, "app", ("execute",)), POSTGRES, ""),
        (Grant("function", LS_DIR, "b", ("execute",), grantor="app"), POSTGRES, ""),
        (Withheld("function", LS_DIR, "public", ("execute",)), POSTGRES, ""),
        (Grant("column", ("pg_catalog", "pg_stats", "avg_width"), "app", ("select",), ("select",)), POSTGRES, "view"),
        (Withheld("base_type", ("public", "citext"), "public", ("usage",)), ("extension", "citext"), ""),
    ]
    assert found == {item.ref: (item, within, of) for item, within, of in items}


def test_what_an_entry_does_not_say_is_taken_back_and_what_has_none_is_left(read_manifests: Reader) -> None:
    declared = read_manifests({"p.yaml": "privileges: [{function: pg_catalog.pg_ls_dir(text), grants: {app: [execute]}}]"}).catalog
    other = Grant("function", ("pg_catalog", "pg_read_file", "text"), "reader", ("execute",), within=POSTGRES)
    stray = Grant("function", LS_DIR, "reader", ("execute",), within=POSTGRES)
    live = replace(Catalog.of([*declared, stray, other]), whole=True)
    for prune in (False, True):
        assert [change.before for change in diff(live, declared, prune=prune)] == [stray]
    nothing = read_manifests({"p.yaml": "privileges: [{function: pg_catalog.pg_ls_dir(text)}]"}).catalog
    assert len(diff(live, nothing)) == 2


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("{grants: {app: [usage]}}", "an entry of privileges is about one of function, table, view"),
        ("{schema: pg_catalog, language: sql}", "an entry of privileges is about one of function, table, view"),
        ("{schema: pg_catalog}, {schema: pg_catalog}", "what is granted on schema pg_catalog is declared a second time"),
        ("{schema: a.b.c, table: a.b.c}", "table of an entry of privileges of this file must be a name or schema.name"),
    ],
)
def test_what_is_no_entry_is_told(read_manifests: Reader, entry: str, told: str) -> None:
    with pytest.raises(ManifestError) as refused:
        read_manifests({"p.yaml": f"privileges: [{entry}]"})
    assert told in str(refused.value)


def test_that_a_column_or_a_domain_is_not_null_has_a_comment_by_the_name_of_the_constraint(read_manifests: Reader) -> None:
    declared = read_manifests(
        {
            "t.yaml": """
table: t
columns:
  a: {type: integer, not_null: true, not_null_comment: usual}
  b: {type: integer, not_null: true, not_null_name: sure, not_null_comment: named}
domains:
  d: {type: integer, not_null: true, not_null_comment: never null}
"""
        }
    ).catalog
    assert declared.kind("comment") == [
        Comment("domain_check", ("public", "d", "d_not_null"), "never null"),
        Comment("not_null", ("public", "t", "sure"), "named"),
        Comment("not_null", ("public", "t", "t_a_not_null"), "usual"),
    ]
