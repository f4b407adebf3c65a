"""The function that tells a caller's role: there, alone, definer, stable, its search_path pinned, and callable by callers alone.

Ramification: policies call it for nearly every row that anybody sees. Missing, each of them fails with 42883, or is gone
with it; without `security definer` it reads its table under the policies that call it, and recurses (54001) or finds
nothing; volatile, it runs once a row, and lists time out (57014); without a pinned search_path a caller's own
schema can stand in for the table that it reads.

Bad:
    drop function public.get_current_user_role() cascade;
    alter function public.get_current_user_role() security invoker;

Remedy:
    create or replace function public.get_current_user_role() ... security definer stable set search_path = '' ...;
    -- and every policy that the cascade took along
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.routines import Function
from growthos_cli.catalog.security import PUBLIC, Grant
from growthos_cli.checks.consequences import consequences, gone_along, users
from growthos_cli.checks.context import Context
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified, quote

ID = "role-function"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Findings about the project's role function; none for a project that has none."""
    if context.project.role_function is None:
        return
    live = signatures(context, context.project.role_function)
    wanted = _wanted(context, context.project.role_function)
    extra = [function for function in live if function.ref != wanted]
    function = next((function for function in live if function.ref == wanted), None)
    if function is None:
        yield _missing(context, wanted, extra)
        return
    if extra:
        yield _not_single(context, function, extra)
    yield from _attributes(context, function)
    yield from _privileges(context, function)


def signatures(context: Context, name: tuple[str, str]) -> list[Function]:
    """Every live function of that name, sorted by its argument types."""
    return [item for item in context.live.kind("function") if isinstance(item, Function) and item.ref.path[:2] == name]


def _wanted(context: Context, name: tuple[str, str]) -> Ref:
    declared = [item.ref for item in context.desired.kind("function") if item.ref.path[:2] == name]
    # Policies call it without arguments.
    return declared[0] if declared else Ref("function", (*name, ""))


def _missing(context: Context, wanted: Ref, extra: list[Function]) -> Finding:
    replaced = context.changes_of(_with_parts(context, extra))
    explained = context.changes_of(consequences(context, wanted) | replaced)
    return Finding(
        ID,
        LEVEL,
        wanted,
        f"{_call(wanted)} is missing: policies that call it fail with 42883 or went with it, and signed-in callers see nothing",
        (
            *users(context, wanted, "call"),
            *gone_along(explained - replaced, wanted),
            *(f"there is {_call(function.ref)} instead" for function in extra),
        ),
        context.mend(explained),
        explained,
        context.mark(wanted),
    )


def _not_single(context: Context, function: Function, extra: list[Function]) -> Finding:
    refs = [other.ref for other in extra]
    return Finding(
        ID,
        LEVEL,
        function.ref,
        f"{_call(function.ref)} has {len(extra) + 1} signatures: one may be hardened and the other not, and the API refuses "
        "calls that fit several (PGRST203)",
        (*(f"beside it there is {_call(ref)}" for ref in refs), *users(context, function.ref, "call")),
        context.mend(refs, "".join(f"drop function {_call(ref)};\n" for ref in refs)),
        context.changes_of(_with_parts(context, extra)),
        context.mark(function.ref),
    )


def _with_parts(context: Context, functions: list[Function]) -> list[Ref]:
    """The functions, their grants and their comments."""
    refs = [function.ref for function in functions]
    return refs + [part.ref for ref in refs for part in context.live_side.parts.get(ref, ())]


@dataclass(frozen=True)
class _Fault:
    """What an attribute must not be; `says` tells what it breaks, `mend` ends an `alter function`."""

    attribute: str
    is_present: Callable[[Function], bool]
    says: Callable[[Function], str]
    mend: str


def _volatility(function: Function) -> str:
    if function.volatility == "immutable":
        return "is immutable: Postgres may compute it once and keep the role of whoever came first"
    return "is volatile: it runs once for every row, and lists over some ten thousand rows time out (57014)"


_FAULTS = (
    _Fault(
        "security",
        lambda function: function.security != "definer",
        lambda _: (
            "runs with its caller's rights: reading its table applies the policies that call it, which recurses (54001) or finds no role"
        ),
        "security definer",
    ),
    _Fault("volatility", lambda function: function.volatility != "stable", _volatility, "stable"),
    _Fault(
        "settings",
        lambda function: "search_path" not in dict(function.settings),
        lambda _: "does not pin its search_path: an object in a caller's own schema can stand in for the table that it reads",
        "set search_path = ''",
    ),
)


def _attributes(context: Context, function: Function) -> Iterator[Finding]:
    faults = [fault for fault in _FAULTS if fault.is_present(function)]
    change = context.by_ref.get(function.ref)
    # What differs beyond the faults, such as the body, is drift of its own and must not hide behind them.
    covered = change is not None and set(change.fields) <= {fault.attribute for fault in faults}
    for fault in faults:
        alone = f"alter function {_call(function.ref)} {fault.mend};\n"
        yield Finding(
            ID,
            LEVEL,
            function.ref,
            f"{_call(function.ref)} {fault.says(function)}",
            tuple(users(context, function.ref, "call")),
            context.mend({function.ref}) if change and fault.attribute in change.fields else alone,
            frozenset({function.ref}) if covered else frozenset(),
            context.mark(function.ref),
        )


def _privileges(context: Context, function: Function) -> Iterator[Finding]:
    caller = context.project.caller
    held = {grantee: _may_execute(context, function.ref, grantee) for grantee in (PUBLIC, "anon", caller)}
    if not held[PUBLIC] and not held[caller]:
        refs = [_grant(function.ref, caller)]
        yield Finding(
            ID,
            LEVEL,
            function.ref,
            f"{caller} may not execute {_call(function.ref)}: every statement that a policy checks with it fails with 42501",
            tuple(users(context, function.ref, "call")),
            context.mend(refs, f"grant execute on function {_call(function.ref)} to {quote(caller)};\n"),
            context.changes_of(refs),
            context.mark(function.ref),
        )
    for grantee in (PUBLIC, "anon"):
        ref = _grant(function.ref, grantee)
        if held[grantee] and ref not in context.desired:
            spelled = "public" if grantee == PUBLIC else quote(grantee)
            yield Finding(
                ID,
                Level.WARNING,
                function.ref,
                f"{'PUBLIC' if grantee == PUBLIC else grantee} may execute {_call(function.ref)}, which runs with its owner's rights",
                (),
                context.mend([ref], f"revoke execute on function {_call(function.ref)} from {spelled};\n"),
                context.changes_of([ref]),
                context.mark(function.ref),
            )


def _grant(function: Ref, grantee: str) -> Ref:
    return Ref("grant", ("function", *function.path, grantee))


def _may_execute(context: Context, function: Ref, grantee: str) -> bool:
    found = context.live.get(_grant(function, grantee))
    return isinstance(found, Grant) and "execute" in found.privileges


def _call(function: Ref) -> str:
    schema, name, types = function.path
    return f"{qualified(schema, name)}({types})"
