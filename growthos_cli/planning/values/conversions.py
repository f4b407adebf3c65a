"""How the values of a column get from one type to another: by which expression, and what may be lost. Anything unknown keeps nothing.

Types are as `format_type()` prints them. Source: pg_cast.dat, and ALTER TABLE ... TYPE, which casts every value.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

_INTEGERS = ("smallint", "integer", "bigint")
_DATES = ("date", "timestamp without time zone", "timestamp with time zone")
_TEXTS = ("character varying", "text")
_TYPE = re.compile(r"(?P<name>[^(\[]+?)(\((?P<numbers>[\d,]+)\))?(?P<rest> with(?:out)? time zone)?(?P<array>(\[\])*)\Z")

ENUM, RECORD, RANGE = "enum", "record", "range"
"""What a type of a user can be, besides a domain, which is what its base type is."""


@dataclass(frozen=True)
class Types:
    """What the types of users are on each side, by name: ENUM, RECORD, RANGE, or the base type of a domain; and casts between them."""

    old: Mapping[str, str] = field(default_factory=dict)
    new: Mapping[str, str] = field(default_factory=dict)
    casts: frozenset[tuple[str, str]] = frozenset()


KNOWN_TO_POSTGRES = Types()


def keeps_values(before: str, after: str, types: Types = KNOWN_TO_POSTGRES) -> bool:
    """True when no value can be cut, rounded or refused on the way."""
    if before.endswith("[]") and after.endswith("[]"):
        return keeps_values(before[:-2], after[:-2], types)
    if after in types.new:
        return before == after
    (old, old_numbers), (new, new_numbers) = _parts(_based(before, types.old)), _parts(after)
    anything = new == "text" or (new == "character varying" and not new_numbers)
    longer = old in _TEXTS and new == "character varying" and bool(old_numbers) and old_numbers <= new_numbers
    wider = old == new == "numeric" and (not new_numbers or (bool(old_numbers) and _wider(old_numbers, new_numbers)))
    counts = old in _INTEGERS and (new in _INTEGERS[_INTEGERS.index(old) :] or (new == "numeric" and not new_numbers))
    times = old in _DATES and not new_numbers and new in _DATES[_DATES.index(old) :]
    same = (old, old_numbers) == (new, new_numbers)
    return anything or longer or wider or counts or times or same or (old, new) == ("real", "double precision")


def keeps_rows(before: str, after: str) -> bool:
    """True when Postgres changes the type without writing a row anew. Source: varchar_support and numeric_support."""
    (old, old_numbers), (new, new_numbers) = _parts(before), _parts(after)
    texts = old in _TEXTS and new in _TEXTS and keeps_values(before, after)
    same_scale = not new_numbers or (*old_numbers, 0)[1:2] == (*new_numbers, 0)[1:2]
    return texts or (old == new == "numeric" and same_scale and keeps_values(before, after))


def keeps_operators(before: str, after: str) -> bool:
    """True when expressions and references over the column mean the same with the new type."""
    old, new = _parts(before)[0], _parts(after)[0]
    return old == new or any(old in family and new in family for family in (_INTEGERS, _TEXTS))


def cast(value: str, before: str, after: str, types: Types = KNOWN_TO_POSTGRES) -> str:
    """The expression that turns `value` of one type into the other, by the way that Postgres has or else through its text."""
    old, new = _name(_based(before, types.old)), _name(_based(after, types.new))
    if _is_direct(old, new) or (_name(before), _name(after)) in types.casts:
        return f"{value}::{after}"
    if made := _of_json(value, old, new, after, types) or _of_elements(value, old, new, after):
        return made
    middle = "text[]" if old.endswith("[]") and new.endswith("[]") else "integer" if old == "boolean" and new in _NUMERIC else "text"
    return f"{value}::{middle}::{after}"


HOLDER = "pg_temp.growthos_holder"
"""A table whose only column, `value`, is of the type that is wanted: no expression turns a document into an array of records otherwise."""


def needs_holder(before: str, after: str, types: Types) -> bool:
    """Whether the expression of `cast` names HOLDER."""
    old, new = _name(_based(before, types.old)), _name(_based(after, types.new))
    return not (_is_direct(old, new) or (_name(before), _name(after)) in types.casts) and _takes_records(old, new, types)


def _takes_records(old: str, new: str, types: Types) -> bool:
    if not new.endswith("[]") or types.new.get(new.removesuffix("[]")) != RECORD:
        return False
    return old in ("json", "jsonb") or (old.endswith("[]") and types.old.get(old.removesuffix("[]")) == RECORD)


def _of_json(value: str, old: str, new: str, after: str, types: Types) -> str:
    """To, from and between what has named parts; empty where that is not the question."""
    documents = ("json", "jsonb")
    if _takes_records(old, new, types):
        return f"(pg_catalog.jsonb_populate_record(null::{HOLDER}, pg_catalog.jsonb_build_object('value', {value}))).value"
    if types.new.get(new) == RECORD and (old in documents or types.old.get(old) == RECORD):
        return f"pg_catalog.jsonb_populate_record(null::{after}, pg_catalog.to_jsonb({value}))"
    if new in documents:
        made = f"pg_catalog.to_{new}({value})"
        return made if after == new else f"{made}::{after}"
    return f"({value} #>> '{{}}')::{after}" if old in documents and not new.endswith("[]") else ""


def _of_elements(value: str, old: str, new: str, after: str) -> str:
    """An array of one element; empty where that is not the question."""
    if new.endswith("[]") and not old.endswith("[]") and _is_direct(old, new.removesuffix("[]")):
        return f"case when {value} is not null then array[{value}]::{after} end"
    if old.endswith("[]") and not new.endswith("[]") and _is_direct(old.removesuffix("[]"), new):
        return f"nullif(pg_catalog.array_to_string({value}, ','), '')::{after}"  # refused where there are several
    return ""


def parked(column: str, forms: Mapping[str, str], away: Collection[str], becomes: str = "") -> str:
    """The type that holds every value of a column for a while; `forms` says what each type is, `away` which are not there meanwhile.

    Arrays of records are kept by the names of the attributes where they become such once more.
    """
    if column.endswith("[]"):
        records = all(type_.endswith("[]") and forms.get(type_.removesuffix("[]")) == RECORD for type_ in (column, becomes))
        return "jsonb" if records else "text[]"
    form = forms.get(column, "")
    if form in (ENUM, RANGE, ""):
        return "text"
    if form == RECORD:
        return "jsonb"
    # A domain is stored as its base type, so that nothing is written anew.
    return parked(form, forms, away) if form.removesuffix("[]") in away else form


def _based(type_: str, forms: Mapping[str, str]) -> str:
    """The base type of a domain, or of the elements of an array of a domain."""
    name, brackets = (type_[:-2], "[]") if type_.endswith("[]") else (type_, "")
    while (form := forms.get(name)) and form not in (ENUM, RECORD, RANGE):
        name = form
    return f"{name}{brackets}" if not name.endswith("[]") else name


_STRINGS = frozenset({"text", "character varying", "character", "name", '"char"'})
_NUMERIC = ("smallint", "integer", "bigint", "real", "double precision", "numeric")
_REGISTERED = (
    "oid regproc regprocedure regoper regoperator regclass regtype regconfig regdictionary regnamespace regrole regcollation".split()
)

# Both ways between any two of a group, and one way from the first of a row to the others. Casts that only some majors
# know (integer to bytea, since 18) are left out: the text form does it everywhere.
_GROUPS = (
    _NUMERIC,
    *(("integer", name) for name in _REGISTERED),
    *(("bigint", name) for name in _REGISTERED),
    ("bit", "bit varying"),
    ("bit", "integer"),
    ("bit", "bigint"),
    ("boolean", "integer"),
    ("inet", "cidr"),
    ("json", "jsonb"),
    ("macaddr", "macaddr8"),
    ("money", "numeric"),
    _DATES,
    ("circle", "box", "polygon"),
    ("path", "polygon"),
    ("time without time zone", "interval"),
    ("time without time zone", "time with time zone"),
)
_ONE_WAY = (
    ("smallint", *_REGISTERED),
    ("jsonb", "boolean", *_NUMERIC),
    ("integer", "money"),
    ("bigint", "money"),
    ("timestamp without time zone", "time without time zone"),
    ("timestamp with time zone", "time without time zone", "time with time zone"),
    ("lseg", "point"),
    ("box", "point", "lseg"),
    ("circle", "point"),
    ("polygon", "point"),
    ("point", "box"),
    ("xid8", "xid"),
    ("int4range", "int4multirange"),
    ("int8range", "int8multirange"),
    ("numrange", "nummultirange"),
    ("tsrange", "tsmultirange"),
    ("tstzrange", "tstzmultirange"),
    ("daterange", "datemultirange"),
)
_CASTS = frozenset(
    {(old, new) for group in _GROUPS for old in group for new in group} | {(old, new) for old, *more in _ONE_WAY for new in more}
)


def _is_direct(old: str, new: str) -> bool:
    if old == new or old in _STRINGS or new in _STRINGS or (old, new) in _CASTS:
        return True
    return old.endswith("[]") and new.endswith("[]") and _is_direct(old.removesuffix("[]"), new.removesuffix("[]"))


def _name(type_: str) -> str:
    return _parts(type_)[0]


def _wider(old: tuple[int, ...], new: tuple[int, ...]) -> bool:
    (digits, scale), (more_digits, more_scale) = ((*numbers, 0)[:2] for numbers in (old, new))
    return more_scale >= scale and more_digits - more_scale >= digits - scale


def _parts(type_: str) -> tuple[str, tuple[int, ...]]:
    found = _TYPE.match(type_)
    if not found:
        return type_, ()
    numbers = tuple(map(int, (found["numbers"] or "").split(","))) if found["numbers"] else ()
    return found["name"] + (found["rest"] or "") + found["array"], numbers
