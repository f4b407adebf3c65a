"""W01, W02, W06, W30: what opens something is kept where nobody reads it, and nobody's in particular stands in a manifest."""

from __future__ import annotations

import re

import psycopg
import pytest
from fix_database import MANIFESTS
from people import People
from psycopg import errors
from psycopg.types.json import Jsonb
from trying import refused, stored, tables

PASSWORD = "correct-horse-battery-staple"
NAMED_LIKE_A_PASSWORD = ("password_display", "original_password", "temp_password", "lms_password", "password_hash", "api_key")


def test_w01_no_column_of_any_table_is_for_a_password(growth_os: psycopg.Connection) -> None:
    found = growth_os.execute(
        "select table_name || '.' || column_name from information_schema.columns where table_schema = 'public'"
        " and column_name ~* 'passw|pwd' and data_type not in ('boolean', 'timestamp with time zone')"
    )
    assert found.fetchall() == []


@pytest.mark.parametrize("column", NAMED_LIKE_A_PASSWORD)
def test_w01_a_column_for_passwords_that_somebody_adds_to_users_takes_none(people: People, column: str) -> None:
    people.conn.execute(f"alter table public.users add column {column} text")
    with people.server(), refused(people.conn, errors.CheckViolation):
        people.conn.execute(f"update public.users set {column} = %s where id = %s", [PASSWORD, people["student"]])


def test_w01_whoever_creates_an_account_leaves_its_password_nowhere(people: People) -> None:
    people.account("new")
    with people.acting("admin"):
        people.conn.execute("select public.create_user_with_role('n@growth.example', %s, 'student')", [PASSWORD])
        people.conn.execute("select public.create_student_complete('new@growth.example', %s, 'New')", [PASSWORD])
    assert people.value("select role from public.users where id = %s", people["new"]) == "student"
    assert stored(people.conn, PASSWORD) == set()


@pytest.mark.parametrize(
    "payload",
    [{"password": PASSWORD}, {"login": {"temp_password": PASSWORD}}, {"accounts": [{"lms": {"PWD": PASSWORD}}]}, {"token": PASSWORD}],
)
def test_w02_a_mail_that_waits_carries_no_password(people: People, payload: dict[str, object]) -> None:
    mail = (
        "insert into public.email_queue (user_id, recipient_email, recipient_name, email_type, payload)"
        " values (%s, 's@growth.example', 'S', 'student_credentials', %s)"
    )
    with people.server(), refused(people.conn, errors.CheckViolation):
        people.conn.execute(mail, [people["student"], Jsonb(payload)])
    with people.server(), people.conn.transaction():
        people.conn.execute(mail, [people["student"], Jsonb({"name": "S"})])


def test_w02_the_audit_trail_never_repeats_a_password(people: People) -> None:
    # Two defences down: the column is there, and nothing refuses what is written to it.
    people.conn.execute("alter table public.users disable trigger password")
    for column in NAMED_LIKE_A_PASSWORD:
        people.conn.execute(f"alter table public.users add column {column} text")
        people.conn.execute(f"update public.users set {column} = %s, full_name = %s where id = %s", [PASSWORD, column, people["student"]])
    assert [log["data"]["after"] for log in people.logs("student")] == [{"full_name": column} for column in NAMED_LIKE_A_PASSWORD]
    people.conn.execute("delete from public.users where id = %s", [people["student"]])
    assert stored(people.conn, PASSWORD) == set()


SECRETS = {
    "success_sessions": ("zoom_passcode", "host_login_email"),
    "integrations": ("access_token", "refresh_token"),
}


@pytest.mark.parametrize("caller", ["admin", "manager", "mentor", "student"])
def test_w06_what_opens_a_session_or_a_shop_is_read_by_no_client(people: People, caller: str) -> None:
    with people.server():
        people.conn.execute(
            "insert into public.success_sessions (company_id, title, start_time, link, zoom_passcode, host_login_email)"
            " values (1, 'Live', now(), 'https://meet.example/1', %s, %s)",
            [PASSWORD, PASSWORD],
        )
        people.conn.execute(
            "insert into public.integrations (user_id, source, access_token, refresh_token) values (%s, 'shopify', %s, %s)",
            [people[caller], PASSWORD, PASSWORD],
        )
    for table, columns in SECRETS.items():
        for column in columns:
            for road in (
                f"select {column} from public.{table}",
                f"select count(*) from public.{table} where {column} like 'c%'",
                f"select t::text from public.{table} as t",
                f"update public.{table} set {column} = {column} returning {column}",
                f"delete from public.{table} returning {column}",
            ):
                with refused(people.conn), people.acting(caller):
                    people.conn.execute(road)
    # Neither does it stand anywhere else, where somebody could read it.
    assert stored(people.conn, PASSWORD) == {f"public.{table}" for table in SECRETS}


LITERALS = {
    "an e-mail address": r"[\w.+-]+@[\w-]+\.[a-z]{2,}",
    "a UUID": r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b",
    "an address on the web": r"\bhttps?://",
    "a token": r"\beyJ[\w-]{8,}|\b(sb|sk|pk|ghp)_[\w-]{16,}",
}
BOUNDS = {"00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"}
"""The least and the greatest UUID, which are nobody's."""
ABOUT_THROWAWAYS = {"personas.yaml", "bench.yaml"}
"""What only ever fills a database that is made for a proof or a measurement."""


@pytest.mark.parametrize("sort", LITERALS)
def test_w30_no_manifest_names_somebody_or_some_place_in_particular(sort: str) -> None:
    files = [file for file in MANIFESTS.rglob("*.yaml") if file.name not in ABOUT_THROWAWAYS]
    assert len(files) > 50
    found = {(file.name, match.group()) for file in files for match in re.finditer(LITERALS[sort], file.read_text())}
    assert {each for each in found if each[1] not in BOUNDS} == set()


def test_w30_nor_does_a_default_or_a_first_row(growth_os: psycopg.Connection) -> None:
    defaults = growth_os.execute("select pg_get_expr(adbin, adrelid) from pg_attrdef")
    texts = [row[0] for row in defaults]
    for table in tables(growth_os):
        texts += [
            re.sub(r'"id": "[0-9a-f-]+"', "", row[0]) for row in growth_os.execute(f"select to_jsonb(t)::text from public.{table} as t")
        ]
    for sort in ("an e-mail address", "an address on the web", "a token"):
        assert [text for text in texts if re.search(LITERALS[sort], text)] == []
