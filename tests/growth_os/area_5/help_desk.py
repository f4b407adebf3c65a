"""Tickets, what is said about them, and who hears of it."""

from __future__ import annotations

from uuid import UUID

from people import People

OPEN = "insert into public.support_tickets (user_id, title, description) values (%s, %s, 'It does not work.')"
REPLY = "insert into public.support_ticket_replies (ticket_id, user_id, message, is_internal) values (%s, %s, %s, %s)"


class HelpDesk:
    """Opens tickets and answers them, in the database of `people`."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.conn = people.conn

    def ticket(self, opener: str = "student", title: str = "Video", assigned_to: str | None = None) -> UUID:
        """A ticket that the opener wrote and the server assigned; nobody talks of it any more."""
        with self.people.acting(opener):
            # Returning is no matter of course: whoever opens a ticket must be able to read it.
            id = self.people.value(f"{OPEN} returning id", self.people[opener], title)
        if assigned_to:
            self.conn.execute("update public.support_tickets set assigned_to = %s where id = %s", [self.people[assigned_to], id])
        self.told()
        return id

    def reply(self, author: str, ticket: UUID, message: str = "Tell me more.", internal: bool = False) -> UUID:
        with self.people.acting(author):
            return self.people.value(f"{REPLY} returning id", ticket, self.people[author], message, internal)

    def attempt_reply(self, caller: str, ticket: UUID, author: str | None = None, internal: bool = False) -> int | str:
        """Whether the caller could write it, in the name of `author` if one is given."""
        return self.people.attempt(caller, REPLY, ticket, self.people[author or caller], "Hm.", internal)

    def told(self) -> dict[str, list[dict]]:
        """What everybody was told since the last time, by name."""
        names = {id: name for name, id in self.people.ids.items()}
        told: dict[str, list[dict]] = {}
        for user_id, payload in self.conn.execute("delete from public.notifications returning user_id, payload").fetchall():
            told.setdefault(names[user_id], []).append(payload)
        return told

    def seen(self, caller: str, table: str = "support_tickets") -> set[UUID]:
        with self.people.acting(caller):
            return set(self.people.column(f"select id from public.{table}"))
