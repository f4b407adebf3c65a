"""Deleting an account through auth.users leaves no orphan, is never blocked, and is logged where the account belonged."""

from __future__ import annotations

import pytest
from people import COMPANY, People, email

OWNED = {
    "students": None,
    "user_activity_logs": "insert into public.user_activity_logs (user_id, activity_type) values (%s, 'login')",
    "user_security_summary": "insert into public.user_security_summary (user_id) values (%s)",
    "onboarding_responses": "insert into public.onboarding_responses (user_id, question_id, answer_type) values (%s, 'q', 'text')",
    "onboarding_jobs": "insert into public.onboarding_jobs (user_id, job_type) values (%s, 'mail')",
}


def delete_account(people: People, name: str) -> None:
    """The way the auth server does it: its own role, its own search path, no session."""
    people.conn.execute("set local role supabase_auth_admin")
    people.conn.execute("set local search_path = auth")
    people.conn.execute("delete from users where id = %s", [people[name]])
    people.conn.execute("reset role")
    people.conn.execute("set local search_path = public")


@pytest.fixture
def as_auth_server(people):
    """Lets `postgres` become the auth server, as a superuser could."""
    allowed = people.value("select pg_has_role('postgres', 'supabase_auth_admin', 'set')")
    return (
        (lambda name: delete_account(people, name))
        if allowed
        else lambda name: people.conn.execute("delete from auth.users where id = %s", [people[name]])
    )


def test_everything_of_the_account_goes_with_it(people, as_auth_server):
    for query in filter(None, OWNED.values()):
        people.conn.execute(query, [people["student"]])
    as_auth_server("student")
    left = {table: people.value(f"select count(*) from public.{table} where user_id = %s", people["student"]) for table in OWNED}
    assert left == dict.fromkeys(OWNED, 0)
    assert people.value("select count(*) from public.users where id = %s", people["student"]) == 0
    assert people.value("select count(*) from public.users u left join auth.users a using (id) where a.id is null") == 0


def test_the_deletion_is_logged_in_the_accounts_company(people, as_auth_server):
    people.conn.execute(
        "insert into storage.buckets (id, name) values ('test-files', 'test-files');"
        " insert into storage.objects (bucket_id, name) select 'test-files', f from unnest(array["
        f" '{people['student']}/a.pdf', '{people['student']}/deep/b.pdf', '{people['unmentored']}/c.pdf', 'x{people['student']}/d.pdf']) f"
    )
    as_auth_server("student")
    assert [(log["action"], log["company_id"], log["performed_by"], log["data"]) for log in people.logs("student")] == [
        (
            "cascade_deleted",
            COMPANY,
            None,
            {
                "id": str(people["student"]),
                "role": "student",
                "student_id": "STU000001",
                "files": [
                    {"bucket": "test-files", "name": f"{people['student']}/a.pdf"},
                    {"bucket": "test-files", "name": f"{people['student']}/deep/b.pdf"},
                ],
            },
        ),
        ("deleted", COMPANY, None, {"id": str(people["student"]), "email": email("student")}),
    ]
    with people.acting("admin"):
        assert people.value("select count(*) from public.admin_logs where action = 'deleted'") == 1
    with people.acting("foreign_admin"):
        assert people.value("select count(*) from public.admin_logs where action = 'deleted'") == 0


def test_somebody_who_acted_is_deleted_and_his_entries_stay(people, as_auth_server):
    with people.acting("admin"):
        people.conn.execute("update public.users set status = 'suspended' where id = %s", [people["student"]])
    assert people.logs("student")[0]["performed_by"] == people["admin"]
    as_auth_server("admin")
    [log] = people.logs("student")
    assert (log["action"], log["performed_by"]) == ("status_changed", None)


def test_a_mentor_and_a_creator_are_deleted_and_their_people_stay(people, as_auth_server):
    people.conn.execute("update public.users set created_by = %s where id = %s", [people["mentor"], people["student"]])
    as_auth_server("mentor")
    assert people.value("select mentor_id from public.students where user_id = %s", people["student"]) is None
    assert people.value("select created_by from public.users where id = %s", people["student"]) is None


def test_a_superadmins_deletion_is_seen_by_superadmins_only(people, as_auth_server):
    people.add("leaving", "superadmin", None)
    as_auth_server("leaving")
    seen = "select count(*) from public.admin_logs where entity_id = %s and action in ('cascade_deleted', 'deleted')"
    with people.acting("root"):
        assert people.value(seen, people["leaving"]) == 2
    with people.acting("admin"):
        assert people.value(seen, people["leaving"]) == 0


def test_an_account_without_a_profile_is_deleted(people, as_auth_server):
    people.account("stranger")
    as_auth_server("stranger")
    assert [log["action"] for log in people.logs("stranger")] == ["cascade_deleted", "deleted"]


def test_somebody_who_deletes_his_own_account_is_logged_as_nobody(people):
    people.conn.execute("select set_config('request.jwt.claims', json_build_object('sub', %s::text)::text, true)", [people["student"]])
    people.conn.execute("delete from auth.users where id = %s", [people["student"]])
    assert [log["performed_by"] for log in people.logs("student")] == [None, None]


def test_who_deleted_an_account_is_logged(people):
    people.conn.execute("select set_config('request.jwt.claims', json_build_object('sub', %s::text)::text, true)", [people["root"]])
    people.conn.execute("delete from auth.users where id = %s", [people["student"]])
    assert [log["performed_by"] for log in people.logs("student")] == [people["root"]] * 2


def test_deleting_everybody_leaves_the_log_and_nobody(people):
    people.conn.execute("delete from auth.users")
    assert people.value("select count(*) from public.users") == 0
    assert people.value("select count(*) from public.students") == 0
    assert people.value("select count(*) from public.admin_logs where action = 'deleted'") == len(people.ids)


def test_a_profile_that_is_deleted_alone_is_logged_once(people):
    with people.acting("admin"):
        people.conn.execute("delete from public.users where id = %s", [people["unmentored"]])
    [log] = people.logs("unmentored")
    assert (log["action"], log["company_id"], log["performed_by"]) == ("deleted", COMPANY, people["admin"])
    assert log["data"]["before"]["email"] == email("unmentored")
