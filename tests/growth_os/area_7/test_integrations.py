"""Connections to other services: their tokens are never read by a caller, and what happens to them is logged."""

from __future__ import annotations

import pytest
from fix_database import as_caller
from people import COMPANY, DENIED, OTHER_COMPANY
from psycopg import errors

CONNECT = (
    "insert into public.integrations (user_id, source, external_id, access_token, refresh_token) values (%s, %s, 'shop-1', %s, 'secret-r')"
)
DISCONNECT = "select public.disconnect_integration(%s, %s)"


@pytest.fixture
def shop(people):
    """The student has connected a shop."""
    with people.acting("student"):
        people.conn.execute(CONNECT, [people["student"], "shopify", "secret-a"])
    return people.value("select id from public.integrations")


def entries(people):
    rows = people.conn.execute(
        "select action, company_id, entity_id, performed_by, description, data from public.admin_logs"
        " where entity_type = 'integration' order by created_at, cmin::text::bigint"
    )
    return rows.fetchall()


ROADS = (
    "select access_token from public.integrations",
    "select refresh_token from public.integrations",
    "select * from public.integrations",
    "select id from public.integrations where access_token = 'secret-a'",
    "update public.integrations set external_id = access_token",
    "update public.integrations set external_id = external_id returning refresh_token",
    "delete from public.integrations returning access_token",
    "insert into public.integrations (user_id, source, access_token) values (auth.uid(), 'meta_ads', 'x') returning access_token",
    "insert into public.integrations (user_id, source, access_token) values (auth.uid(), 'shopify', 'x')"
    " on conflict (user_id, source) do update set external_id = integrations.access_token",
)


@pytest.mark.parametrize("caller", ["root", "admin", "student"])
@pytest.mark.usefixtures("shop")
def test_nobody_reads_a_token_not_even_its_owner(people, caller):
    for query in ROADS:
        with pytest.raises(errors.InsufficientPrivilege, match="permission denied for table integrations"), people.acting(caller):
            people.conn.execute(query)


def test_the_owner_sees_that_a_service_is_connected_and_the_server_reads_the_token(people, shop):
    shown = "select id, user_id, company_id, source, external_id, connected_at is not null, updated_at is not null from public.integrations"
    with people.acting("student"):
        assert people.conn.execute(shown).fetchall() == [(shop, people["student"], COMPANY, "shopify", "shop-1", True, True)]
    with people.server():
        assert people.conn.execute("select access_token, refresh_token from public.integrations").fetchall() == [("secret-a", "secret-r")]


def test_the_owner_replaces_a_token_and_the_server_upserts_one(people, shop):
    with people.acting("student"):
        assert people.conn.execute("update public.integrations set access_token = 'secret-b' where id = %s", [shop]).rowcount == 1
    with people.server():
        assert people.value("select access_token from public.integrations") == "secret-b"
        people.conn.execute(
            f"{CONNECT} on conflict (user_id, source) do update set access_token = excluded.access_token",
            [people["student"], "shopify", "secret-c"],
        )
        assert people.value("select access_token from public.integrations") == "secret-c"


def test_a_service_is_connected_once_per_person(people, shop):
    with pytest.raises(errors.UniqueViolation), people.acting("student"):
        people.conn.execute(CONNECT, [people["student"], "shopify", "secret-x"])
    with people.acting("unmentored"):
        people.conn.execute(CONNECT, [people["unmentored"], "shopify", "secret-x"])


@pytest.mark.parametrize("source", ["etsy", "Shopify", ""])
def test_only_known_services_are_connected(people, source):
    with pytest.raises(errors.CheckViolation), people.acting("student"):
        people.conn.execute(CONNECT, [people["student"], source, "secret-a"])


def test_a_connection_without_a_token_is_none(people):
    with pytest.raises(errors.NotNullViolation), people.acting("student"):
        people.conn.execute(CONNECT, [people["student"], "shopify", None])


def test_nobody_connects_in_anothers_name(people):
    for name in ("unmentored", "foreign_student", "admin"):
        assert people.attempt("student", CONNECT, people[name], "shopify", "mine") == DENIED
    assert people.attempt("root", CONNECT, people["student"], "shopify", "mine") == DENIED


def test_a_superadmin_without_a_company_names_one(people):
    with pytest.raises(errors.NotNullViolation, match="name company_id"), people.acting("root"):
        people.conn.execute(CONNECT, [people["root"], "shopify", "secret-a"])
    query = (
        "insert into public.integrations (company_id, user_id, source, access_token) values (%s, %s, 'shopify', 's') returning company_id"
    )
    with people.acting("root"):
        assert people.value(query, OTHER_COMPANY, people["root"]) == OTHER_COMPANY


def test_what_happens_to_a_connection_is_logged_without_its_tokens(people, shop):
    with people.acting("student"):
        people.conn.execute("update public.integrations set access_token = 'secret-b'")
        people.conn.execute("update public.integrations set external_id = 'shop-2'")
        people.conn.execute("delete from public.integrations")
    who = people["student"]

    def data(external_id, new_tokens):
        return {"id": shop, "source": "shopify", "external_id": external_id, "new_tokens": new_tokens}

    assert entries(people) == [
        ("created", COMPANY, who, who, "Integration with shopify created.", data("shop-1", True)),
        ("updated", COMPANY, who, who, "Integration with shopify updated.", data("shop-1", True)),
        ("updated", COMPANY, who, who, "Integration with shopify updated.", data("shop-2", False)),
        ("deleted", COMPANY, who, who, "Integration with shopify deleted.", data("shop-2", False)),
    ]
    assert people.value("select count(*) from public.admin_logs as l where l::text like '%%secret%%'") == 0


@pytest.mark.parametrize("change", ["refresh_token = 'secret-s'", "refresh_token = null"])
@pytest.mark.usefixtures("shop")
def test_a_new_refresh_token_is_a_new_token(people, change):
    people.conn.execute(f"update public.integrations set {change}")
    assert [(action, who, data["new_tokens"]) for action, _, _, who, _, data in entries(people)][1:] == [("updated", None, True)]


@pytest.mark.usefixtures("shop")
def test_what_leaves_a_connection_as_it_is_is_not_logged(people):
    with people.acting("student"):
        people.conn.execute("update public.integrations set connected_at = now(), access_token = 'secret-a', external_id = 'shop-1'")
    assert len(entries(people)) == 1


def test_the_audit_does_not_stand_in_the_way_of_a_deletion(people, shop):
    """Whoever deletes: administration, the server, or a session of somebody who goes in the same statement."""
    with people.acting("admin"):
        people.conn.execute("delete from public.users where id = %s", [people["student"]])
    for name in ("unmentored", "mentor"):
        with people.acting(name):
            people.conn.execute(CONNECT, [people[name], "shopify", "secret-a"])
    with as_caller(people.conn, people["mentor"], "service_role"):
        people.conn.execute("select set_config('role', 'postgres', true)")
        people.conn.execute("delete from auth.users where id = any (%s)", [[people["unmentored"], people["mentor"]]])
    assert people.value("select count(*) from public.integrations") == 0
    gone = {entity: who for action, _, entity, who, _, _ in entries(people) if action == "deleted"}
    assert gone == {people["student"]: people["admin"], people["unmentored"]: None, people["mentor"]: None}


def test_a_superadmin_disconnects_anybody(people, shop):
    with people.acting("root"):
        assert people.value("select count(*) from public.integrations") == 0
        assert people.value(DISCONNECT, people["student"], "shopify") is True
        assert people.value(DISCONNECT, people["student"], "shopify") is False
        assert people.value(DISCONNECT, None, None) is False
    assert people.value("select count(*) from public.integrations") == 0
    assert [(action, who) for action, _, _, who, _, _ in entries(people)][-1] == ("deleted", people["root"])


def test_the_server_disconnects_too(people, shop):
    with people.server():
        assert people.value(DISCONNECT, people["student"], "shopify") is True


@pytest.mark.parametrize("caller", ["admin", "manager", "mentor", "student", "stranger", "suspended"])
def test_nobody_else_disconnects_others(people, shop, caller):
    people.account("stranger")
    if caller == "suspended":
        people.suspend("root")
    with (
        pytest.raises(errors.InsufficientPrivilege, match="Only superadmins remove"),
        people.acting("root" if caller == "suspended" else caller),
    ):
        people.value(DISCONNECT, people["student"], "shopify")
    assert people.value("select count(*) from public.integrations") == 1
