"""Rows that a caller's delete takes along, or changes, without asking their policies.

Ramification: Postgres carries out `on delete cascade` and `set null` as the table's owner. Whoever may delete the parent
deletes the children of others, too.

Bad:
    alter table public.notes add constraint notes_folder foreign key (folder_id) references public.folders on delete cascade;

Remedy:
    alter table public.notes drop constraint notes_folder;
    alter table public.notes add constraint notes_folder foreign key (folder_id) references public.folders on delete restrict;
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from growthos_cli.catalog.constraints import ForeignKey
from growthos_cli.catalog.ref import Ref
from growthos_cli.checks.context import Context
from growthos_cli.checks.policy_text import callers_of, covers
from growthos_cli.checks.reach import filters_rows
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified, quote

ID = "cascade-past-policies"
LEVEL = Level.INFO

_ACTIONS = {"cascade": "deletes", "set null": "empties", "set default": "resets"}


def check(context: Context) -> Iterator[Finding]:
    """One finding per table from which a caller may delete, with the foreign keys that act on others."""
    acting: dict[Ref, list[str]] = defaultdict(list)
    for key in context.live.kind("foreign_key"):
        if not isinstance(key, ForeignKey) or key.on_delete not in _ACTIONS:
            continue
        if filters_rows(context.live.get(Ref("row_security", (key.schema, key.table)))):
            parent = Ref("table", (key.references_schema, key.references_table))
            columns = ", ".join(map(quote, key.set_columns or key.columns))
            what = "rows of" if key.on_delete == "cascade" else f"{columns} of"
            acting[parent].append(f"{_ACTIONS[key.on_delete]} {what} {qualified(key.schema, key.table)}")
    for parent, evidence in sorted(acting.items()):
        let = [policy for policy in context.live_side.policies(parent) if policy.permissive and covers(policy, "delete")]
        if any(callers_of(context, policy) for policy in let):
            yield Finding(
                ID,
                LEVEL,
                parent,
                f"who may delete a row of {qualified(*parent.path)} changes rows of other tables past their policies",
                tuple(evidence),
                mark=context.mark(parent),
            )
