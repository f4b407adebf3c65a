"""The people of two companies, and becoming one of them."""

from __future__ import annotations

from contextlib import AbstractContextManager
from uuid import UUID, uuid4

import psycopg
from fix_database import as_caller
from psycopg import errors

COMPANY, OTHER_COMPANY = 1, 2
DENIED = "denied"

CAST = (
    # name, role, company, mentor
    ("root", "superadmin", None, None),
    ("admin", "admin", COMPANY, None),
    ("second_admin", "admin", COMPANY, None),
    ("manager", "enrollment_manager", COMPANY, None),
    ("mentor", "mentor", COMPANY, None),
    ("student", "student", COMPANY, "mentor"),
    ("unmentored", "student", COMPANY, None),
    ("foreign_admin", "admin", OTHER_COMPANY, None),
    ("foreign_mentor", "mentor", OTHER_COMPANY, None),
    ("foreign_student", "student", OTHER_COMPANY, "foreign_mentor"),
)
STAFF = ("admin", "second_admin", "manager", "mentor")
STUDENTS = ("student", "unmentored")


class People:
    """Everybody of CAST, by name, in the database that `conn` is connected to."""

    def __init__(self, conn: psycopg.Connection) -> None:
        self.conn = conn
        self.ids: dict[str, UUID] = {}
        conn.execute("insert into public.company_settings (id, company_name) values (%s, 'Other')", [OTHER_COMPANY])
        for name, role, company, mentor in CAST:
            self.add(name, role, company)
            if role == "student":
                self.enrol(name, mentor)

    def __getitem__(self, name: str) -> UUID:
        return self.ids[name]

    def add(self, name: str, role: str, company: int | None = COMPANY) -> UUID:
        """A person who can sign in, with a profile."""
        id = self.account(name)
        self.conn.execute(
            "insert into public.users (id, company_id, email, full_name, role) values (%s, %s, %s, %s, %s)",
            [id, company, email(name), name, role],
        )
        return id

    def account(self, name: str) -> UUID:
        """A person who can sign in, without a profile."""
        id = self.ids[name] = uuid4()
        self.conn.execute("insert into auth.users (id, email) values (%s, %s)", [id, email(name)])
        return id

    def enrol(self, name: str, mentor: str | None = None) -> UUID:
        """The students row of a person who has none yet."""
        mentor_id = self.ids[mentor] if mentor else None
        query = "insert into public.students (user_id, mentor_id) values (%s, %s) returning id"
        return self.conn.execute(query, [self.ids[name], mentor_id]).fetchone()[0]

    def suspend(self, name: str) -> None:
        self.conn.execute("update public.users set status = 'suspended' where id = %s", [self.ids[name]])

    def acting(self, name: str) -> AbstractContextManager[None]:
        """The block runs as this person."""
        return as_caller(self.conn, self.ids[name])

    def server(self) -> AbstractContextManager[None]:
        """The block runs as the service role, without a person."""
        return as_caller(self.conn, None, "service_role")

    def attempt(self, caller: str, query: str, *parameters: object, **named: object) -> int | str:
        """How many rows the statement would have touched, or that it is denied; it never lasts."""
        try:
            with self.conn.transaction(force_rollback=True), self.acting(caller):
                return self.conn.execute(query, named or parameters).rowcount
        except errors.InsufficientPrivilege:
            return DENIED

    def value(self, query: str, *parameters: object) -> object:
        """The first column of the first row."""
        row = self.conn.execute(query, parameters).fetchone()
        return row[0] if row else None

    def column(self, query: str, *parameters: object) -> list[object]:
        return [row[0] for row in self.conn.execute(query, parameters)]

    def names(self, query: str, *parameters: object) -> set[str]:
        """The people whose ids the query gives."""
        found = {id: name for name, id in self.ids.items()}
        return {found[id] for id in self.column(query, *parameters)}

    def logs(self, name: str) -> list[dict[str, object]]:
        """The audit entries about a person, oldest first, without what this fixture caused.

        Within one transaction the number of the command tells the order; the place on disk does not, for freed space is used again.
        """
        rows = self.conn.execute(
            "select company_id, action, description, performed_by, data from public.admin_logs"
            " where entity_type = 'user' and entity_id = %s and action <> 'created' order by created_at, cmin::text::bigint",
            [self.ids[name]],
        )
        return [dict(zip(("company_id", "action", "description", "performed_by", "data"), row, strict=True)) for row in rows]


def email(name: str) -> str:
    return f"{name.replace('_', '-')}@growth.example"
