"""Every persona's usual queries on the largest tables: planned, read and timed, and held against the budget."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from growthos_cli.bench.explained import Explained, explained
from growthos_cli.bench.questions import Key, Subject, questions, subject_of
from growthos_cli.bench.verdict import Budget, Excess, excesses, slowness
from growthos_cli.catalog.ref import Ref
from growthos_cli.db.asking import Asked, ask, caller, keys_for, largest, sample_keys
from growthos_cli.db.connect import Connection, Target, connect
from growthos_cli.db.seeding import absent, named, rows_beyond
from growthos_cli.declared import Declared
from growthos_cli.errors import GrowthosError, TargetError
from growthos_cli.flows.seed import benched, filled_tables
from growthos_cli.flows.workspace import Workspace
from growthos_cli.intent import Person
from growthos_cli.names import suggestion

LARGEST = 10
"""Tables that are measured unless others are named."""


@dataclass(frozen=True)
class Asking:
    """What to measure, and how. Empty `tables` are the largest, empty `people` all; `settings` are the planner's.

    Without `runs` no time is judged, only plans.
    """

    tables: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    runs: int = 20
    budget: Budget = field(default_factory=Budget)
    settings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    """One query of one persona. `plan` is None where he was denied or the query was cancelled; times are milliseconds."""

    table: Ref
    rows: int
    persona: str
    query: str
    denied: bool
    visible: int | None
    plan: Explained | None
    p50: float | None
    p95: float | None
    excesses: tuple[Excess, ...]


@dataclass(frozen=True)
class Measurement:
    target: Target
    server_version: int
    results: tuple[Result, ...]

    @property
    def marked(self) -> tuple[Result, ...]:
        return tuple(result for result in self.results if result.excesses)


def measure(workspace: Workspace, target: Target, asking: Asking) -> Measurement:
    """Becomes each persona and asks. Changes nothing. Raises TargetError for a target that holds no rows to measure with."""
    declared = workspace.declared
    people = _people(declared, asking.people)
    with connect(target.conninfo, application_name="growthos bench", read_only=True) as conn:
        _require_rows(conn, declared, target)
        results: list[Result] = []
        for table in _tables(conn, declared, asking.tables):
            workspace.progress(f"asking {named(table.name)}")
            for person in people:
                results += _results(conn, workspace, table, person, asking)
        return Measurement(target, conn.info.server_version, tuple(results))


def percentile(values: Collection[float], part: float) -> float:
    """The smallest of the values that `part` of them do not exceed (nearest rank)."""
    return sorted(values)[max(math.ceil(part * len(values)) - 1, 0)]


@dataclass(frozen=True)
class _Table:
    """A table to be asked, how many rows it has, and the keys of some of them."""

    subject: Subject
    rows: int
    sample: tuple[Key, ...]

    @property
    def name(self) -> tuple[str, str]:
        return self.subject.schema, self.subject.table


def _results(conn: Connection, workspace: Workspace, table: _Table, person: Person, asking: Asking) -> Iterator[Result]:
    with caller(conn, person, workspace.declared.project.caller, workspace.platform, asking.settings):
        keys = keys_for(conn, table.subject, table.sample)
        asked = {each: ask(conn, each.sql, asking.runs) for each in questions(table.subject, person, keys)}
    count = next((answer.value for question, answer in asked.items() if question.counts), None)
    visible = count if isinstance(count, int) else None
    for question, answer in asked.items():
        plan = explained(answer.plan) if answer.plan else None
        p50, p95 = (percentile(answer.milliseconds, part) if answer.milliseconds else None for part in (0.5, 0.95))
        yield Result(
            table=Ref("table", table.name),
            rows=table.rows,
            persona=person.name,
            query=question.name,
            denied=answer.denied,
            visible=visible,
            plan=plan,
            p50=p50,
            p95=p95,
            excesses=tuple(_excesses(plan, visible, p95, answer, asking)),
        )


def _excesses(plan: Explained | None, visible: int | None, p95: float | None, answer: Asked, asking: Asking) -> Iterator[Excess]:
    if plan:
        yield from excesses(plan, visible, asking.budget)
    if asking.runs and not answer.denied:
        yield from slowness(p95, asking.budget)


def _tables(conn: Connection, declared: Declared, names: Collection[str]) -> Iterator[_Table]:
    known = {named((access.schema, access.table)): subject_of(declared, access) for access in declared.tables}
    for name in names:
        if known.get(name) is None:
            raise GrowthosError(f"no manifest declares a table {name} that can be asked{suggestion(name, known)}")
    asked = {(each.schema, each.table): each for name, each in known.items() if each and (not names or name in names)}
    for table, rows in largest(conn, asked, len(asked) if names else LARGEST):
        yield _Table(asked[table], rows, tuple(sample_keys(conn, asked[table])))


def _people(declared: Declared, names: Collection[str]) -> list[Person]:
    benched(declared)
    people = {person.name: person for person in declared.personas.people}
    for name in names:
        if name not in people:
            raise GrowthosError(f"there is no persona '{name}'{suggestion(name, people)} (known: {', '.join(people)})")
    return [person for name, person in people.items() if not names or name in names]


def _require_rows(conn: Connection, declared: Declared, target: Target) -> None:
    tables = filled_tables(declared.bench)
    if missing := absent(conn, tables):
        raise TargetError(f"the target has no table {named(missing[0])}; run `growthos provision`, then `growthos bench seed`")
    full = rows_beyond(conn, dict.fromkeys(tables, 0))
    if empty := [table for table in tables if table not in full]:
        raise TargetError(f"there are no rows to measure with: {named(empty[0])} of {target.address} is empty; run `growthos bench seed`")
