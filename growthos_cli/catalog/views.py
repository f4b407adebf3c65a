"""Views and materialized views, and what is set on their columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from growthos_cli.catalog.ref import Object, Ref, derived, unplanned


@dataclass(frozen=True, slots=True)
class View(Object):
    """`query` is the query, without a semicolon; it names every column of the view.

    `options` are (name, value) pairs as `pg_class.reloptions` holds them: security_invoker, security_barrier,
    check_option. `columns` and `types` follow from the query: they say what `create or replace` may do. `places` are the tables of a
    query that names their columns by the places that they have, and what stands at these: `public.t(a, b)`.
    """

    kind: ClassVar[str] = "view"
    rank: ClassVar[int] = 80
    key: ClassVar[tuple[str, ...]] = ("schema", "name")
    schema: str
    name: str
    query: str
    options: tuple[tuple[str, str], ...] = ()
    places: tuple[str, ...] = derived(())
    columns: tuple[str, ...] = unplanned(())
    types: tuple[str, ...] = unplanned(())

    def requires(self) -> Iterator[Ref]:
        yield Ref("schema", (self.schema,))


@dataclass(frozen=True, slots=True)
class MaterializedView(Object):
    """`populated` is false after `with no data`. `method` and `tablespace` are None where they are the database's own. `places` are as a
    view's."""

    kind: ClassVar[str] = "materialized_view"
    rank: ClassVar[int] = 82
    key: ClassVar[tuple[str, ...]] = ("schema", "name")
    schema: str
    name: str
    query: str
    options: tuple[tuple[str, str], ...] = ()
    method: str | None = None
    tablespace: str | None = None
    places: tuple[str, ...] = derived(())
    populated: bool = True

    def requires(self) -> Iterator[Ref]:
        yield Ref("schema", (self.schema,))


@dataclass(frozen=True, slots=True)
class ViewColumn(Object):
    """What a view's column has beyond its query: the `default` that an insert through the view takes."""

    kind: ClassVar[str] = "view_column"
    rank: ClassVar[int] = 84
    key: ClassVar[tuple[str, ...]] = ("schema", "view", "name")
    schema: str
    view: str
    name: str
    default: str

    @property
    def part_of(self) -> Ref | None:
        return Ref("view", (self.schema, self.view))

    @classmethod
    def root_at(cls, path: tuple[str, ...]) -> Ref:
        return Ref("view", path[:2])


@dataclass(frozen=True, slots=True)
class MaterializedViewColumn(Object):
    """How a materialized view's column is stored and sampled, where that is not what its type says.

    `storage` and `compression` None are the type's and the server's own, `statistics` None is the server's;
    `options` are (name, value) pairs: n_distinct. `natural` is the storage that the type says.
    """

    kind: ClassVar[str] = "materialized_view_column"
    rank: ClassVar[int] = 86
    key: ClassVar[tuple[str, ...]] = ("schema", "view", "name")
    schema: str
    view: str
    name: str
    storage: str | None = None
    compression: str | None = None
    statistics: int | None = None
    options: tuple[tuple[str, str], ...] = ()
    natural: str | None = unplanned(None)

    @property
    def part_of(self) -> Ref | None:
        return Ref("materialized_view", (self.schema, self.view))

    @classmethod
    def root_at(cls, path: tuple[str, ...]) -> Ref:
        return Ref("materialized_view", path[:2])
