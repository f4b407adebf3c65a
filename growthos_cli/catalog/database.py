"""The database itself, which is the same one whatever it is called, and what it sets for single roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from growthos_cli.catalog.ref import Object, Ref


@dataclass(frozen=True, slots=True)
class Database(Object):
    """What belongs to it beyond its contents: `settings` of its sessions, and what is granted on it.

    It is there before anything else and never comes or goes. Its name, owner, comment, encoding and place are not compared: a copy
    differs in them on purpose.
    """

    kind: ClassVar[str] = "database"
    rank: ClassVar[int] = 0
    key: ClassVar[tuple[str, ...]] = ()
    settings: tuple[tuple[str, str], ...] = ()

    @property
    def always(self) -> bool:
        return True

    @property
    def permanent(self) -> bool:
        return True

    @classmethod
    def spelled(cls, _path: tuple[str, ...]) -> str:
        return "itself"


@dataclass(frozen=True, slots=True)
class RoleSettings(Object):
    """What is set for the sessions of one role in this database alone; a role without any has none."""

    kind: ClassVar[str] = "role_settings"
    rank: ClassVar[int] = 0
    key: ClassVar[tuple[str, ...]] = ("role",)
    role: str
    settings: tuple[tuple[str, str], ...]

    def requires(self) -> Iterator[Ref]:
        yield Ref("role", (self.role,))
