"""Whether a materialized view can be filled through the views that it reads: each of them reads with the rights of its owner.

Who owns a view may have lost these since, or never had them. A view that is made anew belongs for a while to whoever carries out the
plan, and gets its owner when all that reads it is filled.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from growthos_cli.catalog.attached import Owner, Withheld
from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import PUBLIC, RELATIONS, Grant
from growthos_cli.catalog.views import MaterializedView, View
from growthos_cli.diff import Change

_READS = "select"


def is_filled(change: Change) -> bool:
    """Whether this change fills a materialized view."""
    before, after = change.before, change.after
    if not isinstance(after, MaterializedView) or not after.populated:
        return False
    return not isinstance(before, MaterializedView) or not before.populated


def views_below(reader: Ref, needs: Mapping[Ref, Collection[Ref]]) -> set[Ref]:
    """The views that a relation reads, and those that these read. What other materialized views keep, they read from nobody."""
    found: set[Ref] = set()
    todo = [reader]
    while todo:
        fresh = {ref for ref in needs.get(todo.pop(), ()) if ref.kind == View.kind} - found
        found |= fresh
        todo += fresh
    return found


def is_kept_out(reader: Ref, needs: Mapping[Ref, Collection[Ref]], live: Catalog, desired: Catalog) -> bool:
    """Whether the owner of a relation may not read all that it reads, as far as grants tell, before the plan and after it."""
    owner = live.get(Owner(reader.kind, reader.path, "").ref)
    if not isinstance(owner, Owner):
        return False
    read = {Ref("table", ref.path[:2]) if ref.kind == "column" else ref for ref in needs.get(reader, ())}
    sides = [(side, ref) for ref in read if ref.kind in RELATIONS for side in (live, desired) if ref in side]
    return any(not {owner.role, PUBLIC} & {*_owner(side, live, ref), *_granted(side, ref)} for side, ref in sides)


def _owner(catalog: Catalog, live: Catalog, relation: Ref) -> Iterator[str]:
    told = Owner(relation.kind, relation.path, "").ref
    owner = catalog.get(told) or live.get(told)
    kept = catalog.get(Withheld(relation.kind, relation.path, "", ()).ref)
    if owner is None:
        yield PUBLIC  # nobody says
    elif isinstance(owner, Owner) and not (isinstance(kept, Withheld) and _READS in kept.privileges):
        yield owner.role


def _granted(catalog: Catalog, relation: Ref) -> Iterator[str]:
    for item in catalog.kind(Grant.kind):
        if isinstance(item, Grant) and _READS in item.privileges:
            whole = (item.on, item.object) == (relation.kind, relation.path)
            if whole or (item.on == "column" and item.object[:2] == relation.path):
                yield item.grantee
