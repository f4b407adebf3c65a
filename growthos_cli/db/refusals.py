"""What Postgres refuses of a declaration: each cause once, at the place in the manifests that a person has to change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import psycopg

from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.routines import Function
from growthos_cli.db.bodies import refused_bodies
from growthos_cli.db.consequences import Refused, follows_from
from growthos_cli.db.predicates import Predicates
from growthos_cli.db.sentence import sentence
from growthos_cli.declared import Declared
from growthos_cli.errors import Mark, Problem
from growthos_cli.planning.statements import create_table
from growthos_cli.planning.steps import Step
from growthos_cli.templates import sent


@dataclass(frozen=True)
class Refusal:
    """An object, what Postgres said to it, and the SQL that it said it to."""

    ref: Ref
    error: psycopg.Error
    sql: str


def refusals(conn: psycopg.Connection, steps: Sequence[Step], declared: Declared) -> list[Problem]:
    """Every refusal, found by running the steps one by one on the open transaction; what only follows from another is passed over."""
    refused = Refused()
    found = list(_refused_steps(conn, steps, declared, refused))
    bodies = [body for body in _refused_bodies(conn, declared) if not refused.explains(body.error, body.sql)]
    causes = _causes([*found, *bodies])
    untold, problems = _without_role_function(declared, causes)
    # A predicate is looked into; who a policy is for is not in it.
    predicates = [told for told in untold if told.ref.kind == "policy" and not _lacks_role(told.error)]
    problems += told_once(declared, [told for told in untold if told not in predicates])
    return problems + Predicates(conn, declared).problems([(told.ref, told.error) for told in predicates], refused.refs)


def body_problems(conn: psycopg.Connection, declared: Declared) -> list[Problem]:
    """The function bodies that Postgres refuses once everything is there."""
    untold, problems = _without_role_function(declared, _causes(list(_refused_bodies(conn, declared))))
    return problems + told_once(declared, untold)


def _causes(found: list[Refusal]) -> list[Refusal]:
    """Without what follows from a function that does not return what it says: that spoils everything that calls it."""
    false = [told for told in found if told.ref.kind == "function" and told.error.sqlstate == "42P13"]
    names = {told.ref.path[:2] for told in false}
    return [told for told in found if told in false or not follows_from(told.error, told.sql, names)]


def _without_role_function(declared: Declared, found: list[Refusal]) -> tuple[list[Refusal], list[Problem]]:
    """The refusals but those for what the role function returns, and one problem for all of those.

    A PL/pgSQL body may return anything, so Postgres blames the scopes and bodies that compare it with a role.
    """
    name = declared.project.role_function
    if name is None or not (
        spoiled := [told for told in found if follows_from(told.error, told.sql, {name}) and _names_role(declared, told)]
    ):
        return found, []
    first, *rest = spoiled
    ref = Ref("function", name)
    message = f"Postgres cannot compare what {ref} returns with a role, in {first.ref}: {sentence(first.error)}{_more(rest)}"
    return [told for told in found if told not in spoiled], [Problem(declared.mark(ref), message)]


def _names_role(declared: Declared, told: Refusal) -> bool:
    said = told.error.diag.message_primary or ""
    return told.error.sqlstate == "22P02" and any(said.endswith(f': "{role}"') for role in declared.project.roles)


def told_once(declared: Declared, found: Iterable[Refusal]) -> list[Problem]:
    """One problem for all refusals of one place to which Postgres said the same; of a missing role, for those of all places."""
    alike: dict[tuple[Mark | None, str], list[Refusal]] = defaultdict(list)
    for told in found:
        alike[None if _lacks_role(told.error) else declared.mark(told.ref), sentence(told.error)].append(told)
    return [
        Problem(declared.mark(first.ref), f"Postgres refuses {first.ref}: {said}{_more(rest)}{_advice(first)}")
        for (_, said), (first, *rest) in alike.items()
    ]


def _advice(told: Refusal) -> str:
    return "; a role that only the target has is named under `database_roles` in growthos.yaml" if _lacks_role(told.error) else ""


def _lacks_role(error: psycopg.Error) -> bool:
    return error.sqlstate == "42704" and (error.diag.message_primary or "").startswith("role ")


def _more(rest: Sequence[object]) -> str:
    return f" (and {len(rest)} more like it)" if rest else ""


def _refused_steps(conn: psycopg.Connection, steps: Sequence[Step], declared: Declared, refused: Refused) -> Iterator[Refusal]:
    needs: dict[Ref, set[Ref]] = defaultdict(set)
    for dependent, dependency in declared.catalog.edges:
        needs[dependent].add(dependency)
    for item in declared.catalog:
        needs[item.ref].update(item.requires())
    conn.execute("set local check_function_bodies = off")
    for step in steps:
        if any(_carrier(ref) in refused.refs or needs[ref] & refused.refs for ref in step.refs):
            refused.add(*step.refs)
        elif error := refusal(conn, step.sql):
            found = [] if refused.explains(error, step.sql) else [Refusal(step.refs[0], error, step.sql)]
            if len(step.refs) > 1:
                found = _culprits(conn, declared, step, refused) or found
            refused.add(*step.refs)
            yield from found


def _carrier(ref: Ref) -> Ref | None:
    """The object that a grant is on. Grants that creation brings along are in no manifest, so no edge says it."""
    return Ref(ref.path[0], ref.path[1:-1]) if ref.kind == "grant" else None


def refusal(conn: psycopg.Connection, sql: str) -> psycopg.Error | None:
    """What Postgres says to a statement that it refuses; one that it accepts stands."""
    try:
        with conn.transaction():
            conn.execute(sent(sql).encode())
    except psycopg.Error as error:
        return error
    return None


def _culprits(conn: psycopg.Connection, declared: Declared, step: Step, refused: Refused) -> list[Refusal]:
    """The parts of a refused `create table` that Postgres refuses by themselves: columns alone, constraints with the good columns."""
    table, *parts = (declared.catalog.objects[ref] for ref in step.refs)
    good: list[Object] = []
    bad = Refused()
    found: list[Refusal] = []
    for part in parts:
        sql = create_table(table, [*good, part] if part.kind != "column" else [part])
        with conn.transaction(force_rollback=True):
            error = refusal(conn, sql)
        if error:
            if not bad.explains(error, sql) and not refused.explains(error, sql):
                found.append(Refusal(part.ref, error, sql))
            bad.add(part.ref)
        elif part.kind == "column":
            good.append(part)
    return found


def _refused_bodies(conn: psycopg.Connection, declared: Declared) -> Iterator[Refusal]:
    functions: dict[tuple[str, ...], str] = defaultdict(str)
    unchecked = {ref.path[:2] for ref in declared.unchecked}
    for item in declared.catalog.kind("function"):
        assert isinstance(item, Function)
        if item.ref.path[:2] not in unchecked:
            functions[item.ref.path[:2]] += item.body
    for ref, error in refused_bodies(conn, {Ref("function", name) for name in functions}):
        yield Refusal(ref, error, functions[ref.path[:2]])
