"""The key `functions`."""

from __future__ import annotations

from dataclasses import dataclass

from growthos_cli.catalog.routines import Function
from growthos_cli.manifest import waivers
from growthos_cli.manifest.attached import add_attached
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.further import completed
from growthos_cli.manifest.nodes import Map, Node, Scalar
from growthos_cli.manifest.paths import in_schema, signature
from growthos_cli.manifest.sql_text import folded
from growthos_cli.names import quote, visible

SEARCH_PATH = "search_path"


@dataclass(frozen=True)
class _Argument:
    name: str
    type: str
    default: str | None = None
    mode: str = "in"

    @property
    def text(self) -> str:
        mode = "" if self.mode == "in" else f"{self.mode} "
        default = f" default {self.default}" if self.default is not None else ""
        return f"{mode}{quote(self.name)} {self.type}{default}"


def add_functions(node: Map, draft: Draft) -> None:
    for key, function in node.maps("functions"):
        _add_function(key, function, draft)


def _add_function(key: Scalar, node: Map, draft: Draft) -> None:
    spelled, listed = signature(key.text)
    schema, name = in_schema(spelled)
    what = f"function {visible(key.text)}"
    if draft.is_platform(schema):
        draft.report(key.mark, f"{what}: the schema {visible(schema)} belongs to the platform; choose another")
    draft.expect_schema(key.mark, what, schema)
    arguments = [_argument(argument, value) for argument, value in node.map("arguments").pairs()]
    types = ", ".join(folded(argument.type) for argument in arguments if argument.mode != "out")
    whole = node.optional("arguments")
    if whole is not None:
        if listed is None:
            draft.report(node.mark_of("arguments"), f"{what} has its arguments as SQL and needs their types in its name: name(type, ...)")
        types = folded(listed or "")
    elif listed is not None and folded(listed).replace(", ", ",") != types.replace(", ", ","):
        draft.report(key.mark, f"{what} has other types in its name than in its arguments ({types}); make them equal")
    function = Function(
        schema,
        name,
        types,
        arguments=whole if whole is not None else ", ".join(argument.text for argument in arguments),
        returns=_returns(what, key, node, arguments, draft),
        language=node.text("language"),
        body=node.text("body") if node.flag("exact") else _body(node.text("body")),
        volatility=node.text("volatility", "volatile"),
        security=node.text("security", "invoker"),
        strict=node.flag("strict"),
        leakproof=node.flag("leakproof"),
        parallel=node.text("parallel", "unsafe"),
        cost=node.amount("cost"),
        rows=node.amount("rows"),
        settings=_settings(what, node, draft),
    )
    if "body" not in node and "sql_body" not in node:
        draft.report(key.mark, f"{what} needs the key 'body', or 'sql_body' for one that Postgres is to understand")
    places = {"types": node.mark_of("arguments")}
    if SEARCH_PATH in node or "settings" in node:
        places["settings"] = node.mark_of(SEARCH_PATH if SEARCH_PATH in node else "settings")
    if draft.add(completed(function, node), key.mark, node, places):
        draft.comment(function.ref, node)
        draft.grants(function.ref, node.scalars("execute"), "execute")
        draft.listed_grants(function.ref, node)
        add_attached(function.ref, node, draft)
        if node.flag("unchecked"):
            draft.unchecked.add(function.ref)
        waivers.add_waivers(node, draft, function.ref)


def _argument(name: Scalar, value: Node) -> _Argument:
    if isinstance(value, Map):
        return _Argument(name.text, value.text("type"), value.optional("default"), value.text("mode", "in"))
    return _Argument(name.text, value.text if isinstance(value, Scalar) else "")


def _returns(what: str, key: Scalar, node: Map, arguments: list[_Argument], draft: Draft) -> str:
    """What it returns; with `out` arguments that follows from them (CREATE FUNCTION, reference page)."""
    if node.text("routine") == "procedure":
        return node.text("returns")
    out = [argument.type for argument in arguments if argument.mode in ("out", "inout")]
    if "returns" in node or not out:
        if "returns" not in node:
            draft.report(key.mark, f"{what} needs the key 'returns', or an argument whose mode is out")
        return node.text("returns")
    return out[0] if len(out) == 1 else "record"


def _settings(what: str, node: Map, draft: Draft) -> tuple[tuple[str, str], ...]:
    """(name, value) in the order of the author, the search path first; one of nothing is `""`, as `pg_proc.proconfig` has it."""
    settings = {name.text: value.text for name, value in node.map("settings").pairs() if isinstance(value, Scalar)}
    if SEARCH_PATH in settings and SEARCH_PATH in node:
        draft.report(
            node.map("settings").key_mark(SEARCH_PATH), f"{what} has the setting search_path beside the key `search_path`; remove one"
        )
    if SEARCH_PATH in node:
        schemas = [part.strip() for part in node.text(SEARCH_PATH).split(",")]
        settings = {SEARCH_PATH: ", ".join(schemas) if any(schemas) else '""'} | settings
    return tuple(settings.items())


def _body(text: str) -> str:
    """The body verbatim on lines of its own, so that the statement around it reads well."""
    return "\n" + text.removesuffix("\n") + "\n"
