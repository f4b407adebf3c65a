"""A target in words that hold no secret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from growthos_cli.names import visible

if TYPE_CHECKING:
    from growthos_cli.db.connect import Target


def named(target: Target) -> str:
    """`embedded`; for others where it is, and the name it was given by unless that is only how it was given."""
    if target.embedded:
        return "embedded"
    by = "" if target.name in ("database", target.address) else f" ({visible(target.name)})"
    return f"{visible(target.address)}{by}"


def version(server_version: int) -> str:
    """`18.6` of 180006."""
    return f"{server_version // 10000}.{server_version % 10000}"
