"""Tells a difference of meaning from a difference of printing.

Postgres's printer is not a fixpoint (`varchar` columns in an `in` list), and majors print some expressions and most queries
differently. So when nothing but those differ, both sides' texts are compiled once more, by one server, and compared again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.views import View
from growthos_cli.db.recompile import recompiled
from growthos_cli.diff import Change
from growthos_cli.flows.spellings import Spellings
from growthos_cli.majors import worded
from growthos_cli.reread import widths

if TYPE_CHECKING:
    from growthos_cli.flows.workspace import Workspace

_NO_FIXPOINT = {
    "check": {"expression"},
    "column": {"default", "generated"},
    "index": {"keys", "where"},
    "policy": {"using", "check"},
    "trigger": {"when"},
}
_EXPRESSIONS = {
    **_NO_FIXPOINT,
    "domain": {"default"},
    "domain_check": {"expression"},
    "exclusion": {"elements", "where"},
    "function": {"arguments", "sql_body"},
    "materialized_view": {"query"},
    "publication_table": {"where"},
    "rule": {"commands", "where"},
    "statistics": {"keys"},
    "view": {"query"},
    "view_column": {"default"},
}


def alike(workspace: Workspace, desired: Catalog, changes: Iterable[Change], major: int) -> set[Ref]:
    """Refs of the changes that vanish when one server compiles both sides; `major` is that of the side which desired is compared with.

    Costs a scratch database the first time. Of two databases of one major everything else is told by its print, as `pg_dump` would.
    """
    read_anew = _EXPRESSIONS if workspace.declares or workspace.desired_major != major else _NO_FIXPOINT
    doubtful = [change for change in changes if _is_doubtful(change, read_anew) and (read_anew is _EXPRESSIONS or not _reads_rows(change))]
    if not doubtful:
        return set()
    spellings = Spellings(workspace.home.cache, workspace.compile_key)
    known = {change.ref for change in doubtful if change in spellings}
    doubtful = [change for change in doubtful if change.ref not in known]
    if not doubtful:
        return known
    workspace.progress("compiling what differs once more, to tell meaning from spelling")
    there = [(change.ref, worded(change.before, major, workspace.desired_major) if change.before else None) for change in doubtful]
    with workspace.built() as conn:
        live = recompiled(conn, workspace.platform, desired, there)
        again = recompiled(conn, workspace.platform, desired, [(change.ref, change.after) for change in doubtful])
    same = [
        change
        for change in doubtful
        if live[change.ref] is not None and live[change.ref] == again[change.ref]
        # What the rows of a function had no column for on one side alone, it has when it is read once more.
        if not (_gets_columns(change.before, live[change.ref], change) and not _gets_columns(change.after, again[change.ref], change))
    ]
    spellings.remember(same)
    return known | {change.ref for change in same}


def _gets_columns(printed: Object | None, read: Object | None, change: Change) -> bool:
    return any(widths(str(getattr(printed, name))) != widths(str(getattr(read, name))) for name in change.fields)


def _reads_rows(change: Change) -> bool:
    """True where an expression has a query in it, whose print tells what columns its rows had when it was made."""
    return any("SELECT " in str(getattr(side, name)) for side in (change.before, change.after) for name in change.fields)


def _is_doubtful(change: Change, read_anew: Mapping[str, set[str]]) -> bool:
    """True where only texts differ that are read anew, and are there on both sides. A view of other columns is another one, whatever its
    query says in this company."""
    before, after = change.before, change.after
    if change.verb != "alter" or not set(change.fields) <= read_anew.get(change.ref.kind, set()):
        return False
    if any(getattr(side, name) is None for side in (before, after) for name in change.fields):
        return False
    return not (isinstance(before, View) and isinstance(after, View)) or (before.columns, before.types) == (after.columns, after.types)
