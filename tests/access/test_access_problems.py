"""What is wrong with access although every word of it is known: all of it in one run, each with its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from declaring import PROJECT, bucket, declared, scope, table

from growthos_cli.access.compile import compile_access
from growthos_cli.catalog.security import Grant, Policy
from growthos_cli.declared import Declared
from growthos_cli.errors import ManifestError, Mark
from growthos_cli.intent import Tenant


def refused(before: Declared) -> list[str]:
    with pytest.raises(ManifestError) as caught:
        compile_access(before)
    return [str(problem) for problem in caught.value.problems]


def test_a_placeholder_needs_something_to_stand_for() -> None:
    in_bucket = scope("in_bucket", "name like {bucket}")
    ownerless = table("t", "id name", {"select": {"admin": "own", "mentor": "own"}, "insert": {"admin": "in_bucket"}})
    files = bucket("files", {"select": {"student": "own"}})
    assert refused(declared(ownerless, buckets=(files,), scopes=(in_bucket,))) == [
        "buckets.yaml:10:1: scope own uses {owner}, but bucket files has no key `owner`; add the expression it stands for",
        "t.yaml:10:1: scope own uses {owner}, but table public.t has no key `owner`; add the column it stands for",
        "t.yaml:11:1: scope in_bucket uses {bucket}, which only a bucket's access can fill; table public.t needs another scope",
    ]


def test_a_scope_needs_its_columns_and_has_to_exist() -> None:
    needy = scope("needy", "company_id = 1", needs=("company_id",))
    before = declared(table("t", "id", {"select": {"admin": "needy"}, "insert": {"admin": "publisched"}}), scopes=(needy,))
    assert refused(before) == [
        "t.yaml:10:1: scope needy needs a column company_id, which table public.t does not have",
        "t.yaml:11:1: table public.t: there is no scope publisched; did you mean 'published'?",
    ]


def test_access_without_row_security_would_open_every_row() -> None:
    before = declared(table("t", "id company_id", {"select": {"admin": "all"}}), table("u", "id company_id"), row_security=False)
    assert refused(before) == [
        "t.yaml:10:1: table public.t has access by role, but row security is off: "
        "every row would be open; switch it on or take its access away"
    ]


def test_a_guard_with_roles_needs_the_function_that_tells_a_callers_role() -> None:
    before = declared(table("t", "id status", {}, guards={"status": "admin"}), project=replace(PROJECT, role_function=None))
    assert refused(before) == ["t.yaml:20:3: guard of t.status names roles, but the project has no access.role_function"]


def test_a_grant_may_not_open_a_column_that_is_closed_to_everybody() -> None:
    t = ("public", "t")
    opening = (Grant("table", t, "public", ("update",)), Grant("column", (*t, "paid_at"), "authenticated", ("update",)))
    before = declared(table("t", "id paid_at", {"update": {"admin": "all"}}, guards={"paid_at": ""}), objects=opening)
    assert refused(before) == [
        "t.yaml:20:3: nobody is to change t.paid_at, but grants give authenticated update on the column; take it out of the grants",
        "t.yaml:20:3: nobody is to change t.paid_at, but grants give public update on the table; take it out of the grants",
    ]


def test_a_grant_may_not_show_a_hidden_column() -> None:
    t = ("public", "t")
    showing = (Grant("table", t, "reporting", ("select",)), Grant("column", (*t, "token"), "anon", ("select",)))
    access = {"select": {"admin": "all", "anon": "any_row"}}
    before = declared(table("t", "id token", access, hidden="token"), objects=showing)
    assert refused(before) == [
        "t.yaml:30:3: nobody is to read t.token, but grants give anon select on the column; take it out of the grants"
    ]
    before = declared(table("t", "id token", access, hidden="token"), project=replace(PROJECT, grants={"authenticated": ("select",)}))
    assert refused(before) == [
        "t.yaml:30:3: nobody is to read t.token, but grants give authenticated select on the table; take it out of the grants"
    ]


def test_the_tenants_predicate_has_no_placeholders() -> None:
    tenant = Tenant("company_id", "company_id in ({roles})", Mark("growthos.yaml", 7, 12))
    assert refused(declared(project=replace(PROJECT, tenant=tenant))) == [
        "growthos.yaml:7:12: access.tenant.using holds {roles}, which only scopes may use"
    ]


def test_a_name_that_access_makes_must_be_free_and_fit() -> None:
    access = {"select": {"admin": "all"}}
    long = "t" * 60
    written = Policy("public", "t", "t_select", "select", ("support",), "true")
    assert refused(declared(table("t", "id", access), table(long, "id", access), objects=(written,))) == [
        "t.yaml:10:1: access makes policy public.t.t_select, but a manifest declares one of that name; rename that one",
        f"{long}.yaml:10:1: access would make a policy named '{long}_select', which is longer than 63 bytes",
    ]
