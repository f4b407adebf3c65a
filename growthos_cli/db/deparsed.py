"""Cuts parts out of definitions that Postgres printed, where no catalog function gives the part alone.

Knows nothing of catalogs or connections.
"""

from __future__ import annotations

import re

from growthos_cli.printed import QUOTED, nested

_CONDITION = re.compile(rf"{QUOTED}|\bWHEN \(")
_SEVERAL = re.compile(r"\(.*;\s*\)", re.DOTALL)
_RULE = re.compile(rf"{QUOTED}|\b(?:WHERE|DO)\b")
_COLUMN = re.compile(r"""(?:"(?:[^"]|"")*"|[^\s"'(),]+)(?=\s|\Z)""")
_UNQUOTED = re.compile(rf"({QUOTED})")


def index_keys(definition: str) -> tuple[str, ...]:
    """The keys of a `create index`, each as it stands there: `lower(email) collate "C" text_pattern_ops desc`."""
    head, _, rest = definition.partition("(")
    plain = rest.partition(")")[0]
    # Nearly every index: columns whose names need no quotes. Saves most of the time.
    if '"' not in head and not any(mark in plain for mark in "\"'(["):
        return tuple(map(_lower_options, plain.split(", "))) if " " in plain else (plain,)
    start = next(mark.end() for mark, _ in nested(definition) if mark[0] == "(")
    return tuple(map(_lower_options, _split(definition, start)))


def trigger_condition(definition: str) -> str:
    """The expression between the outer parentheses of `when (...)` in a `create trigger` that has one."""
    start = next(mark.end() for mark in _CONDITION.finditer(definition) if mark[0] == "WHEN (")
    return definition[start : _closing(definition, start)]


def statistics_keys(text: str) -> tuple[str, ...]:
    """The columns and expressions of a `create statistics`.

    Columns by name: Postgres prints them in the order of the table, whatever was said, and expressions behind them.
    """
    keys = _split(f"{text})", 0)
    columns = sorted(key for key in keys if _COLUMN.fullmatch(key))
    return (*columns, *(key for key in keys if key not in columns))


def rule_parts(definition: str) -> tuple[str | None, tuple[str, ...]]:
    """(condition, commands) of a `create rule`; no command at all is NOTHING.

    Both words are reserved, so that no name is spelled like one without quotes, and no condition holds a DO.
    """
    marks = [mark for mark in _RULE.finditer(definition) if mark[0] in ("WHERE", "DO")]
    where = marks[0] if marks[0][0] == "WHERE" else None
    do = next(mark for mark in marks if mark[0] == "DO")
    commands = definition[do.end() :].strip().removeprefix("INSTEAD").strip().removesuffix(";")
    condition = definition[where.end() : do.start()].strip() if where else None
    if commands == "NOTHING":
        return condition, ()
    return condition, tuple(_between_semicolons(commands)) if _SEVERAL.fullmatch(commands) else (commands,)


def _between_semicolons(text: str) -> list[str]:
    """The commands of `(one; two;)`."""
    begin, found = 1, []
    for mark in re.finditer(rf"{QUOTED}|;", text):
        if mark[0] == ";":
            found.append(text[begin : mark.start()].strip())
            begin = mark.end()
    return found


def _split(text: str, start: int) -> list[str]:
    """The items of the comma-separated list whose opening parenthesis ends at `start`."""
    items, begin = [], start
    for mark, depth in nested(text, ",", start, depth=1):
        if depth == 0 or (depth == 1 and mark[0] == ","):
            items.append(text[begin : mark.start()].strip())
            begin = mark.end()
        if depth == 0:
            break
    return items


def _closing(text: str, start: int) -> int:
    """Where the parenthesis closes whose opening one ends at `start`."""
    for mark, depth in nested(text, start=start, depth=1):
        if depth == 0:
            return mark.start()
    raise ValueError(f"no closing parenthesis in {text[start:]!r}")


def _lower_options(item: str) -> str:
    """The key as it is, and COLLATE, DESC and NULLS LAST behind it in lower case."""
    if item.isidentifier():
        return item
    if column := _COLUMN.match(item):
        end = column.end()
    else:  # an expression: a call or a parenthesis, so it ends where the first one closes
        opening = next(mark.end() for mark, _ in nested(item) if mark[0] == "(")
        end = _closing(item, opening) + 1
    if end == len(item):
        return item
    options = _UNQUOTED.split(item[end:])
    options[::2] = map(str.lower, options[::2])
    return item[:end] + "".join(options)
