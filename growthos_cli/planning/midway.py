"""What there is when all that goes is gone and all that comes is there: creation brings grants and owners along, and the rest of a plan is
the difference to that."""

from __future__ import annotations

from dataclasses import dataclass

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column
from growthos_cli.catalog.security import Grant
from growthos_cli.diff import Change, diff
from growthos_cli.planning.lineage.inherited import after_recursion
from growthos_cli.planning.rights.implied import implied, without_revoked
from growthos_cli.planning.rights.ownership import settled, told_who
from growthos_cli.planning.way import Way


@dataclass(frozen=True)
class Midway:
    """`left` is what stays, `catalog` that and what creation brings along, which is `brought`. `strangers` had to make way, and nobody
    desires them."""

    left: Catalog
    catalog: Catalog
    brought: list[Object]
    strangers: list[Object]
    coming: list[Change]

    def rest(self, desired: Catalog, role: str, *, guessed: bool) -> list[Change]:
        """What turns it into `desired`, with the strangers as they were. What was brought is taken back first where that is `guessed`."""
        brought = {item.ref for item in self.brought}
        found = [told_who(change, desired, self.catalog, role) for change in _split(self.coming + self._put_back(), brought)]
        alike = [item for item in self.brought if item == desired.get(item.ref)] if guessed else []
        return found + [half for item in alike for half in (Change(item, None), Change(None, item))]

    def _put_back(self) -> list[Change]:
        """Strangers that had to make way come back as they were, also without the grants that creation brings along."""
        before = {item.ref: item for item in self.brought}
        refs = {item.ref for item in self.strangers}
        changes = [Change(before.get(item.ref), item) for item in self.strangers if before.get(item.ref) != item]
        return changes + [Change(item, None) for item in self.brought if item.part_of in refs and item.ref not in refs]


def midway(
    live: Catalog, desired: Catalog, changes: list[Change], made: Way, *, gone: set[Ref], role: str, prune: bool, major: int
) -> Midway:
    """When `gone` are gone, and `made` has made way for what `role` creates."""
    left = live.without(gone).plus(made.stripped.values())
    catalog = after_recursion(left, live, desired, gone, major)
    strangers = [live.objects[ref] for ref in sorted(made.again) if ref not in desired]
    created = [item for item in (*desired, *strangers) if item.ref not in catalog or gets_a_sequence(catalog.get(item.ref), item)]
    brought = list(implied(created, live, role, {*desired.objects, *made.again}))
    # An object that comes back keeps the owner that nobody speaks of.
    strangers_owners = Catalog.of(item for item in strangers if item.permanent)
    catalog = settled(catalog.plus(brought), desired.plus(strangers_owners))
    coming = diff(catalog, desired, prune=prune)
    less = without_revoked(catalog, [change for change in changes if change.verb == "drop"] + coming)
    if less is not catalog:
        catalog, coming = less, diff(less, desired, prune=prune)
    brought = [found for item in brought if (found := catalog.get(item.ref))]
    return Midway(left, catalog, brought, strangers, coming)


def gets_a_sequence(was: Object | None, becomes: Object | None) -> bool:
    """True for a column that gets an identity, and with it a sequence."""
    return isinstance(was, Column) and isinstance(becomes, Column) and bool(becomes.identity) and not was.identity


def _split(changes: list[Change], implied: set[Ref]) -> list[Change]:
    """Grants that creation will have made are taken back whole before the wanted ones are given: the revoke then says
    `all`, which holds on every version and however much the project's defaults gave."""
    result: list[Change] = []
    for change in changes:
        if isinstance(change.item, Grant) and change.ref in implied and change.verb == "alter":
            result += [Change(change.before, None), Change(None, change.after)]
        else:
            result.append(change)
    return result
