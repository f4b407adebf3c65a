"""Functions that share a name.

Ramification: a review of one is taken for a review of all; a call through the API that fits several is refused (PGRST203).
When a signature changes, the old one stays behind, as open as it was.

Bad:
    create function public.greet(name text) returns text language sql as 'select name';
    create function public.greet(name text, loud boolean default false) returns text language sql as 'select name';

Remedy:
    drop function public.greet(text);
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.findings import Finding, Level
from growthos_cli.names import qualified

ID = "overloaded-function"
LEVEL = Level.WARNING


def check(context: Context) -> Iterator[Finding]:
    """One finding per name: a warning where they are not hardened alike. The project's role function has a check of its own."""
    for seen in context.seen(ID):
        name = seen.ref.path[:2]
        if name == context.project.role_function:
            continue
        unlike = seen.tag == "differ"
        strangers = [ref for ref in context.live.objects if ref.kind == "function" and ref.path[:2] == name and ref not in context.desired]
        yield Finding(
            ID,
            LEVEL if unlike else Level.INFO,
            seen.ref,
            f"{len(seen.evidence)} functions are called {qualified(*name)}{', and they are not hardened alike' if unlike else ''}",
            seen.evidence,
            context.mend(strangers),
            context.changes_of(strangers),
            context.mark(seen.ref),
        )
