"""The functions of pgcrypto and uuid-ossp are there and right, whether the server has those extensions or not."""

from __future__ import annotations

import hashlib
import hmac

import pytest
from platform_server import Caller

from growthos_cli.platform.supabase import PLATFORM_EXTENSIONS

MESSAGES = [b"", b"abc", b"\x00\xff" * 100]


@pytest.mark.parametrize("algorithm", ["md5", "sha224", "sha256", "sha384", "sha512"])
def test_digest_and_hmac_agree_with_the_standard(caller: Caller, algorithm: str) -> None:
    for message in MESSAGES:
        assert caller.value("select extensions.digest(%s::bytea, %s)", message, algorithm) == hashlib.new(algorithm, message).digest()
        for key in (b"k", b"key" * 60):
            expected = hmac.new(key, message, algorithm).digest()
            assert caller.value("select extensions.hmac(%s::bytea, %s::bytea, %s)", message, key, algorithm) == expected


def test_digest_and_hmac_take_text(caller: Caller) -> None:
    assert caller.value("select extensions.digest('é', 'SHA256')") == hashlib.sha256("é".encode()).digest()
    assert caller.value("select extensions.hmac('é', 'k', 'sha256')") == hmac.new(b"k", "é".encode(), "sha256").digest()


def test_an_unknown_hash_is_named(caller: Caller) -> None:
    assert caller.run("select extensions.digest('a', 'nope')") == '22023 Cannot use "nope": No such hash algorithm'


@pytest.mark.parametrize("count", [1, 16, 32, 33, 1024])
def test_random_bytes_have_the_length_asked_for_and_differ(caller: Caller, count: int) -> None:
    first, second = caller.rows(f"select extensions.gen_random_bytes({count}) from generate_series(1, 2)")
    assert len(first[0]) == count == len(second[0])
    assert count == 1 or first != second


@pytest.mark.parametrize("count", [0, 1025])
def test_random_bytes_have_a_limit(caller: Caller, count: int) -> None:
    assert caller.run(f"select extensions.gen_random_bytes({count})") == "39000 Length not in range"


def test_uuids_are_of_version_four(caller: Caller) -> None:
    assert caller.value("select extensions.uuid_generate_v4()").version == 4
    assert caller.value("select extensions.gen_random_uuid()").version == 4


def test_they_may_be_called_from_a_column_default_by_any_caller(caller: Caller) -> None:
    caller.connection.execute("""
        create table public.fresh (id uuid default extensions.uuid_generate_v4(), token bytea default extensions.gen_random_bytes(8));
        grant insert on public.fresh to anon;
    """)
    caller.become("anon")
    assert caller.run("insert into public.fresh default values") == "ok"


def test_every_extension_of_a_project_is_there_and_the_servers_own_where_it_has_it(admin: Caller) -> None:
    installed = admin.rows("""
        select x.extname, x.extnamespace::regnamespace::text, pg_catalog.pg_get_userbyid(x.extowner)
        from pg_catalog.pg_extension as x order by x.extname
    """)
    assert [(name, schema) for name, schema, _ in installed] == sorted(PLATFORM_EXTENSIONS.items())
    assert {name: owner for name, _, owner in installed if owner == "postgres"}.keys() == {"pgcrypto", "uuid-ossp"}
    real = admin.rows("""
        select distinct x.extname
        from pg_catalog.pg_extension as x
        join pg_catalog.pg_depend as d on d.refobjid = x.oid and d.deptype = 'e' and d.classid = 'pg_catalog.pg_proc'::regclass
        join pg_catalog.pg_proc as p on p.oid = d.objid
        join pg_catalog.pg_language as l on l.oid = p.prolang and l.lanname = 'c'
        order by 1
    """)
    assert real == admin.rows("select name from pg_catalog.pg_available_extensions where installed_version is not null order by 1")


def test_migrations_that_ask_for_what_is_there_find_it(caller: Caller) -> None:
    for name in PLATFORM_EXTENSIONS:
        assert caller.run(f'create extension if not exists "{name}" with schema extensions') == "ok"


def test_what_stands_in_goes_with_its_extension(caller: Caller) -> None:
    caller.connection.execute('drop extension "uuid-ossp"')
    assert caller.run("select extensions.uuid_nil()").startswith("42883 ")
