"""Intent -> objects: the one call that the rest of the program makes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from growthos_cli.access.compiled import Compiled
from growthos_cli.access.grants import grants
from growthos_cli.access.guards import guards
from growthos_cli.access.policies import bound_policies, policies, tenant_policies
from growthos_cli.access.problems import problems
from growthos_cli.catalog.ref import Ref
from growthos_cli.declared import Declared
from growthos_cli.errors import ManifestError
from growthos_cli.intent import TableAccess


def compile_access(declared: Declared) -> Declared:
    """`declared` with the policies, grants and guards that its access asks for, each with the place that asked.

    Raises ManifestError with all problems at once.
    """
    compiled = list(_compiled(declared))
    catalog = declared.catalog.plus(entry.item for entry in compiled)
    if found := list(problems(declared, compiled, catalog)):
        raise ManifestError(found)
    marks = {(entry.item.ref, name): mark for entry in compiled for name, mark in entry.marks.items()}
    # A grant that a manifest wrote keeps its place there.
    return replace(declared, catalog=catalog, marks={**marks, **declared.marks})


def objects_of(declared: Declared, access: TableAccess) -> frozenset[Ref]:
    """What the access of one table means, and the project's word for every table."""
    return frozenset(entry.item.ref for entry in _compiled(replace(declared, tables=(access,), buckets=())))


def _compiled(declared: Declared) -> Iterator[Compiled]:
    for each in (policies, tenant_policies, bound_policies, guards, grants):
        yield from each(declared)
