"""What policies come out of an access matrix."""

from __future__ import annotations

from dataclasses import replace

from declaring import PROJECT, bucket, declared, scope, table

from growthos_cli.access.branches import Branch, policy_branches
from growthos_cli.access.compile import compile_access
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.security import Policy
from growthos_cli.declared import Declared
from growthos_cli.errors import Mark

UNTENANTED = replace(PROJECT, tenant=None)
COLUMNS = "id company_id student_id published"


def policies(before: Declared) -> list[Object]:
    return compile_access(before).catalog.kind("policy")


def test_one_policy_per_command_has_one_branch_per_scope_in_the_order_of_the_roles() -> None:
    invoices = table(
        "invoices",
        COLUMNS,
        {"select": {"student": "own", "mentor": "company", "superadmin": "all", "admin": "company"}},
        owner="student_id",
    )
    assert policies(declared(invoices, project=UNTENANTED)) == [
        Policy(
            "public",
            "invoices",
            "invoices_select",
            "select",
            ("authenticated",),
            "(public.my_role() in ('superadmin'))"
            " or (company_id = (select public.my_company() where public.my_role() in ('admin', 'mentor')))"
            " or (invoices.student_id = auth.uid())",
        )
    ]


def test_each_command_has_the_clauses_that_postgres_gives_it() -> None:
    access = {command: {"admin": "any_row"} for command in ("select", "insert", "update", "delete")}
    assert [
        (policy.name, policy.command, policy.using, policy.check)
        for policy in policies(declared(table("t", "id", access)))
        if isinstance(policy, Policy)
    ] == [
        ("t_delete", "delete", "true", None),
        ("t_insert", "insert", None, "true"),
        ("t_select", "select", "true", None),
        ("t_update", "update", "true", "true"),
    ]


def test_a_check_of_its_own_binds_only_the_written_row() -> None:
    mine = scope("mine", "seen in ({roles})", "written in ({roles})")
    access = {command: {"admin": "mine", "mentor": "any_row"} for command in ("select", "insert", "update")}
    assert [
        (policy.command, policy.using, policy.check)
        for policy in policies(declared(table("t", "id seen written", access), scopes=(mine,)))
        if isinstance(policy, Policy)
    ] == [
        ("insert", None, "(written in ('admin')) or (true)"),
        ("select", "(seen in ('admin')) or (true)", None),
        ("update", "(seen in ('admin')) or (true)", "(written in ('admin')) or (true)"),
    ]


def test_none_gives_nothing() -> None:
    assert policies(declared(table("t", "id", {"select": {"admin": "none"}, "delete": {"admin": "none"}}))) == []


def test_a_database_role_has_policies_of_its_own() -> None:
    access = {"select": {"admin": "all", "anon": "published", "authenticated": "any_row"}}
    assert policies(declared(table("posts", "id published", access))) == [
        Policy("public", "posts", "posts_select", "select", ("authenticated",), "(public.my_role() in ('admin')) or (true)", None),
        Policy("public", "posts", "posts_select_anon", "select", ("anon",), "published", None),
    ]


def test_a_table_with_the_tenant_column_gets_a_restrictive_policy_whether_it_has_access_or_not() -> None:
    predicate = "company_id = public.my_company()"
    restrictive = [
        Policy("public", name, f"{name}_tenant", "all", ("authenticated",), predicate, predicate, permissive=False)
        for name in ("closed", "open")
    ]
    open_table = table("open", COLUMNS, {"select": {"admin": "all"}})
    before = declared(open_table, table("closed", COLUMNS), table("free", COLUMNS, tenant=False), table("other", "id"))
    assert [policy for policy in policies(before) if not getattr(policy, "permissive")] == restrictive


def test_a_tables_own_scope_hides_the_common_one_of_its_name() -> None:
    own = scope("own", "exists (select from public.students as s where s.id = {owner})")
    access = {"select": {"student": "own"}}
    before = declared(table("t", "id owner", access, owner="owner", scopes=(own,)), table("u", "id", access, owner="id"))
    assert [getattr(policy, "using") for policy in policies(before)] == [
        "exists (select from public.students as s where s.id = t.owner)",
        "u.id = auth.uid()",
    ]


def test_a_line_comment_at_the_end_of_a_predicate_does_not_swallow_what_follows() -> None:
    noted = scope("noted", "seen -- for now\n")
    before = declared(table("t", "id seen", {"select": {"admin": "noted", "mentor": "any_row"}}), scopes=(noted,))
    assert [getattr(policy, "using") for policy in policies(before)] == ["(seen -- for now\n) or (true)"]


def test_braces_that_are_no_placeholder_are_sql() -> None:
    array = scope("array", "role = any ('{admin,mentor}'::text[]) and data = '{}'")
    before = declared(table("t", "id role data", {"select": {"admin": "array"}}), scopes=(array,))
    assert [getattr(policy, "using") for policy in policies(before)] == [array.using]


def test_a_buckets_access_becomes_policies_on_storage_objects() -> None:
    in_bucket = scope("in_bucket", "public.may_read({bucket}, {owner}) and public.my_role() in ({roles})")
    files = bucket(
        "it's-files",
        {"select": {"admin": "any_row", "student": "in_bucket", "anon": "any_row"}, "insert": {"student": "in_bucket"}},
        owner="(storage.foldername(objects.name))[1]",
    )
    predicate = "public.may_read('it''s-files', ((storage.foldername(objects.name))[1])) and public.my_role() in ('student')"
    ours = "bucket_id = 'it''s-files' and "
    assert policies(declared(buckets=(files,), scopes=(in_bucket,))) == [
        Policy("storage", "objects", "it's-files insert", "insert", ("authenticated",), None, f"{ours}({predicate})"),
        Policy("storage", "objects", "it's-files select", "select", ("authenticated",), f"{ours}((true) or ({predicate}))"),
        Policy("storage", "objects", "it's-files select anon", "select", ("anon",), f"{ours}(true)"),
    ]


def test_a_policy_remembers_which_scope_of_which_roles_each_branch_is() -> None:
    access = {"select": {"admin": "any_row", "student": "own", "mentor": "any_row", "anon": "published"}}
    assert policy_branches(declared(table("t", "id published", access, owner="id"))) == {
        Ref("policy", ("public", "t", "t_select")): (
            Branch("any_row", ("admin", "mentor"), "true", "true", Mark("t.yaml", 10, 1)),
            Branch("own", ("student",), "t.id = auth.uid()", "t.id = auth.uid()", Mark("t.yaml", 10, 2)),
        ),
        Ref("policy", ("public", "t", "t_select_anon")): (Branch("published", ("anon",), "published", "published", Mark("t.yaml", 10, 4)),),
    }


def test_a_policy_is_found_where_the_first_of_its_cells_stands_and_the_tenants_predicate_in_the_project() -> None:
    after = compile_access(declared(table("t", COLUMNS, {"select": {"student": "any_row", "admin": "all"}})))
    policy, tenant = (Ref("policy", ("public", "t", name)) for name in ("t_select", "t_tenant"))
    assert [after.mark(policy), after.mark(policy, "using"), after.mark(tenant), after.mark(tenant, "check")] == [
        Mark("t.yaml", 10, 2),
        Mark("t.yaml", 10, 2),
        Mark("t.yaml", 1, 1),
        Mark("growthos.yaml", 7, 12),
    ]
