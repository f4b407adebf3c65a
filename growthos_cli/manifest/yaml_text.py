"""Values as the text of a manifest: the only writer of YAML, and as narrow as its reader. Knows no key.

A value is a str, bool, int, float, None, list or dict. Equal values give equal text. What is invisible is written as an escape, so that
the file shows it; a text of several lines is a block; small lists and maps stand on one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from growthos_cli.names import visible

WIDTH = 140

_PLAIN = re.compile(r"[A-Za-z0-9_./$(](?:[^\x00-\x20#:\[\]{},`\"'|>%@&*!?\\]| (?=[^ #]))*", re.ASCII)
"""What no reader takes for anything but its characters, in a block and within brackets."""

_PLAIN_IN_BLOCK = re.compile(r"[A-Za-z_./$(](?:[^\x00-\x20:]|:(?=[^ ])| (?=[^ #]))*")
"""The same outside of brackets, where commas, quotes and brackets mean nothing."""

_READ_OTHERWISE = re.compile(
    r"(?:null|true|false|yes|no|on|off|y|n|~|[-+.]?[0-9][0-9a-z_.:+-]*|[-+]?\.(?:inf|nan)|.*=|---.*|\.\.\.)", re.IGNORECASE | re.DOTALL
)
"""Words that some reader of YAML takes for a value of another type; ours does for null."""

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\x1b": "\\e"}


class Literally(str):
    """A text that is quoted even where it reads like a number: a cell of a row, where the reader goes by the quotes."""


def document(value: Mapping[str, Any], head: str = "") -> str:
    """The text of a file; `head` becomes comments above it."""
    comments = "".join(f"# {visible(line)}\n" for line in head.splitlines())
    return comments + "".join(f"{line}\n" for line in _map_lines(value, 0))


def _map_lines(value: Mapping[str, Any], indent: int) -> Iterator[str]:
    for key, item in value.items():
        yield from _entry(f"{' ' * indent}{scalar(key, flow=True)}:", item, indent)


def _entry(start: str, item: Any, indent: int) -> Iterator[str]:
    """The lines of one entry of a map, whose key is in `start`."""
    if (block := _block(item, indent + 2)) is not None:
        yield f"{start} {block[0]}"
        yield from block[1:]
    elif (line := _one_line(item, WIDTH - len(start) - 1, top=indent == 0)) is not None:
        yield f"{start} {line}"
    else:
        yield start
        yield from _lines(item, indent + 2)


def _lines(item: Any, indent: int) -> Iterator[str]:
    if isinstance(item, Mapping):
        yield from _map_lines(item, indent)
        return
    for each in item:
        start = f"{' ' * indent}-"
        if (block := _block(each, indent + 2)) is not None:
            yield f"{start} {block[0]}"
            yield from block[1:]
        elif (line := _one_line(each, WIDTH - len(start) - 1)) is not None:
            yield f"{start} {line}"
        else:
            first, *rest = _lines(each, indent + 2)
            yield f"{start} {first.lstrip(' ')}"
            yield from rest


def _one_line(item: Any, room: int, *, top: bool = False) -> str | None:
    """The value on one line; None when it is too long, has a map within, or is a map right below the file."""
    if isinstance(item, Mapping):
        if not item:
            return "{}"
        if top or any(isinstance(each, Mapping) or _block(each, 0) for each in item.values()):
            return None
        text = "{" + ", ".join(f"{scalar(key, flow=True)}: {_flow(each)}" for key, each in item.items()) + "}"
    elif isinstance(item, list | tuple):
        if any(isinstance(each, Mapping | list | tuple) or _block(each, 0) for each in item):
            return None
        text = _flow(item)
    else:
        return scalar(item)
    return text if len(text) <= room else None


def _flow(item: Any) -> str:
    if isinstance(item, Mapping):
        return "{" + ", ".join(f"{scalar(key, flow=True)}: {_flow(each)}" for key, each in item.items()) + "}"
    if isinstance(item, Sequence) and not isinstance(item, str):
        return "[" + ", ".join(map(_flow, item)) + "]"
    return scalar(item, flow=True)


def scalar(value: Any, *, flow: bool = False) -> str:
    """One value on one line: plain where that is safe, else quoted."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        # Our reader knows no exponents.
        return format(Decimal(repr(value)), "f") if isinstance(value, float) else f"{value}"
    plain = _PLAIN if flow else _PLAIN_IN_BLOCK
    if plain.fullmatch(value) and visible(value) == value and not (isinstance(value, Literally) or _READ_OTHERWISE.fullmatch(value)):
        return str(value)
    if visible(value) == value and "'" not in value and ('"' in value or "\\" in value):
        return f"'{value}'"
    return '"' + "".join(map(_escaped, value)) + '"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if visible(char) == char:
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _block(item: Any, indent: int) -> list[str] | None:
    """The header and the lines of a literal block; None for what is none, or cannot be shown as it is."""
    if not isinstance(item, str) or "\n" not in item or not item.strip("\n"):
        return None
    if any(visible(char) != char for char in set(item) - {"\n", "\t"}):
        return None
    lines = item.split("\n")
    first = next(line for line in lines if line.strip(" ")) if item.strip(" \n") else ""
    if not first:
        return None
    # Where white space comes first, the reader must be told where the text begins.
    leading = any(line[:1] in (" ", "\t") for line in lines[: lines.index(first) + 1])
    ending = "" if item.endswith("\n") and not item.endswith("\n\n") else "+" if item.endswith("\n") else "-"
    content = lines[:-1] if item.endswith("\n") else lines
    return [f"|{'2' if leading else ''}{ending}", *(f"{' ' * indent}{line}" if line else "" for line in content)]
