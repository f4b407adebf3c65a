"""What follows from a missing object: what went with it, and what needs it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Column
from growthos_cli.checks.context import Context
from growthos_cli.diff import Change

_PLURALS = {
    "policy": "policies",
    "primary_key": "primary keys",
    "index": "indexes",
    "replica_identity": "replica identities",
    "row_security": "row security settings",
}
_WORDS = {"unique": "unique constraint", "column": "column", "row_security": "row security setting"}


def consequences(context: Context, root: Ref) -> frozenset[Ref]:
    """`root` and the changes that its absence explains.

    These are the missing objects that need it, directly or through other missing ones, and the columns whose default
    went: `drop ... cascade` takes the objects and strips the defaults.
    """
    missing = {change.ref for change in context.changed("create")}
    found = context.desired_side.following(root, missing)
    stripped = {change.ref for change in context.changes if _lost_its_default(change)}
    return found | {ref for cause in found for ref in context.desired_side.dependents.get(cause, frozenset()) & stripped}


def _lost_its_default(change: Change) -> bool:
    return isinstance(change.before, Column) and change.before.default is None and change.fields == ("default",)


def users(context: Context, ref: Ref, verb: str) -> Iterator[str]:
    """`68 policies on 31 tables call it`, one line per kind of what needs the object; as desired, else as live has it.

    Verbs are given in the plural.
    """
    found = context.desired_side.users(ref) or context.live_side.users(ref)
    for kind, refs in sorted(_by_kind(found).items(), key=lambda pair: (-len(pair[1]), pair[0])):
        subject = counted(len(refs), kind)
        tables = {path[:2] for path in (user.path for user in refs) if len(path) > 2}
        where = f" on {counted(len(tables), 'table')}" if tables and kind not in ("function", "column") else ""
        yield f"{subject}{where} {verb if len(refs) > 1 else _singular(verb)} it"


def gone_along(refs: Iterable[Ref], root: Ref) -> Iterator[str]:
    """One line that counts, by kind, what is explained beside the root."""
    by_kind = Counter(ref.kind for ref in refs if ref != root)
    if by_kind:
        words = [counted(number, kind) for kind, number in sorted(by_kind.items(), key=lambda pair: (-pair[1], pair[0]))]
        yield f"with it: {', '.join(words)}"


def counted(number: int, kind: str) -> str:
    """`1 policy`, `3 foreign keys`."""
    word = _WORDS.get(kind, kind.replace("_", " "))
    if number != 1:
        word = _PLURALS.get(kind, f"{word}s")
    return f"{number:,} {word}"


def _by_kind(refs: Iterable[Ref]) -> dict[str, list[Ref]]:
    found: dict[str, list[Ref]] = defaultdict(list)
    for ref in refs:
        found[ref.kind].append(ref)
    return found


def _singular(verb: str) -> str:
    first, _, rest = verb.partition(" ")
    return f"{first}s {rest}".rstrip()
