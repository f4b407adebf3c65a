"""From an account that the auth server makes to a person with a role."""

from __future__ import annotations

import secrets
import time

import psycopg
import pytest
from academy import Academy, signed_up
from sessions import Clients
from tokens import signed, unsigned


def new_email() -> str:
    return f"{secrets.token_hex(4)}@growth.example"


def test_an_account_made_by_the_auth_server_is_one_of_the_platform(supabase: Clients) -> None:
    person = signed_up(supabase, new_email())
    with psycopg.connect(supabase.project.conninfo) as conn:
        row = conn.execute(
            "select email, aud, role, confirmed_at is not null, encrypted_password like '$2%%', raw_app_meta_data"
            " from auth.users where id = %s",
            [person.id],
        ).fetchone()
    assert row == (person.email, "authenticated", "authenticated", True, True, {"provider": "email", "providers": ["email"]})


def test_an_address_signs_up_once(academy: Academy) -> None:
    again = academy["anon"].auth("signUp", {"email": academy.people["student"].email, "password": secrets.token_urlsafe(12)})
    assert (again.status, again.code) == (422, "user_already_exists")


def test_the_password_opens_a_session_and_another_does_not(academy: Academy) -> None:
    student, session = academy.people["student"], academy["anon"]
    refused = session.auth("signInWithPassword", {"email": student.email, "password": "not it"})
    assert (refused.status, refused.code) == (400, "invalid_credentials")
    assert session.rpc("get_current_user_role").send().denied
    opened = session.auth("signInWithPassword", {"email": student.email, "password": student.password})
    assert opened.data["user"]["id"] == student.id
    assert session.rpc("get_current_user_role").send().data == "student"


def test_a_session_is_refreshed_once_it_grows_old(supabase: Clients) -> None:
    person = signed_up(supabase, new_email())
    before = person.session.auth("getSession").data["session"]
    after = person.session.auth("refreshSession").data["session"]
    assert after["user"]["id"] == person.id
    assert after["refresh_token"] != before["refresh_token"]


def test_who_signs_out_is_nobody_again(academy: Academy) -> None:
    student, session = academy.people["student"], academy["anon"]
    session.auth("signInWithPassword", {"email": student.email, "password": student.password})
    assert len(session.from_("users").select("id").send().rows) == 1
    session.auth("signOut")
    assert session.from_("users").select("id").send().denied


def test_an_account_without_a_profile_has_no_role_and_cannot_take_one(academy: Academy) -> None:
    newcomer = signed_up(academy.clients, new_email(), role="superadmin", company_id=1)
    session = newcomer.session
    session.auth("updateUser", {"data": {"role": "superadmin"}})
    session.auth("refreshSession")
    assert session.rpc("get_current_user_role").send().data is None
    assert session.from_("users").select("id").send().rows == []
    for role in ("superadmin", "student"):
        row = {"id": newcomer.id, "email": newcomer.email, "role": role, "company_id": 1}
        assert session.from_("users").insert(row).send().denied
    assert session.from_("students").insert({"user_id": newcomer.id, "company_id": 1}).send().denied


def test_a_profile_gives_the_open_session_its_role_at_once(academy: Academy) -> None:
    newcomer = signed_up(academy.clients, new_email())
    admin = academy["foreign_admin"]
    asked = admin.rpc("create_user_with_role", target_email=newcomer.email, target_password="", target_role="student").send()
    assert asked.data["can_create"] is True
    row = {"id": newcomer.id, "email": newcomer.email, "full_name": "New Comer", "role": "student"}
    assert admin.from_("users").insert(row).send().status == 201
    assert newcomer.session.rpc("get_current_user_role").send().data == "student"
    own = newcomer.session.from_("users").select("id, company_id, role, created_by").send().rows
    assert own == [
        {"id": newcomer.id, "company_id": academy.companies["theirs"], "role": "student", "created_by": academy.id("foreign_admin")}
    ]
    again = admin.rpc("create_user_with_role", target_email=newcomer.email, target_password="", target_role="student").send()
    assert again.data == {"error": "This e-mail already exists."}


def test_one_call_makes_a_student_of_an_account(academy: Academy) -> None:
    newcomer = signed_up(academy.clients, new_email())
    wanted = {"p_email": newcomer.email, "p_password": "", "p_full_name": "New Comer"}
    assert newcomer.session.rpc("create_student_complete", **wanted).send().denied
    assert academy["mentor"].rpc("create_student_complete", **wanted).send().denied
    made = academy["foreign_admin"].rpc("create_student_complete", **wanted).send().data
    assert (made["success"], made["user_id"]) == (True, newcomer.id)
    own = newcomer.session.from_("students").select("id, company_id, student_id").send().rows
    assert own == [{"id": made["student_id"], "company_id": academy.companies["theirs"], "student_id": made["student_number"]}]
    unknown = academy["foreign_admin"].rpc("create_student_complete", **(wanted | {"p_email": new_email()})).send()
    assert (unknown.status, unknown.code) == (400, "22023")


def test_a_deleted_account_sees_nothing_although_its_token_is_still_good(academy: Academy) -> None:
    leaver = signed_up(academy.clients, new_email())
    row = {"id": leaver.id, "email": leaver.email, "role": "student", "company_id": academy.companies["theirs"]}
    assert academy["root"].from_("users").insert(row).send().status == 201
    assert len(leaver.session.from_("users").select("id").send().rows) == 1
    with psycopg.connect(academy.clients.project.conninfo) as conn:
        conn.execute("delete from auth.users where id = %s", [leaver.id])
    assert leaver.session.from_("users").select("id").send().rows == []
    assert leaver.session.rpc("get_current_user_role").send().data is None


@pytest.mark.parametrize("flaw", ["expired", "signed by somebody else", "not signed"])
def test_a_token_that_is_no_good_is_nobody_at_all(academy: Academy, flaw: str) -> None:
    secret, root = academy.clients.project.secret, academy.id("root")
    token = {
        "expired": signed(secret, role="authenticated", sub=root, exp=int(time.time()) - 3600),
        "signed by somebody else": signed(secrets.token_urlsafe(32), role="authenticated", sub=root),
        "not signed": unsigned(role="service_role", sub=root),
    }[flaw]
    answer = academy.clients.keyed(token).from_("users").select("id").send()
    assert (answer.status, answer.data, answer.code) == (401, None, "PGRST301")


def test_a_token_cannot_name_a_role_that_the_api_may_not_become(academy: Academy) -> None:
    for role in ("postgres", "supabase_admin"):
        answer = academy.clients.keyed(signed(academy.clients.project.secret, role=role)).from_("users").select("id").send()
        assert answer.denied
