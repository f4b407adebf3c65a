"""mark_all_notifications_read() and send_test_notification(): what callers do to their own messages."""

from __future__ import annotations

import pytest
from fix_database import as_caller
from people import COMPANY, OTHER_COMPANY
from psycopg import errors
from psycopg.types.json import Jsonb

MARK = "select public.mark_all_notifications_read()"
SEND = "select public.send_test_notification(%s, %s)"
KEY = "welcome_student"
VALUES = Jsonb({"student_name": "Ada", "course_name": "Growth"})


@pytest.fixture
def messages(people):
    """One message in each status for the student and for a classmate."""
    for name in ("student", "unmentored"):
        people.conn.execute(
            "insert into public.notifications (user_id, type, status) select %s, 'note', s"
            " from unnest(array['pending', 'sent', 'delivered', 'read', 'dismissed', 'failed']) s",
            [people[name]],
        )


def statuses(people, name):
    return dict(people.conn.execute("select status, count(*) from public.notifications where user_id = %s group by 1", [people[name]]))


@pytest.mark.usefixtures("messages")
def test_what_has_arrived_is_marked_as_read_and_counted(people):
    before = statuses(people, "unmentored")
    with people.acting("student"):
        assert people.value(MARK) == 2
        assert people.value(MARK) == 0
    assert statuses(people, "student") == {"pending": 1, "read": 3, "dismissed": 1, "failed": 1}
    assert people.value("select count(*) from public.notifications where read_at = now()") == 2
    assert statuses(people, "unmentored") == before


@pytest.mark.usefixtures("messages")
@pytest.mark.parametrize("caller", ["root", "admin", "mentor", "foreign_student"])
def test_the_messages_of_others_stay_unread(people, caller):
    with people.acting(caller):
        assert people.value(MARK) == 0
    assert statuses(people, "student")["sent"] == 1


@pytest.mark.usefixtures("messages")
def test_a_suspended_account_and_nobody_mark_nothing(people):
    people.suspend("student")
    for caller in (people["student"], people.account("stranger"), None):
        with as_caller(people.conn, caller):
            assert people.value(MARK) == 0
    assert statuses(people, "student")["sent"] == 1


@pytest.mark.usefixtures("messages")
def test_not_even_the_owner_of_the_database_marks_what_others_got(people):
    assert people.value(MARK) == 0


@pytest.mark.parametrize(
    "function", ["mark_all_notifications_read()", "send_test_notification(text,jsonb)", "create_notification(uuid,text,text,text,jsonb)"]
)
def test_these_functions_are_for_the_signed_in(people, function):
    def may(role):
        return people.value("select has_function_privilege(%s, 'public.' || %s, 'execute')", role, function)

    assert (may("authenticated"), may("anon")) == (True, False)


def test_an_admin_sees_what_a_template_looks_like(people):
    with people.acting("admin"):
        [id] = people.value(SEND, KEY, VALUES)
        row = people.conn.execute("select id, user_id, company_id, payload ->> 'title', payload -> 'metadata' from public.notifications")
        assert row.fetchall() == [(id, people["admin"], COMPANY, "Welcome, Ada", VALUES.obj)]
    assert people.names("select user_id from public.notifications") == {"admin"}


def test_payload_may_be_null(people):
    with people.acting("admin"):
        [id] = people.value(SEND, KEY, None)
    assert people.value("select payload ->> 'title' from public.notifications where id = %s", id) == "Welcome, {student_name}"


def test_the_own_template_of_the_company_is_tried(people):
    insert = "insert into public.notification_templates (company_id, key, title_md, body_md) values (%s, %s, %s, '')"
    people.conn.execute(insert, [COMPANY, "mine", "Mine"])
    people.conn.execute(insert, [OTHER_COMPANY, "theirs", "Theirs"])
    with people.acting("admin"):
        assert len(people.value(SEND, "mine", VALUES)) == 1
    with pytest.raises(errors.InvalidParameterValue, match=r"There is no template theirs\."), people.acting("admin"):
        people.value(SEND, "theirs", VALUES)
    # Not by naming the other company either.
    with pytest.raises(errors.InvalidParameterValue), people.acting("admin"):
        people.value(SEND, "theirs", Jsonb({"company_id": OTHER_COMPANY}))


def test_a_superadmin_names_the_company_whose_template_it_is(people):
    people.conn.execute("insert into public.notification_templates (company_id, key, title_md, body_md) values (2, 'theirs', 'Theirs', '')")
    with pytest.raises(errors.NotNullViolation, match=r"name one in payload\.company_id"), people.acting("root"):
        people.value(SEND, "theirs", VALUES)
    with people.acting("root"):
        assert len(people.value(SEND, "theirs", Jsonb({"company_id": OTHER_COMPANY}))) == 1
    assert people.names("select user_id from public.notifications") == {"root"}


def test_who_muted_the_template_or_just_got_it_gets_nothing(people):
    with people.acting("admin"):
        people.value(SEND, KEY, VALUES)
        assert people.value(SEND, KEY, VALUES) == []
        people.conn.execute(
            "insert into public.notification_settings (user_id, mutes) values (%s, %s)", [people["admin"], Jsonb({KEY: True})]
        )
        assert people.value(SEND, KEY, None) == []


@pytest.mark.parametrize("caller", ["manager", "mentor", "student", "suspended", "stranger"])
def test_nobody_below_an_admin_tries_templates(people, caller):
    people.account("stranger")
    people.add("suspended", "admin")
    people.suspend("suspended")
    with pytest.raises(errors.InsufficientPrivilege, match="Only admins and superadmins"), people.acting(caller):
        people.value(SEND, KEY, VALUES)
    assert people.column("select 1 from public.notifications") == []


def test_who_is_not_signed_in_is_told_so(people):
    with pytest.raises(errors.InvalidAuthorizationSpecification, match="Sign in"), as_caller(people.conn, None):
        people.value(SEND, KEY, VALUES)


@pytest.mark.parametrize(
    ("key", "payload", "error", "said"),
    [
        ("nothing", {}, errors.InvalidParameterValue, r"There is no template nothing\."),
        (None, {}, errors.InvalidParameterValue, r"There is no template null\."),
        (KEY, [], errors.InvalidParameterValue, "payload is no object but of type array"),
        (KEY, "x", errors.InvalidParameterValue, "payload is no object but of type string"),
    ],
)
def test_a_test_that_cannot_be_sent_says_why(people, key, payload, error, said):
    with pytest.raises(error, match=said), people.acting("admin"):
        people.value(SEND, key, Jsonb(payload))


def test_the_companys_own_template_decides_whether_it_is_off(people):
    insert = "insert into public.notification_templates (company_id, key, title_md, body_md, active) values (%s, %s, 'Mine', '', %s)"
    people.conn.execute("update public.notification_templates set active = false where key = %s", [KEY])
    people.conn.execute(insert, [COMPANY, KEY, True])
    people.conn.execute(insert, [COMPANY, "invoice_due", False])
    with people.acting("admin"):
        assert len(people.value(SEND, KEY, VALUES)) == 1
    with pytest.raises(errors.InvalidParameterValue), people.acting("admin"):
        people.value(SEND, "invoice_due", VALUES)


def test_a_template_that_is_off_is_not_sent(people):
    people.conn.execute("update public.notification_templates set active = false where key = %s", [KEY])
    with pytest.raises(errors.InvalidParameterValue, match=f"Template {KEY} is switched off"), people.acting("admin"):
        people.value(SEND, KEY, VALUES)
