"""A check's description taken apart: what it finds, what that breaks, and the SQL that plants and mends it."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

_PARTS = re.compile(r"(?P<finds>.*?)\n\nRamification:(?P<ramification>.*?)\n\nBad:\n(?P<bad>.*?)\n\nRemedy:\n(?P<remedy>.*)", re.DOTALL)


@dataclass(frozen=True)
class Description:
    """`finds` and `ramification` are sentences on one line; `bad` and `remedy` lines of SQL."""

    finds: str
    ramification: str
    bad: tuple[str, ...]
    remedy: tuple[str, ...]


def described(description: str) -> Description:
    """The parts of a check's description. Raises ValueError for one that lacks any of them."""
    found = _PARTS.fullmatch(description)
    if found is None:
        raise ValueError(f"a check's description has Ramification, Bad and Remedy, in this order; this one has not: {description[:80]!r}")
    return Description(_sentences(found["finds"]), _sentences(found["ramification"]), _lines(found["bad"]), _lines(found["remedy"]))


def _sentences(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> tuple[str, ...]:
    return tuple(textwrap.dedent(text.rstrip()).splitlines())
