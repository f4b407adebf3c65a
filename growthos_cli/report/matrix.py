"""The access matrix as lines: per table or bucket, what each role may do to the rows of each class."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from growthos_cli.access.branches import in_order
from growthos_cli.access.row_classes import Reach, reach, shown_classes
from growthos_cli.access.subjects import Subject
from growthos_cli.catalog.ref import Ref
from growthos_cli.declared import Declared
from growthos_cli.intent import COMMANDS, NONE
from growthos_cli.manifest.paths import spelled
from growthos_cli.names import visible
from growthos_cli.report.counts import listed
from growthos_cli.report.lines import HEADING, QUIET, WIDTH, Line, Span, line

_NOTHING = "-"


def matrix_lines(declared: Declared, subjects: Sequence[Subject], *, scopes: bool) -> Iterator[Line]:
    """The matrix of these subjects; with `scopes`, or where no row classes are declared, by the names of scopes."""
    by_class = bool(declared.project.row_classes) and not scopes
    if by_class:
        yield line("s select, i insert, u update, d delete; ? on a condition, told below", QUIET)
    told = _written(declared)
    for each in subjects:
        yield line()
        if not each.access.cells and (written := told.get(each.ref)):
            yield line(_name(each), HEADING)
            yield line(f"  no access declared; its {listed(written)} stand as written, and are not told here", QUIET)
            continue
        yield from _grid(declared, each) if by_class else _scopes(declared, each)


def roles_of(declared: Declared, each: Subject) -> list[str]:
    """The project's roles, then the others that the subject names."""
    return in_order(declared, {*declared.project.roles, *(cell.role for cell in each.access.cells if cell.scope != NONE)})


def _grid(declared: Declared, each: Subject) -> Iterator[Line]:
    roles, classes = roles_of(declared, each), shown_classes(declared, each)
    first = max(24, *(len(visible(role)) + 4 for role in roles)) if roles else 24
    width = max(8, *(len(name) + 1 for name in classes))
    heading = "".join(visible(name).ljust(width) for name in classes).rstrip()
    name = _name(each)
    if len(name) >= first:
        yield line(name, HEADING)
        name = ""
    yield (Span(name.ljust(first), HEADING), Span(heading, QUIET))
    for role in roles:
        rights = {command: reach(declared, each.access, role, command) for command in COMMANDS}
        cells = "".join(_letters(rights, row_class).ljust(width) for row_class in classes).rstrip()
        yield line(f"  {visible(role)}".ljust(first) + cells)
        yield from _conditions(rights)


def _written(declared: Declared) -> dict[Ref, Counter[str]]:
    """How many policies and grants each table has; where no access is declared, somebody wrote them so."""
    found: dict[Ref, Counter[str]] = {}
    for kind in ("policy", "grant"):
        for item in declared.catalog.kind(kind):
            found.setdefault(item.root, Counter())[kind] += 1
    return found


def _name(each: Subject) -> str:
    """As manifests spell it; a bucket says that it is one."""
    return visible(spelled(*each.ref.path) if each.ref.kind == "table" else f"bucket {each.ref.path[-1]}")


def _letters(rights: dict[str, Reach], row_class: str) -> str:
    letters = ""
    for command, right in rights.items():
        if right.classes is None or row_class in right.classes:
            letters += command[0] + ("?" if right.when or right.classes is None else "")
    return letters or _NOTHING


def _conditions(rights: dict[str, Reach]) -> Iterator[Line]:
    told: dict[tuple[str, str], list[str]] = {}
    for command, right in rights.items():
        if right.when or right.classes is None:
            words = right.comment or " and ".join(right.when)
            told.setdefault((right.scope, words if right.when else "the scope does not say what it covers"), []).append(command)
    for (scope, words), commands in told.items():
        text = f"{', '.join(commands)} {visible(scope)}: {visible(' '.join(words.split()))}"
        for part in textwrap.wrap(text, WIDTH - 4, subsequent_indent="  ", break_on_hyphens=False):
            yield line(f"    {part}", QUIET)


def _scopes(declared: Declared, each: Subject) -> Iterator[Line]:
    yield line(_name(each), HEADING)
    for command in COMMANDS:
        by_scope: dict[str, list[str]] = {}
        for role in roles_of(declared, each):
            if (right := reach(declared, each.access, role, command)).scope != NONE:
                by_scope.setdefault(right.scope, []).append(role)
        told = "; ".join(f"{', '.join(map(visible, roles))}: {visible(scope)}" for scope, roles in by_scope.items()) or _NOTHING
        for number, part in enumerate(textwrap.wrap(told, WIDTH - 10, break_on_hyphens=False)):
            yield line(f"  {(command if number == 0 else '').ljust(8)}{part}")
