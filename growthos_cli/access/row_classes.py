"""Which classes of rows a role may reach by a command: what the manifests mean, in plain words, beside what they compile to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from growthos_cli.access.branches import Access, scope_named
from growthos_cli.access.placeholders import filled, placeholder_values
from growthos_cli.access.subjects import Subject
from growthos_cli.declared import Declared
from growthos_cli.intent import EVERY_CLASS, NONE, BucketAccess, RowClass, Scope, TableAccess
from growthos_cli.names import literal, qualified


@dataclass(frozen=True)
class Reach:
    """The rows that one command of a role may touch: those of `classes` for which every condition of `when` holds.

    `classes` is None when the scope does not say what it covers.
    """

    scope: str
    classes: frozenset[str] | None
    when: tuple[str, ...] = ()
    comment: str | None = None

    @property
    def is_known(self) -> bool:
        return self.classes is not None


NOTHING = Reach(NONE, frozenset())


def reach(declared: Declared, access: Access, role: str | None, command: str) -> Reach:
    """What the role may touch of this table or bucket; nothing for a caller without a role."""
    for cell in access.cells:
        if cell.role == role and cell.command == command and cell.scope != NONE:
            scope = scope_named(declared, access, cell.scope)
            if scope is None or scope.covers is None:
                return Reach(cell.scope, None)
            every = frozenset(row_class.name for row_class in possible_classes(declared, access)) | {NONE}
            classes = every if scope.covers == (EVERY_CLASS,) else every & frozenset(scope.covers)
            return Reach(cell.scope, classes, _conditions(scope, command), scope.comment)
    return NOTHING


def _conditions(scope: Scope, command: str) -> tuple[str, ...]:
    """Of an insert those on the written row, of an update those on the row before and after, which a proof leaves alike."""
    written = scope.when_written or scope.when
    asked = {"insert": (written,), "update": (scope.when, written)}.get(command, (scope.when,))
    return tuple(dict.fromkeys(each for each in asked if each))


def possible_classes(declared: Declared, access: Access) -> tuple[RowClass, ...]:
    """The row classes whose predicates can be asked of this table or bucket, in order; `none` comes after them."""
    known = row_values(declared, access, None)
    return tuple(
        row_class
        for row_class in declared.project.row_classes
        if all(f"{{{name}}}" not in row_class.predicate or name in known for name in ("person", "tenant", "owner"))
    )


def shown_classes(declared: Declared, subject: Subject) -> list[str]:
    """The classes that rows of this subject can have: `none` only where no tenant column says that each row is somebody's."""
    names = [row_class.name for row_class in possible_classes(declared, subject.access)]
    tenant, access = declared.project.tenant, subject.access
    always = tenant is not None and isinstance(access, TableAccess) and tenant.column in {*access.columns} - subject.nullable
    always = always or bool(isinstance(access, TableAccess) and access.belongs_to.tenant)
    return names if always else [*names, NONE]


def row_values(declared: Declared, access: Access, caller: str | None) -> Mapping[str, str]:
    """What the placeholders of a row class stand for; {person} and {tenant} only where a row has them."""
    values = {**placeholder_values(access, ()), "caller": literal(caller)}
    if access.belongs_to.person:
        values["person"] = f"({filled(access.belongs_to.person, values)})"
    elif access.owner and not isinstance(access, BucketAccess):
        values["person"] = values["owner"]
    tenant = declared.project.tenant
    if access.belongs_to.tenant:
        values["tenant"] = f"({filled(access.belongs_to.tenant, values)})"
    elif tenant and not isinstance(access, BucketAccess) and tenant.column in access.columns:
        values["tenant"] = qualified(access.table, tenant.column)
    return values


def class_expression(declared: Declared, access: Access, caller: str | None) -> str:
    """SQL over a row: the name of its class as this caller sees it."""
    values = row_values(declared, access, caller)
    cases = "".join(
        f" when ({filled(row_class.predicate, values)}) then {literal(row_class.name)}" for row_class in possible_classes(declared, access)
    )
    return f"case{cases} else {literal(NONE)} end" if cases else literal(NONE)


def condition(declared: Declared, access: Access, when: str, caller: str | None) -> str:
    """SQL over a row: whether the further condition of a scope holds for this caller."""
    return f"({filled(when, row_values(declared, access, caller))}) is true"
