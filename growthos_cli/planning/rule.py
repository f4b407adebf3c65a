"""`Rule`: what Postgres alters in place of a kind, and what has to be dropped and created again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from growthos_cli.catalog.ref import Object

OLDEST = 15
"""The oldest major that is served: what it can do, every server can."""

NEVER = 10_000


def never(_before: Object, _after: Object) -> bool:
    return False


def as_listed(_before: Object, _after: Object, templates: list[str]) -> list[str]:
    return templates


def at_once(_item: Object) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True)
class Rule:
    """`alter` maps a field to the template that alters it (several fields may share one); any other field means replace.

    `replace_when` says when even alterable fields need a replacement, `since` from which major of the
    server on they can be altered. `after_create` are fields that `create` cannot
    set, with the value it leaves. `entries` maps a field whose every entry has statements of its own to the template that adds
    one or drops one; what changes is dropped and added. `placeholder` says whether an object only keeps a place, which `create`
    fills and nothing but another object's creation makes. `arrange` puts the templates of one change in an order that Postgres accepts.
    `there` says that it takes no statement to make one: its creation is what its entries need.
    `before_drop` are templates without which Postgres refuses the drop of such an object, or leaves something of it.
    `lock` is the strongest lock a change of this kind takes on its table.
    """

    alter: Mapping[str, str] = field(default_factory=dict)
    replace_when: Callable[[Object, Object], bool] = never
    since: Callable[[Object, Object], int] = lambda before, after: OLDEST
    after_create: Mapping[str, Any] = field(default_factory=dict)
    entries: Mapping[str, str] = field(default_factory=dict)
    placeholder: Callable[[Object], bool] | None = None
    arrange: Callable[[Object, Object, list[str]], list[str]] = as_listed
    before_drop: Callable[[Object], tuple[str, ...]] = at_once
    there: bool = False
    lock: str = ""
