"""`Late`: a set that is made when somebody first looks into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from functools import cached_property
from typing import Any, TypeVar

Member = TypeVar("Member")


class Late(Set[Member]):
    """The set that `make` gives. What is done with it as a set gives a frozenset."""

    def __init__(self, make: Callable[[], frozenset[Member]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> frozenset[Member]:
        return self._make()

    @classmethod
    def _from_iterable(cls, members: Iterable[Any]) -> frozenset[Any]:
        return frozenset(members)

    def __contains__(self, member: object) -> bool:
        return member in self._made

    def __iter__(self) -> Iterator[Member]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)
