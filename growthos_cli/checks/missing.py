"""What the checks of missing objects have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from growthos_cli.catalog.ref import Ref
from growthos_cli.checks.consequences import consequences, gone_along, users
from growthos_cli.checks.context import Context
from growthos_cli.diff import Change
from growthos_cli.findings import Finding, Level


def missing_objects(context: Context, check: str, kind: str, verb: str, breaks: Callable[[Ref], str]) -> Iterator[Finding]:
    """One finding per desired object of the kind that the target lacks, with who needs it and what went with it.

    `verb` is what its users do with it; `breaks` says what fails without it.
    """
    for change in context.changed("create", kind):
        yield missing_object(context, check, change, verb, breaks(change.ref))


def missing_object(context: Context, check: str, change: Change, verb: str, breaks: str) -> Finding:
    ref = change.ref
    # A function that was dropped and made again with other arguments is one story, not two.
    replaced = frozenset(other.ref for other in context.changed("drop") if other.item.root == change.item.root)
    explained = consequences(context, ref) | replaced
    return Finding(
        check,
        Level.ERROR,
        ref,
        f"{ref!s} is missing: {breaks}",
        (
            *users(context, ref, verb),
            *gone_along(explained - replaced, ref),
            *(f"there is {other!s} instead" for other in sorted(replaced) if other.kind == ref.kind),
        ),
        context.mend(explained),
        explained,
        context.mark(ref),
    )
