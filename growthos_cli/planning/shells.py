"""What stands in for an object while what it needs is not there, so that things which need each other can come and go.

A view and a function of its row type, a column and the function that its default calls, a not-null constraint that is not valid and
the children that are to have it so: Postgres lets one of the two be empty for a while. pg_dump breaks such rings likewise
(repairViewRuleLoop, repairTableAttrDefLoop in pg_dump_sort.c).
"""

from __future__ import annotations

from dataclasses import replace

from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.relations import Column, without_not_null
from growthos_cli.catalog.routines import Function
from growthos_cli.catalog.views import View
from growthos_cli.names import quote

HOLLOW = ("view", "column", "function")
"""Kinds that may have a shell, the best one to hollow out first."""


def shell_of(item: Object) -> Object | None:
    """The same object without what its expressions need; None where there is nothing to leave out."""
    if isinstance(item, View) and item.columns:
        columns = (f"null::{type_} as {quote(name)}" for name, type_ in zip(item.columns, item.types, strict=True))
        return replace(item, query=f"select {', '.join(columns)}", options=())
    if isinstance(item, Column):
        bare = item if item.default is None or item.generated is not None else replace(item, default=None)
        bare = bare if bare.not_null_validated else without_not_null(bare)
        return bare if bare != item else None
    if isinstance(item, Function) and item.sql_body is not None:
        return replace(item, sql_body=None)
    return None
