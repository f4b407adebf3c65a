"""Every table that says when a row changed says so by itself."""

from __future__ import annotations

import pytest
from people import COMPANY

ROWS = {
    "users": "update public.users set updated_at = '2020-01-01' returning 1",
    "students": "update public.students set updated_at = '2020-01-01' returning 1",
    "company_settings": "update public.company_settings set updated_at = '2020-01-01' returning 1",
    "installment_plans": "update public.installment_plans set updated_at = '2020-01-01' returning 1",
    "user_security_summary": "insert into public.user_security_summary (user_id, updated_at) values (%(id)s, '2020-01-01') returning 1",
    "onboarding_responses": "insert into public.onboarding_responses (user_id, question_id, answer_type, updated_at)"
    " values (%(id)s, 'q', 'text', '2020-01-01') returning 1",
    "onboarding_jobs": "insert into public.onboarding_jobs (user_id, job_type, updated_at)"
    " values (%(id)s, 'mail', '2020-01-01') returning 1",
}


@pytest.mark.parametrize("table", ROWS)
def test_an_update_stamps_the_row(people, table):
    assert people.conn.execute(ROWS[table], {"id": people["student"]}).fetchall()
    column = "id" if table in ("company_settings", "users") else "company_id"
    where = f"where {column} = {COMPANY}" if column == "company_id" or table == "company_settings" else ""
    people.conn.execute(f"update public.{table} set {column} = {column} {where}")
    assert people.column(f"select distinct updated_at = now() from public.{table} {where}") == [True]
