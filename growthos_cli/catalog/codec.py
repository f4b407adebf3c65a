"""Objects to plain JSON values and back. Knows nothing of any kind but its dataclass."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from growthos_cli.catalog.kinds import KINDS
from growthos_cli.catalog.ref import Object


def encoded(item: Object) -> dict[str, Any]:
    """`{"kind": ..., field: value, ...}`; tuples become lists."""
    return {"kind": item.kind, **{f.name: getattr(item, f.name) for f in fields(item)}}


def decoded(value: dict[str, Any]) -> Object:
    """The object that `encoded` was given. Raises KeyError or TypeError for anything else."""
    cls = KINDS[value["kind"]]
    return cls(**{name: _tuples(part) for name, part in value.items() if name != "kind"})


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
