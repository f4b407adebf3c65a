"""`Subject`: the relation that a map speaks of, most often the table of a file."""

from __future__ import annotations

from dataclasses import dataclass

from growthos_cli.catalog.ref import Ref
from growthos_cli.manifest.nodes import Map
from growthos_cli.manifest.paths import spelled
from growthos_cli.names import visible


@dataclass(frozen=True)
class Subject:
    """`columns` are the declared names in order; empty for a table of the platform. `of` is the kind of the relation."""

    schema: str
    table: str
    node: Map
    columns: tuple[str, ...]
    of: str = "table"

    @property
    def ref(self) -> Ref:
        return Ref(self.of, (self.schema, self.table))

    @property
    def label(self) -> str:
        """How messages call it: `table invoices`, `materialized view totals`."""
        return f"{self.of.replace('_', ' ')} {visible(spelled(self.schema, self.table))}"
