"""Live sessions of two companies, and what a caller may do to them."""

from __future__ import annotations

from uuid import UUID

from people import COMPANY, OTHER_COMPANY, People

SESSIONS = {
    # name: (company, mentor, creator)
    "held": (COMPANY, "mentor", "admin"),
    "created": (COMPANY, None, "mentor"),
    "colleagues": (COMPANY, "colleague", "admin"),
    "foreign": (OTHER_COMPANY, "foreign_mentor", "foreign_mentor"),
}
INSERT = (
    "insert into public.success_sessions (company_id, title, start_time, link, mentor_id, created_by)"
    " values (%s, %s, '2026-09-01 10:00+00', 'https://meet.example/1?pwd=x', %s, %s)"
)


class Timetable:
    """Sessions by name, in the database of `people`."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.conn = people.conn
        self.sessions: dict[str, UUID] = {}
        people.add("colleague", "mentor")
        for name in SESSIONS:
            self.sessions[name] = people.value(f"{INSERT} returning id", *self.row(name))
        self.conn.execute(
            "update public.success_sessions set zoom_meeting_id = '81', zoom_passcode = 'secret', host_login_email = 'host@growth.example'"
        )
        self.conn.execute("delete from public.notifications")

    def __getitem__(self, name: str) -> UUID:
        return self.sessions[name]

    def row(self, name: str) -> tuple[object, ...]:
        """The parameters of INSERT for one more session like this one."""
        company, mentor, creator = SESSIONS[name]
        return (company, name, self.people[mentor] if mentor else None, self.people[creator] if creator else None)

    def named(self, ids: list[object]) -> set[str]:
        """The sessions that have these ids."""
        names = {id: name for name, id in self.sessions.items()}
        return {names[id] for id in ids}

    def reached(self, caller: str, command: str) -> set[str]:
        """The sessions that the caller could have touched, tried one by one."""
        return {name for name, id in self.sessions.items() if self.people.attempt(caller, f"{command} where id = %s", id) == 1}
