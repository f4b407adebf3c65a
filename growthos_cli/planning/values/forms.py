"""What the types of a catalog are, by the names that columns call them: for who has to turn their values into others."""

from __future__ import annotations

import re

from growthos_cli.catalog.base_types import BaseType
from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.relations import Extension, Table
from growthos_cli.catalog.types import CompositeType, Domain, Enum, RangeType
from growthos_cli.catalog.views import MaterializedView, View
from growthos_cli.names import qualified
from growthos_cli.planning.values.conversions import ENUM, RANGE, RECORD, Types

_PART = re.compile(r'"(?:[^"]|"")*"|[^".]+')
_NUMBERS = re.compile(r"\([\d,]+\)\Z")
_FORMS: dict[type[Object], str] = {Enum: ENUM, CompositeType: RECORD, RangeType: RANGE, BaseType: ENUM, Table: RECORD}
_FORMS |= {View: RECORD, MaterializedView: RECORD}


def types(live: Catalog, desired: Catalog) -> Types:
    """What is known of types on the way from `live` to `desired`; casts that are there all the way."""
    old = forms(live)
    casts = (item for item in live.kind("cast") if desired.get(item.ref) == item)
    return Types(old, {**old, **forms(desired)}, frozenset((item.ref.path[0], item.ref.path[1]) for item in casts))


def forms(objects: Catalog | list[Object]) -> dict[str, str]:
    """What each type is, by name: a constant of conversions.py, or the base type of a domain; tables and views are types of their rows."""
    return {name: form for item in objects if (form := _form(item)) for name in names_of(item)}


def names_of(item: Object) -> tuple[str, ...]:
    """How columns name this type, as `format_type()` prints it, or those of an extension; nothing for what is no type."""
    if isinstance(item, Extension):
        return tuple(qualified(item.schema, name) for name in item.members)
    if not _form(item):
        return ()
    name = qualified(*item.path())
    return (name, qualified(*multirange(item))) if isinstance(item, RangeType) else (name,)


def is_made_of(type_: str, item: Object) -> bool:
    """Whether a column of this type holds values of that type, rows of that table, or arrays of them."""
    return _NUMBERS.sub("", type_.removesuffix("[]")) in names_of(item)


def _form(item: Object) -> str:
    return item.type if isinstance(item, Domain) else _FORMS.get(type(item), "")


def multirange(item: RangeType) -> tuple[str, str]:
    """Schema and name of the type of several ranges."""
    if item.multirange is not None:
        schema, name = (part[1:-1].replace('""', '"') if part.startswith('"') else part for part in _PART.findall(item.multirange))
        return schema, name
    return item.schema, item.name.replace("range", "multirange", 1) if "range" in item.name else f"{item.name}_multirange"
