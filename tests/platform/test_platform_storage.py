"""Storage: path functions, operations, the guards of buckets and objects, listing."""

from __future__ import annotations

import pytest
from platform_server import Caller

PATHS = [
    # name, folders, file name, extension
    ("a.png", [], "a.png", "png"),
    ("u/a.png", ["u"], "a.png", "png"),
    ("u/v/a.tar.gz", ["u", "v"], "a.tar.gz", "gz"),
    ("u/v/", ["u", "v"], "", ""),
    ("/a.png", [""], "a.png", "png"),
    ("u.v/readme", ["u.v"], "readme", "readme"),
    ("", None, None, None),
    (None, None, None, None),
]

DELETION = "42501 Direct deletion from storage tables is not allowed. Use the Storage API instead."


@pytest.mark.parametrize("path", PATHS, ids=lambda path: repr(path[0]))
def test_a_path_falls_into_folders_file_name_and_extension(caller: Caller, path: tuple[str | None, ...]) -> None:
    query = "select storage.foldername(n), storage.filename(n), storage.extension(n) from (values (%s::text)) as p (n)"
    assert caller.connection.execute(query, (path[0],)).fetchone() == path[1:]


def test_a_file_at_the_top_has_no_first_folder(caller: Caller) -> None:
    assert caller.value("select (storage.foldername('a.png'))[1]") is None


@pytest.mark.parametrize(
    ("current", "only", "any_of"),
    [("storage.object.upload", True, True), ("object.upload", True, True), ("storage.object.list", False, True), ("", False, False)],
)
def test_an_operation_is_recognised_with_and_without_its_prefix(caller: Caller, current: str, only: bool, any_of: bool) -> None:
    caller.connection.execute("select set_config('storage.operation', %s, true)", (current,))
    answers = caller.rows("""
        select storage.allow_only_operation('object.upload'), storage.allow_only_operation('storage.object.upload'),
               storage.allow_any_operation(array['object.list', null, '', 'storage.object.upload'])
    """)
    assert answers == [(only, only, any_of)]


def test_no_operation_is_allowed_outside_of_storage(caller: Caller) -> None:
    answers = caller.rows("select storage.operation(), storage.allow_only_operation('object.upload'), storage.allow_only_operation(null)")
    assert answers == [(None, False, False)]


def with_objects(caller: Caller) -> None:
    caller.connection.execute("""
        insert into storage.buckets (id, name) values ('b', 'b'), ('c', 'c');
        insert into storage.objects (bucket_id, name, owner_id, metadata) values
          ('b', 'a.png', 'u', '{"size": 10}'), ('b', 'U_1/b.png', 'u', '{"size": 5}'), ('b', 'Ux1/c.png', 'u', null),
          ('b', 'U_1/deep/d.png', 'u', '{"size": 1}'), ('c', 'a.png', 'u', '{"size": 7}');
    """)


@pytest.mark.parametrize("table", ["storage.buckets", "storage.objects"])
@pytest.mark.parametrize("condition", ["true", "false"])
def test_deleting_by_sql_is_refused_even_when_no_row_is_touched(caller: Caller, table: str, condition: str) -> None:
    with_objects(caller)
    assert caller.run(f"delete from {table} where {condition}") == DELETION


def test_deleting_is_allowed_to_whoever_says_so(caller: Caller) -> None:
    with_objects(caller)
    assert caller.run("set local storage.allow_delete_query = 'false'; delete from storage.objects") == DELETION
    assert caller.run("set local storage.allow_delete_query = 'true'; delete from storage.objects; delete from storage.buckets") == "ok"


def test_truncating_is_not_caught(caller: Caller) -> None:
    assert caller.run("truncate storage.objects") == "ok"


def test_a_bucket_name_has_at_most_100_characters(caller: Caller) -> None:
    assert caller.run(f"insert into storage.buckets (id, name) values ('b', '{'n' * 100}')") == "ok"
    too_long = f'P0001 bucket name "{"n" * 101}" is too long (101 characters). Max is 100.'
    assert caller.run(f"insert into storage.buckets (id, name) values ('b', '{'n' * 101}')") == too_long


def test_buckets_are_upserted_by_sql(caller: Caller) -> None:
    upsert = (
        "insert into storage.buckets (id, name, public) values ('b', 'b', true) on conflict (id) do update set public = excluded.public"
    )
    with_objects(caller)
    caller.connection.execute(upsert)
    bucket = "select public, avif_autodetection, type::text, versioning_status, file_size_limit from storage.buckets where id = 'b'"
    assert caller.rows(bucket) == [(True, False, "STANDARD", "DISABLED", None)]


def test_versioning_cannot_be_switched_on_yet(caller: Caller) -> None:
    refused = '23514 new row for relation "buckets" violates check constraint "buckets_versioning_dark_check"'
    assert caller.run("insert into storage.buckets (id, name, versioning_status) values ('b', 'b', 'ENABLED')") == refused


def test_an_object_keeps_its_path_in_pieces_and_the_time_of_its_last_change(caller: Caller) -> None:
    with_objects(caller)
    caller.connection.execute("update storage.objects set updated_at = '2000-01-01' where name = 'U_1/deep/d.png'")
    object_ = "select path_tokens, updated_at = now() from storage.objects where name = 'U_1/deep/d.png'"
    assert caller.rows(object_) == [(["U_1", "deep", "d.png"], True)]


def test_callers_see_no_object_without_a_policy_and_no_more_than_it_says_with_one(caller: Caller) -> None:
    with_objects(caller)
    caller.connection.execute("""
        create policy own_folder on storage.objects for select to authenticated
          using (bucket_id = 'b' and (storage.foldername(name))[1] = 'U_1')
    """)
    caller.become("anon")
    assert caller.rows("select name from storage.objects") == []
    caller.become("authenticated")
    assert caller.rows('select name from storage.objects order by name collate "C"') == [("U_1/b.png",), ("U_1/deep/d.png",)]
    assert caller.rows("select id from storage.buckets") == []


def test_trying_an_insert_takes_it_back(caller: Caller) -> None:
    with_objects(caller)
    assert caller.run("select storage.can_insert_object('b', 'new.png', null, null)") == "PT200 ROLLBACK"
    caller.become("authenticated")
    refused = '42501 new row violates row-level security policy for table "objects"'
    assert caller.run("select storage.can_insert_object('b', 'new.png', null, null)") == refused


def test_sizes_are_added_up_by_bucket(caller: Caller) -> None:
    with_objects(caller)
    assert caller.rows("select bucket_id, size from storage.get_size_by_bucket() order by 1") == [("b", 16), ("c", 7)]


def test_a_search_lists_folders_before_files_and_takes_wildcards_literally(caller: Caller) -> None:
    with_objects(caller)
    top = "select name, id is null from storage.search('', 'b', sortcolumn => 'updated_at')"
    assert caller.rows(top) == [("U_1", True), ("Ux1", True), ("a.png", False)]
    assert caller.rows("select name, id is null from storage.search('u_1/', 'b', levels => 2)") == [("b.png", False), ("deep", True)]
    assert caller.rows("select name from storage.search('', 'b', 1, 1, 1, sortorder => 'desc')") == [("Ux1",)]


def test_the_second_search_pages_by_path(caller: Caller) -> None:
    with_objects(caller)
    assert caller.rows("select key, name from storage.search_v2('U_1/', 'b', levels => 2)") == [
        ("b.png", "U_1/b.png"),
        ("deep", "U_1/deep"),
    ]
    assert caller.rows("select key from storage.search_v2('', 'b', 2)") == [("U_1",), ("Ux1",)]
    assert caller.rows("select key from storage.search_v2('', 'b', start_after => 'Ux1')") == [("a.png",)]


@pytest.mark.parametrize(("key", "prefix"), [("a/b/c", "a/"), ("a/b", None), ("x", None)])
def test_the_common_prefix_ends_with_the_next_delimiter(caller: Caller, key: str, prefix: str | None) -> None:
    expected = "a/b/" if prefix else None
    assert caller.value("select storage.get_common_prefix(%s, 'a/', '/')", key) == expected
