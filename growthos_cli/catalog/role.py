"""Roles of the server and who is a member of whom: objects only where somebody asks for them by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from growthos_cli.catalog.ref import Object, Ref, unplanned

ATTRIBUTES = ("superuser", "inherit", "createrole", "createdb", "login", "replication", "bypassrls", "connection_limit", "valid_until")
"""What `alter role` changes by one statement."""


@dataclass(frozen=True, slots=True)
class Role(Object):
    """A role without its password, which is neither read nor sent.

    `connection_limit` -1 is none, `valid_until` None is for ever, and `settings` are those of its sessions in every database.
    """

    kind: ClassVar[str] = "role"
    rank: ClassVar[int] = 0
    key: ClassVar[tuple[str, ...]] = ("name",)
    name: str
    superuser: bool = False
    inherit: bool = True
    createrole: bool = False
    createdb: bool = False
    login: bool = False
    replication: bool = False
    bypassrls: bool = False
    connection_limit: int = -1
    valid_until: str | None = None
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Membership(Object):
    """That `member` is one of `role`, whoever granted it: it belongs to the member, and the options are the widest of its grants.

    `inherit` None is what the member's attribute says, for until PostgreSQL 15 that is all there is. `grantors` is who can revoke it.
    """

    kind: ClassVar[str] = "membership"
    rank: ClassVar[int] = 0
    key: ClassVar[tuple[str, ...]] = ("member", "role")
    member: str
    role: str
    admin: bool = False
    inherit: bool | None = None
    set: bool = True
    grantors: tuple[str, ...] = unplanned(())

    @property
    def part_of(self) -> Ref | None:
        return Ref(Role.kind, (self.member,))

    @classmethod
    def root_at(cls, path: tuple[str, ...]) -> Ref:
        return Ref(Role.kind, path[:1])

    @classmethod
    def spelled(cls, path: tuple[str, ...]) -> str:
        return f"of {path[0]} in {path[1]}"

    def requires(self) -> Iterator[Ref]:
        yield Ref(Role.kind, (self.member,))
        yield Ref(Role.kind, (self.role,))
        # Who passed it on holds it by a grant of its own.
        yield from (Ref(self.kind, (grantor, self.role)) for grantor in self.grantors if grantor != self.member)
