"""What must make way for a plan: objects that stand on something that goes, and come back when it is there again.

Postgres refuses to drop or retype what others depend on, and `cascade` would take them for good. So they are dropped by
the plan, dependents first, and created again: those that are desired as desired, strangers as they were.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from growthos_cli.catalog.base_types import BaseType, ShellType
from growthos_cli.catalog.by_place import places
from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.constraints import PrimaryKey
from growthos_cli.catalog.in_place import attribute_steps
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column, Table, without_not_null
from growthos_cli.catalog.types import CompositeType, DomainCheck
from growthos_cli.catalog.views import MaterializedView
from growthos_cli.diff import Change
from growthos_cli.errors import PlanError
from growthos_cli.names import qualified
from growthos_cli.planning.anew import Sides, comes_with_its_table, handed_late, indexes_left, losing_columns, made_anew, out_of_place
from growthos_cli.planning.excluded import needs_every_column
from growthos_cli.planning.firing import fired_meanwhile
from growthos_cli.planning.graph import reachable
from growthos_cli.planning.identity_names import given_up, takes_numbers
from growthos_cli.planning.lineage.held_elsewhere import parted_for
from growthos_cli.planning.lineage.referring import among_themselves
from growthos_cli.planning.lineage.tied import below, is_partitioned_by, links
from growthos_cli.planning.lineage.unvalidated import Later, said_anew, said_once_more
from growthos_cli.planning.overloads import crowding
from growthos_cli.planning.retyping import stands_in_the_way
from growthos_cli.planning.rule import OLDEST
from growthos_cli.planning.rules import replaces
from growthos_cli.planning.standing import Standing, depends
from growthos_cli.planning.values.conversions import keeps_operators, parked
from growthos_cli.planning.values.filling import is_filled, is_kept_out, views_below
from growthos_cli.planning.values.forms import forms, is_made_of, names_of
from growthos_cli.planning.values.remade import otherwise_than_made, parted, said_by_name
from growthos_cli.planning.values.within import holding_rows, in_the_way, new_row
from growthos_cli.planning.whole_rows import generated_too_early

_PARTITIONS_BY = frozenset({"function", "operator_class", "collation"})
"""What a table may be partitioned by the words of: it is made anew around its partitions."""
_KEYS = frozenset({"primary_key", "unique", "index"})
"""What a foreign key stands on: any other one of the same columns will do."""


@dataclass
class Way:
    """`again` are dropped and created again. `stripped` are columns as they are meanwhile: without the default that calls what is
    away, and of another type while the one that they are made of is."""

    again: set[Ref] = field(default_factory=set)
    stripped: dict[Ref, Column] = field(default_factory=dict)
    parked: set[Ref] = field(default_factory=set)
    """The columns of another type; those that have it from a table above are stripped of their default alone."""
    held: set[Edge] = field(default_factory=set)
    """(column, column within what it holds) where the first is of another type before the second is."""
    cleared: set[Edge] = field(default_factory=set)
    """(what is changed, what goes and stands on it): Postgres wants that gone first."""
    later: Later = field(default_factory=dict)
    recollated: set[Ref] = field(default_factory=set)
    """Columns that are of the same type meanwhile, and of no collation of users."""

    @property
    def rewritten(self) -> set[Ref]:
        """The columns whose rows are written anew when they are again what they were."""
        return self.parked | self.recollated


def way(
    live: Catalog, desired: Catalog, changes: Iterable[Change], dropped: set[Ref], *, major: int = OLDEST, forced: Iterable[Ref] = ()
) -> Way:
    """Everything that makes way for `changes`, of which `dropped` are the drops; `forced` make way in any case, columns by another type.

    Raises PlanError when a stranger needs something that goes for good.
    """
    return _Search(live, desired, {change.ref: change for change in changes}, dropped, major).found(forced)


class _Search:
    def __init__(self, live: Catalog, desired: Catalog, changes: dict[Ref, Change], dropped: set[Ref], major: int) -> None:
        self.major = major
        self.live, self.desired, self.changes, self.dropped = live, desired, changes, dropped
        self.telling = [change for change in changes.values() if not comes_with_its_table(change, live)]
        self.wanted = depends(desired)
        self.needs: dict[Ref, list[Ref]] = defaultdict(list)
        for dependent, dependency in self.wanted:
            self.needs[dependent].append(dependency)
        standing = Standing(live, desired)
        self.dependents, self.ties, self.foreign, self.returning = standing.dependents, standing.ties, standing.foreign, standing.returning
        self.remade = otherwise_than_made(live, self.dependents)
        self.way = Way()
        self.stuck: list[str] = []
        self.crowded = {routine for _, routine in crowding(changes.values())}
        self.emptied: set[Ref] = set()  # columns that hold nothing of what users made, however deep within

    def found(self, forced: Iterable[Ref]) -> Way:
        self.way.stripped |= {column.ref: column for column in given_up(self.telling, self.changes, self.dropped)}
        away = {ref for ref in forced if ref.kind == Column.kind}
        self.way.again |= {change.ref for change in self.telling if replaces(change, self.major)} | ({*forced} - away)
        sides = Sides(self.live, self.desired, self.changes, self.telling, self.dropped, list(self.ties.values()), self.major)
        self.way.again |= {*made_anew(sides), *indexes_left(sides, self.way.again)}
        self.way.again |= {*said_anew(self.live, self.desired, self.way.again | self.dropped)}
        for bare in said_once_more(self.live, self.desired, self.way.again | self.dropped):
            self.way.stripped.setdefault(bare.ref, bare)
        ties_changed = {ref for ref, change in self.changes.items() if change.verb != "alter"} | self.way.again
        self.way.again |= {*among_themselves(self.live, self.desired, ties_changed)}
        # A type takes its functions along, and so its shell cannot stay.
        shells = {Ref(ShellType.kind, ref.path) for ref in self.dropped if ref.kind == BaseType.kind}
        self.way.again |= shells - self.dropped
        self.todo = sorted(self.way.again | self.dropped)
        self._again(*(ref for ref in self.way.again if ref.kind == BaseType.kind))
        for column in sorted(away - self.way.again):
            self._park(column)
        for item in (item for ref in self.todo if isinstance(item := self.desired.get(ref), MaterializedView)):
            self._fill(Change(None, item))
        for change in self.telling:
            self._fill(change)
            self._over_new_type(change)
            self._over_lost_numbers(change)
            self._over_new_attributes(change)
            anew = change.ref.kind == Column.kind and change.ref in self.way.again and change.after is not None
            self._over_values(Change(None, change.after) if anew else change)
        self._follow()
        while more := self._further(sides):
            self._again(*more)
            self._follow()
        self._again(*fired_meanwhile(self.live, self.desired, self.changes, self.dropped, self.way.again))
        self._follow()
        if self.stuck:
            told = "\n".join(f"  {sentence}" for sentence in sorted(set(self.stuck)))
            raise PlanError(
                f"the plan would take away what objects outside the manifests need:\n{told}\nChange those first, or declare them."
            )
        self._settle_types()
        self.way.stripped = {ref: item for ref, item in self.way.stripped.items() if ref not in self.way.again}
        return self.way

    def _further(self, sides: Sides) -> list[Ref]:
        """What makes way for what is made anew."""
        early = generated_too_early(self.live, self.desired, self.dropped | self.way.again)
        return early + [ref for found in (losing_columns, out_of_place, handed_late) for ref in found(sides, self.way.again)]

    def _follow(self) -> None:
        """Whatever stands on what goes makes way, and what stands on that."""
        while self.todo:
            gone = self.todo.pop()
            for dependent in self.dependents[gone]:
                below = (dependent, gone) in self.ties or (dependent, gone) in self.returning
                makes_way = self._goes_below if below else self._makes_way
                if dependent not in self.dropped and dependent not in self.way.again and makes_way(dependent, gone):
                    self._again(dependent)

    def _again(self, *refs: Ref) -> None:
        # A type that functions are made for goes with its shell, and with the shell the functions that it is made with.
        shells = tuple(shell for ref in refs if ref.kind == BaseType.kind and (shell := Ref(ShellType.kind, ref.path)) not in self.dropped)
        self.way.again.update(refs + shells)
        self.todo += refs + shells
        for item in (item for ref in refs if isinstance(item := self.desired.get(ref), MaterializedView)):
            self._fill(Change(None, item))
        for item in (item for ref in refs if isinstance(item := self.live.get(ref), DomainCheck | Column)):
            back = self.desired.get(item.ref) or item
            self._over_values(Change(item, back) if isinstance(item, DomainCheck) else Change(None, back))

    def _fill(self, change: Change) -> None:
        """Views that stay, and whose owners may not read what they are to fill another with, make way; so does that one where its own
        may not."""
        if is_filled(change):
            through = views_below(change.ref, self.needs) | ({change.ref} if change.before is not None else set())
            kept_out = (ref for ref in sorted(through - self.dropped) if ref in self.live and ref in self.desired)
            self._again(*(ref for ref in kept_out if ref not in self.way.again and is_kept_out(ref, self.needs, self.live, self.desired)))

    def _over_values(self, change: Change) -> None:
        """What holds values that Postgres would look at, deep within others."""
        if (row := new_row(change)) is not None and row.kind == Table.kind:
            self.way.cleared |= {(change.ref, view) for view in self._kept_rows(row)}
        for column in in_the_way(self.live, change, self.dependents):
            if column in self.dropped:
                self.way.cleared.add((change.ref, column))
            else:
                self.emptied |= self._family(column)
                self._park(column)

    def _kept_rows(self, table: Ref) -> list[Ref]:
        """Materialized views that may hold whole rows of the table, or of one below it: they make way."""
        standing = (ref for each in below(self.live, table) for ref in self.dependents[each] if ref.kind == "materialized_view")
        views = sorted({*standing})
        self._again(*(view for view in views if view not in self.dropped | self.way.again))
        return views

    def _makes_way(self, ref: Ref, gone: Ref) -> bool:
        item = self.live.objects[ref]
        part = item.part_of == gone
        if isinstance(item, Table) and item.server is None:
            # A typed table is made anew with its type; its rows are put aside (kept.py).
            of_it = item.of_type is not None and is_made_of(item.of_type, self.live.objects[gone])
            by_it = item.partition_by is not None and gone.kind in _PARTITIONS_BY
            return (of_it or by_it) and ref in self.desired
        if part and gone in self.dropped:
            # It goes along, and comes back where something else has taken the name that it stands on.
            return ref in self.desired
        for_good = gone in self.dropped and gone not in self.way.again
        if isinstance(item, Column) and not part:
            if item.generated is None:
                self._strip(item, self.live.objects[gone], for_good)
            return item.generated is not None
        change = self.changes.get(ref)
        # While a column that goes is there, its place has the name that another one's is to have.
        bound = change is not None and (bool(places(change.after)) or needs_every_column(change.after))
        lets_go = change is not None and (ref, gone) not in self.wanted and item.kind != "foreign_key" and not bound
        if for_good and lets_go and not (gone in self.crowded and ref in self.desired):
            return False  # altered first, it lets go by itself; no alteration takes a key from what it refers to
        if for_good and ref not in self.desired and gone.kind not in _KEYS:
            self.stuck.append(f"{ref} needs {gone}")
            return False
        return True

    def _goes_below(self, ref: Ref, gone: Ref) -> bool:
        """A tie that is loosened first lets go; what a child had from its parent alone becomes its own."""
        again = gone in self.way.again
        tie = self.ties.get((ref, gone))
        return again if tie is None else tie.link not in self.dropped | self.way.again and (tie.partition or again)

    def _strip(self, column: Column, gone: Object, for_good: bool) -> None:
        """Takes from a column what it has of something that goes: its type, or what its default calls."""
        if is_made_of(column.type, gone):
            change = self.changes.get(column.ref)
            if for_good and change is not None and not is_made_of(getattr(change.after, "type"), gone):
                return  # altered first, it lets go by itself
            if for_good and column.ref not in self.desired:
                self.stuck.append(f"{column.ref} needs {gone.ref}")
            self._park(column.ref)
        elif column.collation == qualified(*gone.path()):
            change = self.changes.get(column.ref)
            if for_good and change is not None and getattr(change.after, "collation") != column.collation:
                return
            if for_good and column.ref not in self.desired:
                self.stuck.append(f"{column.ref} needs {gone.ref}")
            self._recollate(column.ref)
        elif column.default is not None:
            self.way.stripped.setdefault(column.ref, replace(column, default=None))

    def _park(self, ref: Ref) -> None:
        """The column has another type for a while.

        Which type that is, is told when everything that goes is known.
        """
        for member in self._rewritten(ref, self.way.parked):
            self._over(member, same_operators=False)
            self._over_rows(member)

    def _recollate(self, ref: Ref) -> None:
        """The column has no collation of its own for a while."""
        for member in self._rewritten(ref, self.way.recollated):
            self._over(member, same_operators=True)
            self._over_rows(member)

    def _rewritten(self, ref: Ref, among: set[Ref]) -> list[Ref]:
        """The column and those that tables above and below have of it, since one statement changes all, as far as they are not `among`
        what is so already; they are from now on, and without their default."""
        for member in sorted(self._family(ref)):
            self._free_key(member)
        self._part_from_foreign(ref)
        found = sorted(ref for ref in self._family(ref) - among if Ref("table", ref.path[:2]) not in self.way.again)
        for member in found:
            column = self.live.objects[member]
            assert isinstance(column, Column)
            among.add(member)
            self.way.stripped[member] = replace(column, default=None)
        self._unsay(ref)
        return found

    def _unsay(self, column: Ref) -> None:
        """While a column is retyped, it may be null where Postgres would not say otherwise once more. One with an identity may not: then
        the children that say so are made anew."""
        gone = self.dropped | self.way.again
        for item, saying in said_by_name(self.live, self._family(column), self.ties.values(), self.major):
            standing = (ref for ref in self.dependents[item.ref] if ref.kind == PrimaryKey.kind)
            if item.identity is not None:
                standing = (Ref(Table.kind, ref.path[:2]) for ref in saying)
            else:
                self.way.stripped[item.ref] = without_not_null(self.way.stripped.get(item.ref, item))
            self._again(*(ref for ref in standing if ref not in gone))

    def _over_rows(self, column: Ref) -> None:
        """What holds rows with that column lets go of them before the column is of another type."""
        self.way.held |= {(view, column) for view in self._kept_rows(Ref("table", column.path[:2]))}
        for holder in set(holding_rows(self.live, Ref("table", column.path[:2]), self.dependents)):
            self.way.held.add((holder, column))
            if holder not in self.dropped | self.way.parked:
                self.emptied |= self._family(holder)
                self._park(holder)

    def _free_key(self, column: Ref) -> None:
        """A column that a table is partitioned by keeps its type: the table, which has no rows of its own, is made again around its
        partitions, whose columns are free meanwhile."""
        table = self.live.objects[Ref("table", column.path[:2])]
        if isinstance(table, Table) and is_partitioned_by(table, column.path[2]):
            partitions = (link.ref for link in links(self.live) if link.above == table.ref)
            self._again(*(ref for ref in (table.ref, *partitions) if ref not in self.dropped | self.way.again))

    def _part_from_foreign(self, column: Ref) -> None:
        parted = parted_for(self._family(column), self.foreign) if self.foreign else set()
        self._again(*(ref for ref in sorted(parted) if ref not in self.dropped | self.way.again))

    def _family(self, ref: Ref) -> set[Ref]:
        """The column, and every one that its tables have from each other, as far as the tables stay what they are."""
        gone = self.dropped | self.way.again
        pairs = [pair for pair, tie in self.ties.items() if tie.link not in gone and gone.isdisjoint(pair)]
        return reachable([ref], [*pairs, *((above, below) for below, above in pairs)])

    def _settle_types(self) -> None:
        known = {**forms(self.desired), **forms(self.live)} if self.way.parked else {}
        away = {name for ref in self.way.again | self.dropped for name in names_of(self.live.objects[ref])}
        below = {pair[0] for pair, tie in self.ties.items() if tie.link not in self.dropped | self.way.again}
        for ref in self.way.parked - below:
            column = self.way.stripped[ref]
            becomes = after.type if isinstance(after := self.desired.get(ref), Column) else ""
            type_ = parked(column.type, known, known.keys() if ref in self.emptied else away, becomes)
            self.way.stripped[ref] = replace(column, type=type_)
        for ref in self.way.recollated - below:
            self.way.stripped[ref] = replace(self.way.stripped[ref], collation=None)

    def _over_new_type(self, change: Change) -> None:
        """What Postgres will not carry over to a column's new type by itself."""
        if not isinstance(change.before, Column) or not isinstance(change.after, Column) or change.ref in self.way.again:
            return
        if {"type", "collation"} & set(change.fields):
            self._free_key(change.ref)
            tied = change.before.children or any(change.ref == below for below, _ in self.ties)
            if tied and change.before.default is not None:
                # Taken off and put back table by table: the type alone is changed below as well.
                self.way.stripped.setdefault(change.ref, replace(change.before, default=None))
            tied_otherwise = parted(self.live, change.ref, self.dependents, self.major)
            self._again(*(ref for ref in sorted(tied_otherwise) if ref not in self.dropped | self.way.again))
            self._part_from_foreign(change.ref)
            self._unsay(change.ref)
            self._over(change.ref, same_operators=keeps_operators(change.before.type, change.after.type))
        elif None not in (change.before.generated, change.after.generated) and "generated" in change.fields:
            self._clear(change.ref, [ref for ref in self.dependents[change.ref] if ref in self.remade])

    def _over_lost_numbers(self, change: Change) -> None:
        """The sequence of an identity goes with it, also under others that take its numbers."""
        was, becomes = change.before, change.after
        if isinstance(was, Column) and isinstance(becomes, Column) and was.identity and not becomes.identity:
            others = (ref for ref in self.dependents[was.ref] if ref not in self.dropped | self.way.again)
            for item in (item for ref in others if takes_numbers(item := self.live.objects[ref], was.sequence_name)):
                if isinstance(item, Column) and item.generated is None:
                    self.way.stripped.setdefault(item.ref, replace(item, default=None))
                else:
                    self._clear(was.ref, [item.ref])

    def _over_new_attributes(self, change: Change) -> None:
        """Who may look at an attribute that goes or gets another type. Postgres knows which; the edges tell of the whole type."""
        before, after = change.before, change.after
        if isinstance(before, CompositeType) and isinstance(after, CompositeType) and change.ref not in self.way.again:
            steps = attribute_steps(before.attributes, after.attributes)
            typed = (
                item.ref for item in map(self.live.objects.get, self.dependents[change.ref]) if isinstance(item, Table) and item.of_type
            )
            self._again(*(ref for ref in typed if ref in self.desired and ref not in self.way.again))
            if steps is not None and (steps.dropped or steps.retyped):
                self._over(change.ref, same_operators=False)
                for column in (self.live.objects[ref] for ref in self.dependents[change.ref] if ref not in self.dropped):
                    # Its default may take the attribute out of a value.
                    if isinstance(column, Column) and column.default is not None and column.generated is None:
                        self.way.stripped.setdefault(column.ref, replace(column, default=None))

    def _over(self, column: Ref, *, same_operators: bool) -> None:
        standing = (ref for ref in self.dependents[column] if (ref, column) not in self.ties)
        self._clear(column, [ref for ref in standing if stands_in_the_way(self.live.objects[ref], self.remade, same_operators)])

    def _clear(self, column: Ref, breaking: list[Ref]) -> None:
        """These go before the column changes, and come back."""
        gone = self.dropped | self.way.again
        self.way.cleared |= {(column, ref) for ref in breaking}
        self._again(*(ref for ref in breaking if ref not in gone))
