"""Who reads and writes what in a ticket's conversation; internal notes stay between staff."""

from __future__ import annotations

from uuid import uuid4

import pytest
from help_desk import REPLY
from people import COMPANY, DENIED, OTHER_COMPANY
from psycopg import errors


@pytest.fixture
def conversation(desk):
    """{what was said: id} in the student's ticket, which the mentor takes care of; and the ticket's id."""
    ticket = desk.ticket("student", assigned_to="mentor")
    said = {
        "question": desk.reply("student", ticket),
        "answer": desk.reply("mentor", ticket),
        "note": desk.reply("admin", ticket, "He never paid.", internal=True),
    }
    return ticket, said


@pytest.mark.parametrize(
    ("caller", "reads"),
    [
        ("root", {"question", "answer", "note"}),
        ("admin", {"question", "answer", "note"}),
        ("manager", {"question", "answer", "note"}),
        ("mentor", {"question", "answer", "note"}),
        ("student", {"question", "answer"}),
        ("unmentored", set()),
        ("foreign_admin", set()),
        ("foreign_mentor", set()),
        ("foreign_student", set()),
    ],
)
def test_who_reads_a_conversation(desk, conversation, caller, reads):
    _, said = conversation
    assert desk.seen(caller, "support_ticket_replies") == {said[name] for name in reads}


def test_an_internal_note_is_found_in_no_way_by_whoever_asked(people, conversation):
    ticket, said = conversation
    with people.acting("student"):
        for query in (
            "select id from public.support_ticket_replies where id = %(note)s",
            "select id from public.support_ticket_replies where is_internal",
            "select id from public.support_ticket_replies where message like '%%paid%%'",
            "select r.id from public.support_tickets t join public.support_ticket_replies r on r.ticket_id = t.id and r.is_internal",
        ):
            assert people.conn.execute(query, {"note": said["note"]}).fetchall() == []
        assert people.value("select count(*) from public.support_ticket_replies where ticket_id = %s", ticket) == 2
        assert people.column("select 1 from public.notifications where payload::text like '%%paid%%'") == []


def test_a_mentor_reads_no_notes_of_tickets_that_others_handle(desk):
    desk.reply("admin", desk.ticket("mentor"), internal=True)
    desk.reply("admin", desk.ticket("student"))
    assert desk.seen("mentor", "support_ticket_replies") == set()


def test_a_suspended_account_and_one_without_a_profile_read_and_write_nothing(desk, people, conversation):
    ticket, _ = conversation
    people.account("stranger")
    for name in ("student", "mentor", "admin", "root"):
        people.suspend(name)
    for name in ("student", "mentor", "admin", "root", "stranger"):
        assert desk.seen(name, "support_ticket_replies") == set()
        assert desk.attempt_reply(name, ticket) == DENIED


@pytest.mark.parametrize(
    ("caller", "public", "internal"),
    [
        ("root", 1, 1),
        ("admin", 1, 1),
        ("manager", 1, 1),
        ("mentor", 1, 1),
        ("student", 1, DENIED),
        ("unmentored", DENIED, DENIED),
        ("foreign_admin", DENIED, DENIED),
        ("foreign_mentor", DENIED, DENIED),
        ("foreign_student", DENIED, DENIED),
    ],
)
def test_who_writes_in_a_conversation(desk, conversation, caller, public, internal):
    ticket, _ = conversation
    assert (desk.attempt_reply(caller, ticket), desk.attempt_reply(caller, ticket, internal=True)) == (public, internal)


def test_a_mentor_writes_only_where_he_was_asked_to(desk):
    assert desk.attempt_reply("mentor", desk.ticket("student")) == DENIED


@pytest.mark.parametrize("caller", ["admin", "manager", "mentor", "student", "foreign_admin"])
def test_nobody_speaks_in_somebody_elses_name(desk, conversation, caller):
    ticket, _ = conversation
    for author in ("root", "second_admin", "unmentored", "foreign_student"):
        assert desk.attempt_reply(caller, ticket, author) == DENIED


def test_a_superadmin_files_what_somebody_said_elsewhere_if_he_is_of_the_company(desk, people, conversation):
    ticket, _ = conversation
    assert desk.attempt_reply("root", ticket, "student") == 1
    with pytest.raises(errors.ForeignKeyViolation, match="user_id of this support_ticket_replies row is of another company"):
        desk.attempt_reply("root", ticket, "foreign_student")
    with pytest.raises(errors.ForeignKeyViolation), people.server():
        people.conn.execute(REPLY, [ticket, people["foreign_student"], "Hm.", False])


def test_a_reply_stands_in_the_company_of_its_ticket(desk, people):
    ticket = desk.ticket("foreign_student")
    for author in ("foreign_admin", "root"):
        desk.reply(author, ticket)
    with people.server():
        people.conn.execute(REPLY, [ticket, people["root"], "Hm.", False])
    assert people.column("select company_id from public.support_ticket_replies") == [OTHER_COMPANY] * 3
    insert = "insert into public.support_ticket_replies (company_id, ticket_id, user_id, message) values (%s, %s, %s, 'Hm.')"
    assert people.attempt("root", insert, COMPANY, ticket, people["root"]) == DENIED
    assert people.attempt("foreign_student", insert, COMPANY, ticket, people["foreign_student"]) == DENIED


def test_a_reply_to_no_ticket_and_one_to_a_foreign_ticket_get_one_answer(desk, people):
    def refusal(ticket):
        with pytest.raises(errors.InsufficientPrivilege) as caught, people.acting("student"):
            people.conn.execute(REPLY, [ticket, people["student"], "Hm.", False])
        return caught.value.diag.message_primary

    assert refusal(desk.ticket("foreign_student")) == refusal(uuid4())


@pytest.mark.parametrize(("caller", "touched"), [("root", 3), ("admin", 0), ("manager", 0), ("mentor", 0), ("student", 0)])
@pytest.mark.parametrize(
    "statement", ["update public.support_ticket_replies set message = 'x'", "delete from public.support_ticket_replies"]
)
@pytest.mark.usefixtures("conversation")
def test_what_was_said_is_changed_by_superadmins_only(people, caller, touched, statement):
    assert people.attempt(caller, statement) == touched


@pytest.mark.usefixtures("conversation")
def test_not_even_a_superadmin_puts_words_into_another_mouth(people):
    for column in ("id", "company_id", "ticket_id", "user_id", "created_at"):
        assert people.attempt("root", f"update public.support_ticket_replies set {column} = {column}") == DENIED


def test_browsers_may_listen_to_replies(people):
    published = "select count(*) from pg_publication_tables where pubname = 'supabase_realtime' and tablename = %s"
    assert people.value(published, "support_ticket_replies") == 1
    assert people.value("select relreplident from pg_class where oid = 'public.support_ticket_replies'::regclass") == "d"
