"""These tests see what they are made to see: with row security off, or a policy too many, the clients' lists grow."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from academy import Academy


@contextmanager
def broken(conninfo: str, break_it: str, mend_it: str) -> Iterator[None]:
    with psycopg.connect(conninfo, autocommit=True) as conn:
        conn.execute(break_it)
        try:
            yield
        finally:
            conn.execute(mend_it)


def authors(academy: Academy, name: str) -> set[str]:
    """Whose answers a person reads, of those that the tests share."""
    ids = list(academy.submissions.values())
    return academy.names([row["student_id"] for row in academy[name].from_("submissions").select("student_id").in_("id", ids).send().rows])


def test_row_security_that_is_off_is_seen_by_every_client(academy: Academy) -> None:
    everybody = set(academy.submissions)
    with broken(
        academy.clients.project.conninfo,
        "alter table public.submissions disable row level security",
        "alter table public.submissions enable row level security",
    ):
        for name in ("student", "visitor", "suspended", "foreign_admin"):
            assert authors(academy, name) == everybody
        assert academy["anon"].from_("submissions").select("id").send().denied


def test_a_policy_too_many_opens_the_company_to_its_mentors_and_restrictive_policies_keep_it_there(academy: Academy) -> None:
    with broken(
        academy.clients.project.conninfo,
        "create policy leak on public.submissions for select to authenticated using (true)",
        "drop policy leak on public.submissions",
    ):
        assert authors(academy, "mentor") == {"student", "unmentored"}
        assert authors(academy, "student") == {"student"}
        assert authors(academy, "visitor") == set()
        assert authors(academy, "foreign_admin") == {"foreign_student"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [("student", {"student"}), ("visitor", set()), ("suspended", set()), ("foreign_admin", {"foreign_student"})],
)
def test_nothing_of_it_is_seen_as_it_is_declared(academy: Academy, name: str, expected: set[str]) -> None:
    assert authors(academy, name) == expected
