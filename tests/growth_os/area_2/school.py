"""Lessons, assignments and progress of two companies, and what a caller may do to them."""

from __future__ import annotations

from uuid import UUID

from people import COMPANY, DENIED, People

__all__ = ["DENIED", "School"]


class School:
    """Lessons and assignments by name, in the database of `people`."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.conn = people.conn
        self.lessons: dict[str, UUID] = {}
        self.assignments: dict[str, UUID] = {}
        self.in_sequence(True)

    def in_sequence(self, on: bool, company: int | None = None) -> None:
        self.conn.execute("update public.company_settings set lms_sequential_unlock = %s where id = coalesce(%s, id)", [on, company])

    def assignment(self, name: str, company: int = COMPANY) -> UUID:
        query = "insert into public.assignments (company_id, name) values (%s, %s) returning id"
        self.assignments[name] = self.new(query, company, name)
        return self.assignments[name]

    def lesson(self, title: str, order: int | None = None, company: int = COMPANY, gate: str | None = None) -> UUID:
        query = (
            "insert into public.available_lessons (company_id, recording_title, recording_url, sequence_order, assignment_id)"
            " values (%s, %s, 'https://video.example/' || %s, %s, %s) returning id"
        )
        self.lessons[title] = self.new(query, company, title, title, order, self.assignments[gate] if gate else None)
        return self.lessons[title]

    def course(self) -> None:
        """One, then Two behind an assignment, then Three."""
        self.assignment("homework")
        self.lesson("One", 1)
        self.lesson("Two", 2, gate="homework")
        self.lesson("Three", 3)

    def clear_fees(self, name: str, cleared: bool = True) -> None:
        self.conn.execute("update public.students set fees_cleared = %s where user_id = %s", [cleared, self.people[name]])

    def watch(self, name: str, title: str) -> None:
        """What the player sends: an upsert of every column it knows."""
        with self.people.acting(name):
            self.conn.execute(
                "insert into public.recording_views (user_id, recording_id, watched, watched_at) values (%s, %s, true, now())"
                " on conflict (user_id, recording_id) do update set user_id = excluded.user_id, recording_id = excluded.recording_id,"
                " watched = excluded.watched, watched_at = excluded.watched_at",
                [self.people[name], self.lessons[title]],
            )

    def submit(self, name: str, assignment: str, version: int = 1) -> UUID:
        with self.people.acting(name):
            query = "insert into public.submissions (student_id, assignment_id, content, version) values (%s, %s, 'mine', %s) returning id"
            return self.new(query, self.people[name], self.assignments[assignment], version)

    def review(self, reviewer: str, submission: UUID, status: str) -> None:
        with self.people.acting(reviewer):
            done = self.conn.execute(
                "update public.submissions set status = %s, reviewed_by = %s, reviewed_at = now() where id = %s",
                [status, self.people[reviewer], submission],
            )
            assert done.rowcount == 1

    def opened(self, name: str) -> list[str]:
        """Titles that user_unlocks holds open for the person, in order."""
        return self.people.column(
            "select l.recording_title from public.user_unlocks k join public.available_lessons l on l.id = k.recording_id"
            " where k.user_id = %s and k.is_unlocked order by l.sequence_order, l.recording_title",
            self.people[name],
        )

    def titles_seen_by(self, name: str) -> set[str]:
        with self.people.acting(name):
            return set(self.people.column("select recording_title from public.available_lessons"))

    def reasons(self, name: str, caller: str | None = None) -> dict[str, tuple[bool, str]]:
        """What get_sequential_unlock_status tells a caller, or the server, about each lesson of the person, in its order."""
        titles = {id: title for title, id in self.lessons.items()}
        query = "select recording_id, is_unlocked, unlock_reason from public.get_sequential_unlock_status(%s)"
        with self.people.acting(caller) if caller else self.people.server():
            return {titles[row[0]]: (row[1], row[2]) for row in self.conn.execute(query, [self.people[name]])}

    def new(self, query: str, *parameters: object, **named: object) -> UUID:
        """The id that an insert returns."""
        row = self.conn.execute(query, named or parameters).fetchone()
        assert row is not None
        return row[0]

    def attempt(self, caller: str, query: str, *parameters: object, **named: object) -> int | str:
        return self.people.attempt(caller, query, *parameters, **named)
