"""Objects that need each other: opened where Postgres lets one of them be a shell, else named. And names that change hands."""

from __future__ import annotations

import pytest

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.relations import Index, Sequence, Table
from growthos_cli.catalog.routines import Function
from growthos_cli.catalog.views import View
from growthos_cli.errors import CycleError
from growthos_cli.planning.namespaces import taken_over
from growthos_cli.planning.plan import plan

A, B = Sequence("public", "a"), Sequence("public", "b")
VIEW = View("public", "v", "SELECT public.twice(1) AS n", columns=("n",), types=("integer",))
TWICE = Function("public", "twice", "public.v", "x public.v", "integer", "sql", "select 2")


def both(*pair: Object) -> Catalog:
    one, other = pair
    return Catalog.of(pair, [(one.ref, other.ref), (other.ref, one.ref)])


def heads(before: Catalog, after: Catalog) -> list[str]:
    return [step.sql.splitlines()[0] for step in plan(before, after, role="postgres", prune=True).steps]


def test_a_ring_that_nothing_opens_names_its_members() -> None:
    with pytest.raises(CycleError, match=r"these need each other: sequence public\.a -> sequence public\.b -> sequence public\.a"):
        plan(Catalog(), both(A, B), role="postgres")


def test_a_view_and_a_function_of_its_row_type_come_as_a_shell_and_what_fills_it() -> None:
    assert heads(Catalog(), both(VIEW, TWICE))[:3] == [
        "create or replace view public.v as",
        "create or replace function public.twice(x public.v) returns integer",
        "create or replace view public.v as",
    ]


def test_they_go_the_same_way() -> None:
    assert heads(both(VIEW, TWICE), Catalog()) == [
        "create or replace view public.v as",
        "drop function public.twice(public.v)",
        "drop view public.v",
    ]


def test_a_name_is_taken_from_whatever_kind_had_it() -> None:
    index, table, view = Index("public", "t", "stats", ("n",)), Table("public", "stats"), View("public", "stats", "SELECT 1")
    assert taken_over([view], [index]) == {(view.ref, index.ref)}
    assert taken_over([view], [table]) == {(view.ref, table.ref)}
    assert taken_over([table], [table]) == set()
    assert taken_over([Table("other", "stats")], [view]) == set()
