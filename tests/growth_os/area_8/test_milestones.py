"""Milestones: what students see of them, what they may hold, and what is left of them when their category goes."""

from __future__ import annotations

import pytest
from people import COMPANY, OTHER_COMPANY
from psycopg import errors

ADD = "insert into public.milestones (name, description, trigger_type) values (%s, 'x', %s) returning id"


def test_the_first_company_starts_with_four_categories_in_order(people):
    with people.acting("student"):
        found = people.conn.execute("select name, color, display_order from public.milestone_categories order by display_order").fetchall()
    assert found == [
        ("Learning Progress", "#3B82F6", 1),
        ("Engagement", "#10B981", 2),
        ("Social Learning", "#8B5CF6", 3),
        ("Achievements", "#F59E0B", 4),
    ]


def test_a_new_milestone_is_of_the_company_of_its_author_and_worth_ten_points(people):
    with people.acting("foreign_admin"):
        people.conn.execute(ADD, ["Finish", "course_completed"])
    row = people.conn.execute("select company_id, points, icon, is_active, trigger_config, celebration_config from public.milestones")
    assert row.fetchone() == (OTHER_COMPANY, 10, "🏆", True, {}, {})


def test_students_do_not_see_a_milestone_that_is_switched_off(people):
    with people.acting("admin"):
        people.conn.execute(ADD, ["Draft", "manual"])
        people.conn.execute(ADD, ["Streak", "sequence_based"])
        people.conn.execute("update public.milestones set is_active = case name when 'Draft' then false else true end")
    seen = {}
    for caller in ("student", "mentor", "foreign_student"):
        with people.acting(caller):
            seen[caller] = people.column("select name from public.milestones order by name")
    assert seen == {"student": ["Streak"], "mentor": ["Draft", "Streak"], "foreign_student": []}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("trigger_type", "'auto_streak'"),
        ("points", "-1"),
        ("trigger_config", "'[]'"),
        ("celebration_config", "'\"confetti\"'"),
    ],
)
def test_a_milestone_holds_no_value_outside_its_rules(people, column, value):
    with (
        people.acting("admin"),
        pytest.raises(errors.CheckViolation, match=f"milestones_{column.split('_')[0]}"),
        people.conn.transaction(),
    ):
        people.conn.execute(ADD, ["First", "manual"])
        people.conn.execute(f"update public.milestones set {column} = {value}")


@pytest.mark.parametrize("color", ["red", "#12345", "#12345G", "url(javascript:alert(1))", "#123456\n"])
def test_the_color_of_a_category_is_six_hexadecimal_digits(people, color):
    with people.acting("admin"), pytest.raises(errors.CheckViolation, match="milestone_categories_color_hex"), people.conn.transaction():
        people.conn.execute("update public.milestone_categories set color = %s", [color])


def test_a_milestone_stands_in_no_category_of_another_company(people):
    category = people.value("insert into public.milestone_categories (company_id, name) values (%s, 'Theirs') returning id", OTHER_COMPANY)
    columns = "(company_id, category_id, name, description, trigger_type)"
    for caller in ("admin", "root"):
        with pytest.raises((errors.InsufficientPrivilege, errors.ForeignKeyViolation)), people.acting(caller):
            people.conn.execute(f"insert into public.milestones {columns} values (%s, %s, 'M', 'x', 'manual')", [COMPANY, category])


def test_a_milestone_outlives_its_category(people):
    category = people.value("select id from public.milestone_categories where name = 'Engagement'")
    with people.acting("admin"):
        people.conn.execute(ADD, ["Chatty", "manual"])
        people.conn.execute("update public.milestones set category_id = %s", [category])
        people.conn.execute("delete from public.milestone_categories where id = %s", [category])
        assert people.conn.execute("select name, category_id from public.milestones").fetchall() == [("Chatty", None)]


def test_one_company_has_one_milestone_of_a_name(people):
    with people.acting("admin"):
        people.conn.execute(ADD, ["First", "manual"])
        with pytest.raises(errors.UniqueViolation), people.conn.transaction():
            people.conn.execute(ADD, ["First", "time_based"])
    with people.acting("foreign_admin"):
        people.conn.execute(ADD, ["First", "manual"])


@pytest.mark.parametrize("table", ["milestones", "milestone_categories"])
def test_a_change_stamps_updated_at(people, table):
    people.conn.execute(ADD.replace("(name", "(company_id, name").replace("(%s", "(1, %s", 1), ["First", "manual"])
    people.conn.execute(f"alter table public.{table} disable trigger touch")
    people.conn.execute(f"update public.{table} set updated_at = '2020-01-01'")
    people.conn.execute(f"alter table public.{table} enable trigger touch")
    people.conn.execute(f"update public.{table} set description = 'New'")
    assert people.conn.execute(f"select count(*), count(*) filter (where updated_at = now()) from public.{table}").fetchone() in (
        (1, 1),
        (4, 4),
    )
