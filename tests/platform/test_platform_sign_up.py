"""Sign-up: what a trigger on auth.users may do, run as the Auth service runs it.

Supabase Auth inserts as supabase_auth_admin, whose search_path is `auth` and who holds nothing in public. A connection of
its own is needed, because a role's settings count at login only.
"""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from platform_server import Server

PERSON = "00000000-0000-0000-0000-00000000000a"
SIGN_UP = f"insert into auth.users (id, email, aud, role) values ('{PERSON}', 'a@example.org', 'authenticated', 'authenticated')"


def with_trigger(postgres: psycopg.Connection[tuple[Any, ...]], declaration: str, table: str) -> None:
    postgres.execute(f"""
        create table public.profiles (id uuid primary key references auth.users (id) on delete cascade);
        create function public.handle_new_user() returns trigger language plpgsql {declaration} as $$
        begin
          insert into {table} (id) values (new.id);
          return new;
        end
        $$;
        revoke execute on function public.handle_new_user() from public;
        create trigger on_auth_user_created after insert on auth.users
          for each row execute function public.handle_new_user();
    """)


def test_a_definer_with_a_pinned_path_makes_the_profile(
    server: Server, database: str, postgres: psycopg.Connection[tuple[Any, ...]]
) -> None:
    with_trigger(postgres, "security definer set search_path = ''", "public.profiles")
    with server.connect(database, "supabase_auth_admin") as auth:
        auth.execute(SIGN_UP)
        assert [str(row[0]) for row in postgres.execute("select id from public.profiles").fetchall()] == [PERSON]
        auth.execute("delete from users")
    assert postgres.execute("select count(*) from public.profiles").fetchone() == (0,)


@pytest.mark.parametrize(
    "trigger",
    [
        ("", "public.profiles", "permission denied for table profiles"),
        ("security definer", "profiles", 'relation "profiles" does not exist'),
    ],
    ids=["invoker", "definer without a path"],
)
def test_a_careless_trigger_breaks_every_sign_up(
    server: Server, database: str, postgres: psycopg.Connection[tuple[Any, ...]], trigger: tuple[str, str, str]
) -> None:
    declaration, table, refused = trigger
    with_trigger(postgres, declaration, table)
    with server.connect(database, "supabase_auth_admin") as auth, pytest.raises(psycopg.Error) as error:
        auth.execute(SIGN_UP)
    assert error.value.diag.message_primary == refused
    assert postgres.execute("select count(*) from auth.users").fetchone() == (0,)


def test_storage_turns_into_its_caller(server: Server, database: str) -> None:
    with server.connect(database, "supabase_storage_admin") as storage:
        storage.execute("insert into buckets (id, name) values ('b', 'b')")
        storage.execute("set role authenticated")
        assert storage.execute("select current_user, auth.role()").fetchone() == ("authenticated", None)
