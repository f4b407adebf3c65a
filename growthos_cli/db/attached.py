"""Rows that say something about an object of any kind, by its address: made into the objects of those kinds.

First each address becomes a `Place`, which says the same of every database that has the same rows; then places become objects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from growthos_cli.db import addresses
from growthos_cli.db.rows import Row, Rows

if TYPE_CHECKING:
    from growthos_cli.catalog.made import Part
    from growthos_cli.catalog.security import Attached

KINDS = ("owner", "grant", "withheld", "comment", "security_label", "extension_dependency")
"""Their queries give the address, the name of the column where it is of one, and then the fields in their order."""

_CALLED = frozenset({"comment", "security_label"})
_KEYS = frozenset({"primary_key", "unique", "exclusion"})
_ADDRESSED = tuple(addresses.CLASSES)

Place = tuple[str, int, tuple[Any, ...]]
"""How it belongs to an object, which number that has, and what else has to be known. A number is that of the kind and that of the row."""

_NEGATIVE = 0x8000

Holder = tuple[str, tuple[str, ...], str, tuple[str, ...]]
"""(kind, path, kind of the relation where that is no table, kind and path of what it is within where it is no object itself)"""


class Places:
    """What an address means, also where it means a part of an object, or something that is no object of its own."""

    def __init__(self, rows: Mapping[str, Rows], aliases: Iterable[Row], others: Iterable[Row]) -> None:
        self._numbers: dict[int, int] = {}
        for number, kind in enumerate(_ADDRESSED):
            base, first = addresses.base(kind), number << 32
            self._numbers.update((base | address, first + n) for n, address in enumerate(rows[kind].addresses))
        self._wholes: dict[int, int] = dict(aliases)
        self._others = {address: (kind, tuple(path), tuple(within)) for address, kind, path, within in others}

    def placed(self, kind: str, rows: Iterable[Row]) -> Rows:
        """The rows with places for addresses, without those that are not ours; in an order that no oid decides."""
        found = [
            (place, *rest)
            for address, part, *rest in rows
            # What is no object itself has the owner of what it is within.
            if (place := self._of(address, part)) is not None and not (kind == "owner" and place[0] == "elsewhere" and place[2][2])
        ]
        return Rows([sorted(found, key=lambda row: row[0])])

    def _of(self, address: int, part: str | None) -> Place | None:
        if (number := self._numbers.get(address)) is not None:
            return "object", number, ()
        whole = self._numbers.get(self._wholes.get(address, 0))
        if part is None:
            if whole is not None and _kind(whole) in _KEYS:
                return "index", whole, ()
            return ("elsewhere", -1, self._others[address]) if address in self._others else None
        if whole is not None and _kind(whole) in ("column", "domain"):
            return f"not_null of {_kind(whole)}", whole, (part,)
        relation_at = addresses.whole(address)
        relation = self._numbers.get(relation_at, self._numbers.get(self._wholes.get(relation_at, 0)))
        # Of a table the columns that Postgres gives to each are no objects; their numbers are negative.
        theirs = relation is not None and (_kind(relation) != "table" or bool(address & _NEGATIVE))
        return ("column", relation, (part,)) if relation is not None and theirs else None


def _kind(number: int) -> str:
    return _ADDRESSED[number >> 32]


def objects(kind: str, rows: Rows, parts: Mapping[str, Part]) -> Iterator[Attached]:
    """The objects of placed rows; `parts` have the objects that they speak of."""
    from growthos_cli.catalog.kinds import KINDS as classes

    make: Callable[..., Attached] = classes[kind]  # type: ignore[assignment]
    for place, *rest in rows:
        on, path, of, within = _holder(place, parts, called=kind in _CALLED)
        yield make(on, path, *(words(value) if value.__class__ is list else value for value in rest), of=of, within=within)


def _holder(place: Place, parts: Mapping[str, Part], *, called: bool) -> Holder:
    """What is at a place, by the word that comments have for it if `called`."""
    how, number, told = place
    if how == "elsewhere":
        kind, path, within = told
        return kind, path, "", within
    item = parts[_kind(number)].items[number & 0xFFFFFFFF]
    ref = item.ref
    if how == "object":
        relation = getattr(item, "of", "")
        return item.called.kind if called else ref.kind, ref.path, relation if relation != "table" else "", ()
    if how == "index":
        return "index", ref.path, ref.kind, ()
    if how == "not_null of column":
        return "not_null", (*ref.path[:2], *told), "table", ()
    if how == "not_null of domain":
        return "domain_check", (*ref.path, *told), "", (ref.kind, *ref.path)
    return "column", (*ref.path, *told), ref.kind if ref.kind != "table" else "", ()


def elsewhere(rows: Iterable[Row]) -> Iterator[Attached]:
    """What was given and taken of privileges on objects that are not ours."""
    from growthos_cli.catalog.attached import Withheld
    from growthos_cli.catalog.security import Grant

    for on, path, within, of, grantee, grantor, given, grantable, taken, owner, place in rows:
        if given:
            lists = words(given), words(grantable)
            # On columns nobody has anything of itself.
            own = bool(owner) and not grantor and on != "column"
            yield Grant(on, tuple(path), grantee, *lists, grantor, place or 0, own, of=of, within=tuple(within))
        if taken:
            yield Withheld(on, tuple(path), "" if owner else grantee, words(taken), owner, of=of, within=tuple(within))


def words(names: Iterable[str]) -> tuple[str, ...]:
    """Privileges as this program spells and sorts them."""
    return _words(tuple(names))


@cache
def _words(names: tuple[str, ...]) -> tuple[str, ...]:
    # A few sets of privileges come back thousands of times.
    return tuple(sorted({name.lower() for name in names}))
