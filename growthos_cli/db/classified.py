"""The rows of a subject as one caller sees them: the class of each, and the further conditions that hold for it.

Asked by a role that row security does not bind, in the words of the tables alone: no policy and no helper of one has a say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import psycopg

from growthos_cli.access.proof import SeenRow
from growthos_cli.access.row_classes import class_expression, condition
from growthos_cli.access.subjects import Subject
from growthos_cli.declared import Declared
from growthos_cli.intent import Person
from growthos_cli.names import quote


def classified(conn: psycopg.Connection, declared: Declared, subject: Subject, person: Person, conditions: Sequence[str]) -> list[SeenRow]:
    """Every row of the subject, by key."""
    asked = [class_expression(declared, subject.access, person.id)]
    asked += [condition(declared, subject.access, when, person.id) for when in conditions]
    listed = ", ".join(f"{expression} as c{number}" for number, expression in enumerate(asked))
    sql = f"select {subject.key} as key, {listed} from {subject.name}{subject.where()} order by 1"  # noqa: S608 (quoted, or a manifest's own)
    return [
        SeenRow(str(key), str(row_class), frozenset(when for when, holds in zip(conditions, held, strict=True) if holds))
        for key, row_class, *held in conn.execute(sql.encode())
    ]


def texts(conn: psycopg.Connection, subject: Subject, columns: Iterable[str]) -> dict[str, dict[str, str | None]]:
    """key -> column -> the text of what every row of the subject holds."""
    names = list(dict.fromkeys(columns))
    listed = "".join(f", {quote(name)}::pg_catalog.text" for name in names)
    sql = f"select {subject.key}{listed} from {subject.name}{subject.where()}"  # noqa: S608 (quoted)
    return {str(key): dict(zip(names, values, strict=True)) for key, *values in conn.execute(sql.encode())}
