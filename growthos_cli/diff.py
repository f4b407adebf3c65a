"""What differs between two catalogs. Names no kind."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.made import Made
from growthos_cli.catalog.ref import Object, Ref


@dataclass(frozen=True)
class Change:
    """A before/after pair of one ref; one of them may be missing, not both."""

    before: Object | None
    after: Object | None
    ref: Ref = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Once: a plan asks for it time and again.
        object.__setattr__(self, "ref", self.item.ref)

    @property
    def item(self) -> Object:
        """The object as it will be, or as it was when it goes."""
        item = self.after or self.before
        assert item is not None
        return item

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
    there, wanted = _apart(live, desired)
    changes = [Change(live.get(ref), item) for ref, item in wanted.items() if live.get(ref) != item and not _unsaid(ref, item, live)]
    for ref, item in there.items():
        if ref in desired or item.permanent:
            continue
        claimed = item.claim in desired.claims
        if item.always and not desired.whole and not claimed:
            continue
        if claimed or item.root in desired.roots or (prune and ref not in desired.given):
            changes.append(Change(item, None))
    return sorted(changes, key=attrgetter("ref"))


def _apart(live: Catalog, desired: Catalog) -> tuple[Mapping[Ref, Object], Mapping[Ref, Object]]:
    """The objects of both sides, without those of kinds that are known to be alike."""
    there, wanted = live.objects, desired.objects
    if isinstance(there, Made) and isinstance(wanted, Made):
        kinds = there.apart(wanted)
        return there.only(kinds), wanted.only(kinds)
    return there, wanted


def known_alike(live: Catalog, desired: Catalog) -> bool:
    """Whether nothing differs and nothing is unmanaged, as far as that is known without a look at any object."""
    there, wanted = live.objects, desired.objects
    return isinstance(there, Made) and isinstance(wanted, Made) and not there.apart(wanted)


def unsettled(there: Catalog, desired: Catalog) -> frozenset[str]:
    """The kinds of which a database that holds just what `there` has may need something for `desired`, or hold something unmanaged.
    Of all others it does neither, whatever it has of these."""
    known = desired.roots | desired.given
    found = {change.ref.kind for change in diff(there, desired, prune=True)}
    found |= {ref.kind for ref, item in desired.objects.items() if there.get(ref) != item}
    beyond = ((ref, item) for ref, item in there.objects.items() if ref not in desired and ref not in desired.given)
    return frozenset(found | {ref.kind for ref, item in beyond if item.root not in known})


def _unsaid(ref: Ref, item: Object, live: Catalog) -> bool:
    """Whether `live` must have some such thing, and does not tell which: SQL that names no owner."""
    return item.permanent and ref not in live and item.part_of is not None and item.part_of in live


def unmanaged(live: Catalog, desired: Catalog) -> list[Object]:
    """Objects of `live` that nothing desired has to do with, sorted by ref: roots, and parts of what `live` does not hold itself
    (a policy on a table of the platform)."""
    beyond = [item for ref, item in _apart(live, desired)[0].items() if ref not in desired and ref not in desired.given]
    # An owner is beyond what manifests say and no stranger: told apart before every root is asked for.
    apart = [item for item in beyond if item.root.kind == item.kind or item.root not in live]
    if not apart:
        return []
    known = desired.roots | desired.given
    return sorted((item for item in apart if item.root not in known), key=lambda item: item.ref)


def by_themselves(strangers: Collection[Object]) -> list[Object]:
    """All but what is said about others of them: whose they are, what is granted on them, their comments."""
    refs = {item.ref for item in strangers}
    return [item for item in strangers if getattr(item, "holder", None) not in refs]
