"""The keys `owner`, `access`, `guards`, `hidden`, `tenant`, `belongs_to` and `samples` of a table, and `access` of a bucket."""

from __future__ import annotations

from growthos_cli.errors import Mark
from growthos_cli.intent import ANON, COMMANDS, Cell, Guard, TableAccess
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.nodes import List, Map, Scalar
from growthos_cli.manifest.problems import shown
from growthos_cli.manifest.samples import belongs_to_of, samples_of
from growthos_cli.manifest.scopes import scopes_of
from growthos_cli.manifest.subject import Subject
from growthos_cli.names import suggestion


def add_table_access(subject: Subject, draft: Draft) -> None:
    """What the table says of access, also when it says nothing."""
    node = subject.node
    declared = "access" in node
    if declared and not draft.has_access and not draft.problems.incomplete:
        message = f"{subject.label} has `access`, but growthos.yaml has none; state the caller and the roles there, or write `policies`"
        draft.report(node.key_mark("access"), message)
    owner = node.scalar("owner")
    if owner:
        draft.expect(owner.mark, f"owner of {subject.label}", "column", subject.schema, subject.table, owner.text)
    cells = cells_of(node.map("access"), subject.label, draft)
    guards = _guards(subject, draft)
    if guards and not declared:
        draft.report(node.key_mark("guards"), f"{subject.label} has `guards` without `access`; state who may update it")
    hidden = _hidden(subject, draft)
    if hidden and not declared:
        draft.report(node.key_mark("hidden"), f"{subject.label} has `hidden` without `access`; state who may read the rest")
    tenant = "tenant" not in node
    _check_generated_names(subject, cells, tenant, draft)
    draft.tables.append(
        TableAccess(
            subject.schema,
            subject.table,
            subject.columns,
            cells=cells,
            guards=guards,
            hidden=hidden,
            scopes=scopes_of(node, draft),
            owner=owner.text if owner else None,
            tenant=tenant,
            declared=declared,
            mark=node.key_mark("access") if declared else node.mark_of("table"),
            belongs_to=belongs_to_of(node, subject.label, draft),
            samples=samples_of(subject, draft),
        )
    )


def cells_of(node: Map, what: str, draft: Draft) -> tuple[Cell, ...]:
    """The cells of an access matrix by command, in the order in which the roles stand."""
    cells: list[Cell] = []
    for command in COMMANDS:
        for role, scope in node.map(command).pairs():
            _check_role(role, f"{command} of {what}", (*draft.project.roles, ANON), draft)
            if isinstance(scope, Scalar):
                cells.append(Cell(command, role.text, scope.text, scope.mark))
    return tuple(cells)


def _guards(subject: Subject, draft: Draft) -> tuple[Guard, ...]:
    guards: list[Guard] = []
    for column, value in subject.node.map("guards").pairs():
        draft.expect(column.mark, f"guards of {subject.label}", "column", subject.schema, subject.table, column.text)
        roles = tuple(value.scalars()) if isinstance(value, List) else ()
        for role in roles:
            _check_role(role, f"the guard of {column.text}", draft.project.roles, draft)
        if isinstance(value, List) and not value.items:
            draft.report(value.mark, f"the guard of {column.text} names no role; write none")
        guards.append(Guard(column.text, tuple(role.text for role in roles), column.mark))
    return tuple(guards)


def _hidden(subject: Subject, draft: Draft) -> dict[str, Mark | None]:
    hidden: dict[str, Mark | None] = {}
    for column in subject.node.scalars("hidden"):
        draft.expect(column.mark, f"hidden of {subject.label}", "column", subject.schema, subject.table, column.text)
        hidden[column.text] = column.mark
    return hidden


def _check_role(role: Scalar, what: str, known: tuple[str, ...], draft: Draft) -> None:
    if role.text in known or draft.problems.incomplete or not draft.has_access:
        return
    near = suggestion(role.text, known) or "; roles are listed under `access` in growthos.yaml"
    draft.report(role.mark, f"{what} names the unknown role {shown(role.text)}{near}")


def _check_generated_names(subject: Subject, cells: tuple[Cell, ...], tenant: bool, draft: Draft) -> None:
    names = [f"{subject.table}_{cell.command}" + ("_anon" if cell.role == ANON else "") for cell in cells]
    if tenant and draft.project.tenant and draft.project.tenant.column in subject.columns:
        names.append(f"{subject.table}_tenant")
    if names:
        draft.generated(max(names, key=len), "a policy", subject.node.mark_of("table"), "choose a shorter table name")
