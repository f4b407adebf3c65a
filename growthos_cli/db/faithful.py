"""Whether the scratch database holds what was declared and nothing else.

Postgres may accept a statement and keep something else: a type that smuggles in a check, a unique constraint that it
merges into the primary key. The comparison with a target would then never end, or never see it.
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.attached import Withheld
from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.kinds import KINDS
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import SequenceOwner
from growthos_cli.catalog.security import Attached, Comment, DefaultPrivilege, Grant
from growthos_cli.declared import Declared
from growthos_cli.errors import Mark, Problem
from growthos_cli.platform import Platform


def unlike(baseline: Catalog, after: Catalog, declared: Declared, platform: Platform, role: str) -> list[Problem]:
    """What Postgres did not keep of what was declared, and what came into being beside it when `role` created it all."""
    there = {_comparable(ref) for ref in after.objects}
    named = {_comparable(ref) for ref in declared.catalog.objects}
    problems = [
        Problem(declared.mark(item.ref), f"Postgres keeps no {item.ref}: {_why_not(item, declared, platform, role)}")
        for item in declared.catalog
        if _comparable(item.ref) not in there and not _unread(item, platform)
    ]
    beside = {ref for ref, item in after.objects.items() if ref not in baseline and _comparable(ref) not in named and not item.always}
    problems += [
        Problem(_nearest(ref, after, declared), f"{ref} came into being although no manifest names it")
        for ref in sorted(beside)
        if after.objects[ref].part_of not in beside and not _came_with_an_extension(ref)
    ]
    return problems


def _came_with_an_extension(ref: Ref) -> bool:
    return ref.kind == "comment" and ref.path[0] == "extension"


_ATTACHED = frozenset(kind for kind, cls in KINDS.items() if issubclass(cls, Attached))


def _comparable(ref: Ref) -> Ref:
    """The ref without the argument types of a function, which a person spells otherwise than Postgres does."""
    if ref.kind == "function":
        return Ref(ref.kind, ref.path[:2])
    if ref.kind in _ATTACHED and ref.path[0] == "function":
        return Ref(ref.kind, (*ref.path[:3], *ref.path[4:]))
    return ref


def _unread(item: Object, platform: Platform) -> bool:
    """What the platform has already is nobody's to declare, and is not read back."""
    holder = item.ref if item.kind == "extension" else item.part_of
    return holder is not None and holder.kind == "extension" and holder.path[0] in platform.extensions


def _why_not(item: Object, declared: Declared, platform: Platform, role: str) -> str:
    if item.kind == "row":
        return "it prints the key of this row differently; write it as Postgres does"
    if isinstance(item, DefaultPrivilege) and item.role in platform.roles and item.role != role:
        return f"of the platform's roles only {role}, who creates everything, is looked at; remove the entry of {item.role}"
    if isinstance(item, DefaultPrivilege | Grant | Withheld) and (reason := _of_privileges(item, platform, role)):
        return reason
    if isinstance(item, Comment) and not item.text:
        return "an empty comment is none; remove it"
    return "it accepts the statement and keeps something else; write what Postgres keeps, or remove it"


def _of_privileges(item: DefaultPrivilege | Grant | Withheld, platform: Platform, role: str) -> str | None:
    if isinstance(item, Grant | Withheld) and item.beside and platform.refuses:
        return "a hosted platform gives and takes such privileges by itself, so that they are not compared; remove it"
    if not isinstance(item, Withheld) and item.grantee == role:
        return f"{role} owns what it creates and holds every privilege on it; remove the grant"
    return None


def _nearest(ref: Ref, after: Catalog, declared: Declared) -> Mark | None:
    """The place of what it belongs to: the column of a sequence, the column or table of a constraint."""
    return next((mark for near in _around(ref, after) if (mark := declared.mark(near))), None)


def _around(ref: Ref, after: Catalog) -> Iterator[Ref]:
    owner = after.get(Ref("sequence_owner", ref.path))
    if ref.kind == "sequence" and isinstance(owner, SequenceOwner):
        yield Ref("column", (owner.table_schema, owner.table, owner.column))
    columns = {b for a, b in after.edges if a == ref and b.kind == "column"}
    if len(columns) == 1:
        yield from columns
    yield ref
    holder = after.objects[ref].part_of
    while holder is not None and holder in after:
        yield holder
        holder = after.objects[holder].part_of
