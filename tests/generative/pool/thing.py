"""A thing that a schema may have, in one of several shapes, at one of several places."""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter


@dataclass(frozen=True)
class Thing:
    """`says` are the shapes: statements in which `{it}` is where it is and `{name}` where another thing is, which it then needs.

    Other things come first in the pool. `at` are the places; what has none is said of others. Shapes are drawn alike.
    """

    name: str
    says: tuple[str, ...]
    at: tuple[str, ...] = ("",)


@dataclass(frozen=True)
class Choice:
    """Which shape, and at which place."""

    says: str
    at: str


def needs(says: str) -> set[str]:
    """The names of the things that a statement speaks of."""
    return {name for _, name, _, _ in Formatter().parse(says) if name and name != "it"}
