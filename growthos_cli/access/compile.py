"""Intent -> objects: the one call that the rest of the program makes."""

from __future__ import annotations

from dataclasses import replace

from growthos_cli.access.grants import grants
from growthos_cli.access.guards import guards
from growthos_cli.access.policies import bound_policies, policies, tenant_policies
from growthos_cli.access.problems import problems
from growthos_cli.declared import Declared
from growthos_cli.errors import ManifestError


def compile_access(declared: Declared) -> Declared:
    """`declared` with the policies, grants and guards that its access asks for, each with the place that asked.

    Raises ManifestError with all problems at once.
    """
    compiled = [*policies(declared), *tenant_policies(declared), *bound_policies(declared), *guards(declared), *grants(declared)]
    catalog = declared.catalog.plus(entry.item for entry in compiled)
    if found := list(problems(declared, compiled, catalog)):
        raise ManifestError(found)
    marks = {(entry.item.ref, name): mark for entry in compiled for name, mark in entry.marks.items()}
    # A grant that a manifest wrote keeps its place there.
    return replace(declared, catalog=catalog, marks={**marks, **declared.marks})
