"""How remedies and details write objects."""

from __future__ import annotations

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import PUBLIC
from growthos_cli.names import qualified, quote


def signature(function: Ref) -> str:
    """`public.f(uuid, text)`, quoted where it must be."""
    schema, name, types = function.path
    return f"{qualified(schema, name)}({types})"


def grantee(name: str) -> str:
    """A role as a statement names it."""
    return "public" if name == PUBLIC else quote(name)


def grantees(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(map(grantee, names))


def listed(names: tuple[str, ...] | list[str], most: int = 20) -> tuple[str, ...]:
    """Lines of evidence, the many cut short."""
    more = len(names) - most
    return (*names[:most], *((f"and {more} more",) if more > 0 else ()))
