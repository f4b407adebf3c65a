"""What a student would like to do: open lessons, approve the own answer, look like somebody else. None of it works."""

from __future__ import annotations

import pytest
from people import COMPANY, OTHER_COMPANY
from psycopg import errors
from school import DENIED

SUBMIT = "insert into public.submissions (student_id, assignment_id, {column}) values (%s, %s, {value})"


@pytest.fixture
def pending(school):
    """A student who has watched what there is and waits for a review."""
    school.course()
    school.clear_fees("student")
    school.watch("student", "One")
    school.watch("student", "Two")
    return school.submit("student", "homework")


def test_a_student_does_not_write_unlocks(school, people, pending):
    own, three = people["student"], school.lessons["Three"]
    for statement in (
        "insert into public.user_unlocks (user_id, recording_id, is_unlocked) values (%s, %s, true)",
        "insert into public.user_unlocks (user_id, recording_id, is_unlocked) values (%s, %s, true)"
        " on conflict (user_id, recording_id) do update set is_unlocked = true",
    ):
        assert school.attempt("student", statement, own, three) == DENIED
    assert school.attempt("student", "update public.user_unlocks set recording_id = %s where user_id = %s", three, own) == 0
    assert school.attempt("student", "update public.user_unlocks set is_unlocked = true") == 0
    assert school.attempt("student", "delete from public.user_unlocks where user_id = %s", own) == 0
    assert school.opened("student") == ["One", "Two"]


@pytest.mark.parametrize(
    "change",
    [
        "status = 'approved'",
        "status = 'declined'",
        "notes = 'Well done'",
        "reviewed_at = now()",
        "reviewed_by = student_id",
        "version = 7",
        "submitted_at = '2020-01-01'",
        "student_id = gen_random_uuid()",
        "assignment_id = gen_random_uuid()",
        "id = gen_random_uuid()",
        "company_id = 2",
        "created_at = '2020-01-01'",
    ],
)
@pytest.mark.parametrize("where", [" where id = %s", ""])
def test_a_student_does_not_review_or_move_the_own_answer(school, pending, change, where):
    parameters = [pending] if where else []
    assert school.attempt("student", f"update public.submissions set {change}{where}", *parameters) == DENIED


@pytest.mark.parametrize(
    ("column", "value"), [("status", "'approved'"), ("notes", "'Well done'"), ("reviewed_at", "now()"), ("reviewed_by", "auth.uid()")]
)
def test_a_student_does_not_submit_a_reviewed_answer(school, people, pending, column, value):
    other = school.assignment("other")
    assert school.attempt("student", SUBMIT.format(column=column, value=value), people["student"], other) == DENIED
    assert school.attempt("student", SUBMIT.format(column="content", value="'text'"), people["student"], other) == 1


def test_a_student_edits_an_answer_only_while_it_waits(school, pending):
    change = "update public.submissions set content = 'better' where id = %s"
    assert school.attempt("student", change, pending) == 1
    school.review("mentor", pending, "approved")
    assert school.attempt("student", change, pending) == 0
    assert school.attempt("student", "update public.submissions set content = 'better'") == 0
    assert school.attempt("student", "delete from public.submissions where id = %s", pending) == 0


def test_a_note_that_the_mentor_left_on_a_waiting_answer_does_not_stop_the_student(school, people, pending):
    with people.acting("mentor"):
        people.conn.execute("update public.submissions set notes = 'Add sources' where id = %s", [pending])
    assert school.attempt("student", "update public.submissions set content = 'better' where id = %s", pending) == 1


@pytest.mark.parametrize(
    ("caller", "touched"), [("mentor", 1), ("admin", 1), ("root", 1), ("manager", 0), ("foreign_admin", 0), ("unmentored", 0)]
)
def test_reviews_are_for_the_mentor_and_administration(school, pending, caller, touched):
    assert school.attempt(caller, "update public.submissions set status = 'approved' where id = %s", pending) == touched


def test_a_mentor_reviews_only_assigned_students(school):
    school.course()
    submission = school.submit("unmentored", "homework")
    assert school.attempt("mentor", "update public.submissions set status = 'approved' where id = %s", submission) == 0


@pytest.mark.parametrize("change", ["student_id", "assignment_id"])
@pytest.mark.usefixtures("pending")
def test_nobody_gives_an_answer_to_somebody_else(school, change):
    for caller in ("mentor", "admin", "root"):
        assert school.attempt(caller, f"update public.submissions set {change} = {change}") == DENIED


@pytest.mark.usefixtures("pending")
def test_a_version_exists_once(school):
    with pytest.raises(errors.UniqueViolation):
        school.submit("student", "homework")


@pytest.mark.parametrize("version", [0, -1])
@pytest.mark.usefixtures("pending")
def test_versions_count_from_one(school, version):
    with pytest.raises(errors.CheckViolation):
        school.submit("student", "homework", version=version)


def test_versions_without_a_number_are_one_version_and_not_the_latest(school, people, pending):
    school.review("mentor", pending, "approved")
    unnumbered = "insert into public.submissions (student_id, assignment_id, version) values (%s, %s, null)"
    with people.acting("student"):
        people.conn.execute(unnumbered, [people["student"], school.assignments["homework"]])
    assert people.value("select public.is_assignment_passed(%s, %s)", people["student"], school.assignments["homework"]) is True
    with pytest.raises(errors.UniqueViolation), people.acting("student"):
        people.conn.execute(unnumbered, [people["student"], school.assignments["homework"]])


@pytest.mark.parametrize(
    ("table", "owner"), [("recording_views", "user_id"), ("recording_ratings", "student_id"), ("submissions", "student_id")]
)
@pytest.mark.usefixtures("pending")
def test_a_student_writes_in_nobody_elses_name(school, people, table, owner):
    column, value = {
        "recording_views": ("recording_id", school.lessons["One"]),
        "recording_ratings": ("recording_id", school.lessons["One"]),
        "submissions": ("assignment_id", school.assignments["homework"]),
    }[table]
    rating = (", rating", ", 5") if table == "recording_ratings" else ("", "")
    insert = f"insert into public.{table} ({owner}, {column}{rating[0]}) values (%s, %s{rating[1]})"
    assert school.attempt("student", insert, people["unmentored"], value) == DENIED
    assert school.attempt("student", insert, people["foreign_student"], value) == DENIED


@pytest.mark.usefixtures("pending")
def test_a_view_cannot_be_given_away(school, people):
    assert school.attempt("student", "update public.recording_views set user_id = %s", people["unmentored"]) == DENIED


@pytest.mark.parametrize("rating", [0, 6, -1])
@pytest.mark.usefixtures("pending")
def test_a_rating_has_one_to_five_stars(school, people, rating):
    with pytest.raises(errors.CheckViolation), people.acting("student"):
        people.conn.execute(
            "insert into public.recording_ratings (student_id, recording_id, rating) values (%s, %s, %s)",
            [people["student"], school.lessons["One"], rating],
        )


@pytest.mark.usefixtures("pending")
def test_a_rating_is_upserted(school, people):
    for rating in (2, 4):
        with people.acting("student"):
            people.conn.execute(
                "insert into public.recording_ratings (student_id, recording_id, rating) values (%s, %s, %s)"
                " on conflict (recording_id, student_id) do update"
                " set student_id = excluded.student_id, recording_id = excluded.recording_id, rating = excluded.rating",
                [people["student"], school.lessons["One"], rating],
            )
    assert people.column("select rating from public.recording_ratings") == [4]


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("recording_views", "(user_id, recording_id) values ('{student}', '{lesson}')"),
        ("recording_ratings", "(student_id, recording_id, rating) values ('{student}', '{lesson}', 3)"),
        ("user_unlocks", "(user_id, recording_id) values ('{student}', '{lesson}')"),
        ("submissions", "(student_id, assignment_id) values ('{student}', '{assignment}')"),
        ("recording_attachments", "(recording_id, file_name, file_url) values ('{lesson}', 'f', 'f')"),
        ("available_lessons", "(assignment_id) values ('{assignment}')"),
        ("available_lessons", "(module) values ('{module}')"),
        ("available_lessons", "(uploaded_by) values ('{stranger}')"),
        ("assignments", "(name, mentor_id) values ('x', '{stranger}')"),
    ],
)
def test_no_row_points_into_another_company(school, people, table, columns):
    values = {
        "student": people["student"],
        "lesson": school.lesson("Elsewhere", company=OTHER_COMPANY),
        "assignment": school.assignment("elsewhere", OTHER_COMPANY),
        "module": school.new("insert into public.modules (company_id, title) values (2, 'M') returning id"),
        "stranger": people["foreign_mentor"],
    }
    columns = columns.format(**values).replace("(", "(company_id, ", 1).replace("values (", f"values ({COMPANY}, ")
    for caller in ("root", "server"):
        with (
            pytest.raises((errors.ForeignKeyViolation, errors.InsufficientPrivilege), match=r"another company|names nobody of company"),
            people.server() if caller == "server" else people.acting(caller),
        ):
            people.conn.execute(f"insert into public.{table} {columns}")


def test_a_superadmin_without_a_company_may_be_named_anywhere(school, people):
    people.conn.execute("insert into public.available_lessons (company_id, uploaded_by) values (1, %s), (2, %s)", [people["root"]] * 2)


@pytest.mark.usefixtures("pending")
def test_a_row_is_not_repointed_into_another_company(school):
    elsewhere = school.lesson("Elsewhere", company=OTHER_COMPANY)
    move = "update public.recording_views set recording_id = %s where recording_id = %s"
    with pytest.raises(errors.ForeignKeyViolation, match="recording_views_recording_id_fkey"):
        school.attempt("student", move, elsewhere, school.lessons["One"])
