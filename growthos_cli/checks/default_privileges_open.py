"""Default privileges that give callers something on every object that is yet to be made.

Ramification: a table made in a hurry is open, or can be emptied with `truncate`, before its row security is switched on; a
function is callable at once.

Bad:
    alter default privileges in schema public grant select on tables to anon;

Remedy:
    alter default privileges in schema public revoke select on tables from anon;
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from growthos_cli.catalog.ref import Ref
from growthos_cli.checks.context import Context
from growthos_cli.checks.reach import spoken
from growthos_cli.checks.spelling import grantee
from growthos_cli.findings import Finding, Level, Sighting
from growthos_cli.names import quote

ID = "default-privileges-open"
LEVEL = Level.WARNING

_ROW_COMMANDS = frozenset({"select", "insert", "update", "delete", "execute", "usage"})


def check(context: Context) -> Iterator[Finding]:
    """One finding per role that will own the objects: for information where no rows can be reached and nothing called."""
    by_role: dict[str, list[Sighting]] = defaultdict(list)
    for seen in context.seen(ID):
        by_role[seen.ref.path[0]].append(seen)
    for role, several in by_role.items():
        refs = [seen.ref for seen in several]
        yield Finding(
            ID,
            LEVEL if any(_ROW_COMMANDS & set(seen.evidence) for seen in several) else Level.INFO,
            Ref("role", (role,)),
            f"what {role} creates is open from the start: callers hold default privileges on it",
            tuple(_told(seen) for seen in several),
            context.mend(refs, "".join(_revoke(seen) for seen in several)),
            context.changes_of(refs),
            context.mark(refs[0]),
        )


def _told(seen: Sighting) -> str:
    _, schema, on, name = seen.ref.path
    where = f" in schema {schema}" if schema else ""
    return f"each new {on}{where}: {spoken(name)} gets {', '.join(seen.evidence)}"


def _revoke(seen: Sighting) -> str:
    role, schema, on, name = seen.ref.path
    where = f" in schema {quote(schema)}" if schema else ""
    return f"alter default privileges for role {quote(role)}{where} revoke all on {on}s from {grantee(name)};\n"
