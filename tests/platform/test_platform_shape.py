"""The loaded database agrees with the facts about Supabase and with the package's own knowledge of it."""

from __future__ import annotations

import pytest
from platform_server import Caller

from growthos_cli.platform import HOST_TABLES, PLATFORM_EXTENSIONS, PLATFORM_PUBLICATIONS, PLATFORM_TRIGGERS, SUPABASE

USER_COLUMNS = """
    instance_id id aud role email encrypted_password email_confirmed_at invited_at confirmation_token confirmation_sent_at
    recovery_token recovery_sent_at email_change_token_new email_change email_change_sent_at last_sign_in_at
    raw_app_meta_data raw_user_meta_data is_super_admin created_at updated_at phone phone_confirmed_at phone_change
    phone_change_token phone_change_sent_at confirmed_at email_change_token_current email_change_confirm_status
    banned_until reauthentication_token reauthentication_sent_at is_sso_user deleted_at is_anonymous
""".split()


def columns(caller: Caller, table: str, condition: str) -> list[object]:
    query = (
        f"select attname from pg_catalog.pg_attribute where attrelid = '{table}'::regclass and attnum > 0 and {condition} order by attnum"
    )
    return [row[0] for row in caller.rows(query)]


def indexes(caller: Caller, table: str) -> set[object]:
    return {
        row[0] for row in caller.rows(f"select indexrelid::regclass::text from pg_catalog.pg_index where indrelid = '{table}'::regclass")
    }


def test_users_have_their_35_columns_in_order(caller: Caller) -> None:
    assert columns(caller, "auth.users", "true") == USER_COLUMNS
    assert len(USER_COLUMNS) == 35
    assert columns(caller, "auth.users", "attnotnull") == ["id", "is_sso_user", "is_anonymous"]
    assert columns(caller, "auth.users", "attgenerated = 's'") == ["confirmed_at"]


def test_two_people_share_an_address_only_through_single_sign_on(caller: Caller) -> None:
    insert = "insert into auth.users (id, email, is_sso_user) values (gen_random_uuid(), 'a@example.org', {0}), "
    insert += "(gen_random_uuid(), 'a@example.org', {1})"
    assert caller.run(insert.format("false", "true")) == "ok"
    assert caller.run(insert.format("false", "false")) == '23505 duplicate key value violates unique constraint "users_email_partial_key"'


def test_users_and_objects_have_their_indexes(caller: Caller) -> None:
    assert indexes(caller, "auth.users") == {
        *("auth." + name for name in ("users_pkey", "users_phone_key", "users_email_partial_key", "users_instance_id_email_idx")),
        *("auth." + name for name in ("users_instance_id_idx", "users_is_anonymous_idx", "confirmation_token_idx", "recovery_token_idx")),
        *("auth." + name for name in ("email_change_token_current_idx", "email_change_token_new_idx", "reauthentication_token_idx")),
    }
    assert indexes(caller, "storage.objects") == {
        *("storage." + name for name in ("objects_pkey", "bucketid_objname", "name_prefix_search")),
        *("storage." + name for name in ("idx_objects_bucket_id_name", "idx_objects_bucket_id_name_lower")),
    }


def test_row_security_is_on_and_no_policy_is_shipped(caller: Caller) -> None:
    assert caller.rows("""
        select oid::regclass::text from pg_catalog.pg_class
        where relnamespace in ('auth'::regnamespace, 'storage'::regnamespace) and relkind = 'r' and not relrowsecurity
    """) == []  # fmt: skip
    assert caller.rows("select relrowsecurity, relforcerowsecurity from pg_catalog.pg_class where oid = 'realtime.messages'::regclass") == [
        (True, False)
    ]
    assert caller.rows("select polname from pg_catalog.pg_policy") == []


def test_the_triggers_are_those_the_package_knows(caller: Caller) -> None:
    shipped = set(
        caller.rows("""
            select n.nspname, c.relname, t.tgname from pg_catalog.pg_trigger as t
            join pg_catalog.pg_class as c on c.oid = t.tgrelid join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
            where not t.tgisinternal
        """)
    )
    assert shipped == {trigger for trigger in PLATFORM_TRIGGERS if "prefix" not in trigger[2] and trigger[1] != "subscription"}


def test_the_host_tables_are_those_whose_ownership_postgres_inherits(caller: Caller) -> None:
    inherited = set(
        caller.rows("""
            select n.nspname, c.relname from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('auth', 'storage', 'realtime')
              and pg_catalog.pg_has_role(c.relowner, 'usage')
        """)
    )
    assert inherited == HOST_TABLES


def test_the_package_knows_every_schema_publication_event_trigger_and_extension(caller: Caller) -> None:
    schemas = [str(row[0]) for row in caller.rows("select nspname from pg_catalog.pg_namespace order by 1")]
    assert [schema for schema in schemas if not SUPABASE.owns_schema(schema)] == ["public"]
    assert {row[0] for row in caller.rows("select pubname from pg_catalog.pg_publication")} <= PLATFORM_PUBLICATIONS
    assert {row[0] for row in caller.rows("select evtname from pg_catalog.pg_event_trigger")} <= SUPABASE.event_triggers
    installed = dict(caller.rows("select extname, extnamespace::regnamespace::text from pg_catalog.pg_extension"))
    assert installed.items() <= PLATFORM_EXTENSIONS.items()


def test_the_publication_is_empty_and_owned_by_postgres(caller: Caller) -> None:
    assert caller.rows(
        "select pubowner::regrole::text, puballtables, pubinsert, pubupdate, pubdelete, pubtruncate from pg_publication"
    ) == [("postgres", False, True, True, True, True)]
    assert caller.rows("select * from pg_catalog.pg_publication_rel") == []


def test_a_broadcast_arrives_and_its_policy_sees_the_topic(caller: Caller) -> None:
    caller.connection.execute("""
        select realtime.send('{"n": 1}', 'made', 'room:1', true), realtime.send('{"n": 2}', 'made', 'room:2', true);
        create policy p on realtime.messages for select to authenticated
          using (topic = (select realtime.topic()) and extension = 'broadcast');
    """)
    caller.become("authenticated")
    assert caller.rows("select topic from realtime.messages") == []
    caller.connection.execute("select set_config('realtime.topic', 'room:2', true)")
    assert caller.rows("select topic, event, payload, private from realtime.messages") == [("room:2", "made", {"n": 2}, True)]


def test_changes_are_broadcast_from_a_trigger(caller: Caller) -> None:
    caller.connection.execute("""
        create function public.probe() returns trigger language plpgsql set search_path = '' as $$
        begin
          perform realtime.broadcast_changes('t', tg_op, tg_op, tg_table_name, tg_table_schema, new, old);
          return null;
        end
        $$;
        create trigger probe after insert on public.tried for each row execute function public.probe();
        insert into public.tried values (1);
    """)
    record = {"id": 1, "person": None}
    payload = {"old_record": None, "record": record, "operation": "INSERT", "table": "tried", "schema": "public"}
    assert caller.rows("select topic, event, payload from realtime.messages") == [("t", "INSERT", payload)]


@pytest.mark.parametrize("role", ["anon", "authenticated"])
def test_callers_reach_no_table_of_auth_and_no_secret(caller: Caller, role: str) -> None:
    caller.connection.execute("select vault.create_secret('secret', 'name')")
    assert caller.rows("select name, decrypted_secret from vault.decrypted_secrets") == [("name", "secret")]
    caller.become(role)
    assert caller.run("select * from auth.users") == "42501 permission denied for table users"
    assert caller.run("select * from vault.secrets") == "42501 permission denied for schema vault"
