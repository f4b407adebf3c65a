"""Text that Postgres printed, walked over without a look into what is quoted.

Sound for every name and literal: ruleutils.c doubles the quote inside an identifier and inside a literal, and no backslash ever
escapes one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

QUOTED = r""""(?:[^"]|"")*"|'(?:[^']|'')*'"""
"""A quoted name or a literal, as a pattern."""


def nested(text: str, also: str = "", start: int = 0, depth: int = 0) -> Iterator[tuple[re.Match[str], int]]:
    """Every bracket from `start` on, and whatever `also` matches, each with the depth behind it; `depth` is that at `start`."""
    for mark in _marks(also).finditer(text, start):
        if mark[0] in ("(", "["):
            depth += 1
        elif mark[0] in (")", "]"):
            depth -= 1
        elif mark["quoted"] is not None:
            continue
        yield mark, depth


@cache
def _marks(also: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<quoted>{QUOTED})|[()\[\]]" + (f"|{also}" if also else ""))
