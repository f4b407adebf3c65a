"""What must make way for a plan: objects that stand on something that goes, and come back when it is there again.

Postgres refuses to drop or retype what others depend on, and `cascade` would take them for good. So they are dropped by
the plan, dependents first, and created again: those that are desired as desired, strangers as they were.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column, Index, Table, without_identity
from growthos_cli.conversions import keeps_operators
from growthos_cli.diff import Change
from growthos_cli.errors import PlanError
from growthos_cli.rules import OLDEST, replaces

_REFUSES_RETYPING = frozenset({"policy", "trigger", "rule", "publication_table", "view", "materialized_view", "function"})
"""What Postgres keeps a column's type for; a function only with a body that it has compiled."""
_COMPILED_OVER_A_TYPE = frozenset({"check", "foreign_key", "exclusion", "statistics"})
_KEYS = frozenset({"primary_key", "unique", "index"})
"""What a foreign key stands on: any other one of the same columns will do."""


@dataclass
class Way:
    """`again` are dropped and created again; `stripped` are columns whose default is taken off until what it calls is back."""

    again: set[Ref] = field(default_factory=set)
    stripped: dict[Ref, Column] = field(default_factory=dict)


def way(live: Catalog, desired: Catalog, changes: Iterable[Change], dropped: set[Ref], major: int = OLDEST) -> Way:
    """Everything that makes way for `changes`, of which `dropped` are the drops.

    Raises PlanError when a stranger needs something that goes for good.
    """
    return _Search(live, desired, {change.ref: change for change in changes}, dropped, major).found()


def depends(catalog: Catalog) -> set[Edge]:
    """pg_depend's edges. A sequence's hold on its owning column is left out: the column's default points back at it."""
    return {(a, b) for a, b in catalog.edges if (a.kind, b.kind) != ("sequence", "column")}


class _Search:
    def __init__(self, live: Catalog, desired: Catalog, changes: dict[Ref, Change], dropped: set[Ref], major: int) -> None:
        self.major = major
        self.live, self.desired, self.changes, self.dropped = live, desired, changes, dropped
        self.wanted = depends(desired)
        self.dependents: dict[Ref, list[Ref]] = defaultdict(list)
        for dependent, dependency in sorted(depends(live)):
            if dependent in live:
                self.dependents[dependency].append(dependent)
        for item in live:
            if item.part_of:
                self.dependents[item.part_of].append(item.ref)
        self.way = Way()
        self.stuck: list[str] = []

    def found(self) -> Way:
        self._free_names()
        self.way.again |= {ref for ref, change in self.changes.items() if replaces(change, self.major)}
        todo = sorted(self.way.again | self.dropped)
        for change in self.changes.values():
            todo += self._over_new_type(change)
        while todo:
            gone = todo.pop()
            for dependent in self.dependents[gone]:
                if dependent not in self.dropped and dependent not in self.way.again and self._makes_way(dependent, gone):
                    self.way.again.add(dependent)
                    todo.append(dependent)
        if self.stuck:
            told = "\n".join(f"  {sentence}" for sentence in sorted(set(self.stuck)))
            raise PlanError(
                f"the plan would take away what objects outside the manifests need:\n{told}\nChange those first, or declare them."
            )
        self.way.stripped = {ref: item for ref, item in self.way.stripped.items() if ref not in self.way.again}
        return self.way

    def _makes_way(self, ref: Ref, gone: Ref) -> bool:
        item = self.live.objects[ref]
        part = item.part_of == gone
        if isinstance(item, Table) and item.server is None:
            return False
        if part and gone in self.dropped:
            # It goes along, and comes back where something else has taken the name that it stands on.
            return ref in self.desired
        if isinstance(item, Column) and not part:
            if item.generated is None and item.default is not None:
                self.way.stripped[ref] = replace(item, default=None)
            return item.generated is not None
        for_good = gone in self.dropped and gone not in self.way.again
        change = self.changes.get(ref)
        if for_good and change is not None and (ref, gone) not in self.wanted:
            return False  # altered first, it lets go by itself
        if for_good and ref not in self.desired and gone.kind not in _KEYS:
            self.stuck.append(f"{ref} needs {gone}")
            return False
        return True

    def _free_names(self) -> None:
        """An identity is given up first where a sequence of its own sequence's name takes its place."""
        for change in self.changes.values():
            was, becomes = change.before, change.after
            if isinstance(was, Column) and isinstance(becomes, Column) and was.identity and not becomes.identity:
                taken = self.changes.get(Ref("sequence", (was.schema, was.sequence_name)))
                if taken is not None and taken.verb == "create":
                    self.way.stripped[change.ref] = without_identity(was)

    def _over_new_type(self, change: Change) -> list[Ref]:
        """What Postgres will not carry over to a column's new type by itself."""
        if not isinstance(change.before, Column) or not isinstance(change.after, Column) or change.ref in self.way.again:
            return []
        if not {"type", "collation"} & set(change.fields):
            return []
        same = keeps_operators(change.before.type, change.after.type)
        found = [ref for ref in self.dependents[change.ref] if ref not in self.dropped and self._breaks(self.live.objects[ref], same)]
        self.way.again.update(found)
        return found

    def _breaks(self, item: Object, same_operators: bool) -> bool:
        if item.kind in _REFUSES_RETYPING or (isinstance(item, Column) and item.generated is not None):
            return True
        if same_operators:
            return False
        if isinstance(item, Index):
            return item.where is not None or any("(" in key for key in item.keys)
        return item.kind in _COMPILED_OVER_A_TYPE
