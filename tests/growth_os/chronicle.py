"""What a story is told with: its people and schools, what was seen of each trigger, and what another company sees meanwhile."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from uuid import UUID

import psycopg
from fix_database import as_caller
from help_desk import HelpDesk
from people import OTHER_COMPANY, People
from school import School

FOREIGNERS = ("foreign_admin", "foreign_mentor", "foreign_student")


class Chronicle:
    """Two companies, the cast of area 1, and the triggers whose effects have been seen so far."""

    def __init__(self, conn: psycopg.Connection) -> None:
        self.people = People(conn)
        self.school = School(self.people)
        self.desk = HelpDesk(self.people)
        self.conn = conn
        self.seen: set[tuple[str, str]] = set()

    def acting(self, name: str) -> AbstractContextManager[None]:
        return self.people.acting(name)

    def run(self, caller: str, statement: str, **values: object) -> object:
        """What the caller's statement gives first; a statement that touches no row fails the story."""
        with self.acting(caller):
            done = self.conn.execute(statement, {**self.people.ids, **values})
            assert done.rowcount > 0, statement
            row = done.fetchone() if done.description else None
        return row[0] if row else None

    def count(self, caller: str, query: str, **values: object) -> int:
        """How many rows the caller gets."""
        with self.acting(caller):
            return len(self.conn.execute(query, {**self.people.ids, **values}).fetchall())

    def saw(self, table: str, function: str, evidence: object) -> None:
        """An effect that the table's trigger with this function alone can have had."""
        assert evidence, f"{function} did not act on {table}"
        self.seen.add((table if "." in table else f"public.{table}", function))

    @contextmanager
    def hearing(self, *names: str) -> Iterator[dict[str, list[dict]]]:
        """What each of these people is told during the block; complete after it."""
        query = (
            "select id, payload || jsonb_build_object('key', template_key) from public.notifications"
            " where user_id = %s order by created_at, cmin::text::bigint"
        )
        before = {name: {row[0] for row in self.conn.execute(query, [self.people[name]])} for name in names}
        told: dict[str, list[dict]] = {}
        yield told
        for name in names:
            told[name] = [payload for id, payload in self.conn.execute(query, [self.people[name]]) if id not in before[name]]

    def logged(self, entity: str, id: UUID | None = None) -> list[tuple[str, str | None]]:
        """(action, name of who did it) of the audit entries about a sort of thing, or about one of them, oldest first."""
        names = {person: name for name, person in self.people.ids.items()}
        rows = self.conn.execute(
            "select action, performed_by from public.admin_logs"
            " where entity_type = %s and entity_id = coalesce(%s, entity_id) order by created_at, cmin::text::bigint",
            [entity, id],
        )
        return [(action, names.get(by)) for action, by in rows]

    def tables(self) -> list[str]:
        return [row[0] for row in self.conn.execute("select tablename from pg_tables where schemaname = 'public' order by tablename")]

    def view_of(self, id: UUID) -> dict[str, list[str]]:
        """Every row that this person sees, as text; columns that nobody reads left out."""
        columns = self.conn.execute(
            "select c.relname, string_agg(quote_ident(a.attname), ', ') from pg_class as c join pg_attribute as a on a.attrelid = c.oid"
            " where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped"
            " and has_column_privilege('authenticated', c.oid, a.attnum, 'select') group by c.relname"
        ).fetchall()
        with as_caller(self.conn, id):
            return {table: sorted(map(str, self.conn.execute(f"select {shown} from public.{table}"))) for table, shown in columns}

    def other_company(self) -> str:
        """All that the people of the other company see, and all of its rows."""
        rows = {table: self._rows_of_the_other(table) for table in self.tables() if "backup" not in table}
        views = {name: self.view_of(self.people[name]) for name in FOREIGNERS}
        return json.dumps([rows, views], sort_keys=True, default=str)

    def _rows_of_the_other(self, table: str) -> list[str]:
        column = "id" if table == "company_settings" else "company_id"
        rows = self.conn.execute(f"select to_jsonb(t)::text from public.{table} as t where {column} = %s", [OTHER_COMPANY])
        return sorted(row[0] for row in rows)
