"""The permissive policies of one table, or of one bucket, read as the permissions that access would make of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from growthos_cli.access.printed import Said, branches, within
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import PUBLIC, Policy
from growthos_cli.intent import ANON, COMMANDS
from growthos_cli.names import literal


class Text(NamedTuple):
    """The two predicates of a scope: which rows are seen, and what a written one must satisfy where that is something else."""

    using: str
    check: str | None = None


Permitted = tuple[str, str]
"""(command, database role)"""


@dataclass(frozen=True)
class Reading:
    """`sides` are the branches of what is seen and of what is written; `policies` are where that was read."""

    sides: Mapping[Permitted, tuple[tuple[Said, ...], tuple[Said, ...]]]
    policies: frozenset[Ref]

    def lists(self) -> Iterator[tuple[str, ...]]:
        """Application roles in orders in which they stand: within a branch, and branch after branch."""
        for using, _ in self.sides.values():
            yield from (said.roles for said in using if said.roles)
            yield tuple(said.roles[0] for said in using if said.roles)

    def cells(self, roles: tuple[str, ...]) -> Mapping[str, Mapping[str, Text]] | None:
        """What each role was given by command; None where no matrix says so. `roles` are all of the project."""
        cells: dict[str, dict[str, Text]] = defaultdict(dict)
        for (command, grantee), (using, check) in self.sides.items():
            for one, other in zip(using, check, strict=True):
                # What asks for no role is for every caller, and only alone does it mean just that.
                given = (ANON,) if grantee == ANON else one.roles or roles
                if (grantee == ANON and one.roles) or any(role in cells[command] for role in given):
                    return None
                cells[command] |= dict.fromkeys(given, Text(one.text, other.text if other != one else None))
        return {command: cells[command] for command in COMMANDS if command in cells}


def read_table(table: Ref, policies: Iterable[Policy], caller: str, function: str | None) -> Reading | None:
    """None where a permissive policy for the caller or `anon` is no permission's, or cannot be taken apart."""
    sides = {}
    mine = [item for item in policies if item.permissive and {caller, ANON, PUBLIC} & set(item.roles)]
    for item in mine:
        permitted = _permitted(item, f"{table.path[1]}_", "_", caller)
        texts = _texts(item)
        found = _sides(*texts, function) if permitted and texts else None
        if found is None or permitted is None:
            return None
        sides[permitted] = found
    return Reading(sides, frozenset(item.ref for item in mine)) if sides else None


def read_bucket(bucket: str, policies: Iterable[Policy], caller: str, function: str | None) -> Reading | None:
    """The same of a bucket, whose policies stand among those of all buckets and say first whose they are."""
    sides = {}
    refs = set()
    for item in policies:
        permitted = _permitted(item, f"{bucket} ", " ", caller)
        if permitted is None:
            continue
        texts = [within(text, f"bucket_id = {literal(bucket)}::text") for text in _texts(item) or ()]
        found = _sides(texts[0], texts[1], function) if texts and texts[0] and texts[1] else None
        if found is None or not item.permissive:
            return None
        sides[permitted] = found
        refs.add(item.ref)
    return Reading(sides, frozenset(refs)) if sides else None


def _permitted(item: Policy, before: str, between: str, caller: str) -> Permitted | None:
    """What the name of a policy permits, if it is the name that access gives."""
    if item.command not in COMMANDS or len(item.roles) != 1 or item.roles[0] not in (caller, ANON):
        return None
    suffix = "" if item.roles[0] == caller else f"{between}{item.roles[0]}"
    return (item.command, item.roles[0]) if item.name == f"{before}{item.command}{suffix}" else None


def _texts(item: Policy) -> tuple[str, str] | None:
    """What is seen and what is written, one for the other where a command has but one of them; None where access would say more."""
    if (item.command == "update") != (item.using is not None and item.check is not None):
        return None
    using, check = item.using or item.check, item.check or item.using
    return (using, check) if using and check else None


def _sides(using: str, check: str, function: str | None) -> tuple[tuple[Said, ...], tuple[Said, ...]] | None:
    one, other = branches(using, function), branches(check, function)
    return (one, other) if one and other and [each.roles for each in one] == [each.roles for each in other] else None
