"""The access matrix as a value: role x table x command -> scope, for reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from growthos_cli.access.branches import Access
from growthos_cli.catalog.ref import Ref
from growthos_cli.declared import Declared
from growthos_cli.intent import NONE, BucketAccess

Entry = tuple[str, Ref, str]
"""(role, table or bucket, command)"""


@dataclass(frozen=True)
class Matrix:
    """`roles` as the project lists them, then the database roles that occur; `subjects` are tables, then buckets, sorted.

    A table that has no `access` is a subject all the same: nobody may do anything there.
    """

    roles: tuple[str, ...]
    subjects: tuple[Ref, ...]
    scopes: Mapping[Entry, str]

    def scope(self, role: str, subject: Ref, command: str) -> str:
        """The name of the scope; `none` where nothing was given."""
        return self.scopes.get((role, subject, command), NONE)


def matrix(declared: Declared) -> Matrix:
    """Who may do what to which rows, as declared."""
    everything: tuple[Access, ...] = (*declared.tables, *declared.buckets)
    scopes = {(cell.role, subject(access), cell.command): cell.scope for access in everything for cell in access.cells}
    others = sorted({role for role, _, _ in scopes} - set(declared.project.roles))
    subjects = (*sorted(map(subject, declared.tables)), *sorted(map(subject, declared.buckets)))
    return Matrix((*declared.project.roles, *others), subjects, scopes)


def subject(access: Access) -> Ref:
    """The table or bucket that an access is about."""
    if isinstance(access, BucketAccess):
        return Ref("bucket", (access.bucket,))
    return Ref("table", (access.schema, access.table))
