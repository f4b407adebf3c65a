"""A routine's list of arguments as Postgres prints it, taken apart. Knows nothing of types."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"""(?P<quoted>E?'(?:[^']|'')*'|"(?:[^"]|"")*")|(?P<default> DEFAULT )|(?P<bracket>[(\[])|(?P<close>[)\]])|(?P<comma>, )|.""", re.S
)


def arguments(text: str) -> list[tuple[str, str | None]]:
    """(mode, name and type; default) of each argument of `pg_get_function_arguments`.

    Strings, quoted names and brackets may hold commas; an escape string keeps its backslashes, of which only `\\'` could mislead, and
    Postgres never prints that.
    """
    found: list[tuple[str, str | None]] = []
    depth = start = 0
    cut: int | None = None
    for match in _TOKEN.finditer(text):
        if match["bracket"]:
            depth += 1
        elif match["close"]:
            depth -= 1
        elif depth == 0 and match["default"] and cut is None:
            cut = match.start()
        elif depth == 0 and match["comma"]:
            found.append(_parted(text, start, cut, match.start()))
            start, cut = match.end(), None
    if text:
        found.append(_parted(text, start, cut, len(text)))
    return found


def _parted(text: str, start: int, cut: int | None, end: int) -> tuple[str, str | None]:
    if cut is None:
        return text[start:end], None
    return text[start:cut], text[cut + len(" DEFAULT ") : end]
