"""Rows that say something about an object of any kind, by its address: made into the objects of those kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from growthos_cli.catalog.attached import ExtensionDependency, Owner, SecurityLabel, Withheld
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.security import KEYS, Attached, Comment, Grant

CLASSES: Mapping[str, type[Attached]] = {cls.kind: cls for cls in (Owner, Grant, Withheld, Comment, SecurityLabel, ExtensionDependency)}
"""Their queries give the address, the name of the column where it is of one, and then the fields in their order."""

_CALLED = frozenset({"comment", "security_label"})

Holder = tuple[str, tuple[str, ...], str, tuple[str, ...]]
"""(kind, path, kind of the relation where that is no table, kind and path of what it is within where it is no object itself)"""


class Holders:
    """Which object an address means, also where it means a column that is no object of its own."""

    def __init__(
        self, refs: Mapping[int, Ref], objects: Mapping[Ref, Object], aliases: Iterable[tuple[int, int]], others: Iterable[tuple[Any, ...]]
    ) -> None:
        self.refs, self.objects = refs, objects
        self.wholes = dict(aliases)
        self.others: dict[int, Holder] = {address: (kind, tuple(path), "", tuple(within)) for address, kind, path, within in others}

    def of(self, address: int, part: str | None, *, called: bool) -> Holder | None:
        """The holder at this address, by the word that comments have for it if `called`; None where it is not ours."""
        if ref := self.refs.get(address):
            item = self.objects[ref]
            relation = getattr(item, "of", "")
            return item.called.kind if called else ref.kind, ref.path, relation if relation != "table" else "", ()
        if part is None:
            key = self.refs.get(self.wholes.get(address, 0))
            return ("index", key.path, key.kind, ()) if key and key.kind in KEYS else self.others.get(address)
        if (column := self.refs.get(self.wholes.get(address, 0))) and column.kind == "column":
            return "not_null", (*column.path[:2], part), "table", ()
        if (domain := self.refs.get(self.wholes.get(address, 0))) and domain.kind == "domain":
            return "domain_check", (*domain.path, part), "", (domain.kind, *domain.path)
        relation_at = address & ~0xFFFF
        holder = self.refs.get(relation_at) or self.refs.get(self.wholes.get(relation_at, 0))
        return ("column", (*holder.path, part), holder.kind, ()) if holder and holder.kind != "table" else None


def objects(kind: str, rows: Iterable[tuple[Any, ...]], holders: Holders) -> Iterator[Attached]:
    make: Callable[..., Attached] = CLASSES[kind]
    for address, part, *rest in rows:
        if holder := holders.of(address, part, called=kind in _CALLED):
            on, path, of, within = holder
            if within and kind == Owner.kind:
                continue  # it is that of what it is within
            yield make(on, path, *(words(value) if value.__class__ is list else value for value in rest), of=of, within=within)


def elsewhere(rows: Iterable[tuple[Any, ...]]) -> Iterator[Grant | Withheld]:
    """What was given and taken of privileges on objects that are not ours."""
    for on, path, within, of, grantee, grantor, given, grantable, taken, owner, place in rows:
        if given:
            lists = words(given), words(grantable)
            yield Grant(on, tuple(path), grantee, *lists, grantor, place or 0, bool(owner) and not grantor, of=of, within=tuple(within))
        if taken:
            yield Withheld(on, tuple(path), "" if owner else grantee, words(taken), owner, of=of, within=tuple(within))


def words(names: Iterable[str]) -> tuple[str, ...]:
    """Privileges as this program spells and sorts them."""
    return _words(tuple(names))


@cache
def _words(names: tuple[str, ...]) -> tuple[str, ...]:
    # A few sets of privileges come back thousands of times.
    return tuple(sorted({name.lower() for name in names}))
