"""The only door to jinja2: prints one SQL statement from an object's fields.

Templates decide nothing. A value reaches the output only through a filter that quotes it or names it as code: the
environment refuses a bare string (TypeError) and an undefined name, so a forgotten filter can never become an injection.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from growthos_cli import names
from growthos_cli.resources import templates_dir

if TYPE_CHECKING:
    from jinja2 import Environment


class Sql(str):
    """Text that is SQL already: quoted, or code by design."""

    __slots__ = ()


def render(template: str, variables: dict[str, Any]) -> str:
    """The statement that `sql_templates/<template>.sql.j2` prints, without trailing blanks or semicolon."""
    return Sql(_environment(templates_dir()).get_template(f"{template}.sql.j2").render(variables).strip())


def exists(template: str) -> bool:
    return (templates_dir() / f"{template}.sql.j2").is_file()


@cache
def _environment(folder: Path) -> Environment:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder, followlinks=False),
        undefined=StrictUndefined,
        finalize=_only_sql,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.filters.update(
        name=lambda value: Sql(names.quote(value)),
        names=lambda values: Sql(", ".join(map(names.quote, values))),
        literal=lambda value: Sql(names.literal(value)),
        literals=lambda values: Sql(", ".join(map(names.literal, values))),
        code=Sql,
        codes=lambda values: Sql(", ".join(values)),
        number=lambda value: Sql(_number(value)),
        dollar=lambda value: Sql(names.dollar_quoted(value)),
        words=lambda values: Sql(", ".join(_word(value) for value in values)),
        word=lambda value: Sql(_word(value)),
        role=lambda value: Sql(_role(value)),
        roles=lambda values: Sql(", ".join(map(_role, values))),
        setting=lambda pair: Sql(_setting(*pair)),
        options=lambda pairs: Sql(", ".join(f"{names.quote(name)} = {names.literal(value)}" for name, value in pairs)),
        keys=lambda pairs: [name for name, _ in pairs],
        targets=lambda after, before: [*after, *((number, -1) for number, _ in before if number not in dict(after))],
        spanning=lambda columns, period: Sql(", ".join(_spanning(columns, period))),
    )
    environment.globals.update(qualified=lambda *path: Sql(names.qualified(*path)), target=_target)
    return environment


def _spanning(columns: tuple[str, ...], period: bool) -> Iterable[str]:
    """The columns of a foreign key; the last one is a period or not."""
    for place, column in enumerate(columns, start=1):
        yield ("period " if period and place == len(columns) else "") + names.quote(column)


def _only_sql(value: Any) -> str:
    if not isinstance(value, Sql):
        raise TypeError(f"a template printed the bare value {value!r}; pass it through a filter that quotes it")
    return value


_WORDS = frozenset("abcdefghijklmnopqrstuvwxyz ")


def _word(value: str) -> str:
    """A keyword of a closed vocabulary: letters and blanks, nothing that could end a statement."""
    if not value or not _WORDS.issuperset(value):
        raise TypeError(f"{value!r} is not a keyword")
    return value


def _number(value: float) -> str:
    if not isinstance(value, int | float):
        raise TypeError(f"{value!r} is not a number")
    return f"{value:g}" if isinstance(value, float) else str(value)


def _role(value: str) -> str:
    return "public" if value == "public" else names.quote(value)


# Their values are lists of identifiers; pg_get_functiondef() prints each as a literal (variable_is_guc_list_quote).
_LISTS = frozenset({"search_path", "temp_tablespaces", "session_preload_libraries", "local_preload_libraries"})


def _setting(name: str, value: str) -> str:
    if name in _LISTS:
        return f"{names.quote(name)} to {', '.join(map(names.literal, _identifiers(value)))}"
    dotted = ".".join(map(names.quote, name.split(".")))
    return f"{dotted} to {names.literal(value)}"


_MEMBER = re.compile(r'"((?:[^"]|"")*)"|([^\s,"]+)')


def _identifiers(text: str) -> Iterable[str]:
    """The members of a list of identifiers as `proconfig` holds it: `"", public, "My Schema"`."""
    for match in _MEMBER.finditer(text):
        quoted, plain = match.groups()
        yield plain.lower() if quoted is None else quoted.replace('""', '"')


def _qualified(on: str, path: tuple[str, ...]) -> str:
    return f"{_word(on.replace('_', ' '))} {names.qualified(*path)}"


def _routine(on: str, path: tuple[str, ...]) -> str:
    return f"{_word(on.replace('_', ' '))} {names.qualified(*path[:2])}({path[2]})"


def _on_relation(on: str, path: tuple[str, ...]) -> str:
    return f"{_word(on)} {names.quote(path[2])} on {names.qualified(*path[:2])}"


def _constraint(_on: str, path: tuple[str, ...]) -> str:
    return _on_relation("constraint", path)


def _beside_relation(on: str, path: tuple[str, ...]) -> str:
    return f"{_word(on)} {names.qualified(path[0], path[2])}"


_ADDRESSES: dict[str, Callable[[str, tuple[str, ...]], str]] = {
    "function": _routine,
    "trigger": _on_relation,
    "policy": _on_relation,
    "primary_key": _constraint,
    "unique": _constraint,
    "check": _constraint,
    "exclusion": _constraint,
    "foreign_key": _constraint,
    "index": _beside_relation,
}
"""Kind -> how `comment on` and its like name an object; all others are the kind's words and a qualified name."""


def _target(on: str, path: tuple[str, ...]) -> Sql:
    """`table public.users`, `function public.f(uuid)`: what grant and comment name. A column's table for column grants."""
    return Sql(_ADDRESSES.get(on, _qualified)(on, path))
