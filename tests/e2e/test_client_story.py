"""A company from its first day, told by requests alone; whoever makes one may make it."""

from __future__ import annotations

import pytest
from academy import Academy, Person, changed, created, signed_up
from sessions import Session

COURSE = ("Welcome", "Practice", "Farewell")


class Company:
    """A company of its own, so that the story's rows meet nobody else's."""

    def __init__(self, academy: Academy) -> None:
        self.academy = academy
        settings = {"company_name": "Story", "lms_sequential_unlock": True}
        self.id = created(academy["root"].from_("company_settings").insert(settings))["id"]
        self.admin = self.employ(academy["root"], "admin")
        self.mentor = self.employ(self.admin.session, "mentor")

    def employ(self, giver: Session, role: str, name: str | None = None) -> Person:
        """A person with an account and a profile, which `giver` gives."""
        person = signed_up(self.academy.clients, f"{name or role}@story-{self.id}.example")
        row = {"id": person.id, "email": person.email, "full_name": name or role, "role": role, "company_id": self.id}
        assert giver.from_("users").insert(row).send().status == 201
        return person

    def learner(self, name: str) -> Person:
        """A student of the company."""
        return self.employ(self.admin.session, "student", name)

    def teach(self) -> tuple[str, list[str]]:
        """An assignment, and three lessons of which the second is gated by it."""
        session = self.admin.session
        gate = created(session.from_("assignments").insert({"name": "Essay"}))["id"]
        lessons = [
            {"recording_title": title, "recording_url": f"https://video.example/{place}", "sequence_order": place}
            for place, title in enumerate(COURSE, 1)
        ]
        lessons[1]["assignment_id"] = gate
        # In one request every row has the same columns.
        rows = session.from_("available_lessons").insert([{"assignment_id": None} | lesson for lesson in lessons]).select("id").send().rows
        return gate, [row["id"] for row in rows]


@pytest.fixture(scope="module")
def company(academy: Academy) -> Company:
    return Company(academy)


def titles(session: Session) -> list[str]:
    rows = session.from_("available_lessons").select("recording_title").order("sequence_order").send().rows
    return [row["recording_title"] for row in rows]


def unread(session: Session) -> list[str]:
    rows = session.from_("notifications").select("template_key").eq("status", "sent").order("created_at").send().rows
    return [row["template_key"] for row in rows]


def replies(session: Session, ticket: str) -> list[str]:
    answer = session.from_("support_tickets").select("support_ticket_replies(message)").eq("id", ticket).single().send()
    return [row["message"] for row in answer.data["support_ticket_replies"]]


def test_a_student_goes_through_the_course_and_leaves(company: Company) -> None:
    gate, lessons = company.teach()
    admin, mentor = company.admin.session, company.mentor.session
    student = company.learner("student")
    learner = student.session
    enrolment = created(admin.from_("students").insert({"user_id": student.id, "mentor_id": company.mentor.id}))
    assert enrolment["student_id"] == "STU000001"
    assert titles(learner) == []

    changed(admin.from_("students").update({"fees_cleared": True}).eq("id", enrolment["id"]))
    assert titles(learner) == ["Welcome"]

    def watch(lesson: str) -> None:
        view = {"user_id": student.id, "recording_id": lesson, "watched": True, "watched_at": "2030-01-01T10:00:00Z"}
        assert learner.from_("recording_views").upsert(view, {"onConflict": "user_id,recording_id"}).send().code is None

    watch(lessons[0])
    watch(lessons[1])
    assert titles(learner) == ["Welcome", "Practice"]

    answer = created(learner.from_("submissions").insert({"assignment_id": gate, "student_id": student.id, "content": "An essay."}))
    assert learner.from_("submissions").update({"status": "approved"}).eq("id", answer["id"]).send().denied
    review = {"status": "approved", "reviewed_by": company.mentor.id, "notes": "Well done."}
    changed(mentor.from_("submissions").update(review).eq("id", answer["id"]))
    assert titles(learner) == list(COURSE)
    watch(lessons[2])
    assert learner.rpc("has_completed_all_modules", _user_id=student.id).send().data is True

    changed(admin.from_("users").update({"status": "suspended"}).eq("id", student.id))
    assert titles(learner) == []
    assert learner.rpc("get_current_user_role").send().data is None
    assert len(admin.from_("users").delete().eq("id", student.id).select("id").send().rows) == 1
    assert mentor.from_("submissions").select("id").eq("id", answer["id"]).send().rows == []
    logged = admin.from_("admin_logs").select("action").eq("entity_id", student.id).send().rows
    assert {row["action"] for row in logged} >= {"created", "deleted"}


def test_a_ticket_is_answered_and_its_notes_stay_among_staff(company: Company) -> None:
    admin, mentor = company.admin.session, company.mentor.session
    asker = company.learner("asker")
    question = {"user_id": asker.id, "title": "No sound", "description": "In lesson one."}
    assert asker.session.from_("support_tickets").insert({**question, "assigned_to": company.mentor.id}).send().denied
    ticket = created(asker.session.from_("support_tickets").insert(question))["id"]
    assert unread(admin)[-1] == "ticket_updated"

    assert mentor.from_("support_tickets").select("id").eq("id", ticket).send().rows == []
    changed(admin.from_("support_tickets").update({"assigned_to": company.mentor.id}).eq("id", ticket))
    reply = {"ticket_id": ticket, "user_id": company.mentor.id}
    said = [{**reply, "message": "Which browser?", "is_internal": False}, {**reply, "message": "An old one, I bet.", "is_internal": True}]
    assert mentor.from_("support_ticket_replies").insert(said).send().status == 201
    assert replies(asker.session, ticket) == ["Which browser?"]
    assert replies(mentor, ticket) == ["Which browser?", "An old one, I bet."]
    assert asker.session.from_("support_tickets").update({"status": "closed"}).eq("id", ticket).send().denied
    assert changed(mentor.from_("support_tickets").update({"status": "resolved"}).eq("id", ticket))["status"] == "resolved"

    told = asker.session.from_("notifications").select("id").eq("status", "sent").send().rows
    assert told
    values = {"status": "read", "read_at": "2030-01-01T10:00:00Z"}
    read = asker.session.from_("notifications").update(values).eq("status", "sent").select("id")
    assert read.send().rows == told
    assert unread(asker.session) == []
    assert admin.from_("notifications").select("id").eq("user_id", asker.id).send().rows == []


def test_who_holds_a_session_gets_its_passcode_and_who_attends_gets_the_link(company: Company) -> None:
    mentor, admin = company.mentor.session, company.admin.session
    attendee = company.learner("attendee").session
    session = {"title": "Live", "start_time": "2030-01-01T10:00:00Z", "link": "https://meet.example/1", "zoom_passcode": "4711"}
    made = mentor.from_("success_sessions").insert({**session, "mentor_id": company.mentor.id}).select("id").single().send().data["id"]
    assert attendee.from_("success_sessions").select("title, link").send().rows == [{"title": "Live", "link": session["link"]}]
    assert attendee.from_("segmented_weekly_success_sessions").select("id, title").send().rows == [{"id": made, "title": "Live"}]

    for host in (mentor, admin, company.academy.server):
        [details] = host.rpc("get_session_host_details", p_session_id=made).send().rows
        assert details["zoom_passcode"] == "4711"
    for other in (attendee, company.academy["mentor"], company.academy["foreign_admin"]):
        assert other.rpc("get_session_host_details", p_session_id=made).send().denied
    assert attendee.from_("success_sessions").select("title").eq("zoom_passcode", "4711").send().denied
