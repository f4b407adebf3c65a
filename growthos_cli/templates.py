"""The only door to jinja2: prints one SQL statement from an object's fields.

Templates decide nothing. A value reaches the output only through a filter that quotes it or names it as code: the
environment refuses a bare string (TypeError) and an undefined name, so a forgotten filter can never become an injection.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from growthos_cli import names
from growthos_cli.catalog.options import HIDDEN, UNREADABLE, Secret, altered
from growthos_cli.catalog.signatures import arguments
from growthos_cli.reread import renamed_values, reread
from growthos_cli.resources import templates_dir

if TYPE_CHECKING:
    from jinja2 import Environment, Template


class Sql(str):
    """Text that is SQL already: quoted, or code by design."""

    __slots__ = ()


class Sealed(Sql):
    """A statement with a secret, as it is shown: psql's `:'name'` stands for the secret, so that nobody can run it as it is.

    `sent` is the same statement with the secret in it.
    """

    __slots__ = ("sent",)
    sent: str


def render(template: str, variables: dict[str, Any]) -> str:
    """The statement that `sql_templates/<template>.sql.j2` prints, without trailing blanks or semicolon; Sealed where it has a secret."""
    text = _printed(template, variables, reveal=False)
    if _PLACEHOLDER not in text or (sent := _printed(template, variables, reveal=True)) == text:
        return Sql(text)
    sealed = Sealed(text)
    sealed.sent = sent
    return sealed


def sent(statement: str) -> str:
    """What the server gets: the statement with the secrets that it only names where it is shown."""
    return statement.sent if isinstance(statement, Sealed) else statement


def _printed(template: str, variables: dict[str, Any], *, reveal: bool) -> str:
    text = _template(templates_dir(), template, reveal).render(variables).strip()
    return _of_this_database(text) if _HERE in text else text


_HERE = f"database {secrets.token_hex(8)}"
"""What stands in a statement for the database that it is run in, whose name nobody knows before. No text of a user can hold it."""


def _of_this_database(text: str) -> str:
    """The statement with the name of whatever database it is run in: grant and alter take no expression for it."""
    pattern = names.literal(text.replace("%", "%%").replace(_HERE, "database %1$I"))
    return f"do {names.dollar_quoted(f'begin execute pg_catalog.format({pattern}, pg_catalog.current_database()); end')}"


def exists(template: str) -> bool:
    return (templates_dir() / f"{template}.sql.j2").is_file()


@cache
def _template(folder: Path, name: str, reveal: bool) -> Template:
    template = _environment(folder, reveal).get_template(f"{name}.sql.j2")
    # Each print copies the globals, and out of jinja's chain of maps that takes as long as the print itself.
    template.globals = {**template.globals}
    return template


@cache
def _environment(folder: Path, reveal: bool) -> Environment:
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
        code=lambda value: Sql(reread(sent(value) if reveal else value)),
        generic_options=lambda pairs: Sql(", ".join(_option("", name, value, reveal) for name, value in pairs if name != UNREADABLE)),
        generic_options_from=lambda after, before: Sql(", ".join(_option(*change, reveal) for change in altered(before, after))),
        secret=lambda value, name, unknown: Sql(_secret(value, name, unknown, reveal)),
        joined=", ".join,
        switch=lambda value: Sql("true" if value else "false"),
        codes=lambda values: Sql(", ".join(map(reread, values))),
        given_names=lambda query: Sql(f" ({', '.join(found[0])})" if (found := renamed_values(query)) and found[0] else ""),
        query=lambda query: Sql(reread(found[1] if (found := renamed_values(query)) else query)),
        number=lambda value: Sql(_number(value)),
        dollar=lambda value: Sql(names.dollar_quoted(value)),
        words=lambda values: Sql(", ".join(_word(value) for value in values)),
        word=lambda value: Sql(_word(value)),
        operator=lambda value: Sql(_operator(value)),
        role=lambda value: Sql(_role(value)),
        roles=lambda values: Sql(", ".join(map(_role, values))),
        setting=lambda pair: Sql(_setting(*pair)),
        options=lambda pairs: Sql(", ".join(f"{_dotted(name)} = {names.literal(value)}" for name, value in pairs)),
        # What a procedure gives back tells it from another only where each argument says which way it goes.
        without_defaults=lambda text: Sql(", ".join(head for head, _ in arguments(text))),
        keys=lambda pairs: [name for name, _ in pairs],
        targets=lambda after, before: [*after, *((number, -1) for number, _ in before if number not in dict(after))],
        spanning=lambda columns, period: Sql(", ".join(_spanning(columns, period))),
        parameters=lambda pairs: Sql(", ".join(f"{_dotted(name)} = {names.literal(value)}" for name, value in pairs)),
        parameter_names=lambda pairs: Sql(", ".join(_dotted(name) for name, _ in pairs)),
        unnamed_in=_unnamed_in,
    )
    environment.globals.clear()
    environment.globals.update(qualified=lambda *path: Sql(names.qualified(*path)), target=_target, granted=_granted)
    return environment


def _spanning(columns: tuple[str, ...], period: bool) -> Iterable[str]:
    """The columns of a foreign key; the last one is a period or not."""
    for place, column in enumerate(columns, start=1):
        yield ("period " if period and place == len(columns) else "") + names.quote(column)


def _only_sql(value: Any) -> str:
    if not isinstance(value, Sql):
        raise TypeError(f"a template printed the bare value {value!r}; pass it through a filter that quotes it")
    return value


_PLACEHOLDER = ":'"
_NO_VARIABLE = re.compile(r"\W", re.ASCII)


def _option(verb: str, name: str, value: str | None, reveal: bool) -> str:
    """One option of a list: `host 'example.org'`, or with a verb what is to be done to it: `drop host`."""
    shown = names.quote(name)
    if value is not None:
        shown += " " + (_secret(value, name, HIDDEN, reveal) if isinstance(value, Secret) else names.literal(value))
    return f"{verb} {shown}".strip()


def _secret(value: str, name: str, unknown: str, reveal: bool) -> str:
    """The secret as a literal where statements are sent, else a variable of psql; `unknown` stands for one that is not known."""
    if not reveal:
        return f"{_PLACEHOLDER}{_NO_VARIABLE.sub('_', name)}'"
    known = value.value if isinstance(value, Secret) else value
    return names.literal(unknown if known is None else known)


_WORDS = frozenset("abcdefghijklmnopqrstuvwxyz_ ")


def _word(value: str) -> str:
    """A keyword of a closed vocabulary: letters, blanks and underscores, nothing that could end a statement."""
    if not value or not _WORDS.issuperset(value):
        raise TypeError(f"{value!r} is not a keyword")
    return value


_SYMBOLS = frozenset("+-*/<>=~!@#%^&|`?")


def _operator(value: str) -> str:
    """The name of an operator, which nothing can quote; no name may begin a comment within."""
    if not value or not _SYMBOLS.issuperset(value) or "--" in value or "/*" in value:
        raise TypeError(f"{value!r} is not an operator")
    return value


def _number(value: float) -> str:
    if not isinstance(value, int | float):
        raise TypeError(f"{value!r} is not a number")
    return str(int(value) if value == int(value) else value)


def _role(value: str) -> str:
    return "public" if value == "public" else names.quote(value)


# Their values are lists of identifiers; pg_get_functiondef() prints each as a literal (variable_is_guc_list_quote).
_LISTS = frozenset({"search_path", "temp_tablespaces", "session_preload_libraries", "local_preload_libraries"})


def _setting(name: str, value: str) -> str:
    if name in _LISTS:
        return f"{names.quote(name)} to {', '.join(map(names.literal, _identifiers(value)))}"
    return f"{_dotted(name)} to {names.literal(value)}"


def _dotted(name: str) -> str:
    """`toast.autovacuum_enabled`, each part quoted where it must be."""
    return ".".join(map(names.quote, name.split(".")))


def _unnamed_in(pairs: Iterable[tuple[str, str]], others: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs whose name no other pair bears."""
    named = {name for name, _ in others}
    return [pair for pair in pairs if pair[0] not in named]


_MEMBER = re.compile(r'"((?:[^"]|"")*)"|([^\s,"]+)')


def _identifiers(text: str) -> Iterable[str]:
    """The members of a list of identifiers as `proconfig` holds it: `"", public, "My Schema"`."""
    for match in _MEMBER.finditer(text):
        quoted, plain = match.groups()
        yield plain.lower() if quoted is None else quoted.replace('""', '"')


def _qualified(on: str, path: tuple[str, ...]) -> str:
    return f"{_word(on.replace('_', ' '))} {names.qualified(*path)}"


def _routine(_on: str, path: tuple[str, ...]) -> str:
    # `function` would not do for a procedure, nor `aggregate` for a grant.
    return f"routine {names.qualified(*path[:2])}({path[2]})"


def _operand(_on: str, path: tuple[str, ...]) -> str:
    return f"operator {names.quote(path[0])}.{_operator(path[1])} ({path[2] or 'none'}, {path[3]})"


def _transform(_on: str, path: tuple[str, ...]) -> str:
    return f"transform for {path[0]} language {names.quote(path[1])}"


def _of_method(on: str, path: tuple[str, ...]) -> str:
    return f"{_word(on.replace('_', ' '))} {names.qualified(*path[:2])} using {names.quote(path[2])}"


def _on_relation(on: str, path: tuple[str, ...]) -> str:
    return f"{_word(on)} {names.quote(path[2])} on {names.qualified(*path[:2])}"


def _constraint(_on: str, path: tuple[str, ...]) -> str:
    return _on_relation("constraint", path)


def _beside_relation(on: str, path: tuple[str, ...]) -> str:
    return f"{_word(on)} {names.qualified(path[0], path[2])}"


def _type(_on: str, path: tuple[str, ...]) -> str:
    return f"type {names.qualified(*path)}"


def _cast(_on: str, path: tuple[str, ...]) -> str:
    return f"cast ({path[0]} as {path[1]})"


def _on_domain(_on: str, path: tuple[str, ...]) -> str:
    return f"constraint {names.quote(path[2])} on domain {names.qualified(*path[:2])}"


_ADDRESSES: dict[str, Callable[[str, tuple[str, ...]], str]] = {
    "function": _routine,
    "aggregate": _routine,
    "operator": _operand,
    "operator_family": _of_method,
    "operator_class": _of_method,
    "transform": _transform,
    "trigger": _on_relation,
    "rule": _on_relation,
    "policy": _on_relation,
    "not_null": _constraint,
    "primary_key": _constraint,
    "unique": _constraint,
    "check": _constraint,
    "exclusion": _constraint,
    "foreign_key": _constraint,
    "index": _beside_relation,
    "foreign_server": lambda _on, path: f"server {names.quote(path[0])}",
    "cast": _cast,
    "enum": _type,
    "domain": _type,
    "domain_check": _on_domain,
    "composite_type": _type,
    "range_type": _type,
    "base_type": _type,
    "shell_type": _type,
}
"""Kind -> how `comment on` and its like name an object; all others are the kind's words and a qualified name."""


def _target(on: str, path: tuple[str, ...]) -> Sql:
    """`table public.users`, `function public.f(uuid)`: what comment and its like name."""
    return Sql(_ADDRESSES.get(on, _qualified)(on, path))


_GRANTED = {
    **dict.fromkeys(("view", "materialized_view", "foreign_table"), "table"),
    **dict.fromkeys(("enum", "domain", "composite_type", "range_type", "base_type", "shell_type"), "type"),
    "foreign_server": "foreign server",
}
"""Kind -> the word by which grant and revoke name it, where that is another one."""


def _granted(on: str, path: tuple[str, ...]) -> Sql:
    """What grant and revoke name; of a column its table."""
    if on == "database":
        return Sql(_HERE)
    if on in ("function", "aggregate"):
        return Sql(_routine(on, path))
    return Sql(_qualified(_GRANTED.get(on, on), path))
