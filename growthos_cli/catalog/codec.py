"""Objects to plain JSON values and back. Knows nothing of any kind but its dataclass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from growthos_cli.catalog.ref import Object


def encoded(item: Object) -> dict[str, Any]:
    """`{"kind": ..., field: value, ...}`; tuples become lists."""
    return {"kind": item.kind, **{name: getattr(item, name) for name in names(type(item))}}


def names(cls: type[Object]) -> tuple[str, ...]:
    """The fields of a kind, in their order."""
    if cls not in _NAMES:
        _NAMES[cls] = tuple(f.name for f in fields(cls))
    return _NAMES[cls]


_NAMES: dict[type[Object], tuple[str, ...]] = {}


def decoder(kind: str, given: list[str]) -> Callable[[list[Any]], Object]:
    """Makes an object of its values, which come in the order of the names given. Raises KeyError for a kind that there is none of;
    what it gives raises TypeError or ValueError for values that are not that kind's."""
    # Here, because most comparisons make no object and need no class.
    from growthos_cli.catalog.kinds import KINDS

    cls: Callable[..., Object] = KINDS[kind]
    parts = fields(KINDS[kind])
    if given != [each.name for each in parts if not each.kw_only]:
        return lambda row: cls(**{name: _tuples(value) for name, value in zip(given, row, strict=True)})
    # Fast, because a catalog of 400 tables has ten thousand objects.
    deep = [n for n, each in enumerate(parts) if "tuple" in str(each.type)]

    def decoded(row: list[Any]) -> Object:
        for n in deep:
            row[n] = _tuples(row[n])
        return cls(*row)

    return decoded


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
