"""Which restrictive policies come out of the bounds of scopes."""

from __future__ import annotations

from dataclasses import replace

from declaring import PROJECT, declared, table

from growthos_cli.access.compile import compile_access
from growthos_cli.catalog.relations import Column
from growthos_cli.catalog.security import Policy
from growthos_cli.declared import Declared
from growthos_cli.errors import Mark
from growthos_cli.intent import Scope, TableAccess

UNTENANTED = replace(PROJECT, tenant=None)
OWN = Scope(
    "own", "{owner} = auth.uid()", bound="{owner} >= lowest(array[{roles}], array[{others}]::text[])", mark=Mark("scopes.yaml", 3, 3)
)
SELECT = {"superadmin": "all", "admin": "company", "mentor": "own", "student": "own"}


def manifest(access: TableAccess, *, nullable: bool = False) -> Declared:
    before = declared(access, project=UNTENANTED, scopes=(OWN,))
    column = Column(access.schema, access.table, "student_id", "uuid", not_null=not nullable)
    return replace(before, catalog=before.catalog.plus([column]))


def restrictive(before: Declared) -> list[Policy]:
    return [policy for policy in compile_access(before).catalog.kind("policy") if isinstance(policy, Policy) and not policy.permissive]


def test_a_bound_becomes_a_restrictive_policy_for_select_alone() -> None:
    access = {command: SELECT for command in ("select", "insert", "update", "delete")}
    assert restrictive(manifest(table("invoices", "id company_id student_id", access, owner="student_id"))) == [
        Policy(
            "public",
            "invoices",
            "invoices_own",
            "select",
            ("authenticated",),
            "invoices.student_id >= lowest(array['mentor', 'student'], array['superadmin', 'admin']::text[])",
            None,
            permissive=False,
        )
    ]


def test_where_everybody_has_the_scope_there_are_no_others() -> None:
    access = {"select": {"admin": "own", "student": "own"}}
    (policy,) = restrictive(manifest(table("t", "id student_id", access, owner="student_id")))
    assert policy.using == "t.student_id >= lowest(array['admin', 'student'], array[]::text[])"


def test_a_table_that_gives_the_scope_to_nobody_who_reads_has_no_bound() -> None:
    access = {"select": {"admin": "company"}, "insert": {"student": "own"}}
    assert restrictive(manifest(table("t", "id company_id student_id", access, owner="student_id"))) == []


def test_rows_without_an_owner_are_in_no_range_so_there_is_no_bound() -> None:
    access = {"select": SELECT}
    assert restrictive(manifest(table("t", "id company_id student_id", access, owner="student_id"), nullable=True)) == []


def test_a_caller_who_is_known_by_his_database_role_alone_has_no_bound() -> None:
    access = {"select": {"student": "own", "authenticated": "published"}}
    assert restrictive(manifest(table("t", "id student_id published", access, owner="student_id"))) == []


def test_a_wrong_bound_is_told_where_it_is_written() -> None:
    compiled = compile_access(manifest(table("t", "id student_id company_id", {"select": SELECT}, owner="student_id")))
    (policy,) = [item for item in compiled.catalog.kind("policy") if isinstance(item, Policy) and not item.permissive]
    assert compiled.mark(policy.ref, "using") == OWN.mark
    assert compiled.mark(policy.ref) == Mark("t.yaml", 10, 3)
