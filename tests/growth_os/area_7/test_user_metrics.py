"""Figures: one a day per person, source and metric."""

from __future__ import annotations

import pytest
from owned import NEW_ROW
from people import COMPANY
from psycopg import errors

UPSERT = (
    "insert into public.user_metrics (user_id, source, metric, value, date) values (%s, %s, 'sales', %s, '2026-09-01')"
    " on conflict (user_id, source, metric, date) do update set user_id = excluded.user_id, source = excluded.source,"
    " metric = excluded.metric, value = excluded.value, date = excluded.date returning value"
)


def test_a_figure_that_is_fetched_again_takes_the_place_of_the_first(people):
    for source, value in (("shopify", 1), ("shopify", 2), ("meta_ads", 5), ("lms", 7)):
        with people.acting("student"):
            assert people.value(UPSERT, people["student"], source, value) == value
    rows = people.conn.execute("select source, value, company_id from public.user_metrics order by id").fetchall()
    assert rows == [("shopify", 2, COMPANY), ("meta_ads", 5, COMPANY), ("lms", 7, COMPANY)]


def test_a_figure_exists_once(people):
    with people.acting("student"):
        people.conn.execute(f"insert into public.user_metrics {NEW_ROW['user_metrics']}", [COMPANY, people["student"]])
    with pytest.raises(errors.UniqueViolation), people.acting("student"):
        people.conn.execute(f"insert into public.user_metrics {NEW_ROW['user_metrics']}", [COMPANY, people["student"]])


@pytest.mark.parametrize(("source", "value"), [("amazon", 1), ("shopify", "NaN"), ("shopify", "Infinity"), ("shopify", "-Infinity")])
def test_a_figure_is_a_number_from_a_known_source(people, source, value):
    with pytest.raises(errors.CheckViolation), people.acting("student"):
        people.conn.execute(UPSERT, [people["student"], source, value])


def test_a_student_cannot_give_a_figure_to_somebody_else(people):
    with people.acting("student"):
        people.conn.execute(UPSERT, [people["student"], "shopify", 1])
    for name in ("unmentored", "foreign_student"):
        with pytest.raises(errors.InsufficientPrivilege), people.acting("student"):
            people.conn.execute("update public.user_metrics set user_id = %s", [people[name]])


@pytest.mark.parametrize("table", ["user_metrics", "integrations"])
def test_numbers_come_from_a_sequence_that_goes_with_the_table(people, table):
    assert people.value("select pg_get_serial_sequence(%s, 'id')", f"public.{table}") == f"public.{table}_id_seq"
    assert people.value("select data_type::text from pg_sequences where sequencename = %s", f"{table}_id_seq") == "bigint"
    with people.acting("student"):
        id = people.value(f"insert into public.{table} {NEW_ROW[table]} returning id", COMPANY, people["student"])
        assert id == people.value("select currval(%s::regclass)", f"public.{table}_id_seq")
    people.conn.execute(f"drop table public.{table}")
    assert people.value("select to_regclass(%s)", f"public.{table}_id_seq") is None
