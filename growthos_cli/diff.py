"""What differs between two catalogs. Names no kind."""

from __future__ import annotations

from dataclasses import dataclass

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Object, Ref


@dataclass(frozen=True)
class Change:
    """A before/after pair of one ref; one of them may be missing, not both."""

    before: Object | None
    after: Object | None

    @property
    def item(self) -> Object:
        """The object as it will be, or as it was when it goes."""
        item = self.after or self.before
        assert item is not None
        return item

    @property
    def ref(self) -> Ref:
        return self.item.ref

    @property
    def verb(self) -> str:
        """create, alter or drop."""
        if self.before is None:
            return "create"
        return "drop" if self.after is None else "alter"

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that differ, in the order of the dataclass; empty unless the verb is alter."""
        if self.before is None or self.after is None:
            return ()
        return tuple(name for name in self.after.compared() if getattr(self.before, name) != getattr(self.after, name))


def diff(live: Catalog, desired: Catalog, *, prune: bool = False) -> list[Change]:
    """Changes that turn `live` into `desired`, sorted by ref.

    What only `live` has is dropped when its root is desired's, or with `prune` unless it is given; else it is a stranger
    and left alone. What comes along with something else (`always`) is as good as said, unless desired is a whole side.
    """
    changes = [
        Change(live.get(ref), item) for ref, item in desired.objects.items() if live.get(ref) != item and not _unsaid(ref, item, live)
    ]
    for ref, item in live.objects.items():
        if ref in desired or item.permanent:
            continue
        claimed = item.claim in desired.claims
        if item.always and not desired.whole and not claimed:
            continue
        if claimed or item.root in desired.roots or (prune and ref not in desired.given):
            changes.append(Change(item, None))
    return sorted(changes, key=lambda change: change.ref)


def _unsaid(ref: Ref, item: Object, live: Catalog) -> bool:
    """Whether `live` must have some such thing, and does not tell which: SQL that names no owner."""
    return item.permanent and ref not in live and item.part_of is not None and item.part_of in live


def unmanaged(live: Catalog, desired: Catalog) -> list[Object]:
    """Objects of `live` that nothing desired has to do with, sorted by ref: roots, and parts of what `live` does not hold itself
    (a policy on a table of the platform)."""
    beyond = [item for ref, item in live.objects.items() if ref not in desired and ref not in desired.given]
    if not beyond:
        return []
    known = desired.roots | desired.given
    strangers = [item for item in beyond if item.root not in known and (item.root.kind == item.kind or item.root not in live)]
    return sorted(strangers, key=lambda item: item.ref)
