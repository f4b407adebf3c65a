"""What one major of Postgres can say and another cannot: desired's words put into those of the target, and what has none there.

Where the older of two majors cannot say a thing at all, it says nothing about it: the name of a not-null constraint is then whatever the
newer one has, and all privileges that there are mean all. What a target is too old for is told before anything is sent to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from growthos_cli.catalog.attached import Withheld
from growthos_cli.catalog.base_types import ShellType
from growthos_cli.catalog.between import Collation
from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.constraints import Exclusion
from growthos_cli.catalog.lineage import IndexPartition, Inheritance, Partition
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column, Extension, Table
from growthos_cli.catalog.role import Membership, Role
from growthos_cli.catalog.security import RELATIONS, Comment, DefaultPrivilege, Grant
from growthos_cli.catalog.types import Domain, DomainCheck
from growthos_cli.catalog.views import MaterializedView, View
from growthos_cli.diff import Change
from growthos_cli.locales import same_locale
from growthos_cli.planning.lineage.tied import inherited_name, ties
from growthos_cli.reread import without_hidden_rows

_MAINTAIN = "maintain"
_MAINTAIN_SINCE = 17
_ALL_BEFORE = frozenset({"select", "insert", "update", "delete", "truncate", "references", "trigger"})
_LISTS = ("privileges", "grantable", "withheld")

_NAMED_SINCE = 18
"""Since when the not-null constraint of a column has a name."""

_OF_NEWER: Mapping[type[Object], tuple[int, tuple[str, ...]]] = {
    Column: (_NAMED_SINCE, ("not_null_name", "not_null_local")),
    Domain: (17, ("not_null_name",)),
    Partition: (_NAMED_SINCE, ("not_null",)),
}
"""Since when which fields say how something is not null, which older majors know nothing of."""

_OPTIONS_SINCE = 16
"""Since when a membership says whether it is inherited and whether its member may become the role."""

_LOGGED_SINCE = 18
"""Until then a partitioned table could be called unlogged, which meant nothing."""


@dataclass(frozen=True)
class _Word:
    """A field that is something else than `usual` only since a major; with `only`, one of its values."""

    field: str
    since: int
    usual: Any = None
    only: Any = None

    def is_in(self, item: Object) -> bool:
        value = getattr(item, self.field)
        return bool(value == self.only if self.only is not None else value != self.usual)


_WORDS: Mapping[str, tuple[_Word, ...]] = {
    "check": (_Word("enforced", 18, True),),
    "collation": (_Word("provider", 17, only="builtin"), _Word("rules", 16)),
    "column": (_Word("virtual", 18, False), _Word("not_null_validated", 18, True), _Word("not_null_no_inherit", 18, False)),
    "event_trigger": (_Word("event", 17, only="login"),),
    "membership": (_Word("inherit", 16, only=False), _Word("set", 16, True)),
    "foreign_key": (_Word("enforced", 18, True), _Word("period", 18, False)),
    "primary_key": (_Word("without_overlaps", 18, False),),
    "publication": (_Word("generated_columns", 18, "none"),),
    "subscription": (
        _Word("streaming", 16, only="parallel"),
        _Word("password_required", 16, True),
        _Word("run_as_owner", 16, False),
        _Word("origin", 16, "any"),
        _Word("failover", 17, False),
    ),
    "unique": (_Word("without_overlaps", 18, False),),
}


def fitted(desired: Catalog, live: Catalog, made: int, major: int) -> Catalog:
    """`desired`, read from a server of the major `made`, as one of `major` says it, which has `live`."""
    if made == major:
        return desired
    there = [(item, _fitted(item, live.get(item.ref), made, major, whole=desired.whole)) for item in desired]
    found = [fit for item, fit in there if fit is not item]
    if desired.whole and made < _NAMED_SINCE <= major:
        found += [item for item in live.kind("comment") if isinstance(item, Comment) and item.on == "not_null" and item.root in desired]
    found += _members(desired, live, made, major)
    result = desired.plus(found) if found else desired
    return _names_taken_over(result, live) if made < _NAMED_SINCE <= major else result


def _members(desired: Catalog, live: Catalog, made: int, major: int) -> Iterator[Object]:
    """Until 15 a member inherits as its own attribute says, and may always become the role."""
    for item in desired.kind("membership") if min(made, major) < _OPTIONS_SINCE <= max(made, major) else ():
        assert isinstance(item, Membership)
        member, held = desired.get(Ref("role", (item.member,))), live.get(item.ref)
        if major >= _OPTIONS_SINCE:
            if isinstance(held, Membership):
                yield replace(item, inherit=held.inherit, set=held.set)
        elif not isinstance(member, Role) or item.inherit == member.inherit:
            yield replace(item, inherit=None)


def _names_taken_over(desired: Catalog, live: Catalog) -> Catalog:
    """With the names that constraints of tables below will have: those of the table above, unless they are made by themselves."""
    found: dict[Ref, Object] = {}
    for tie in ties(desired):
        below, above = desired.objects[tie.below], found.get(tie.above, desired.objects[tie.above])
        if not isinstance(below, Column) or not isinstance(above, Column) or not (below.not_null and above.not_null):
            continue
        held = live.get(tie.below)
        by_itself = tie.partition and Ref("table", tie.below.path[:2]) not in live
        if not by_itself and not (isinstance(held, Column) and held.not_null):
            found.setdefault(tie.below, replace(below, not_null_name=inherited_name(above, tie.below)))
    return desired.plus(found.values()) if found else desired


def unknown(changes: Iterable[Change], desired: Catalog, major: int) -> Iterator[tuple[Ref, str]]:
    """What of the changes a server of that major is too old for: the object, and a sentence. `desired` is all that there is to be."""
    for change in changes:
        for word, since in (*_newer(change.after), *_newer_there(change.after, desired)) if change.after else ():
            if since > major:
                yield change.ref, f"{change.ref}: {word} is known since PostgreSQL {since}, and this is {major}"


def _newer(item: Object) -> Iterator[tuple[str, int]]:
    """The words for what not every major can say, and since when."""
    for word in _WORDS.get(item.kind, ()):
        if word.is_in(item):
            value = getattr(item, word.field)
            yield word.field if value in (True, None) else f"{word.field} {str(value).lower()}", word.since
    if _is_of_tables(item) and any(_MAINTAIN in getattr(item, name, ()) for name in _LISTS):
        yield f"the privilege {_MAINTAIN}", _MAINTAIN_SINCE
    if isinstance(item, Comment) and item.on == "not_null":
        yield "the name of such a constraint", _NAMED_SINCE
    if isinstance(item, DefaultPrivilege) and item.on == "large object":
        yield "a default for large objects", 18
    if isinstance(item, Table) and item.partition_by is not None and item.method is not None:
        yield "a partitioned table's method", 17


def _newer_there(item: Object, desired: Catalog) -> Iterator[tuple[str, int]]:
    """The words for what not every major can say of an object among such others."""
    domain = desired.get(Ref(Domain.kind, item.object[:2])) if isinstance(item, Comment) and item.on == DomainCheck.kind else None
    if isinstance(item, Comment) and isinstance(domain, Domain) and domain.not_null and Ref(DomainCheck.kind, item.object) not in desired:
        yield "the name of a domain's not-null constraint", 17
    if isinstance(item, Grant | Withheld) and item.on == ShellType.kind:
        yield "a privilege on a type that is only a name", 18
    table = Ref(Table.kind, item.ref.path[:2])
    if isinstance(item, Exclusion) and getattr(desired.get(table), "partition_by", None) is not None:
        yield "an exclusion constraint of a partitioned table", 17
    if isinstance(item, IndexPartition) and Ref(Exclusion.kind, item.ref.path[:3]) in desired:
        # 17 takes no two indexes of exclusion constraints for alike (CompareIndexInfo), and names those of partitions by itself.
        yield "tying an exclusion constraint of a partition to the one above", 18
    # Of two expressions that somebody wrote nobody knows whether they are the same to Postgres.
    if desired.whole and isinstance(item, Column) and item.generated is not None and any(_generated_otherwise(item, desired)):
        yield "another expression than the one of the table above", 16


def _generated_otherwise(column: Column, desired: Catalog) -> Iterator[bool]:
    for kind in (Inheritance.kind, Partition.kind):
        for link in desired.kind(kind):
            if isinstance(link, Inheritance | Partition) and link.part_of == column.part_of:
                above = desired.get(Ref(Column.kind, (*link.above.path, column.name)))
                yield isinstance(above, Column) and above.generated is not None and above.generated != column.generated


def _fitted(item: Object, held: Object | None, made: int, major: int, *, whole: bool) -> Object:
    if isinstance(item, Collation) and isinstance(held, Collation) and item.provider == held.provider == "icu":
        return replace(item, locale=held.locale) if same_locale(item.locale, held.locale) else item
    since, names = _OF_NEWER.get(type(item), (0, ()))
    if min(made, major) < since <= max(made, major):
        return _known_to_newer(item, held if major >= since else None, names)
    if isinstance(item, Table) and item.unlogged and item.partition_by is not None and major >= _LOGGED_SINCE:
        return replace(item, unlogged=False)
    if _is_of_tables(item) and min(made, major) < _MAINTAIN_SINCE <= max(made, major):
        return _privileges(item, held, newer=major >= _MAINTAIN_SINCE, whole=whole)
    if isinstance(item, Extension):
        return replace(item, version=None)  # each major brings its own
    return worded(item, made, major)


def worded(item: Object, made: int, major: int) -> Object:
    """A view that a server of the major `made` printed, as one of `major` can read it and mean the same by it."""
    if made <= _HIDES_ROWS_UNTIL < major and isinstance(item, View | MaterializedView):
        query = without_hidden_rows(item.query)
        return item if query == item.query else replace(item, query=query)
    return item


_HIDES_ROWS_UNTIL = 15
"""Until then rows called `old` and `new` are within every view."""


def _known_to_newer(item: Object, held: Object | None, names: tuple[str, ...]) -> Object:
    """These fields as what is there has them, where both are not null; else as they are when nobody speaks of them."""
    alike = held is not None and all(getattr(side, "not_null") for side in (item, held)) if not isinstance(item, Partition) else bool(held)
    usual = {each.name: each.default for each in fields(item)}
    changes: dict[str, Any] = {name: getattr(held, name) if alike else usual[name] for name in names}
    return item if all(getattr(item, name) == value for name, value in changes.items()) else replace(item, **changes)


def _is_of_tables(item: Object) -> bool:
    return item.on in RELATIONS if isinstance(item, Grant | Withheld) else isinstance(item, DefaultPrivilege) and item.on == "table"


def _privileges(item: Object, held: Object | None, *, newer: bool, whole: bool) -> Object:
    """All privileges of one major are all of the other. Manifests say which they mean, so that nothing is added to them."""
    changes: dict[str, Any] = {}
    for name in _LISTS:
        words = frozenset(getattr(item, name, ()))
        if not newer and words == _ALL_BEFORE | {_MAINTAIN}:
            changes[name] = tuple(sorted(_ALL_BEFORE))
        elif newer and whole and words == _ALL_BEFORE and frozenset(getattr(held, name, ())) != _ALL_BEFORE:
            changes[name] = tuple(sorted(_ALL_BEFORE | {_MAINTAIN}))
    return replace(item, **changes) if changes else item
