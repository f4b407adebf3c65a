"""New tables that no `create table` makes as they are (heirs.py): a table that stands in for the parents hands them what they are to have
from those alone, in whatever order. They are tied to the parents before they are parted from it, so that nothing becomes their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.constraints import Check
from growthos_cli.catalog.lineage import Inheritance
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column, Table
from growthos_cli.diff import Change
from growthos_cli.planning.lineage.heirs import GENERATED_BELOW_SINCE
from growthos_cli.planning.lineage.inherited import from_parents, in_own_words
from growthos_cli.planning.lineage.tied import checks_above, links
from growthos_cli.planning.lineage.unvalidated import Later
from growthos_cli.planning.statements import create_table, statements

_NAME = "growthos_parent"


def stood_in_for(table: Object, parts: Iterable[Object], desired: Catalog, major: int, after: Later) -> Iterator[str]:
    """The statements that make the table with its parts."""
    assert isinstance(table, Table)
    said = in_own_words(parts, desired)
    columns = sorted((part for part in said if isinstance(part, Column)), key=lambda part: part.position)
    tied = sorted((part for part in parts if isinstance(part, Inheritance)), key=lambda part: part.position)
    handed = {column.name: given for column in columns if (given := _handed(column, desired, major, after))}
    first = list(takewhile(lambda column: column.name in handed, columns))
    own = [column for column in columns if column.local]
    last = [column for column in columns if column.name in handed and column not in first]
    constraints = [part for part in parts if not isinstance(part, Column | Inheritance)]
    stand_in = Table(table.schema, _NAME)
    tie = Inheritance(table.schema, table.name, table.schema, _NAME)

    yield create_table(stand_in, [handed[column.name] for column in first])
    yield create_table(table, [*own, *(() if last else constraints), tie])
    for column in last:
        yield from statements(Change(None, handed[column.name]))
    for check in _handed_checks(table, desired):
        yield from statements(Change(None, check))
    for part in constraints if last else ():
        yield from statements(Change(None, part))
    for link in tied:
        yield from statements(Change(None, link))
    yield from statements(Change(tie, None))
    yield from statements(Change(stand_in, None))


def _handed(column: Column, desired: Catalog, major: int, after: Later) -> Column | None:
    """The column as the table that stands in has it; None where the parents have none. Until 15 a column is generated of itself only below
    one that is not."""
    above = from_parents(desired, column, major, after)
    if above is column or not isinstance(above, Column):
        return None
    plain = column.local and major < GENERATED_BELOW_SINCE
    return replace(above, schema=column.schema, table=_NAME, local=True, position=0, generated=None if plain else above.generated)


def _handed_checks(table: Table, desired: Catalog) -> Iterator[Check]:
    for ref in sorted(checks_above(desired, links(desired))[table.path()]):
        check = desired.objects[ref]
        if isinstance(check, Check) and Ref(Check.kind, (*table.path(), check.name)) not in desired:
            yield replace(check, schema=table.schema, table=_NAME)
