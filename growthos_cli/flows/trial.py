"""One person on one subject: every statement that shows what the person may do, and what the answers say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from growthos_cli.access.probes import Probe, deleting, guarded, hidden, inserting, of_row, reading, updating
from growthos_cli.access.proof import Disagreement, ProvenCell, ProvenGuard, SeenRow, theirs
from growthos_cli.access.row_classes import reach
from growthos_cli.access.subjects import Subject
from growthos_cli.db.connect import Connection
from growthos_cli.db.trials import Answer, tried, tried_sql
from growthos_cli.declared import Declared
from growthos_cli.intent import COMMANDS, Person, TableAccess


class Trial:
    """One person on one subject."""

    def __init__(self, conn: Connection, declared: Declared, subject: Subject, person: Person, rows: list[SeenRow]) -> None:
        self.conn = conn
        self.subject = subject
        self.person = person
        self.rows = rows
        self.by_key = {row.key: row for row in rows}
        self.reaches = {command: reach(declared, subject.access, person.matrix_role, command) for command in COMMANDS}
        self.theirs = {command: theirs(self.reaches[command], rows) for command in COMMANDS}
        self.disagreements: list[Disagreement] = []
        self.guards: list[ProvenGuard] = []
        self.statements = 0

    def run(self, values: Mapping[str, Mapping[str, str | None]]) -> None:
        """Everything that this person can be tried with; `values` are the texts of the subject's rows by key and column."""
        for probe in reading(self.subject):
            self._whole(probe, None)
        column = self._changed_column()
        for probe in updating(self.subject, column) if column else ():
            self._whole(probe, column)
        for probe in deleting(self.subject):
            self._whole(probe, None)
        for row in self._unalike():
            for probe in inserting(self.subject, row.key, values[row.key], column):
                self._insert(probe, row)
        self._try_guards(values)
        self._try_hidden()

    def cells(self) -> Iterator[ProvenCell]:
        """What was shown, by command and class."""
        wrong = {(each.command, each.row_class) for each in self.disagreements}
        for command in COMMANDS:
            rights = self.reaches[command]
            for row_class in dict.fromkeys(row.row_class for row in self.rows):
                keys = {row.key for row in self.rows if row.row_class == row_class}
                agrees = not wrong & {(command, row_class), (command, "")} if rights.is_known else None
                allowed = len(keys & self.theirs[command])
                yield ProvenCell(
                    self.person.name, self.person.role, self.subject.ref, command, row_class, len(keys), allowed, rights.scope, agrees
                )

    def _expected(self, probe: Probe) -> frozenset[str]:
        """The rows that the statement may touch: those of its command, and of select where it reads."""
        rows = self.theirs[probe.command]
        if probe.reads:
            rows &= self.theirs["select"]
        if probe.form == "insert on conflict do update":
            rows &= self.theirs["update"]
        return rows if probe.keys is None else rows & probe.keys

    def _is_known(self, probe: Probe) -> bool:
        commands = {probe.command} | ({"select"} if probe.reads else set())
        return all(self.reaches[command].is_known for command in commands)

    def _whole(self, probe: Probe, column: str | None) -> None:
        """A statement on all rows; row by row where the answer is no number or not the right one."""
        if not self._is_known(probe):
            return
        expected, answer = self._expected(probe), self._ask(probe)
        if answer.denied and not expected:
            return
        if not answer.said:
            if answer.keys == expected or (answer.keys is None and answer.count == len(expected)):
                return
            if answer.keys is not None:
                for key in sorted(answer.keys ^ expected):
                    self._disagree(probe.command, probe.form, key, key in expected, "touched" if key in answer.keys else "not touched")
                return
        before = len(self.disagreements)
        for row in self.rows:
            self._one(of_row(self.subject, probe.command, row.key, column))
        if len(self.disagreements) == before and not answer.said:
            told = f"{answer.count} rows touched"
            self.disagreements.append(
                Disagreement(self.person.name, self.subject.ref, probe.command, probe.form, "", "", f"{len(expected)} rows touched", told)
            )

    def _one(self, probe: Probe) -> None:
        """A statement on one row."""
        (key,) = probe.keys or ("",)
        allowed = bool(self._expected(probe))
        answer = self._ask(probe)
        happened = answer.passed or (not answer.said and answer.count > 0)
        if happened != allowed or (answer.said and not answer.denied and not answer.passed):
            self._disagree(probe.command, probe.form, key, allowed, answer.said or ("touched" if happened else "not touched"))

    def _insert(self, probe: Probe, row: SeenRow) -> None:
        """A row like `row`, written anew; without an error it passed, also where it met another and nothing was done."""
        if not self._is_known(probe):
            return
        allowed, answer = bool(self._expected(probe)), self._ask(probe)
        happened = answer.passed or not answer.said
        if happened != allowed or (answer.said and not answer.denied and not answer.passed):
            self._disagree(probe.command, probe.form, row.key, allowed, answer.said or "written")

    def _try_guards(self, values: Mapping[str, Mapping[str, str | None]]) -> None:
        """Every guarded column on a row that the person may otherwise change."""
        access, role = self.subject.access, self.person.role
        reachable = sorted(self.theirs["update"] & self.theirs["select"])
        if not isinstance(access, TableAccess) or role is None or not reachable:
            return
        for guard in access.guards:
            allowed = role in guard.roles
            denied, told = True, Answer()
            for key, other in self._changes(guard.column, reachable if allowed else reachable[:1], values):
                told = self._ask_sql(guarded(self.subject, guard.column, self.subject.types[guard.column], key, other))
                denied = told.denied
                if not (allowed and denied):
                    break
            agrees = denied is not allowed
            self.guards.append(ProvenGuard(self.person.name, role, self.subject.ref, guard.column, allowed, agrees))
            if not agrees:
                self._disagree("update", f"update of {guard.column}", key, allowed, told.said or "changed")

    def _try_hidden(self) -> None:
        """Every hidden column, also by a person who sees no row: the privilege is asked before any policy."""
        access = self.subject.access
        for column in access.hidden if isinstance(access, TableAccess) else ():
            probe = hidden(self.subject, column)
            if not self._ask(probe).denied:
                self._disagree(probe.command, probe.form, "", False, "read")

    @staticmethod
    def _changes(column: str, keys: Sequence[str], values: Mapping[str, Mapping[str, str | None]]) -> Iterator[tuple[str, str | None]]:
        """(key, other value) to try: values that other rows have, because the column takes them, else one that is made up."""
        for key in keys:
            others = sorted({other for row in values.values() if (other := row[column]) not in (None, values[key][column])}, key=str)
            yield from ((key, other) for other in others or (None,))

    def _changed_column(self) -> str | None:
        """A column that this person may change and that takes its default; None when no column can be tried."""
        access = self.subject.access
        guards = access.guards if isinstance(access, TableAccess) else ()
        closed = {guard.column for guard in guards if self.person.role not in guard.roles}
        columns = [name for name in self.subject.changed if name not in closed]
        if not self.theirs["update"]:
            # A denial is a denial, whichever column it is that nobody gave.
            columns += [name for name in self.subject.changed if name in closed]
        for name in columns:
            answer = self._ask(next(iter(updating(self.subject, name))))
            if not answer.said or answer.denied:
                return name
        return columns[0] if columns else None

    def _unalike(self) -> list[SeenRow]:
        """A row of every class and of every set of conditions; more of them would show nothing more."""
        seen: dict[tuple[str, frozenset[str]], SeenRow] = {}
        for row in self.rows:
            seen.setdefault((row.row_class, row.holds), row)
        return list(seen.values())

    def _ask(self, probe: Probe) -> Answer:
        self.statements += 1
        return tried(self.conn, probe)

    def _ask_sql(self, sql: str) -> Answer:
        self.statements += 1
        return tried_sql(self.conn, sql)

    def _disagree(self, command: str, form: str, key: str, allowed: bool, happened: str) -> None:
        row = self.by_key.get(key)
        expected = "allowed" if allowed else "denied"
        self.disagreements.append(
            Disagreement(self.person.name, self.subject.ref, command, form, row.row_class if row else "", key, expected, happened)
        )
