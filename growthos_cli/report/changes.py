"""What differs, object by object: the text of `diff`."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.diff import Change, by_themselves
from growthos_cli.errors import Mark
from growthos_cli.names import visible
from growthos_cli.report.counts import MEANINGS, SIGNS, counted
from growthos_cli.report.lines import DANGER, QUIET, WIDTH, Line, Span, line
from growthos_cli.report.values import field_lines

if TYPE_CHECKING:
    from growthos_cli.planning.hazards import Hazard

Place = Callable[[Ref, str], Mark | None]
"""Where a manifest declares a field of an object; "" is the object itself."""


def change_lines(changes: Iterable[Change], place: Place) -> Iterator[Line]:
    """One line per object that differs, with the fields of those that are altered below; what belongs together stands together.

    What is missing is told with its place on the same line: of a new database there are hundreds.
    """
    for change in sorted(changes, key=_neighbourhood):
        head = Span(f"{SIGNS[change.verb]} {change.ref}", MEANINGS[change.verb])
        if change.before is None and (mark := place(change.ref, "")):
            yield (head, Span(f"  ({visible(str(mark))})", QUIET))
            continue
        yield (head,)
        for name in change.fields:
            yield from field_lines(name, getattr(change.before, name), getattr(change.after, name))
        if change.fields and (mark := place(change.ref, change.fields[0])):
            yield line(f"    declared in {visible(str(mark))}", QUIET)


def _neighbourhood(change: Change) -> tuple[tuple[str, ...], str, int, Ref]:
    root = change.item.root
    return (root.path[:2], root.kind, change.item.rank, change.ref)


def hazard_lines(hazards: Iterable[Hazard]) -> Iterator[Line]:
    """Each danger by the name that consent is given to."""
    for hazard in hazards:
        ask = "" if hazard.consent else " (told, needs no consent)"
        text = f"{hazard.name}: {visible(hazard.sentence)}{ask}"
        for number, part in enumerate(textwrap.wrap(text, WIDTH - 2)):
            yield line(f"{'  ' if number else '! '}{part}", DANGER)


def stranger_lines(strangers: Sequence[Object], unmodelled: Sequence[tuple[str, int]], other: str = "") -> Iterator[Line]:
    """What the target holds and no manifest names, or not the `other` side, and what this program does not know."""
    yield from (line(f"? {item.ref}", QUIET) for item in by_themselves(strangers))
    yield from beyond_lines(strangers, unmodelled, other)


def beyond_lines(strangers: Sequence[Object], unmodelled: Sequence[tuple[str, int]], other: str = "") -> Iterator[Line]:
    """The same in numbers."""
    if number := len(by_themselves(strangers)):
        verb = "is" if number == 1 else "are"
        where = f"not in {other}" if other else "in no manifest"
        rest = "is not there" if other else "you do not declare"
        yield line(f"{counted(number, 'object')} {verb} {where} and left alone; --prune drops what {rest}")
    if unmodelled:
        told = ", ".join(visible(counted(number, kind)) for kind, number in unmodelled)
        yield from map(line, textwrap.wrap(f"not compared, because growthos does not model it: {told}", WIDTH))
