"""Which changes of a column's type keep every value, and which keep every operator. Anything unknown keeps neither.

Types are as `format_type()` prints them. Source: pg_cast.dat, and ALTER TABLE ... TYPE, which casts every value.
"""

from __future__ import annotations

import re

_INTEGERS = ("smallint", "integer", "bigint")
_DATES = ("date", "timestamp without time zone", "timestamp with time zone")
_TEXTS = ("character varying", "text")
_TYPE = re.compile(r"(?P<name>[^(\[]+?)(\((?P<numbers>[\d,]+)\))?(?P<rest> with(?:out)? time zone)?(?P<array>(\[\])*)\Z")


def keeps_values(before: str, after: str) -> bool:
    """True when no value can be cut, rounded or refused on the way."""
    (old, old_numbers), (new, new_numbers) = _parts(before), _parts(after)
    if old.endswith("[]") or new.endswith("[]"):
        return before == after
    anything = new == "text" or (new == "character varying" and not new_numbers)
    longer = old in _TEXTS and new == "character varying" and bool(old_numbers) and old_numbers <= new_numbers
    wider = old == new == "numeric" and (not new_numbers or (bool(old_numbers) and _wider(old_numbers, new_numbers)))
    counts = old in _INTEGERS and (new in _INTEGERS[_INTEGERS.index(old) :] or (new == "numeric" and not new_numbers))
    times = old in _DATES and not new_numbers and new in _DATES[_DATES.index(old) :]
    return anything or longer or wider or counts or times or (old, new) == ("real", "double precision")


def keeps_operators(before: str, after: str) -> bool:
    """True when expressions and references over the column mean the same with the new type."""
    old, new = _parts(before)[0], _parts(after)[0]
    return old == new or any(old in family and new in family for family in (_INTEGERS, _TEXTS))


def _wider(old: tuple[int, ...], new: tuple[int, ...]) -> bool:
    (digits, scale), (more_digits, more_scale) = ((*numbers, 0)[:2] for numbers in (old, new))
    return more_scale >= scale and more_digits - more_scale >= digits - scale


def _parts(type_: str) -> tuple[str, tuple[int, ...]]:
    found = _TYPE.match(type_)
    if not found:
        return type_, ()
    numbers = tuple(map(int, (found["numbers"] or "").split(","))) if found["numbers"] else ()
    return found["name"] + (found["rest"] or "") + found["array"], numbers
