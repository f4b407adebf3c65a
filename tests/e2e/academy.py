"""Two companies at work, made by nothing but API requests: people sign up, and whoever may give them profiles and lessons does."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Any

from sessions import Clients, Session

COMPANY = 1

CAST = (
    # name, role, company, who gives the profile, mentor
    ("admin", "admin", "ours", "root", None),
    ("manager", "enrollment_manager", "ours", "admin", None),
    ("mentor", "mentor", "ours", "admin", None),
    ("student", "student", "ours", "admin", "mentor"),
    ("unmentored", "student", "ours", "manager", None),
    ("suspended", "student", "ours", "admin", "mentor"),
    ("foreign_admin", "admin", "theirs", "root", None),
    ("foreign_student", "student", "theirs", "foreign_admin", None),
)


@dataclass(frozen=True)
class Person:
    """Somebody with an account, and the session they are signed in on."""

    id: str
    email: str
    password: str = field(repr=False)
    session: Session = field(repr=False)


class Academy:
    """Everybody by name: `root`, those of CAST, and `visitor`, who has an account and no profile.

    Shared by the tests of a run: what they only try is rolled back, what they keep is their own.
    Each company has one lesson and one assignment, which its students answered; ids are kept by company, or by person. Ours has
    a badge and a ticket of the student's, too.
    """

    def __init__(self, clients: Clients) -> None:
        self.clients = clients
        self.people: dict[str, Person] = {}
        self.students: dict[str, str] = {}
        self.lessons: dict[str, str] = {}
        self.assignments: dict[str, str] = {}
        self.submissions: dict[str, str] = {}
        self.server = clients.server()
        self._sign_up("root")
        self._profile(self.server, "root", "superadmin", None)
        their_company = created(self["root"].from_("company_settings").insert({"company_name": "Theirs"}))["id"]
        self.companies = {"ours": COMPANY, "theirs": their_company}
        for name, role, company, giver, mentor in CAST:
            self._sign_up(name)
            self._profile(self[giver], name, role, self.companies[company])
            if role == "student":
                row = {"user_id": self.id(name), "mentor_id": mentor and self.id(mentor)}
                self.students[name] = created(self[giver].from_("students").insert(row))["id"]
        self._teach("ours", "admin", ("student", "unmentored"))
        self._teach("theirs", "foreign_admin", ("foreign_student",))
        self.badge = created(self["admin"].from_("badges").insert({"name": "Early Bird"}))["id"]
        ticket = {"user_id": self.id("student"), "title": "No sound", "description": "In lesson one."}
        self.ticket = created(self["student"].from_("support_tickets").insert(ticket))["id"]
        self._sign_up("visitor")
        changed(self["admin"].from_("users").update({"status": "suspended"}).eq("id", self.id("suspended")))

    def __getitem__(self, name: str) -> Session:
        """The session of a person; `anon` is nobody's."""
        return self.clients.nobody() if name == "anon" else self.people[name].session

    def id(self, name: str) -> str:
        return self.people[name].id

    def names(self, ids: list[Any]) -> set[str]:
        """The people with these ids."""
        found = {person.id: name for name, person in self.people.items()}
        return {found.get(id, str(id)) for id in ids}

    def _sign_up(self, name: str) -> None:
        self.people[name] = signed_up(self.clients, f"{name.replace('_', '-')}@growth.example")

    def _profile(self, giver: Session, name: str, role: str, company: int | None) -> None:
        row = {"id": self.id(name), "email": self.people[name].email, "full_name": name, "role": role, "company_id": company}
        answer = giver.from_("users").insert(row).send()
        assert answer.status == 201, answer

    def _teach(self, company: str, teacher: str, learners: tuple[str, ...]) -> None:
        lesson = {"recording_title": "One", "recording_url": "https://video.example/one", "sequence_order": 1}
        self.lessons[company] = created(self[teacher].from_("available_lessons").insert(lesson))["id"]
        self.assignments[company] = created(self[teacher].from_("assignments").insert({"name": "homework"}))["id"]
        for name in learners:
            answer = {"assignment_id": self.assignments[company], "student_id": self.id(name), "content": "mine"}
            self.submissions[name] = created(self[name].from_("submissions").insert(answer))["id"]


def signed_up(clients: Clients, email: str, **metadata: object) -> Person:
    """A new account, made through the auth server, and signed in on a session of its own."""
    session = clients.nobody()
    password = secrets.token_urlsafe(12)
    answer = session.auth("signUp", {"email": email, "password": password, "options": {"data": metadata}})
    assert answer.code is None and answer.data["session"], answer
    return Person(answer.data["user"]["id"], email, password, session)


def created(insertion: Any) -> dict[str, Any]:
    """The one row that an insert makes, as it comes back."""
    answer = insertion.select().single().send()
    assert answer.status == 201, answer
    row: dict[str, Any] = answer.data
    return row


def changed(update: Any) -> dict[str, Any]:
    """The one row that an update changes, as it comes back."""
    answer = update.select().single().send()
    assert answer.status == 200, answer
    row: dict[str, Any] = answer.data
    return row
