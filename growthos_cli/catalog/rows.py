"""Rows that are schema: storage buckets, reference rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from growthos_cli.catalog.ref import Object, Ref, unplanned


@dataclass(frozen=True, slots=True)
class Bucket(Object):
    """A row of `storage.buckets`. `file_size_limit` in bytes; `allowed_mime_types` sorted, None for any."""

    kind: ClassVar[str] = "bucket"
    rank: ClassVar[int] = 160
    key: ClassVar[tuple[str, ...]] = ("id",)
    id: str
    name: str
    public: bool = False
    file_size_limit: int | None = None
    allowed_mime_types: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Row(Object):
    """A reference row: `at` are the (column, value) pairs of its natural key, `values` the other declared columns.

    Values are Postgres's text form; None is null. `initial` values are written when the row is created and belong
    to the table's users from then on, so they are never compared.
    """

    kind: ClassVar[str] = "row"
    rank: ClassVar[int] = 180
    key: ClassVar[tuple[str, ...]] = ("schema", "table", "at")
    schema: str
    table: str
    at: tuple[tuple[str, str | None], ...]
    values: tuple[tuple[str, str | None], ...] = ()
    initial: tuple[tuple[str, str | None], ...] = unplanned(())

    def path(self) -> tuple[str, ...]:
        return (self.schema, self.table, *("∅" if value is None else value for _, value in self.at))

    def requires(self) -> Iterator[Ref]:
        yield Ref("table", (self.schema, self.table))
