"""Lines that a terminal would cut in the midst of a word, folded at blanks."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from growthos_cli.report.lines import Line, Span


def folded(lines: Iterable[Line], columns: int) -> Iterator[Line]:
    """The lines, each in as many as it takes for none to be longer than `columns`, but for words that are."""
    for each in lines:
        text = "".join(span.text for span in each)
        indent = len(text) - len(text.lstrip())
        if len(text) <= columns or columns <= indent:
            yield each
            continue
        end = 0
        wrapper = textwrap.TextWrapper(columns - indent, break_long_words=False, break_on_hyphens=False, replace_whitespace=False)
        for part in wrapper.wrap(text[indent:]):
            start = text.index(part, end)
            end = start + len(part)
            yield (*((Span(" " * indent),) if indent else ()), *_between(each, start, end))


def _between(spans: Line, start: int, end: int) -> Iterator[Span]:
    place = 0
    for span in spans:
        if piece := span.text[max(start - place, 0) : max(end - place, 0)]:
            yield Span(piece, span.meaning)
        place += len(span.text)
