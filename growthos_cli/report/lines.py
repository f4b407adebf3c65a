"""`Line`: a line of a report as spans with a meaning each. What a meaning looks like is the top floor's business."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

ADDED = "added"
REMOVED = "removed"
CHANGED = "changed"
DANGER = "danger"
HEADING = "heading"
QUIET = "quiet"
GOOD = "good"
WARNING = "warning"

WIDTH = 80
"""Columns that a report keeps to where its content allows."""


class Span(NamedTuple):
    """A piece of a line, and what it means; no meaning for plain text."""

    text: str
    meaning: str = ""


Line = tuple[Span, ...]


def line(text: str = "", meaning: str = "") -> Line:
    """A line of one span."""
    return (Span(text, meaning),)


def plain(lines: Iterable[Line]) -> str:
    """The lines as text, each ended by a newline."""
    return "".join("".join(span.text for span in each) + "\n" for each in lines)


def commented(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines as comments of SQL."""
    return ((Span("-- ", each[0].meaning), *each) for each in lines)
