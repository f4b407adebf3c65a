"""notify_roles(), notify_users(), interpolate_template() and the tables behind them."""

from __future__ import annotations

import pytest
from people import COMPANY, OTHER_COMPANY
from psycopg import errors
from psycopg.types.json import Jsonb

TEMPLATE = "insert into public.notification_templates (company_id, key, title_md, body_md) values (%s, %s, %s, '') returning id"
TO_USERS = "select public.notify_users(%s, %s, %s)"
TO_ROLES = "select public.notify_roles(%s, %s, %s)"
KEY = "welcome_student"
VALUES = Jsonb({"student_name": "Ada", "course_name": "Growth"})


def told(people) -> set[str]:
    return people.names("select user_id from public.notifications")


def send(people, *names, key=KEY, values=VALUES):
    with people.server():
        return people.value(TO_USERS, [people[name] for name in names], key, values)


def test_a_template_is_filled_and_delivered(people):
    [id] = send(people, "student")
    row = people.conn.execute(
        "select user_id, company_id, type, channel, status, template_key, payload, read_at from public.notifications where id = %s", [id]
    ).fetchone()
    assert row == (
        people["student"],
        COMPANY,
        KEY,
        "in_app",
        "sent",
        KEY,
        {"title": "Welcome, Ada", "message": "It is good to have you in Growth.", "metadata": VALUES.obj},
        None,
    )


def test_repeated_unknown_and_missing_ids_are_passed_over(people):
    with people.server():
        ids = people.value(
            "select public.notify_users(array[%s, %s, null, gen_random_uuid()], %s, %s)", people["student"], people["student"], KEY, VALUES
        )
    assert len(ids) == 1
    with people.server():
        assert people.value(TO_USERS, [], KEY, VALUES) == []
        assert people.value("select public.notify_users(null, %s, %s)", KEY, VALUES) == []


def test_the_same_message_within_a_second_is_sent_once(people):
    assert len(send(people, "student")) == 1
    assert send(people, "student") == []
    assert len(send(people, "student", values=Jsonb({"student_name": "Bob"}))) == 1
    people.conn.execute("update public.notifications set created_at = now() - interval '2 seconds'")
    assert len(send(people, "student")) == 1


def test_who_muted_a_template_is_spared(people):
    people.conn.execute(
        "insert into public.notification_settings (user_id, mutes) values (%s, %s), (%s, %s)",
        [people["student"], Jsonb({KEY: True}), people["unmentored"], Jsonb({KEY: "yes", "other": True})],
    )
    send(people, "student", "unmentored", "mentor")
    assert told(people) == {"unmentored", "mentor"}


def test_mutes_are_an_object(people):
    with pytest.raises(errors.CheckViolation), people.acting("student"):
        people.conn.execute("insert into public.notification_settings (user_id, mutes) values (%s, '[]')", [people["student"]])


def test_nobody_hears_of_an_unknown_or_inactive_template(people):
    assert send(people, "student", key="nothing") == []
    people.conn.execute("update public.notification_templates set active = false")
    assert send(people, "student") == []


def test_a_companys_own_template_comes_first_also_when_it_is_off(people):
    id = people.value(TEMPLATE, COMPANY, KEY, "Hi {student_name}")
    send(people, "student", "foreign_student")
    titles = "select payload ->> 'title' from public.notifications where user_id = %s"
    assert people.value(titles, people["student"]) == "Hi Ada"
    assert people.value(titles, people["foreign_student"]) == "Welcome, Ada"
    people.conn.execute("delete from public.notifications")
    people.conn.execute("update public.notification_templates set active = false where id = %s", [id])
    send(people, "student", "foreign_student")
    assert told(people) == {"foreign_student"}


def test_a_named_company_is_not_left(people):
    values = Jsonb({"company_id": OTHER_COMPANY})
    send(people, "student", "foreign_student", "root", values=values)
    assert told(people) == {"foreign_student", "root"}
    assert people.value("select array_agg(distinct company_id) from public.notifications") == [OTHER_COMPANY]
    assert people.value("select payload -> 'metadata' from public.notifications limit 1") == {}


def test_a_superadmin_without_a_company_needs_one_to_be_named(people):
    assert send(people, "root") == []


def test_roles_are_collected_in_one_company(people):
    with people.server():
        people.value(TO_ROLES, ["student", "mentor", "nonsense"], KEY, Jsonb({"company_id": COMPANY}))
    assert told(people) == {"student", "unmentored", "mentor"}


def test_roles_without_a_company_reach_nobody(people):
    with people.server():
        assert people.value(TO_ROLES, ["student", "superadmin"], KEY, VALUES) == []


def test_a_company_that_is_no_number_is_an_error(people):
    with pytest.raises(errors.InvalidTextRepresentation), people.server():
        people.value(TO_ROLES, ["student"], KEY, Jsonb({"company_id": "mine"}))


@pytest.mark.parametrize("caller", ["root", "admin", "student"])
def test_no_person_broadcasts(people, caller):
    for call, whom in ((TO_USERS, [people["student"]]), (TO_ROLES, ["student"])):
        with pytest.raises(errors.InsufficientPrivilege, match="permission denied for function"), people.acting(caller):
            people.value(call, whom, KEY, VALUES)


@pytest.mark.parametrize(
    ("text", "values", "filled"),
    [
        ("Hello {name}!", {"name": "Ada"}, "Hello Ada!"),
        ("{a}{b} {a}", {"a": 1, "b": True}, "1true 1"),
        ("{a}", {"a": "{b}", "b": "never"}, "{b}"),
        ("{a}", {"a": "<i>\"x\" & 'y'</i>"}, "&lt;i&gt;&quot;x&quot; &amp; &#39;y&#39;&lt;/i&gt;"),
        ("{unknown} {a}", {"a": None}, "{unknown} "),
        ("{ a } {{a}} {", {"a": "x"}, "{ a } {x} {"),
        ("{a}", [], "{a}"),
        ("{a}", None, "{a}"),
        ("", {"a": "x"}, ""),
        (None, {"a": "x"}, ""),
        ("line\n{a}\nline", {"a": "\\1"}, "line\n\\1\nline"),
    ],
)
def test_placeholders_are_filled_in_one_pass(people, text, values, filled):
    with people.acting("student"):
        assert people.value("select public.interpolate_template(%s, %s)", text, None if values is None else Jsonb(values)) == filled


def test_every_shipped_template_names_its_variables(people):
    rows = people.conn.execute("select key, title_md || body_md, variables from public.notification_templates where company_id is null")
    templates = {key: (text, variables) for key, text, variables in rows.fetchall()}
    assert set(templates) == {
        "learning_item_changed",
        "invoice_issued",
        "invoice_due",
        "ticket_updated",
        "assignment_graded",
        "course_progress",
        "welcome_student",
        "student_added",
    }
    for text, variables in templates.values():
        values = Jsonb(dict.fromkeys(variables, ""))
        assert "{" not in people.value("select public.interpolate_template(%s, %s)", text, values)


def test_templates_are_for_administration(people):
    people.conn.execute(TEMPLATE, [COMPANY, "a", ""])
    people.conn.execute(TEMPLATE, [OTHER_COMPANY, "b", ""])
    seen = {}
    for caller in ("root", "admin", "foreign_admin", "manager", "mentor", "student"):
        with people.acting(caller):
            seen[caller] = people.value("select count(*) from public.notification_templates")
    assert seen == {"root": 10, "admin": 9, "foreign_admin": 9, "manager": 0, "mentor": 0, "student": 0}


@pytest.mark.parametrize(
    ("caller", "own", "shared", "foreign"), [("admin", True, False, False), ("root", True, True, True), ("mentor", False, False, False)]
)
def test_admins_write_templates_of_their_company(people, caller, own, shared, foreign):
    people.conn.execute(TEMPLATE, [COMPANY, "a", ""])
    people.conn.execute(TEMPLATE, [OTHER_COMPANY, "a", ""])
    for company, may in ((COMPANY, own), (None, shared), (OTHER_COMPANY, foreign)):
        for statement in (
            "insert into public.notification_templates (company_id, key, title_md, body_md) values (%s, 'new', '', '')",
            "update public.notification_templates set active = false where company_id is not distinct from %s",
            "delete from public.notification_templates where company_id is not distinct from %s",
        ):
            try:
                with people.conn.transaction(force_rollback=True), people.acting(caller):
                    touched = people.conn.execute(statement, [company]).rowcount
            except errors.InsufficientPrivilege:
                touched = 0
            assert (touched > 0) is may, (statement, company)


def test_a_template_is_audited_with_the_whole_row(people):
    with people.acting("admin"):
        people.conn.execute("insert into public.notification_templates (key, title_md, body_md) values ('mine', 'T', 'B')")
        people.conn.execute("update public.notification_templates set title_md = 'U' where key = 'mine'")
        people.conn.execute("delete from public.notification_templates where key = 'mine'")
    rows = people.conn.execute(
        "select action, company_id, performed_by, description, data #>> '{before,title_md}', data #>> '{after,title_md}'"
        " from public.admin_logs where entity_type = 'notification_template' and performed_by is not null order by cmin::text::bigint"
    ).fetchall()
    assert rows == [
        ("created", COMPANY, people["admin"], "Notification template created: mine.", None, "T"),
        ("updated", COMPANY, people["admin"], "Notification template updated: mine.", "T", "U"),
        ("deleted", COMPANY, people["admin"], "Notification template deleted: mine.", "U", None),
    ]


@pytest.mark.parametrize("key", ["Upper", "with space", "1st", "double__underscore", ""])
def test_keys_are_snake_case(people, key):
    with pytest.raises(errors.CheckViolation), people.acting("root"):
        people.conn.execute("insert into public.notification_templates (key, title_md, body_md) values (%s, '', '')", [key])


def test_a_key_exists_once_per_company_and_once_for_all(people):
    people.conn.execute(TEMPLATE, [COMPANY, "invoice_due", ""])
    for company in (COMPANY, None):
        with pytest.raises(errors.UniqueViolation), people.conn.transaction():
            people.conn.execute(TEMPLATE, [company, "invoice_due", ""])


def test_messages_are_read_by_their_owner_and_never_rewritten(people):
    for name in ("student", "unmentored", "foreign_student"):
        send(people, name)
    seen = {}
    for caller in ("root", "admin", "mentor", "student"):
        with people.acting(caller):
            seen[caller] = people.value("select count(*) from public.notifications")
    assert seen == {"root": 3, "admin": 0, "mentor": 0, "student": 1}
    with people.acting("student"):
        assert people.conn.execute("update public.notifications set status = 'read', read_at = now()").rowcount == 1
    for column, value in (("payload", "'{}'"), ("user_id", "user_id"), ("type", "'x'"), ("created_at", "now()"), ("company_id", "1")):
        with pytest.raises(errors.InsufficientPrivilege), people.acting("student"):
            people.conn.execute(f"update public.notifications set {column} = {value}")
    with people.acting("student"):
        assert people.conn.execute("delete from public.notifications").rowcount == 1


@pytest.mark.parametrize(
    ("caller", "may"),
    [
        ("root", {"student", "unmentored", "admin", "foreign_student"}),
        ("admin", {"student", "unmentored", "admin"}),
        ("manager", {"student", "unmentored"}),
        ("mentor", {"student"}),
        ("student", set()),
    ],
)
def test_staff_write_to_the_people_they_look_after(people, caller, may):
    reached = set()
    insert = "insert into public.notifications (company_id, user_id, type) values (%s, %s, 'note')"
    for name in ("student", "unmentored", "admin", "foreign_student"):
        company = OTHER_COMPANY if name == "foreign_student" else COMPANY
        try:
            with people.conn.transaction(force_rollback=True), people.acting(caller):
                people.conn.execute(insert, [company, people[name]])
                reached.add(name)
        except errors.InsufficientPrivilege:
            pass
    assert reached == may


@pytest.mark.parametrize(("caller", "seen"), [("root", 3), ("admin", 2), ("manager", 0), ("mentor", 0), ("student", 1)])
def test_settings_are_ones_own_and_of_the_companys_administration(people, caller, seen):
    for name in ("student", "unmentored", "foreign_student"):
        with people.acting(name):
            people.conn.execute(
                "insert into public.notification_settings (user_id, mutes) values (%s, '{}')"
                " on conflict (user_id) do update set user_id = excluded.user_id, mutes = excluded.mutes",
                [people[name]],
            )
    for statement in (
        "select * from public.notification_settings",
        "update public.notification_settings set mutes = '{}'",
        "delete from public.notification_settings",
    ):
        with people.conn.transaction(force_rollback=True), people.acting(caller):
            assert people.conn.execute(statement).rowcount == seen
