"""What is said about an object of any kind and is neither a grant nor a comment: its owner, what it withholds, its security labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from growthos_cli.catalog.ref import Ref, unplanned
from growthos_cli.catalog.security import Attached


@dataclass(frozen=True, slots=True)
class Owner(Attached):
    """The role that owns an object. Every object has one, so that it never comes or goes by itself."""

    kind: ClassVar[str] = "owner"
    rank: ClassVar[int] = 135
    key: ClassVar[tuple[str, ...]] = ("on", "object")
    role: str

    @property
    def always(self) -> bool:
        return True

    @property
    def permanent(self) -> bool:
        return True

    def path(self) -> tuple[str, ...]:
        return (self.on, *self.object)

    @classmethod
    def spelled(cls, path: tuple[str, ...]) -> str:
        return f"of {Ref(path[0], path[1:])}"

    def requires(self) -> Iterator[Ref]:
        if holder := self.part_of:
            yield holder
        yield Ref("role", (self.role,))
        if len(self.object) > 1:
            # Who is no superuser owns only where he may create.
            yield Ref("grant", ("schema", self.object[0], self.role))
            yield Ref("owner", ("schema", self.object[0]))


@dataclass(frozen=True, slots=True)
class Withheld(Attached):
    """What Postgres gives by itself and was taken away: from the owner, or from PUBLIC on types and languages.

    `grantee` is `public`, or empty for the owner, and then `role` is who that is; `privileges` are sorted.
    """

    kind: ClassVar[str] = "withheld"
    rank: ClassVar[int] = 138
    key: ClassVar[tuple[str, ...]] = ("on", "object", "grantee")
    grantee: str
    privileges: tuple[str, ...]
    role: str = unplanned("")

    def path(self) -> tuple[str, ...]:
        return (self.on, *self.object, self.grantee)

    @classmethod
    def spelled(cls, path: tuple[str, ...]) -> str:
        return f"on {Ref(path[0], path[1:-1])} from {path[-1] or 'its owner'}"

    def requires(self) -> Iterator[Ref]:
        if holder := self.part_of:
            yield holder
        yield Ref("owner", (self.holder.kind, *self.holder.path))


@dataclass(frozen=True, slots=True)
class SecurityLabel(Attached):
    """What a label provider is told about an object."""

    kind: ClassVar[str] = "security_label"
    rank: ClassVar[int] = 155
    key: ClassVar[tuple[str, ...]] = ("on", "object", "provider")
    provider: str
    label: str

    def path(self) -> tuple[str, ...]:
        return (self.on, *self.object, self.provider)

    @classmethod
    def spelled(cls, path: tuple[str, ...]) -> str:
        return f"on {Ref(path[0], path[1:-1])} for {path[-1]}"


@dataclass(frozen=True, slots=True)
class ExtensionDependency(Attached):
    """That an object goes along when an extension is dropped, although it is none of its members."""

    kind: ClassVar[str] = "extension_dependency"
    rank: ClassVar[int] = 156
    key: ClassVar[tuple[str, ...]] = ("on", "object", "extension")
    extension: str

    def path(self) -> tuple[str, ...]:
        return (self.on, *self.object, self.extension)

    @classmethod
    def spelled(cls, path: tuple[str, ...]) -> str:
        return f"of {Ref(path[0], path[1:-1])} on {path[-1]}"

    def requires(self) -> Iterator[Ref]:
        if holder := self.part_of:
            yield holder
        yield Ref("extension", (self.extension,))
