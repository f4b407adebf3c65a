"""Unique keys that tell callers of rows which they may not see.

Ramification: an insert that fails with 23505 says that somebody else has the e-mail address, the number or the name. With
uuids there is nothing to guess.

Bad:
    alter table public.folders add constraint folders_name_key unique (name);

Remedy:
    alter table public.folders drop constraint folders_name_key;
    alter table public.folders add constraint folders_owner_name_key unique (id);
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.constraints import Unique
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Column, Index
from growthos_cli.catalog.security import PUBLIC
from growthos_cli.checks.context import Context
from growthos_cli.checks.policy_text import callers_of, covers
from growthos_cli.checks.reach import filters_rows
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified, quote

ID = "existence-oracle"
LEVEL = Level.INFO


def check(context: Context) -> Iterator[Finding]:
    """One finding per table into which a caller may insert, with the keys that are not of uuids alone."""
    for item in context.live.kind("table"):
        table = item.ref
        if not filters_rows(context.live.get(Ref("row_security", table.path))) or not _inserters(context, table):
            continue
        keys = [text for part in context.live_side.parts.get(table, ()) if (text := _guessable(context, part))]
        if keys:
            yield Finding(
                ID,
                LEVEL,
                table,
                f"an insert into {qualified(*table.path)} that fails with 23505 tells of a row that the caller may not see",
                tuple(keys),
                mark=context.mark(table),
            )


def _inserters(context: Context, table: Ref) -> set[str]:
    held = {grant.grantee for grant in context.live_side.grants(table) if "insert" in grant.privileges}
    let = [policy for policy in context.live_side.policies(table) if policy.permissive and covers(policy, "insert")]
    return {caller for caller in context.callers if held & {caller, PUBLIC} and any(caller in callers_of(context, each) for each in let)}


def _guessable(context: Context, part: object) -> str:
    """The key in words, empty for one that can only be guessed by trying uuids, or that is none."""
    if isinstance(part, Unique):
        names, columns = part.name, list(part.columns)
    elif isinstance(part, Index) and part.unique:
        names, columns = part.name, list(part.keys)
    else:
        return ""
    types = [context.live.get(Ref("column", (part.schema, part.table, name))) for name in columns]
    if all(isinstance(column, Column) and column.type == "uuid" for column in types):
        return ""
    return f"{quote(names)}: {', '.join(columns)}"
