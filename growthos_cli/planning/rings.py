"""How a ring of changes that wait for each other is opened, one step at a time. Knows no order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from growthos_cli.catalog.catalog import Edge
from growthos_cli.catalog.lineage import IndexPartition
from growthos_cli.catalog.ref import Ref
from growthos_cli.diff import Change
from growthos_cli.planning.shells import HOLLOW, shell_of

EARLY, LATE = 0, 1
"""The phases of a plan: drops, and everything after them."""


@dataclass
class Openings:
    """What has been done so far.

    `unfolded` are new tables whose parts come one by one. `apart` are parts of dropped tables that are dropped by themselves.
    `shells` are refs that are created or dropped as a shell, each with the members of its ring: it does not need them while it is
    a shell, and a shell is all that they need of it.
    """

    unfolded: set[Ref] = field(default_factory=set)
    apart: set[Ref] = field(default_factory=set)
    shells: dict[Ref, set[Ref]] = field(default_factory=dict)

    def open(self, ring: Iterable[tuple[int, Change]], tables: set[Ref], live: set[Edge], carried: Mapping[Ref, Ref]) -> bool:
        """Does one thing more about this ring of (phase, change); False when there is nothing left to do.

        `tables` are those that are created whole; `carried` says which drop goes with which.
        """
        members = list(ring)
        if whole := {change.ref for phase, change in members if phase == LATE and change.ref in tables} - self.unfolded:
            # A default may call a function whose signature names the table.
            self.unfolded |= whole
            return True
        early = {change.ref for phase, change in members if phase == EARLY}
        # An index parts from the one above with its table alone.
        free = ((a, b) for a, b in live if a in carried and a not in self.apart and a.kind != IndexPartition.kind)
        if tying := {a for a, b in free if self._ties(a, b, early, carried)}:
            self.apart |= tying
            return True
        return self._hollow(members)

    def top(self, ref: Ref, carried: Mapping[Ref, Ref]) -> Ref:
        """Whose drop takes this one along."""
        while ref in carried and ref not in self.apart:
            ref = carried[ref]
        return ref

    def _ties(self, a: Ref, b: Ref, early: set[Ref], carried: Mapping[Ref, Ref]) -> bool:
        one, other = self.top(a, carried), self.top(b, carried)
        return one != other and one in early and other in early

    def _hollow(self, members: list[tuple[int, Change]]) -> bool:
        refs = {change.ref for _, change in members}
        for kind in HOLLOW:
            for _, change in members:
                known = self.shells.get(change.ref, set())
                whole = change.verb != "alter"  # what is altered was never a shell
                if whole and change.ref.kind == kind and shell_of(change.item) is not None and not refs <= known | {change.ref}:
                    self.shells[change.ref] = known | refs - {change.ref}
                    return True
        return False
