"""`Options`: what `options (...)` holds, and the secrets in it: compared and carried, never shown.

A secret that nobody here knows (a manifest, a snapshot, a role that may not read it) equals whatever the other side has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from growthos_cli.catalog.ref import Object

HIDDEN = "<secret>"
"""How a secret reads wherever it is shown, and what Postgres is given for one that is not known."""

UNREADABLE = ""
"""The name that stands for all options of an object whose options this role may not read."""


class Secret(str):
    """A text that shows as HIDDEN, whoever prints, encodes or formats it. `value` is None where it is not known."""

    __slots__ = ("value",)
    value: str | None

    def __new__(cls, value: str | None) -> Secret:
        self = super().__new__(cls, HIDDEN)
        self.value = value
        return self

    @classmethod
    def of(cls, text: str) -> Secret:
        """The secret in `text`, which may be one already; what was put in place of an unknown one is unknown again."""
        if isinstance(text, Secret):
            return text
        return cls(None if HIDDEN in text else text)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Secret) and None not in (self.value, other.value):
            return self.value == other.value
        return isinstance(other, Secret) or other == str(self)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(HIDDEN)

    def __str__(self) -> str:
        return HIDDEN


class Options(tuple[tuple[str, str], ...]):
    """(name, value) pairs in the order in which Postgres keeps them."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, tuple):
            return NotImplemented
        mine, theirs = dict(self), dict(other)
        if UNREADABLE in mine or UNREADABLE in theirs:
            return True
        unknown = {name for name, value in (*self, *other) if unknown_secret(value)}
        if any(mine.get(name) != theirs.get(name) for name in (mine.keys() | theirs.keys()) - unknown):
            return False
        return bool(unknown) or list(mine) == list(theirs)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(frozenset(pair for pair in self if not isinstance(pair[1], Secret)))


def unknown_secret(value: str) -> bool:
    return isinstance(value, Secret) and value.value is None


def altered(before: Iterable[tuple[str, str]], after: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str | None]]:
    """(add, set or drop; name; value) that make the options of `before` those of `after`, also in their order."""
    held, wanted = dict(before), dict(after)
    if UNREADABLE in held or UNREADABLE in wanted:
        return
    sure = not any(map(unknown_secret, (*held.values(), *wanted.values())))
    stay = [name for name in held if name in wanted]
    again = sure and stay != list(wanted)[: len(stay)]
    for name, value in held.items():
        if again or (name not in wanted and not unknown_secret(value)):
            yield "drop", name, None
    for name, value in wanted.items():
        if again or (name not in held and not unknown_secret(value)):
            yield "add", name, value
        elif name in held and held[name] != value:
            yield "set", name, value


@dataclass(frozen=True, slots=True)
class WithOptions(Object):
    """Base of what has `options`."""

    def __post_init__(self) -> None:
        pairs: Any = getattr(self, "options")
        object.__setattr__(self, "options", options_of(self.kind, pairs))


def options_of(kind: str, pairs: Iterable[Iterable[str]]) -> Options:
    """The options of an object of that kind, its secrets sealed."""
    found = ((str(name), value) for name, value in pairs)
    return Options((name, Secret.of(value) if _is_secret(kind, name, value) else value) for name, value in found)


_SECRET_NAME = re.compile(r"pass|secret|token|credential|private|(api|access|account|shared)_?key", re.IGNORECASE)
_SECRET_VALUE = re.compile(r"://[^/@\s]*:[^@\s]*@|\b(password|secret|token)\s*=", re.IGNORECASE)
_PLAIN_NAMES = frozenset({"password_required", "use_scram_passthrough"})
_PLAIN_OF_MAPPINGS = frozenset({"user", "username", "user_name", "sslcert", "sslkey", "sslmode", "tenant", "database", "schema"})
"""All else that a user mapping says is taken for a secret."""


def _is_secret(kind: str, name: str, value: str) -> bool:
    if isinstance(value, Secret) or name == UNREADABLE or value == HIDDEN:
        return True
    if name in _PLAIN_NAMES:
        return False
    if kind == "user_mapping" and name not in _PLAIN_OF_MAPPINGS:
        return True
    return bool(_SECRET_NAME.search(name) or _SECRET_VALUE.search(value))
