"""Every bucket by role, command and folder, as real callers write rows of storage.objects."""

from __future__ import annotations

import pytest
from fix_database import as_caller
from psycopg import errors

CALLERS = {"superadmin": "root", "admin": "admin", "enrollment_manager": "manager", "mentor": "mentor", "student": "student"}
COMMANDS = ("select", "insert", "update", "delete")

PEOPLE_FOLDERS = ("student", "unmentored", "admin", "foreign_student", "nobody", "root level")
COMPANY_FOLDERS = {"student", "unmentored", "admin"}
STUDENT_FILES = {
    role: dict.fromkeys(COMMANDS, reached)
    for role, reached in {
        "superadmin": set(PEOPLE_FOLDERS),
        "admin": COMPANY_FOLDERS,
        "enrollment_manager": COMPANY_FOLDERS,
        "mentor": COMPANY_FOLDERS,
        "student": {"student"},
    }.items()
}

LESSON_FOLDERS = ("One", "Two", "Elsewhere", "nobody", "root level")
COMPANY_LESSONS = {"One", "Two"}
LESSON_FILES = {
    "superadmin": {command: set(LESSON_FOLDERS) for command in COMMANDS},
    "admin": dict.fromkeys(COMMANDS, COMPANY_LESSONS),
    "enrollment_manager": {"select": COMPANY_LESSONS},
    "mentor": {"select": COMPANY_LESSONS, "insert": COMPANY_LESSONS, "update": COMPANY_LESSONS},
    "student": {"select": {"One"}},
}

BRANDING_FOLDERS = ("1", "2", "logos", "root level")
BRANDING_FILES = {
    "superadmin": {command: set(BRANDING_FOLDERS) for command in COMMANDS},
    **{role: {"select": {"1", "logos", "root level"}} for role in ("admin", "enrollment_manager", "mentor", "student")},
}

MATRIX = {
    "assignment-files": (PEOPLE_FOLDERS, STUDENT_FILES),
    "assignment-submissions": (PEOPLE_FOLDERS, STUDENT_FILES),
    "recording-attachments": (LESSON_FOLDERS, LESSON_FILES),
    "company-branding": (BRANDING_FOLDERS, BRANDING_FILES),
}


@pytest.fixture
def files(people, school):
    """A file in every folder of every bucket: {bucket: {folder: path}}."""
    paths = {bucket: {folder: _path(people, school, folder) for folder in folders} for bucket, (folders, _) in MATRIX.items()}
    for bucket, by_folder in paths.items():
        for path in by_folder.values():
            people.conn.execute("insert into storage.objects (bucket_id, name) values (%s, %s)", [bucket, path])
    return paths


def _path(people, school, folder):
    if folder == "root level":
        return f"{people['student']}.pdf"
    name = people.ids.get(folder) or school.lessons.get(folder) or folder
    return f"{name}/deep/down/file.pdf"


def attempt(people, caller, command, bucket, path):
    """Whether the command reaches the file; nothing lasts."""
    statement, parameters = {
        "select": ("select from storage.objects where bucket_id = %s and name = %s", [bucket, path]),
        "insert": ("insert into storage.objects (bucket_id, name) values (%s, %s)", [bucket, f"{path}.new"]),
        "update": ("update storage.objects set metadata = '{}' where bucket_id = %s and name = %s", [bucket, path]),
        "delete": ("delete from storage.objects where bucket_id = %s and name = %s", [bucket, path]),
    }[command]
    try:
        with people.conn.transaction(force_rollback=True), caller:
            # The storage server allows itself to delete; without that Postgres lets nobody.
            people.conn.execute("set local storage.allow_delete_query = 'true'")
            touched = people.conn.execute(statement, parameters).rowcount
    except errors.InsufficientPrivilege:
        return False
    assert touched in (0, 1)
    return touched == 1


@pytest.mark.parametrize("role", CALLERS)
@pytest.mark.parametrize("bucket", MATRIX)
def test_a_role_reaches_the_folders_of_the_matrix_and_no_others(people, files, bucket, role):
    expected = MATRIX[bucket][1][role]
    reached = {
        command: {folder for folder, path in files[bucket].items() if attempt(people, people.acting(CALLERS[role]), command, bucket, path)}
        for command in COMMANDS
    }
    assert reached == {command: expected.get(command, set()) for command in COMMANDS}


@pytest.mark.parametrize("bucket", MATRIX)
def test_anon_lists_shared_branding_and_does_nothing_else(people, files, bucket):
    shared = {"logos", "root level"} if bucket == "company-branding" else set()
    for command in COMMANDS:
        reached = {
            folder for folder, path in files[bucket].items() if attempt(people, as_caller(people.conn, None, "anon"), command, bucket, path)
        }
        assert reached == (shared if command == "select" else set())


@pytest.mark.parametrize("caller", ["stranger", "student", "admin"])
@pytest.mark.parametrize("bucket", MATRIX)
def test_a_stranger_and_a_suspended_account_reach_nothing(people, files, bucket, caller):
    people.account("stranger")
    people.suspend("student")
    people.suspend("admin")
    for command in COMMANDS:
        assert not any(attempt(people, people.acting(caller), command, bucket, path) for path in files[bucket].values())


@pytest.mark.parametrize("caller", ["foreign_admin", "foreign_mentor", "foreign_student"])
@pytest.mark.parametrize("bucket", ["assignment-files", "assignment-submissions"])
def test_the_other_company_reaches_its_own_files_only(people, files, bucket, caller):
    for command in COMMANDS:
        reached = {folder for folder, path in files[bucket].items() if attempt(people, people.acting(caller), command, bucket, path)}
        assert reached == {"foreign_student"}
