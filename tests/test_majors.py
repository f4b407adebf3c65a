"""What one major can say and another cannot: put into the other's words, or told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.constraints import Exclusion
from growthos_cli.catalog.kinds import Check, Collation, Column, Comment, DefaultPrivilege, Domain, Grant, Publication, Subscription, Table
from growthos_cli.catalog.lineage import IndexPartition, Inheritance, Partition
from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.types import DomainCheck
from growthos_cli.diff import Change, diff
from growthos_cli.majors import fitted, unknown

ALL_15 = ("delete", "insert", "references", "select", "trigger", "truncate", "update")
ALL_17 = tuple(sorted((*ALL_15, "maintain")))
TABLE = Table("public", "t")
NAMED = Column("public", "t", "c", "integer", not_null=True, not_null_name="c_is_there")


def grant(*privileges: str) -> Grant:
    return Grant("table", ("public", "t"), "app", privileges)


def sides(*items: Object) -> Catalog:
    return replace(Catalog.of(items), whole=True)


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        (NAMED, replace(NAMED, not_null_name=None)),
        (Domain("public", "d", "text", not_null=True, not_null_name="n"), Domain("public", "d", "text", not_null=True)),
        (replace(NAMED, not_null_local=True), replace(NAMED, not_null_name=None)),
        (Partition("public", "t", "public", "p", "DEFAULT", not_null=("c",)), Partition("public", "t", "public", "p", "DEFAULT")),
        (grant(*ALL_17), grant(*ALL_15)),
        (Collation("public", "c", "icu", "en-US"), Collation("public", "c", "icu", "en_US")),
        (DefaultPrivilege("app", "", "table", "app", (), (), ALL_17), DefaultPrivilege("app", "", "table", "app", (), (), ALL_15)),
    ],
    ids=lambda item: item.kind,
)
def test_what_the_older_major_has_no_word_for_is_no_difference(newer: Object, older: Object) -> None:
    assert diff(sides(older), sides(newer)) and diff(sides(newer), sides(older))
    assert diff(sides(older), fitted(sides(newer), sides(older), 18, 15)) == []
    assert diff(sides(newer), fitted(sides(older), sides(newer), 15, 18)) == []


def test_a_partitioned_table_is_never_unlogged_since_18() -> None:
    table = Table("public", "t", unlogged=True, partition_by="LIST (a)")
    assert fitted(sides(table), Catalog(), 15, 18).get(table.ref) == replace(table, unlogged=False)
    assert fitted(sides(table), Catalog(), 16, 15).get(table.ref) == table


def test_comments_that_the_older_major_cannot_hold_stay() -> None:
    comment = Comment("not_null", ("public", "t", "c_is_there"), "why", of="table")
    live = sides(TABLE, NAMED, comment)
    assert diff(live, fitted(sides(TABLE, replace(NAMED, not_null_name=None)), live, 15, 18), prune=True) == []


def test_less_than_everything_stays_what_it_is() -> None:
    some = grant("insert", "select")
    assert fitted(sides(some), Catalog(), 15, 18).get(some.ref) == some
    spelled = grant(*ALL_15)
    assert fitted(sides(spelled), sides(spelled), 15, 18).get(spelled.ref) == spelled


def test_a_manifest_grants_what_it_says() -> None:
    assert fitted(Catalog.of([grant(*ALL_15)]), Catalog(), 15, 18).get(grant().ref) == grant(*ALL_15)


@pytest.mark.parametrize(
    ("item", "major", "told"),
    [
        (replace(NAMED, virtual=True, generated="1"), 17, "column public.t.c: virtual is known since PostgreSQL 18, and this is 17"),
        (
            replace(NAMED, not_null_validated=False),
            15,
            "column public.t.c: not_null_validated false is known since PostgreSQL 18, and this is 15",
        ),
        (
            Check("public", "t", "k", "true", enforced=False),
            15,
            "check public.t.k: enforced false is known since PostgreSQL 18, and this is 15",
        ),
        (Collation("public", "c", "builtin"), 16, "collation public.c: provider builtin is known since PostgreSQL 17, and this is 16"),
        (
            Collation("public", "c", "icu", rules="&a < b"),
            15,
            "collation public.c: rules &a < b is known since PostgreSQL 16, and this is 15",
        ),
        (
            Publication("p", generated_columns="stored"),
            17,
            "publication p: generated_columns stored is known since PostgreSQL 18, and this is 17",
        ),
        (
            Subscription("s", "", ("p",), streaming="parallel"),
            15,
            "subscription s: streaming parallel is known since PostgreSQL 16, and this is 15",
        ),
        (grant("maintain"), 16, "grant on table public.t to app: the privilege maintain is known since PostgreSQL 17, and this is 16"),
        (
            DefaultPrivilege("app", "", "large object", "reader", ("select",)),
            17,
            "default privilege of app on each new large object to reader: a default for large objects is known since PostgreSQL 18, "
            "and this is 17",
        ),
    ],
    ids=lambda value: value.kind if isinstance(value, Object) else "",
)
def test_what_a_major_is_too_old_for_is_told(item: Object, major: int, told: str) -> None:
    assert list(unknown([Change(None, item)], Catalog(), major)) == [(item.ref, told)]
    assert list(unknown([Change(None, item)], Catalog(), 18)) == []
    assert list(unknown([Change(item, None)], Catalog(), major)) == []


COMPUTED = (
    Column("public", "p", "c", "integer", generated="(1)"),
    Inheritance("public", "t", "public", "p"),
)


@pytest.mark.parametrize(
    ("item", "around", "major", "told"),
    [
        (
            Comment("domain_check", ("public", "d", "sure"), "It is."),
            (Domain("public", "d", "integer", not_null=True, not_null_name="sure"),),
            16,
            "comment on domain check public.d.sure: the name of a domain's not-null constraint is known since PostgreSQL 17, "
            "and this is 16",
        ),
        (
            Comment("domain_check", ("public", "d", "k"), "It is."),
            (Domain("public", "d", "integer", not_null=True), DomainCheck("public", "d", "k", "VALUE > 0")),
            16,
            None,
        ),
        (
            Grant("shell_type", ("public", "given"), "app", ("usage",)),
            (),
            17,
            "grant on shell type public.given to app: a privilege on a type that is only a name is known since PostgreSQL 18, "
            "and this is 17",
        ),
        (
            Exclusion("public", "t", "k", ("c with =",)),
            (Table("public", "t", partition_by="LIST (c)"),),
            16,
            "exclusion public.t.k: an exclusion constraint of a partitioned table is known since PostgreSQL 17, and this is 16",
        ),
        (Exclusion("public", "t", "k", ("c with =",)), (Table("public", "t"),), 16, None),
        (
            IndexPartition("public", "p", "k", "public", "t", "k"),
            (Exclusion("public", "p", "k", ("c with =",)),),
            17,
            "index partition public.p.k: tying an exclusion constraint of a partition to the one above is known since PostgreSQL 18, "
            "and this is 17",
        ),
        (IndexPartition("public", "p", "k", "public", "t", "k"), (), 17, None),
        (
            replace(NAMED, generated="(2)"),
            COMPUTED,
            15,
            "column public.t.c: another expression than the one of the table above is known since PostgreSQL 16, and this is 15",
        ),
        (replace(NAMED, generated="(1)"), COMPUTED, 15, None),
    ],
)
def test_what_a_major_is_too_old_for_among_such_others_is_told(
    item: Object, around: tuple[Object, ...], major: int, told: str | None
) -> None:
    desired = replace(Catalog.of([item, *around]), whole=True)
    assert list(unknown([Change(None, item)], desired, major)) == ([(item.ref, told)] if told else [])
    assert list(unknown([Change(None, item)], desired, 18)) == []


def test_a_column_below_takes_over_the_name_of_the_one_above() -> None:
    above, below = (Column("public", table, "c", "integer", not_null=True) for table in ("p", "t"))
    wanted = sides(
        Table("public", "p"), Table("public", "t"), above, replace(below, local=False), Inheritance("public", "t", "public", "p")
    )
    found = fitted(wanted, Catalog(), 15, 18).get(below.ref)
    assert isinstance(found, Column) and found.not_null_name == "p_c_not_null"
    held = replace(below, not_null_name="own")
    found = fitted(wanted, sides(held), 15, 18).get(below.ref)
    assert isinstance(found, Column) and found.not_null_name == "own"


def test_a_new_partition_is_attached_with_the_names_that_it_has() -> None:
    above, below = (Column("public", table, "c", "integer", not_null=True) for table in ("p", "t"))
    partition = Partition("public", "t", "public", "p", "DEFAULT")
    table = Table("public", "t")
    wanted = sides(Table("public", "p", partition_by="LIST (c)"), table, above, below, partition)
    assert fitted(wanted, Catalog(), 15, 18).get(below.ref) == below
    there = fitted(wanted, sides(table), 15, 18).get(below.ref)
    assert isinstance(there, Column) and there.not_null_name == "p_c_not_null"
