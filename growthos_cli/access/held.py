"""What database roles hold on a table and its columns, read as the grants that access makes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import Grant

_BY_COLUMN = frozenset({"select", "update"})
"""The commands that access can close for single columns."""


@dataclass(frozen=True)
class Held:
    """The grants on one table with these columns."""

    catalog: Catalog
    table: Ref
    columns: tuple[str, ...]

    def closed(self, command: str, grantee: str) -> tuple[str, ...] | None:
        """The columns that the role does not reach by the command; None where it may not use it at all, or no access would say so."""
        if command in self._on(self.table, grantee):
            return ()
        if command not in _BY_COLUMN:
            return None
        without = tuple(name for name in self.columns if command not in self._on(self._column(name), grantee))
        return without if len(without) < len(self.columns) else None

    def meant(self, given: Collection[tuple[str, str]], closed: Mapping[str, tuple[str, ...]]) -> Iterator[Ref]:
        """The grants that say nothing beyond these commands, given as (command, role), but for the closed columns."""
        for grantee in {role for _, role in given}:
            commands = {command for command, role in given if role == grantee}
            whole = {command for command in commands if not closed[command]}
            yield from self._just(whole, self.table, grantee)
            for name in self.columns:
                yield from self._just({command for command in commands - whole if name not in closed[command]}, self._column(name), grantee)

    def _column(self, name: str) -> Ref:
        return Ref("column", (*self.table.path, name))

    def _on(self, place: Ref, grantee: str) -> frozenset[str]:
        found = self._grant(place, grantee)
        return frozenset(found.privileges) if found else frozenset()

    def _just(self, commands: set[str], place: Ref, grantee: str) -> Iterator[Ref]:
        found = self._grant(place, grantee)
        if found and set(found.privileges) == commands and not found.grantable:
            yield found.ref

    def _grant(self, place: Ref, grantee: str) -> Grant | None:
        found = self.catalog.get(Ref("grant", (place.kind, *place.path, grantee)))
        return found if isinstance(found, Grant) else None
