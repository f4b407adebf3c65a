"""The key `policies` of a table: policies written by hand."""

from __future__ import annotations

from growthos_cli.catalog.security import Policy
from growthos_cli.intent import COMMANDS
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.further import completed
from growthos_cli.manifest.nodes import Map
from growthos_cli.manifest.subject import Subject
from growthos_cli.names import visible

_TAKES = {
    "select": ("using",),
    "insert": ("check",),
    "update": ("using", "check"),
    "delete": ("using",),
    "all": ("using", "check"),
}
"""Which predicates Postgres allows per command (CREATE POLICY, reference page)."""


def add_policies(subject: Subject, draft: Draft) -> None:
    for name, node in subject.node.maps("policies"):
        command = node.text("command", "all")
        what = f"policy {visible(name.text)}"
        for key in ("using", "check"):
            if key in node and key not in _TAKES[command]:
                draft.report(node.key_mark(key), f"{what} is for {command}, which takes no `{key}`; write `{_TAKES[command][0]}`")
        if "using" not in node and "check" not in node:
            draft.report(name.mark, f"{what} has no predicate; write `{_TAKES[command][0]}`")
        if "access" in subject.node and name.text in generated_policies(subject.table, tenant="tenant" not in subject.node):
            draft.report(name.mark, f"{what} has the name of a policy that `access` makes; give it another")
        policy = Policy(
            subject.schema,
            subject.table,
            name.text,
            command,
            tuple(sorted(node.texts("to"))),
            using=_predicate(node, "using"),
            check=_predicate(node, "check"),
            permissive=not node.flag("restrictive"),
        )
        places = {key: node.mark_of(word) for key, word in (("roles", "to"), ("permissive", "restrictive")) if word in node}
        if draft.add(completed(policy, node), name.mark, node, places):
            draft.comment(policy.ref, node)


def _predicate(node: Map, key: str) -> str | None:
    value = node.scalar(key)
    return None if value is None or value.is_null else value.text


def generated_policies(table: str, *, tenant: bool) -> frozenset[str]:
    """Names of the policies that access and, unless the table declines it, the tenant may become on this table."""
    own = (f"{table}_{command}" for command in COMMANDS)
    names = {name + suffix for name in own for suffix in ("", "_anon")}
    return frozenset(names | {f"{table}_tenant"} if tenant else names)
