"""A name leads nowhere but into its own folder, also where the files lie in a file system."""

from __future__ import annotations

import pytest
from people import DENIED, People

INSERT = "insert into storage.objects (bucket_id, name) values (%s, %s)"
STEPS = ("{own}/../{theirs}/x.pdf", "{own}/..", "{own}/./x.pdf", "{own}/a/../../{theirs}/x.pdf")


@pytest.mark.parametrize("bucket", ["assignment-files", "assignment-submissions"])
@pytest.mark.parametrize("caller", ["student", "mentor", "manager", "admin"])
def test_nobody_steps_out_of_a_folder(people: People, bucket: str, caller: str) -> None:
    own = f"{people['student']}/x..y/.z.pdf"
    assert people.attempt(caller, INSERT, bucket, own) == 1
    people.conn.execute(INSERT, [bucket, own])
    for step in STEPS:
        name = step.format(own=people["student"], theirs=people["foreign_student"])
        assert people.attempt(caller, INSERT, bucket, name) == DENIED, name
        assert people.attempt(caller, "update storage.objects set name = %s", name) == DENIED, name


def test_nobody_steps_out_of_a_lesson(people: People) -> None:
    ours, theirs = (
        people.value("insert into public.available_lessons (company_id, recording_title) values (%s, 'A lesson') returning id", company)
        for company in (1, 2)
    )
    for caller in ("admin", "mentor"):
        assert people.attempt(caller, INSERT, "recording-attachments", f"{ours}/slides.pdf") == 1
        assert people.attempt(caller, INSERT, "recording-attachments", f"{ours}/../{theirs}/slides.pdf") == DENIED
