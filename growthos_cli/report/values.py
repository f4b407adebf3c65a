"""The difference of one field's two values, in as few words as tell it. Knows nothing of any kind."""

from __future__ import annotations

import difflib
import re
import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from growthos_cli.names import visible
from growthos_cli.report.lines import ADDED, QUIET, REMOVED, WIDTH, Line, Span, line

_INDENT = "    "
_DEEPER = "      "
_LONGEST_RUN = 60
"""Unchanged characters of an expression shown before the middle of them is left out."""
_NOTHING_ALIKE = 0.3
_MANY_LINES = 6
"""Line ends from which on a text is read line by line: a function's body, not an expression that Postgres broke in two."""
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


def shown(value: Any) -> str:
    """A value on one line, safe to print: `none`, `true`, `''`, `select, insert`."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ", ".join(map(shown, value)) or "nothing"
    return visible(" ".join(str(value).split())) or "''"


def field_lines(name: str, before: Any, after: Any) -> Iterator[Line]:
    """How one field differs, indented under the line of its object."""
    if _is_mapping(before) and _is_mapping(after):
        was, becomes = dict(before), dict(after)
        for key in sorted({*was, *becomes}):
            if was.get(key) != becomes.get(key) or (key in was) != (key in becomes):
                yield from field_lines(f"{name}.{key}", was.get(key), becomes.get(key))
    elif isinstance(before, tuple) and isinstance(after, tuple) and set(before) != set(after):
        yield _members(name, before, after)
    elif _is_code(before, after):
        yield line(f"{_INDENT}{visible(name)}:")
        yield from _lines(before or "", after or "")
    else:
        yield from _one_line(visible(name), shown(before), shown(after))


def _is_mapping(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(pair, tuple) and len(pair) == 2 for pair in value)


def _members(name: str, before: tuple[Any, ...], after: tuple[Any, ...]) -> Line:
    spans = [Span(f"{_INDENT}{visible(name)}:")]
    spans += [Span(f" -{shown(item)}", REMOVED) for item in before if item not in after]
    spans += [Span(f" +{shown(item)}", ADDED) for item in after if item not in before]
    return tuple(spans)


def _is_code(before: Any, after: Any) -> bool:
    """Is this text whose lines matter? So it is when it has many, or when nothing but blanks and line ends differ."""
    texts = [value for value in (before, after) if isinstance(value, str)]
    return any(text.count("\n") >= _MANY_LINES for text in texts) or (len(texts) == 2 and texts[0].split() == texts[1].split())


def _lines(before: str, after: str) -> Iterator[Line]:
    """A unified diff of two texts of many lines, without its file names."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=2, lineterm="")
    meanings = {"+": ADDED, "-": REMOVED, "@": QUIET}
    for number, text in enumerate(lines):
        if number > 1:
            yield line(f"{_DEEPER}{printable(text)}", meanings.get(text[0], ""))


def printable(text: str) -> str:
    """A line of SQL or code, safe to print; tabs become blanks."""
    return visible(text.expandtabs(4))


def _one_line(name: str, before: str, after: str) -> Iterator[Line]:
    if len(name) + len(before) + len(after) + len(_INDENT) + len(":  -> ") <= WIDTH:
        yield (Span(f"{_INDENT}{name}: "), Span(before, REMOVED), Span(" -> "), Span(after, ADDED))
        return
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    yield line(f"{_INDENT}{name}:")
    if matcher.ratio() < _NOTHING_ALIKE:
        for sign, text, meaning in (("-", before, REMOVED), ("+", after, ADDED)):
            for number, part in enumerate(textwrap.wrap(text, WIDTH - len(_DEEPER) - 2)):
                yield line(f"{_DEEPER}{' ' if number else sign} {part}", meaning)
    else:
        yield from _wrapped(_words(matcher, old, new))


def _words(matcher: difflib.SequenceMatcher[str], old: list[str], new: list[str]) -> Iterator[Span]:
    """The new text with `[-gone-]{+come+}` where it differs, as `git diff --word-diff` writes it; far-off words left out."""
    for operation, a, b, c, d in matcher.get_opcodes():
        if operation == "equal":
            yield from map(Span, _shortened("".join(old[a:b]), first=a == 0, last=b == len(old)))
            continue
        if a < b:
            yield from _marked("[-", old[a:b], "-]", REMOVED)
        if c < d:
            yield from _marked("{+", new[c:d], "+}", ADDED)


def _marked(opening: str, words: list[str], closing: str, meaning: str) -> Iterator[Span]:
    """The words between two marks that a line break never parts from them."""
    words = [*words]
    if words[0].isspace() and len(words) > 1:
        yield Span(words.pop(0))
    words[0] = opening + words[0]
    words[-1] += closing
    yield from (Span(word, meaning) for word in words)


def _shortened(text: str, *, first: bool, last: bool) -> list[str]:
    """The words of an unchanged run, its middle left out where it is long; of the outermost runs the far side."""
    if len(text) > _LONGEST_RUN:
        half = _LONGEST_RUN // 2
        text = ("" if first else f"{text[:half]} ") + "…" + ("" if last else f" {text[-half:]}")
    return _TOKEN.findall(text)


def _wrapped(spans: Iterable[Span]) -> Iterator[Line]:
    """Words as lines of the report's width, broken at blanks only."""
    row: list[Span] = []
    used = 0
    for span in spans:
        blank = span.text.isspace()
        if used + len(span.text) > WIDTH - len(_DEEPER) and not blank and row and row[-1].text.isspace():
            yield _joined(row[:-1])
            row, used = [], 0
        if row or not blank:
            row.append(span)
            used += len(span.text)
    if row:
        yield _joined(row)


def _joined(row: list[Span]) -> Line:
    """The words as few spans as their meanings allow."""
    grouped = groupby(row, key=lambda span: span.meaning)
    return (Span(_DEEPER), *(Span("".join(span.text for span in words), meaning) for meaning, words in grouped))
