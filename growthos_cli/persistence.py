"""Keys between tables that all become unlogged, or logged again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.constraints import ForeignKey
from growthos_cli.catalog.ref import Ref
from growthos_cli.diff import Change


def between_turned(live: Catalog, changes: Iterable[Change]) -> Iterator[Ref]:
    """The keys that make way, since no logged table may refer to one that is not, and two tables may refer to each other.

    They are checked anew; Postgres writes both tables anew all the same.
    """
    turned = {change.ref for change in changes if change.ref.kind == "table" and change.verb == "alter" and "unlogged" in change.fields}
    for key in live.kind("foreign_key") if len(turned) > 1 else ():
        assert isinstance(key, ForeignKey)
        ends = {Ref("table", (key.schema, key.table)), Ref("table", (key.references_schema, key.references_table))}
        if len(ends) == 2 and ends <= turned:
            yield key.ref
