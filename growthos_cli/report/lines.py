"""`Line`: a line of a report as spans with a meaning each. What a meaning looks like is the top floor's business."""

from __future__ import annotations

import textwrap
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


_COMMENT = "-- "
COMMENT_WIDTH = WIDTH - len(_COMMENT)
"""Columns that a line has before it becomes a comment."""


def commented(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines as comments of SQL; one that is too long is broken at blanks."""
    for each in lines:
        meaning = each[0].meaning
        text = "".join(span.text for span in each)
        if len(text) <= COMMENT_WIDTH:
            yield (Span(_COMMENT, meaning), *each)
            continue
        for part in textwrap.wrap(text, COMMENT_WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False):
            yield line(f"{_COMMENT}{part}", meaning)
