"""Foreign data wrappers, servers and user mappings. A foreign table is a table (relations.py)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from growthos_cli.catalog.options import WithOptions
from growthos_cli.catalog.ref import Ref


@dataclass(frozen=True, slots=True)
class ForeignDataWrapper(WithOptions):
    """`handler` and `validator` are functions as SQL names them, with their schemas."""

    kind: ClassVar[str] = "foreign_data_wrapper"
    rank: ClassVar[int] = 21
    key: ClassVar[tuple[str, ...]] = ("name",)
    name: str
    handler: str | None = None
    validator: str | None = None
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignServer(WithOptions):
    """`wrapper` is its foreign data wrapper; `type` and `version` are texts that the wrapper may read."""

    kind: ClassVar[str] = "foreign_server"
    rank: ClassVar[int] = 22
    key: ClassVar[tuple[str, ...]] = ("name",)
    name: str
    wrapper: str
    type: str | None = None
    version: str | None = None
    options: tuple[tuple[str, str], ...] = ()

    def requires(self) -> Iterator[Ref]:
        yield Ref("foreign_data_wrapper", (self.wrapper,))


@dataclass(frozen=True, slots=True)
class UserMapping(WithOptions):
    """`user` is a role, or public for whoever has no mapping of his own. What it says is a secret, but for the names of users."""

    kind: ClassVar[str] = "user_mapping"
    rank: ClassVar[int] = 23
    key: ClassVar[tuple[str, ...]] = ("server", "user")
    server: str
    user: str
    options: tuple[tuple[str, str], ...] = ()

    @classmethod
    def spelled(cls, path: tuple[str, ...]) -> str:
        server, user = path
        return f"of {user} on {server}"

    @property
    def root(self) -> Ref:
        # No part of it: Postgres does not drop a server that has one.
        return self.root_at(self.path())

    @classmethod
    def root_at(cls, path: tuple[str, ...]) -> Ref:
        return Ref("foreign_server", path[:1])

    def requires(self) -> Iterator[Ref]:
        yield Ref("foreign_server", (self.server,))
