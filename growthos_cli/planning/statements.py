"""The SQL of one change, statement by statement. Order and danger are others' business."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.codec import names
from growthos_cli.catalog.extension_schemas import MADE_IN
from growthos_cli.catalog.in_place import attribute_steps, label_steps
from growthos_cli.catalog.lineage import Inheritance
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column, Extension, SequenceOwner, Table, without_identity
from growthos_cli.catalog.role import Membership
from growthos_cli.catalog.rows import Row
from growthos_cli.catalog.security import DefaultPrivilege, Grant
from growthos_cli.catalog.types import CompositeType, Domain, Enum, RangeType
from growthos_cli.diff import Change
from growthos_cli.names import quote
from growthos_cli.planning.lineage.tied import below, is_inherited_alone
from growthos_cli.planning.rules import RULES, keeps_a_place
from growthos_cli.planning.values.conversions import KNOWN_TO_POSTGRES, Types, cast, needs_holder
from growthos_cli.planning.values.forms import multirange
from growthos_cli.planning.values.kept import KeptRows
from growthos_cli.templates import render


def statements(change: Change, types: Types = KNOWN_TO_POSTGRES) -> list[str]:
    """The statements of a create, a drop, or an alter in place, in order; `types` says how values get from one type to another."""
    return [render(template, variables) for template, variables in _calls(change, types)]


def definition(item: Object) -> str:
    """The part of `create table` that declares a column or a constraint."""
    return render(f"{item.kind}/definition", _variables(item))


def create_table(table: Object, parts: list[Object]) -> str:
    """One `create table` with the columns and constraints that go into it, without the columns that its parents bring."""
    parents = [(part.parent_schema, part.parent) for part in parts if isinstance(part, Inheritance)]
    said = [definition(part) for part in parts if not isinstance(part, Inheritance) and getattr(part, "local", True)]
    by_itself = (part for part in parts if isinstance(part, Column) and part.not_null_local and part.not_null_validated)
    said += [render("column/not_null", _variables(part)) for part in by_itself]
    return render("table/create", {**_variables(table), "parts": said, "parents": parents})


def completed(items: Iterable[Object]) -> list[str]:
    """What is said of a new table and its parts after `create table`, which has no words for it."""
    return [render(template, variables) for item in items if getattr(item, "local", True) for template, variables in _after_create(item)]


def numbering(change: Change, live: Catalog, desired: Catalog) -> Iterator[str]:
    """Sets numbers going where the rows of a table that was there already left off."""
    item = change.after
    if isinstance(item, Column) and isinstance(change.before, Column) and item.identity and _renumbered(change.before, item):
        yield render("column/restart", _variables(item))
    if isinstance(item, KeptRows):
        for name in item.numbered:
            yield render("column/restart", {"schema": item.target_schema, "table": item.target, "name": name})
    if isinstance(item, SequenceOwner):
        was, column = (side.get(Ref("column", (item.table_schema, item.table, item.column))) for side in (live, desired))
        # A sequence that was there goes on by itself; nobody asks another server for the greatest number of a foreign table.
        fresh = Ref("sequence", (item.schema, item.name)) not in live
        if fresh and was is not None and isinstance(column, Column) and not column.foreign and column.type in _WHOLE_NUMBERS:
            yield render("sequence_owner/restart", _variables(item))


def toasted(change: Change, live: Catalog, desired: Catalog) -> Iterator[str]:
    """What tables say of their TOAST tables, once more when a column comes that brings those: until then Postgres forgets it."""
    column = change.after
    if not isinstance(column, Column) or not (change.verb == "create" or "type" in change.fields):
        return
    for table in below(desired, Ref("table", (column.schema, column.table))):
        was, after = live.get(table), desired.get(table)
        if isinstance(was, Table) and isinstance(after, Table) and _of_toast(after) and not _of_toast(was):
            yield render("table/alter.options", _variables(replace(after, options=_of_toast(after)), replace(was, options=())))


def _of_toast(table: Table) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in table.options if pair[0].startswith("toast."))


_WHOLE_NUMBERS = frozenset({"smallint", "integer", "bigint"})

Call = tuple[str, dict[str, Any]]


def _calls(change: Change, types: Types) -> Iterator[Call]:
    before, after, kind = change.before, change.after, change.ref.kind
    if kind in _IN_WORDS_OF_THEIR_OWN:
        yield from _IN_WORDS_OF_THEIR_OWN[kind](change)
    elif isinstance(before, KeptRows) and after is None:
        yield from _rows_aside(before)
    elif after is None:
        for name in RULES[kind].before_drop(change.item):
            yield f"{kind}/{name}", _variables(change.item)
        yield f"{kind}/drop", _variables(change.item)
    elif keeps_a_place(after):
        return
    elif before is None or keeps_a_place(before):
        yield from _creation(after)
    elif isinstance(before, Enum) and isinstance(after, Enum):
        for step in label_steps(before.labels, after.labels) or ():
            yield "enum/alter.labels", _variables(after, before) | {"step": step}
    elif isinstance(before, CompositeType) and isinstance(after, CompositeType):
        steps = attribute_steps(before.attributes, after.attributes)
        yield "composite_type/alter.attributes", _variables(after, before) | {"steps": steps}
    else:
        rule = RULES[kind]
        for template in rule.arrange(before, after, list(dict.fromkeys(rule.alter[name] for name in change.fields if name in rule.alter))):
            yield from _with_holder((f"{kind}/{template}", _variables(after, before) | _using(before, after, types)), before, after, types)
        yield from _entries(after, before)


def _creation(after: Object) -> Iterator[Call]:
    if isinstance(after, Column) and after.identity and after.children == "children":
        yield from _numbered_with_children(after)
        return
    if not RULES[after.kind].there:
        yield f"{after.kind}/create", _variables(after)
    yield from _after_create(after)
    yield from _entries(after, None)


def _numbered_with_children(column: Column) -> Iterator[Call]:
    """Postgres adds no identity to a table that has children: its rows and theirs are numbered first."""
    plain = replace(without_identity(column), default=f"nextval('{_NUMBERS}'::regclass)", children="")
    numbered = replace(plain, default=None)
    yield "column/number_rows", {}
    yield from _creation(plain)
    yield "column/alter.default", _variables(numbered, plain)
    yield "column/numbered", {}
    yield "column/alter.identity", _variables(column, numbered)
    yield from _after_create(column)
    yield "column/restart", _variables(column)


_NUMBERS = "pg_temp.growthos_numbers"


def _entries(after: Object, before: Object | None) -> Iterator[Call]:
    """What each entry of a list needs by itself: drops first, since an entry may take the place of another."""
    for name, template in RULES[after.kind].entries.items():
        old, new = (getattr(side, name) if side else () for side in (before, after))
        yield from ((f"{after.kind}/{template}.drop", _variables(after) | {"entry": entry}) for entry in old if entry not in new)
        yield from ((f"{after.kind}/{template}.add", _variables(after) | {"entry": entry}) for entry in new if entry not in old)


def _with_holder(call: Call, before: Object, after: Object, types: Types) -> Iterator[Call]:
    """The call, and around it what its expression needs."""
    retyped = call[0] == "column/alter.type" and isinstance(before, Column) and isinstance(after, Column) and not after.foreign
    holds = retyped and needs_holder(getattr(before, "type"), getattr(after, "type"), types)
    yield from [("column/hold_records", _variables(after))] if holds else []
    yield call
    yield from [("column/held_records", dict[str, Any]())] if holds else []


def _using(before: Object, after: Object, types: Types) -> dict[str, str]:
    if isinstance(before, Column) and isinstance(after, Column):
        return {"cast": cast(quote(after.name), before.type, after.type, types)}
    return {}


def _renumbered(before: Column, after: Column) -> bool:
    """True where the identity's sequence is new, or its last number may lie outside its new bounds."""
    (least, greatest), (low, high) = before.bounds, after.bounds
    return not before.identity or low > least or high < greatest


def _rows_aside(rows: KeptRows) -> Iterator[Call]:
    yield "kept_rows/drop", _variables(rows)
    if rows.emptied:
        yield "kept_rows/empty", _variables(rows)


def _after_create(item: Object) -> Iterator[Call]:
    rule = RULES[item.kind]
    if isinstance(item, Domain) and item.default is None and "." in item.type:
        yield "domain/alter.default", _variables(item)  # else it would be that of the type it stands on
    for name, left in rule.after_create.items():
        if name == "not_null_validated" and isinstance(item, Column) and is_inherited_alone(item):
            continue  # said above
        if name not in rule.entries and getattr(item, name) != left:
            yield f"{item.kind}/{rule.alter[name]}", _variables(item)


def _variables(item: Object, before: Object | None = None) -> dict[str, Any]:
    variables = {name: getattr(item, name) for name in names(type(item))}
    variables["before"] = before
    if isinstance(item, Column) and isinstance(before, Column):
        variables["restart"] = _renumbered(before, item)
    if isinstance(item, RangeType):
        variables["several"] = multirange(item)
    if item.kind == "table":
        variables |= {"parts": [], "parents": []}
    if isinstance(item, Extension):
        variables["by_itself"] = MADE_IN.get(item.name) == item.schema
    if isinstance(item, Row):
        everything = (*item.at, *item.values, *item.initial)
        variables["columns"] = [column for column, _ in everything]
        variables["contents"] = [value for _, value in everything]
    return variables


def _privileges(change: Change) -> Iterator[Call]:
    """As who granted it, where that is not the owner: nobody else's grants can be taken back or given otherwise."""
    if isinstance(change.item, Grant) and change.item.grantor:
        yield "grant/become", {"role": change.item.grantor}
        yield from _differences(change)
        yield "grant/become_oneself", {}
    else:
        yield from _differences(change)


def _differences(change: Change) -> Iterator[Call]:
    """Revokes first, so that no moment grants more than either side of the change."""
    item = change.item
    assert isinstance(item, Grant | DefaultPrivilege)
    base = {name: getattr(item, name) for name in names(type(item))}
    if isinstance(item, DefaultPrivilege):
        base["classes"] = f"{item.on}s"
    held, wanted = _held(change.before), _held(change.after)
    options_held, options_wanted = _held(change.before, "grantable"), _held(change.after, "grantable")
    if isinstance(item, Grant) and item.own:
        # Whoever owns it keeps the rights themselves.
        held = wanted = options_held | options_wanted
    kept_back, to_keep_back = _held(change.before, "withheld"), _held(change.after, "withheld")
    if taken := sorted(to_keep_back - kept_back):
        yield f"{item.kind}/drop", base | {"privileges": taken, "everything": False, "passed_on": False}
    if returned := sorted(kept_back - to_keep_back):
        yield f"{item.kind}/create", base | {"privileges": returned, "with_grant_option": False}
    if revoked := sorted(held - wanted):
        beside = isinstance(item, Grant) and item.beside
        passed_on = bool(options_held.intersection(revoked))
        yield f"{item.kind}/drop", base | {"privileges": revoked, "everything": not wanted and not beside, "passed_on": passed_on}
    if withdrawn := sorted((options_held - options_wanted) & wanted):
        yield f"{item.kind}/drop.grantable", base | {"privileges": withdrawn}
    if given := sorted((wanted - held) - options_wanted):
        yield f"{item.kind}/create", base | {"privileges": given, "with_grant_option": False}
    if optional := sorted(options_wanted - options_held):
        yield f"{item.kind}/create", base | {"privileges": optional, "with_grant_option": True}


def _withheld(change: Change) -> Iterator[Call]:
    item = change.item
    base = {name: getattr(item, name) for name in names(type(item))}
    held, wanted = _held(change.before), _held(change.after)
    if returned := sorted(held - wanted):
        yield "withheld/drop", base | {"privileges": returned}
    if taken := sorted(wanted - held):
        yield "withheld/create", base | {"privileges": taken}


def _held(item: Object | None, name: str = "privileges") -> set[str]:
    return set(getattr(item, name, ())) if item else set()


def _membership(change: Change) -> Iterator[Call]:
    """What is there is each grantor's own grant."""
    if change.before is None:
        yield "membership/create", _variables(change.item)
        return
    assert isinstance(change.before, Membership)
    alter = RULES[Membership.kind].alter
    templates = ["drop"] if change.after is None else list(dict.fromkeys(alter[name] for name in change.fields))
    for template in templates:
        for grantor in change.before.grantors or ("",):
            yield f"membership/{template}", _variables(change.item) | {"grantor": grantor}


_IN_WORDS_OF_THEIR_OWN: Mapping[str, Callable[[Change], Iterator[Call]]] = {
    "grant": _privileges,
    "default_privilege": _privileges,
    "withheld": _withheld,
    "membership": _membership,
}
