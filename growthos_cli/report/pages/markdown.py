"""Markdown that shows what it is given: no name or comment can end a table cell, become HTML or command the renderer.

Source: GitHub Flavored Markdown 0.29, 2.4 (backslash escapes), 4.10 (tables), 6.3 (code spans).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from growthos_cli.names import visible

Block = Iterator[str]
"""Lines without their ends; a block ends with an empty one, so that blocks can follow each other."""

_PIPE = "&#124;"
"""A bar is an entity wherever it stands: parsers do not agree on backslashes before bars of tables."""
_ALWAYS = re.compile(r"[\\`*\[\]<>~&$]")
_AT_AN_EDGE = re.compile(r"(?<![A-Za-z0-9_])_+|_+(?![A-Za-z0-9_])")
"""Underscores inside a word mean nothing, and names are full of them."""
_OPENING = re.compile(r"(?:[#+=-]|\d{1,9}(?=[.)]))")
"""What makes a list, a heading or a rule of a line that begins with it."""


def text(value: str) -> str:
    """Plain words on one line."""
    words = " ".join(visible(part) for part in value.split())
    escaped = _AT_AN_EDGE.sub(lambda match: "\\_" * len(match[0]), _ALWAYS.sub(r"\\\g<0>", words)).replace("|", _PIPE)
    opening = _OPENING.match(escaped)
    if opening is None:
        return escaped
    mark = opening[0]
    return f"{mark}\\{escaped[len(mark) :]}" if mark.isdigit() else f"\\{escaped}"


def code(value: str) -> str:
    """A name or an expression on one line; empty for nothing."""
    words = " ".join(visible(part) for part in value.split())
    if not words:
        return ""
    if "|" in words:
        # Between backticks no entity is read, and a bar would end the cell.
        return f"<code>{text(words)}</code>"
    fence = "`"
    while fence in words:
        fence += "`"
    pad = " " if words[0] == "`" or words[-1] == "`" else ""
    return f"{fence}{pad}{words}{pad}{fence}"


def prose(value: str) -> str:
    """Words on one line in which backticks mark code, as in the program's own sentences."""
    parts = value.split("`")
    if len(parts) % 2 == 0:
        return text(value)
    # Blanks beside code are of the words, and text() would take them off.
    return "".join(code(part) if number % 2 else _between(part) for number, part in enumerate(parts)).strip()


def _between(words: str) -> str:
    return f"{' ' * words[:1].isspace()}{text(words)}{' ' * words[-1:].isspace()}" if words.strip() else words[:1]


def codes(values: Iterable[str]) -> str:
    """`a`, `b`."""
    return ", ".join(map(code, values))


def spoken(values: Sequence[str]) -> str:
    """`a`, `b` and `c` of what is Markdown already."""
    return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} and {values[-1]}" if values else ""


def heading(level: int, markdown: str, anchor: str = "") -> Block:
    """The anchor is explicit: how a heading's own is spelled differs from renderer to renderer."""
    if anchor:
        yield from (f'<a id="{anchor}"></a>', "")
    yield from (f"{'#' * level} {markdown}", "")


def paragraph(*sentences: str) -> Block:
    """Sentences that are Markdown already; empty ones are left out, and nothing is written for none."""
    said = " ".join(filter(None, sentences))
    if said:
        yield from (said, "")


def bullets(items: Iterable[str]) -> Block:
    lines = [f"* {item}" for item in items]
    yield from lines
    if lines:
        yield ""


def numbered(items: Iterable[str]) -> Block:
    lines = [f"{number}. {item}" for number, item in enumerate(items, start=1)]
    yield from lines
    if lines:
        yield ""


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Block:
    """A table of cells that are Markdown already; columns that are empty in every row are left out, and nothing is written for no rows."""
    found = [tuple(row) for row in rows]
    kept = [number for number, _ in enumerate(columns) if any(row[number] for row in found)]
    if found:
        yield _row(columns[number] for number in kept)
        yield _row("---" for _ in kept)
        yield from (_row(row[number] for number in kept) for row in found)
        yield ""


def fenced(language: str, lines: Iterable[str]) -> Block:
    """A block of code as it stands, its fence longer than any run of backticks in it."""
    found = [visible(line.expandtabs(4)) for line in lines]
    longest = max((len(run) for line in found for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    yield from (f"{fence}{language}", *found, fence, "")


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
