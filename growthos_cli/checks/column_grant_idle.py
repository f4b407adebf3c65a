"""Privileges on columns beside the same privilege on the whole table.

Ramification: the table's grant holds for every column. Who granted, or revoked, columns to protect the others protected
nothing.

Bad:
    grant update (title) on public.notes to authenticated;

Remedy:
    revoke update on public.notes from authenticated;
    grant update (title) on public.notes to authenticated;
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import Grant
from growthos_cli.checks.context import Context
from growthos_cli.checks.reach import spoken
from growthos_cli.checks.spelling import grantee
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified, quote

ID = "column-grant-idle"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One finding per table, grantee and privilege."""
    idle: dict[tuple[Ref, str, str], list[Grant]] = defaultdict(list)
    for grant in context.live.kind("grant"):
        if not isinstance(grant, Grant) or grant.on != "column":
            continue
        table = Ref("table", grant.object[:2])
        whole = context.live.get(Ref("grant", ("table", *table.path, grant.grantee)))
        for privilege in set(grant.privileges) & set(whole.privileges) if isinstance(whole, Grant) else ():
            idle[table, grant.grantee, privilege].append(grant)
    for (table, name, privilege), grants in sorted(idle.items(), key=lambda entry: entry[0]):
        columns = ", ".join(quote(grant.object[2]) for grant in grants)
        refs = [grant.ref for grant in grants] + [Ref("grant", ("table", *table.path, name))]
        yield Finding(
            ID,
            LEVEL,
            table,
            f"{spoken(name)} holds {privilege} on the whole of {qualified(*table.path)}: its {privilege} on {columns} limits nothing",
            (),
            context.mend(
                refs,
                f"revoke {privilege} on {qualified(*table.path)} from {grantee(name)};\n"
                f"grant {privilege} ({columns}) on {qualified(*table.path)} to {grantee(name)};\n",
            ),
            context.changes_of(refs),
            context.mark(table),
        )
