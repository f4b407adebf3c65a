"""create_notification(): who may write to whom, what arrives, and what is refused before anything is written."""

from __future__ import annotations

from uuid import uuid4

import pytest
from fix_database import as_caller
from people import CAST, COMPANY, OTHER_COMPANY
from psycopg import errors
from psycopg.types.json import Jsonb

CREATE = "select public.create_notification(%s, 'note', 'Hello', 'How are you?', %s)"
EVERYBODY = {name for name, *_ in CAST}
COLLEAGUES = {"admin", "second_admin", "manager", "mentor", "student", "unmentored"}


def created(people, caller, whom, metadata=None) -> bool:
    try:
        with people.conn.transaction(force_rollback=True), people.acting(caller):
            assert people.value(CREATE, people[whom], Jsonb(metadata or {}))
            return True
    except errors.InsufficientPrivilege:
        return False


def test_a_message_arrives_as_it_was_written(people):
    with people.acting("admin"):
        id = people.value(CREATE, people["student"], Jsonb({"link": "/lessons", "company_id": OTHER_COMPANY}))
    row = people.conn.execute(
        "select id, company_id, user_id, type, channel, status, payload, template_key, read_at from public.notifications"
    ).fetchone()
    payload = {"title": "Hello", "message": "How are you?", "metadata": {"link": "/lessons"}}
    assert row == (id, COMPANY, people["student"], "note", "system", "sent", payload, None, None)
    with people.acting("student"):
        assert people.value("select payload ->> 'title' from public.notifications") == "Hello"


def test_metadata_may_be_left_out_and_null(people):
    with people.acting("student"):
        people.value("select public.create_notification(%s, 'note', 'T', '')", people["student"])
        people.value("select public.create_notification(%s, 'note', 'T', '', null)", people["student"])
    assert people.column("select payload -> 'metadata' from public.notifications") == [{}, {}]


@pytest.mark.parametrize(
    ("caller", "reached"),
    [
        ("root", EVERYBODY),
        ("admin", COLLEAGUES),
        ("manager", COLLEAGUES),
        ("mentor", COLLEAGUES),
        ("student", {"student"}),
        ("foreign_admin", {"foreign_admin", "foreign_mentor", "foreign_student"}),
        ("foreign_student", {"foreign_student"}),
    ],
)
def test_staff_reaches_the_own_company_and_a_student_only_himself(people, caller, reached):
    assert {name for name in EVERYBODY if created(people, caller, name, {"company_id": COMPANY})} == reached


@pytest.mark.parametrize("caller", ["root", "admin", "student"])
def test_a_suspended_account_and_one_without_a_profile_reach_nobody(people, caller):
    people.suspend(caller)
    people.account("stranger")
    for name in (caller, "stranger"):
        for whom in (name, "student"):
            assert not created(people, name, whom)


def test_anon_may_not_even_ask_and_a_token_without_a_person_reaches_nobody(people):
    assert (
        people.value("select has_function_privilege('anon', 'public.create_notification(uuid,text,text,text,jsonb)', 'execute')") is False
    )
    with pytest.raises(errors.InsufficientPrivilege, match="You may not notify"), as_caller(people.conn, None):
        people.value(CREATE, people["student"], None)


def test_the_server_reaches_everybody(people):
    with people.server():
        for name in EVERYBODY - {"root"}:
            assert people.value(CREATE, people[name], None)
    assert people.names("select user_id from public.notifications") == EVERYBODY - {"root"}


def test_an_unknown_person_and_one_out_of_reach_get_one_answer(people):
    def refusal(whom):
        with pytest.raises(errors.InsufficientPrivilege) as caught, people.acting("admin"):
            people.value(CREATE, whom, None)
        return caught.value.diag.message_primary

    assert (
        refusal(uuid4())
        == refusal(people["foreign_student"])
        == refusal(people["root"])
        == refusal(None)
        == "You may not notify this person."
    )


@pytest.mark.parametrize("caller", ["root", "server"])
@pytest.mark.parametrize("whom", [uuid4(), None])
def test_who_may_know_hears_that_there_is_no_such_person(people, caller, whom):
    with (
        pytest.raises(errors.ForeignKeyViolation, match=f"There is no user {whom or 'null'}"),
        people.server() if caller == "server" else people.acting(caller),
    ):
        people.value(CREATE, whom, None)


def test_a_superadmin_without_a_company_needs_one_to_be_named(people):
    with pytest.raises(errors.NotNullViolation, match="name company_id"), people.acting("root"):
        people.value(CREATE, people["root"], None)
    with people.acting("root"):
        people.value(CREATE, people["root"], Jsonb({"company_id": OTHER_COMPANY}))
    assert people.column("select company_id from public.notifications") == [OTHER_COMPANY]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((None, "T", "M", {}), "needs a type"),
        (("  ", "T", "M", {}), "needs a type"),
        (("note", None, "M", {}), "a title"),
        (("note", "", "M", {}), "a title"),
        (("note", "T", None, {}), "a message"),
        (("note", "T", "M", [1]), "no object but of type array"),
        (("note", "T", "M", "text"), "no object but of type string"),
    ],
)
def test_what_says_nothing_is_refused(people, arguments, said):
    *words, metadata = arguments
    with pytest.raises(errors.InvalidParameterValue, match=said), people.acting("admin"):
        people.value("select public.create_notification(%s, %s, %s, %s, %s)", people["student"], *words, Jsonb(metadata))
    assert people.column("select 1 from public.notifications") == []
