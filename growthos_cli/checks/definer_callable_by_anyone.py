"""Definer functions that callers without a session may execute.

Ramification: whoever knows the project's URL runs it with its owner's rights. A new function is executable by PUBLIC unless
that is taken away.

Bad:
    create function public.wipe() returns void language sql security definer set search_path = '' as 'delete from public.notes';

Remedy:
    revoke execute on function public.wipe() from public;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import PUBLIC
from growthos_cli.checks import definer_callable
from growthos_cli.checks.context import Context
from growthos_cli.checks.reach import spoken
from growthos_cli.checks.spelling import grantees, signature
from growthos_cli.findings import Finding, Level

ID = "definer-callable-by-anyone"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Finding]:
    """One finding per function: a warning for those that only a trigger can call. The role function has a check of its own."""
    for seen in context.seen(definer_callable.ID):
        if set(seen.evidence) == {context.project.caller} or seen.ref.path[:2] == context.project.role_function:
            continue
        # What PUBLIC holds comes off PUBLIC: a revoke from anon would change nothing.
        holders = [name for name in seen.evidence if _held_by(context, seen.ref, name)] or list(seen.evidence)
        grants = [Ref("grant", ("function", *seen.ref.path, name)) for name in holders]
        strange = [ref for ref in grants if ref in context.by_ref]
        who = " and ".join(spoken(name) for name in seen.evidence)
        yield Finding(
            ID,
            Level.WARNING if seen.tag == "trigger" else LEVEL,
            seen.ref,
            f"{who} may execute {signature(seen.ref)}, which runs with its owner's rights",
            (),
            context.mend(strange, f"revoke execute on function {signature(seen.ref)} from {grantees(holders)};\n"),
            frozenset(strange),
            context.mark(seen.ref),
        )


def _held_by(context: Context, function: Ref, name: str) -> bool:
    return name == PUBLIC or Ref("grant", ("function", *function.path, name)) in context.live
