"""What access grants: exactly the commands that somebody may run."""

from __future__ import annotations

from dataclasses import replace

from declaring import PROJECT, declared, table

from growthos_cli.access.compile import compile_access
from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.security import Grant
from growthos_cli.declared import Declared
from growthos_cli.errors import Mark

UNGRANTED = replace(PROJECT, grants={})


def grants(before: Declared) -> list[Object]:
    return compile_access(before).catalog.kind("grant")


def test_each_grantee_gets_the_commands_of_its_scopes_and_every_table_what_the_project_gives() -> None:
    access = {
        "select": {"admin": "all", "anon": "any_row"},
        "insert": {"admin": "all"},
        "update": {"admin": "none"},
        "delete": {"mentor": "all"},
    }
    t, u = ("public", "t"), ("public", "u")
    assert grants(declared(table("t", "id", access), table("u", "id"))) == [
        Grant("table", t, "anon", ("select",)),
        Grant("table", t, "authenticated", ("delete", "insert", "select")),
        Grant("table", t, "service_role", ("select", "update")),
        Grant("table", u, "service_role", ("select", "update")),
    ]


def test_a_column_closed_to_everybody_turns_update_into_column_grants() -> None:
    access = {"select": {"admin": "all"}, "update": {"admin": "all", "anon": "any_row"}}
    before = declared(table("t", "id name paid_at", access, guards={"paid_at": "", "name": "admin"}), project=UNGRANTED)
    assert grants(before) == [
        *(
            Grant("column", ("public", "t", column), grantee, ("update",))
            for column in ("id", "name")
            for grantee in ("anon", "authenticated")
        ),
        Grant("table", ("public", "t"), "authenticated", ("select",)),
    ]


def test_a_column_that_some_roles_may_change_leaves_update_on_the_table() -> None:
    before = declared(table("t", "id status", {"update": {"admin": "all"}}, guards={"status": "admin"}), project=UNGRANTED)
    assert grants(before) == [Grant("table", ("public", "t"), "authenticated", ("update",))]


def test_a_hidden_column_turns_select_into_column_grants_and_nothing_else() -> None:
    access = {"select": {"admin": "all", "anon": "any_row"}, "insert": {"admin": "all"}, "update": {"admin": "all"}}
    before = declared(table("t", "id name token", access, hidden="token"), project=UNGRANTED)
    assert grants(before) == [
        *(
            Grant("column", ("public", "t", column), grantee, ("select",))
            for column in ("id", "name")
            for grantee in ("anon", "authenticated")
        ),
        Grant("table", ("public", "t"), "authenticated", ("insert", "update")),
    ]


def test_a_column_may_be_hidden_and_another_one_closed() -> None:
    access = {"select": {"admin": "all"}, "update": {"admin": "all"}}
    before = declared(table("t", "id token", access, guards={"id": ""}, hidden="token"))
    assert grants(before) == [
        Grant("column", ("public", "t", "id"), "authenticated", ("select",)),
        Grant("column", ("public", "t", "token"), "authenticated", ("update",)),
        Grant("table", ("public", "t"), "service_role", ("select", "update")),
    ]


def test_grants_that_a_manifest_wrote_are_added_to() -> None:
    t = ("public", "t")
    written = (
        Grant("table", t, "service_role", ("truncate",), ("truncate",)),
        Grant("table", t, "reporting", ("select",)),
        Grant("column", (*t, "id"), "authenticated", ("select",)),
    )
    assert grants(declared(table("t", "id", {"select": {"admin": "all"}}), objects=written)) == [
        Grant("column", (*t, "id"), "authenticated", ("select",)),
        Grant("table", t, "authenticated", ("select",)),
        Grant("table", t, "reporting", ("select",)),
        Grant("table", t, "service_role", ("select", "truncate", "update"), ("truncate",)),
    ]


def test_a_grant_is_found_where_it_was_asked_for() -> None:
    t = ("public", "t")
    written = Grant("table", t, "service_role", ("truncate",))
    before = declared(table("t", "id", {"select": {"admin": "all"}}), objects=(written,))
    before = replace(before, marks={(written.ref, ""): Mark("t.yaml", 30, 3)})
    after = compile_access(before)
    assert [after.mark(Grant("table", t, grantee, ()).ref) for grantee in ("authenticated", "service_role")] == [
        Mark("t.yaml", 10, 1),
        Mark("t.yaml", 30, 3),
    ]
