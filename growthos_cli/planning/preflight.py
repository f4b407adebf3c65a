"""Which steps of a plan the platform will refuse, told before any of them is sent."""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.kinds import KINDS
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import Attached
from growthos_cli.planning.steps import Plan
from growthos_cli.platform import Platform

_ROWS_OF = {"bucket": ("storage", "buckets")}
_IN_NO_SCHEMA = frozenset({"role", "membership", "role_settings"})
"""Whose names are no schema's, whatever they are."""
_NAMED_AFTER_THEIR_OBJECT = frozenset(kind for kind, cls in KINDS.items() if issubclass(cls, Attached))


def refused(plan: Plan, platform: Platform) -> Iterator[str]:
    """One sentence for each step that hosted Supabase refuses to the role that applies."""
    for step in plan.steps:
        for ref in step.refs:
            if reason := platform.refusal(f"{step.verb} {ref.kind}", *_table(ref)):
                yield f"{step.verb} {ref}: {reason}"


def _table(ref: Ref) -> tuple[str, str]:
    """Schema and name of the object that the step's statement is about."""
    kind, path = (ref.path[0], ref.path[1:]) if ref.kind in _NAMED_AFTER_THEIR_OBJECT else (ref.kind, ref.path)
    schema, *rest = _ROWS_OF.get(ref.kind, path if kind not in _IN_NO_SCHEMA else ()) or ("",)
    return schema, rest[0] if rest else ""
