"""Columns that decide what a caller may do, and that the caller may write.

Ramification: `update users set role = 'superadmin' where id = auth.uid()` is one request from the browser's console, and
every policy believes it. A policy that only says whose row it is does not hold the other columns.

Bad:
    create policy renaming on public.folders for update to authenticated
      using (owner_id = (select auth.uid())) with check (owner_id = (select auth.uid()));
    create policy in_open_folders on public.notes for delete to authenticated
      using (exists (select from public.folders as f where f.owner_id = notes.owner_id and f.is_open));

Remedy:
    revoke update on public.folders from authenticated;
    grant update (name) on public.folders to authenticated;
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.routines import Function, Trigger
from growthos_cli.catalog.security import PUBLIC
from growthos_cli.checks.context import Context
from growthos_cli.checks.policy_text import callers_of, covers, words
from growthos_cli.checks.reach import filters_rows
from growthos_cli.checks.spelling import listed
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified, quote

ID = "authorization-column-writable"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Finding]:
    """One finding per column that policies, or functions which they call, read.

    None where the column is not in the update grant, where every update policy of the caller speaks of it, or where a
    trigger looks at each new value before it is written.
    """
    for column, users in sorted(_deciding(context).items()):
        table = Ref("table", column.path[:2])
        writers = sorted(_writers(context, column)) if filters_rows(context.live.get(Ref("row_security", table.path))) else []
        if writers and not _is_watched(context, column):
            yield Finding(
                ID,
                LEVEL,
                column,
                f"{' and '.join(writers)} may update {column.path[2]}, by which policies decide, and nothing says to which value",
                listed(sorted(users)),
                f"revoke update on {qualified(*table.path)} from {', '.join(map(quote, writers))};\n"
                f"-- then: grant update on the columns that callers may change\n",
                frozenset(),
                context.mark(column),
            )


def _deciding(context: Context) -> Mapping[Ref, set[str]]:
    """Column -> what reads it to decide. Policies by Postgres's record, functions by the names in their bodies."""
    found: dict[Ref, set[str]] = defaultdict(set)
    functions = set()
    for dependent, dependency in context.live.edges:
        if dependent.kind != "policy":
            continue
        if dependency.kind == "column":
            found[dependency].add(str(dependent))
        elif dependency.kind == "function":
            functions.add(dependency)
    columns: dict[str, list[Ref]] = defaultdict(list)
    for item in context.live.kind("column"):
        columns[item.ref.path[1]].append(item.ref)
    for ref in functions:
        function = context.live.get(ref)
        if isinstance(function, Function):
            named = words(function.body)
            for table in named & columns.keys():
                for column in columns[table]:
                    if column.path[2] in named:
                        found[column].add(str(ref))
    return found


def _writers(context: Context, column: Ref) -> Iterator[str]:
    """Callers with the privilege, and with a permissive update policy that does not depend on the column."""
    table = Ref("table", column.path[:2])
    about = {table.path: "table", column.path: "column"}
    held = {
        grant.grantee for grant in context.live_side.grants(table) if "update" in grant.privileges and about.get(grant.object) == grant.on
    }
    free = [
        policy
        for policy in context.live_side.policies(table)
        if policy.permissive and covers(policy, "update") and column not in context.live_side.needs.get(policy.ref, ())
    ]
    for caller in context.callers:
        if held & {caller, PUBLIC} and any(caller in callers_of(context, policy) for policy in free):
            yield caller


def _is_watched(context: Context, column: Ref) -> bool:
    """Whether a trigger that names the column runs before each update of it."""
    parts = context.live_side.parts.get(Ref("table", column.path[:2]), ())
    return any(
        isinstance(part, Trigger)
        and part.timing == "before"
        and "update" in part.events
        and part.for_each == "row"
        and part.enabled != "disabled"
        and column.path[2] in part.columns
        for part in parts
    )
