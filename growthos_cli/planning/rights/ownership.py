"""What `alter ... owner` does beyond its own object: sequences follow their table, grants and what is withheld pass to the new owner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from growthos_cli.catalog.attached import Owner, Withheld
from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import SequenceOwner
from growthos_cli.catalog.security import Grant
from growthos_cli.diff import Change


def settled(catalog: Catalog, desired: Catalog) -> Catalog:
    """`catalog` as it is after `desired`'s owners took over. The owners themselves stay as they are, because they are still to be
    changed, except those that follow."""
    new: dict[Ref, tuple[str, str]] = {}
    followers: list[Object] = []
    for item in catalog.kind("owner"):
        after = desired.get(item.ref)
        if isinstance(item, Owner) and isinstance(after, Owner) and item.role != after.role:
            new[Ref(item.on, item.object)] = (item.role, after.role)
    for tie in catalog.kind("sequence_owner"):
        if isinstance(tie, SequenceOwner) and (pair := new.get(Ref("table", (tie.table_schema, tie.table)))):
            sequence = Ref("sequence", (tie.schema, tie.name))
            new[sequence] = pair
            followers.append(Owner("sequence", sequence.path, pair[1]))
    if not new:
        return catalog
    return _passed_on(catalog, new).plus(item for item in followers if item.ref in catalog)


def run_as_owner(edges: Iterable[Edge], desired: Catalog) -> set[Edge]:
    """(index, owner of its table) where the index calls functions: Postgres runs them as that owner, and they may ask who it is."""
    calling = {a for a, b in edges if a.kind in _CALLING and b.kind == "function"}
    return {(index, owner) for index in calling if (owner := Owner("table", index.path[:2], "").ref) in desired}


_CALLING = frozenset({"index", "exclusion"})


def passes_into(item: Object, catalog: Catalog, desired: Catalog) -> bool:
    """Whether a grant goes by itself because its grantee becomes the owner. Revoked after that, it would take what owners have."""
    if not isinstance(item, Grant) or item.grantor or item.on == "column":
        return False
    ref = Owner(item.holder.kind, item.holder.path, "").ref
    was, will = catalog.get(ref), desired.get(ref)
    return isinstance(was, Owner) and isinstance(will, Owner) and was.role != will.role == item.grantee


def _passed_on(catalog: Catalog, new: dict[Ref, tuple[str, str]]) -> Catalog:
    """The old owner's name in each entry becomes the new one's, and entries that then say the same are one (aclnewowner, acl.c)."""
    gone: list[Ref] = []
    kept: dict[Ref, Object] = {}
    for item in (*catalog.kind("grant"), *catalog.kind("withheld")):
        assert isinstance(item, Grant | Withheld)
        if (pair := new.get(item.holder)) is None:
            continue
        gone.append(item.ref)
        for moved in _moved(item, *pair, catalog):
            kept[moved.ref] = _united(kept.get(moved.ref), moved)
    return catalog.without(gone).plus(kept.values())


def _moved(item: Grant | Withheld, old: str, new: str, catalog: Catalog) -> Iterator[Object]:
    if isinstance(item, Withheld):
        if item.grantee:
            yield item
        else:
            had = catalog.get(Grant(item.on, item.object, new, ()).ref)
            left = tuple(word for word in item.privileges if not isinstance(had, Grant) or word not in had.privileges)
            if left:
                yield replace(item, privileges=left, role=new)
        return
    grantee = new if item.grantee == old else item.grantee
    grantor = "" if item.grantor in (old, new) else item.grantor
    if grantee != new or grantor or item.on == "column":
        yield replace(item, grantee=grantee, grantor=grantor)
    elif item.grantable:
        # What it was given with an option, it has of itself from then on, and the option stays.
        yield replace(item, grantee=new, grantor="", privileges=item.grantable, own=True)


def _united(first: Object | None, second: Object) -> Object:
    if not (isinstance(first, Grant) and isinstance(second, Grant)):
        return second
    return replace(second, privileges=_union(first.privileges, second.privileges), grantable=_union(first.grantable, second.grantable))


def _union(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*first, *second}))


def told_who(change: Change, desired: Catalog, live: Catalog, role: str) -> Change:
    """The change with the owner's name in it where something is withheld from an owner that a manifest leaves open."""
    item = change.item
    if not isinstance(item, Withheld) or item.grantee:
        return change
    ref = Owner(item.holder.kind, item.holder.path, "").ref
    owner = desired.get(ref) or live.get(ref)
    name = owner.role if isinstance(owner, Owner) else item.role if item.beside else role
    before, after = (replace(side, role=name) if isinstance(side, Withheld) else side for side in (change.before, change.after))
    return Change(before, after)
