"""Invoices and payments of the cast, and what was logged and told of them."""

from __future__ import annotations

from uuid import UUID

from people import COMPANY, OTHER_COMPANY, People


class Billing:
    """What the students of `people` are billed and have paid."""

    def __init__(self, people: People) -> None:
        self.people = people
        names = {id: name for name, id in people.ids.items()}
        self._enrolments = {names[user]: id for user, id in people.conn.execute("select user_id, id from public.students")}

    def student(self, name: str) -> UUID:
        """The enrolment of a student, which is what invoices name, whoever asks."""
        return self._enrolments[name]

    def company(self, name: str) -> int:
        return OTHER_COMPANY if name.startswith("foreign_") else COMPANY

    def invoice(self, name: str, number: int = 1, **columns: object) -> UUID:
        """An invoice of 100 that the connection's current caller writes, due in 2027."""
        values = {
            "student_id": self.student(name),
            "installment_number": number,
            "amount": 100,
            "due_date": "2027-01-31 12:00+00",
            **columns,
        }
        return self._insert("invoices", values)

    def payment(self, name: str, **columns: object) -> UUID:
        return self._insert("installment_payments", {"user_id": self.people[name], "amount": 100, **columns})

    def logs(self, invoice: UUID) -> list[tuple[str, str]]:
        """(action, description) of the audit entries about an invoice, oldest first."""
        query = (
            "select action, description from public.admin_logs"
            " where entity_type = 'invoice' and entity_id = %s order by created_at, cmin::text::bigint"
        )
        return self.people.conn.execute(query, [invoice]).fetchall()

    def told(self) -> dict[str, list[dict]]:
        """What everybody was told of invoices since the last time, by name."""
        names = {id: name for name, id in self.people.ids.items()}
        rows = self.people.conn.execute(
            "delete from public.notifications where template_key = 'invoice_issued' returning user_id, payload"
        ).fetchall()
        told: dict[str, list[dict]] = {}
        for user_id, payload in rows:
            told.setdefault(names[user_id], []).append(payload)
        return told

    def _insert(self, table: str, values: dict[str, object]) -> UUID:
        query = f"insert into public.{table} ({', '.join(values)}) values ({', '.join(['%s'] * len(values))}) returning id"
        return self.people.value(query, *values.values())
