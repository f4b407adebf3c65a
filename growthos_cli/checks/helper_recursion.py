"""Policies that call a function which reads the policy's own table under that policy.

Ramification: the function applies the policy that calls it, until statements fail with 54001; `explain` does not show it.

Bad:
    create function public.owns_notes() returns boolean language sql stable set search_path = ''
      as $$ select exists (select from public.notes as n where n.owner_id = auth.uid()) $$;
    create policy holders on public.notes for select to authenticated using ((select public.owns_notes()));

Remedy:
    drop policy holders on public.notes;
"""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.checks.context import Context
from growthos_cli.findings import Finding, Level
from growthos_cli.names import quote

ID = "helper-recursion"
LEVEL = Level.ERROR


def check(context: Context) -> Iterator[Finding]:
    """One finding per policy. The project's role function has a check of its own."""
    role_function = context.project.role_function
    own = f"{'.'.join(role_function)}()" if role_function else ""
    for seen in context.seen(ID):
        helpers = [helper for helper in seen.evidence if helper != own]
        if helpers:
            yield Finding(
                ID,
                LEVEL,
                seen.ref,
                f"policy {quote(seen.ref.path[2])} calls {', '.join(helpers)}, which reads the same table under the same policy "
                "and recurses (54001)",
                (),
                context.mend([seen.ref], "".join(f"alter function {helper} security definer;\n" for helper in helpers)),
                frozenset(),
                context.mark(seen.ref),
            )
