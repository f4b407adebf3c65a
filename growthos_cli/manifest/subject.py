"""`Subject`: the table that a file speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from growthos_cli.catalog.ref import Ref
from growthos_cli.manifest.nodes import Map
from growthos_cli.manifest.paths import spelled
from growthos_cli.names import visible


@dataclass(frozen=True)
class Subject:
    """`columns` are the declared names in order; empty for a table of the platform."""

    schema: str
    table: str
    node: Map
    columns: tuple[str, ...]

    @property
    def ref(self) -> Ref:
        return Ref("table", (self.schema, self.table))

    @property
    def label(self) -> str:
        """How messages call it: `table invoices`."""
        return f"table {visible(spelled(self.schema, self.table))}"
