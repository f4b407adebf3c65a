"""Paths that a caller makes up, files that move, and buckets as rows."""

from __future__ import annotations

import pytest
from people import COMPANY
from psycopg import errors

INSERT = "insert into storage.objects (bucket_id, name) values (%s, %s)"

BUCKETS = {
    "assignment-files": (False, 10 * 1024 * 1024),
    "assignment-submissions": (False, 10 * 1024 * 1024),
    "company-branding": (True, 5 * 1024 * 1024),
    "recording-attachments": (False, 50 * 1024 * 1024),
}


def test_the_buckets_are_as_the_matrix_says(people):
    rows = people.conn.execute("select id, public, file_size_limit, allowed_mime_types from storage.buckets").fetchall()
    assert {id: (public, limit) for id, public, limit, _ in rows} == BUCKETS
    types = {id: set(allowed) for id, _, _, allowed in rows}
    assert types["company-branding"] == {"image/png", "image/jpeg", "image/svg+xml"}
    assert types["assignment-files"] == types["assignment-submissions"]
    assert "application/zip" in types["recording-attachments"]
    assert not any("text/html" in allowed or "*/*" in allowed for allowed in types.values())


@pytest.mark.parametrize("bucket", ["assignment-files", "assignment-submissions"])
def test_a_file_is_uploaded_again_over_itself(people, bucket):
    path = f"{people['student']}/a/b.pdf"
    for size in (1, 2):
        with people.acting("student"):
            people.conn.execute(
                "insert into storage.objects (bucket_id, name, metadata) values (%s, %s, jsonb_build_object('size', %s::int))"
                " on conflict (bucket_id, name) do update set metadata = excluded.metadata",
                [bucket, path, size],
            )
    assert people.value("select metadata ->> 'size' from storage.objects where name = %s", path) == "2"


@pytest.mark.parametrize(
    "path", ["not-a-uuid/x.pdf", "../{own}/x.pdf", "x/{own}/y.pdf", "{own}", "{OWN}/x.pdf", " {own}/x.pdf", "/{own}/x.pdf"]
)
def test_a_made_up_path_is_refused_and_never_an_error_of_another_kind(people, path):
    own = str(people["student"])
    with pytest.raises(errors.InsufficientPrivilege, match="row-level security"), people.acting("student"):
        people.conn.execute(INSERT, ["assignment-files", path.format(own=own, OWN=own.upper())])


def test_somebody_elses_odd_paths_do_not_break_a_listing(people):
    for bucket in BUCKETS:
        for path in ("not-a-uuid/x.pdf", "x.pdf", "12345678901234567890/x.pdf", "ä/x.pdf"):
            people.conn.execute(INSERT, [bucket, path])
    for caller in ("root", "admin", "manager", "mentor", "student"):
        with people.acting(caller):
            people.conn.execute("select * from storage.objects")


@pytest.mark.parametrize(
    "change", ["bucket_id = 'company-branding'", "bucket_id = 'recording-attachments'", "name = 'x/' || name", "name = %s || '/x.pdf'"]
)
def test_a_student_does_not_move_a_file_out_of_the_own_folder_or_bucket(people, change):
    people.conn.execute(INSERT, ["assignment-files", f"{people['student']}/x.pdf"])
    with pytest.raises(errors.InsufficientPrivilege, match="row-level security"), people.acting("student"):
        people.conn.execute(f"update storage.objects set {change}", [str(people["unmentored"])] if "%s" in change else [])


def test_an_admin_does_not_move_a_file_to_another_company(people):
    people.conn.execute(INSERT, ["assignment-files", f"{people['student']}/x.pdf"])
    with pytest.raises(errors.InsufficientPrivilege, match="row-level security"), people.acting("admin"):
        people.conn.execute("update storage.objects set name = %s || '/x.pdf'", [str(people["foreign_student"])])


def test_material_of_a_lesson_appears_when_the_lesson_opens(people, school):
    path = f"{school.lessons['Two']}/slides.pdf"
    people.conn.execute(INSERT, ["recording-attachments", path])
    listing = "select name from storage.objects where bucket_id = 'recording-attachments'"
    with people.acting("student"):
        assert people.column(listing) == []
    school.watch("student", "One")
    with people.acting("student"):
        assert people.column(listing) == [path]


def test_where_the_sequence_is_off_the_material_of_the_company_is_read(people, school):
    school.in_sequence(False, COMPANY)
    for title in ("One", "Three", "Elsewhere"):
        people.conn.execute(INSERT, ["recording-attachments", f"{school.lessons[title]}/x.pdf"])
    with people.acting("student"):
        assert set(people.column("select name from storage.objects")) == {f"{school.lessons[title]}/x.pdf" for title in ("One", "Three")}


def test_every_policy_on_files_starts_with_its_bucket_and_grants_nobody_unnamed(people):
    rows = people.conn.execute(
        "select policyname, roles::text[], coalesce(qual, with_check) from pg_policies"
        " where schemaname = 'storage' and tablename = 'objects'"
    ).fetchall()
    assert len(rows) == 17
    for name, roles, predicate in rows:
        bucket = name.split(" ")[0]
        assert predicate.startswith(f"((bucket_id = '{bucket}'::text) AND (")
        assert roles == (["anon"] if name.endswith(" anon") else ["authenticated"])


def test_a_callers_listing_asks_no_helper_per_file(people):
    for caller in ("root", "admin", "manager", "mentor", "student"):
        with people.acting(caller):
            [plan] = people.value("explain (format json) select * from storage.objects")
        stack = [plan["Plan"]]
        while stack:
            node = stack.pop()
            stack += node.get("Plans", ())
            if node.get("Relation Name") == "objects":
                for name in ("uid(", "current_setting", "get_current_user_role", "company_user_ids", "unlocked_recording_ids"):
                    assert name not in node.get("Filter", "") + node.get("Index Cond", "")
