"""Two companies in one database: neither sees, names, moves, lists or hears of a row of the other."""

from __future__ import annotations

import pytest
from psycopg import errors
from two_companies import CALLERS, HERE, THERE, Two

RELATIONS = (
    "select c.relname, (select string_agg(quote_ident(a.attname), ', ') from pg_attribute as a"
    "  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped"
    "  and has_column_privilege('authenticated', c.oid, a.attnum, 'select'))"
    " from pg_class as c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f') order by c.relname"
)
LINKS = (
    "select k.conrelid::regclass::text, quote_ident(a.attname), k.confrelid::regclass::text, quote_ident(b.attname) from pg_constraint as k"
    " join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]"
    " join pg_attribute as b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]"
    " where k.contype = 'f' and k.connamespace = 'public'::regnamespace"
    " and k.confrelid not in ('public.company_settings'::regclass, 'auth.users'::regclass) order by 1, 2"
)
NAMING_WHO_DID_IT = {("admin_logs", "performed_by"), ("users", "created_by")}
"""A superadmin of another company may have; callers write nobody's id there but their own."""


def test_every_table_has_rows_of_both_companies(two: Two) -> None:
    """Without which nothing below would prove anything."""
    held = {table: {row[0] for row in two.conn.execute(f"select company_id from public.{table}")} for table in two.tables()}
    assert {table for table, companies in held.items() if not {HERE, THERE} <= companies} == set()


@pytest.mark.parametrize("caller", CALLERS)
def test_no_table_and_no_view_shows_a_row_of_the_other_company(two: Two, caller: str) -> None:
    relations = two.conn.execute(RELATIONS).fetchall()
    with two.acting(caller):
        seen = {name: two.conn.execute(f"select {columns} from public.{name}").fetchall() for name, columns in relations}
        companies = {row[0] for row in two.conn.execute("select id from public.company_settings")}
    assert {name for name, rows in seen.items() if two.told(rows)} == set()
    assert companies == {HERE}
    assert sum(map(len, seen.values())) > 20


@pytest.mark.parametrize("caller", CALLERS)
def test_no_statement_moves_a_row_into_the_other_company(two: Two, caller: str) -> None:
    moved = []
    for table in two.tables():
        try:
            with two.conn.transaction(force_rollback=True), two.acting(caller):
                moved += [table] * two.conn.execute(f"update public.{table} set company_id = %s", [THERE]).rowcount
        except errors.InsufficientPrivilege:
            pass
    assert moved == []


def test_no_row_is_tied_to_a_row_of_the_other_company_by_whomever(two: Two) -> None:
    """Not even by the server: every link between tables of companies is tried with a parent of the other one."""
    links = two.conn.execute(LINKS).fetchall()
    assert len(links) > 40
    tied = set()
    for table, column, parent, key in links:
        foreign = f"(select {key} from {parent} where company_id = {THERE} limit 1)"
        one = f"(select ctid from {table} where company_id = {HERE} limit 1)"
        try:
            with two.conn.transaction(force_rollback=True):
                assert two.conn.execute(f"update {table} set {column} = {foreign} where ctid = {one}").rowcount == 1
            tied.add((table, column))
        except (errors.ForeignKeyViolation, errors.CheckViolation):
            pass
    assert tied == NAMING_WHO_DID_IT


@pytest.mark.parametrize("caller", ["admin", "mentor", "student"])
def test_who_did_it_is_always_the_caller(two: Two, caller: str) -> None:
    there = next(iter(two.foreign))
    for statement in (
        "insert into public.admin_logs (entity_type, action, performed_by) values ('user', 'updated', %s)",
        "update public.users set created_by = %s",
        "insert into public.users (id, email, role, created_by) values (gen_random_uuid(), 'n@growth.example', 'student', %s)",
    ):
        with pytest.raises(errors.InsufficientPrivilege), two.conn.transaction(), two.acting(caller):
            two.conn.execute(statement, [there])


@pytest.mark.parametrize("caller", CALLERS)
def test_no_bucket_lists_a_file_of_the_other_company(two: Two, caller: str) -> None:
    buckets = {row[0] for row in two.conn.execute("select id from storage.buckets")}
    there = {row[0] for row in two.conn.execute("select name from storage.objects") if two.told([row]) or row[0].startswith(f"{THERE}/")}
    assert {row[0] for row in two.conn.execute("select bucket_id from storage.objects where name = any (%s)", [list(there)])} == buckets
    with two.acting(caller):
        names = {row[0] for row in two.conn.execute("select name from storage.objects")}
        listed = {
            row[0] for bucket in buckets for row in two.conn.execute("select name from storage.search_v2('', %s, levels => 3)", [bucket])
        }
        folders = {row[0] for bucket in buckets for row in two.conn.execute("select name from storage.search('', %s)", [bucket])}
    assert names and names & there == listed & there == set()
    assert folders & {name.split("/")[0] for name in there} == set()


@pytest.mark.parametrize("caller", CALLERS)
def test_no_file_is_put_among_those_of_the_other_company(two: Two, caller: str) -> None:
    files = [
        row for row in two.conn.execute("select bucket_id, name from storage.objects") if two.told([row]) or row[1].startswith(f"{THERE}/")
    ]
    done = []
    for bucket, name in files:
        for statement in (
            "insert into storage.objects (bucket_id, name) values (%(bucket)s, %(name)s || '.new')",
            "update storage.objects set name = %(name)s || '.moved' where bucket_id = %(bucket)s",
            "update storage.objects set metadata = '{}' where bucket_id = %(bucket)s and name = %(name)s",
            "delete from storage.objects where bucket_id = %(bucket)s and name = %(name)s",
        ):
            try:
                with two.conn.transaction(force_rollback=True), two.acting(caller):
                    two.conn.execute("set local storage.allow_delete_query = 'true'")
                    done += [(name, statement)] * two.conn.execute(statement, {"bucket": bucket, "name": name}).rowcount
            except errors.InsufficientPrivilege:
                pass
    assert done == []


PUBLISHED = "select tablename, attnames::text[], rowfilter from pg_publication_tables where pubname = 'supabase_realtime'"


@pytest.mark.parametrize("caller", CALLERS)
def test_a_listener_hears_of_no_row_of_the_other_company(two: Two, caller: str) -> None:
    """As the realtime server asks it: whether the listener sees the changed row, which it names by its key."""
    published = two.conn.execute(PUBLISHED).fetchall()
    heard = {}
    for table, _, _ in published:
        column = "id" if table == "company_settings" else "company_id"
        keys = [row[0] for row in two.conn.execute(f"select id from public.{table} where {column} = %s", [THERE])]
        with two.acting(caller):
            asked = [two.conn.execute(f"select count(*) from public.{table} where id = %s", [key]).fetchone()[0] for key in keys]
            assert keys and not any(asked), table
            heard[table] = two.conn.execute(f"select count(*) from public.{table}").fetchone()[0]
    assert heard["company_settings"] == 1 and heard["notifications"] > 0


def test_every_published_row_tells_its_company_and_only_what_clients_read(two: Two) -> None:
    readable = dict(two.conn.execute(RELATIONS).fetchall())
    published = two.conn.execute(PUBLISHED).fetchall()
    assert len(published) == 5
    for table, columns, condition in published:
        assert set(columns) == set(readable[table].split(", "))
        assert "company_id" in columns or table == "company_settings"
        assert condition is None


def test_a_deletion_tells_every_listener_a_key_and_a_row_that_is_told_whole_names_its_company(two: Two) -> None:
    """Nobody can ask whether a listener saw a row that is gone, so the realtime server sends its key alone."""
    identities = dict(
        two.conn.execute("select c.relname, c.relreplident::text from pg_class as c where c.relnamespace = 'public'::regnamespace")
    )
    assert {table for table, identity in identities.items() if identity == "f"} == {"submissions", "user_unlocks"}
    keys = two.conn.execute(
        "select k.conrelid::regclass::text, array_agg(a.attname::text || ' ' || format_type(a.atttypid, null)) from pg_constraint as k"
        " join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)"
        " where k.contype = 'p' and k.conrelid in (select prrelid from pg_publication_rel) group by k.conrelid"
    )
    assert dict(keys.fetchall()) == {
        "company_settings": ["id integer"],
        **{table: ["id uuid"] for table in ("notifications", "submissions", "support_ticket_replies", "user_unlocks")},
    }
    for table in ("submissions", "user_unlocks"):
        assert two.conn.execute(f"select count(*) from public.{table} where company_id is null").fetchone() == (0,)
