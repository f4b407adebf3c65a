"""The order of a plan, and what must go and come back."""

from __future__ import annotations

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.kinds import (
    Check,
    Column,
    DefaultPrivilege,
    Extension,
    Function,
    Grant,
    Policy,
    RowSecurity,
    Sequence,
    SequenceOwner,
    Table,
)
from growthos_cli.catalog.ref import Ref
from growthos_cli.diff import diff, unmanaged
from growthos_cli.planning.plan import plan, subset

EMPTY = Catalog()
PUBLIC_MAY_EXECUTE = Grant("function", ("public", "f", ""), "public", ("execute",))
PUBLIC_MAY_NOT = DefaultPrivilege("postgres", "", "function", "public", (), (), ("execute",))
TABLE = Table("public", "t")
COLUMN = Column("public", "t", "c", "text", position=1)


def function(returns: str = "text", body: str = "select 'x'") -> Function:
    return Function("public", "f", "", "", returns, "sql", body)


def sql(live: Catalog, desired: Catalog, **options: bool) -> list[str]:
    return [step.sql.splitlines()[0] for step in plan(live, desired, role="postgres", **options).steps]


def test_equal_catalogs_need_nothing() -> None:
    same = Catalog.of([TABLE, COLUMN])
    assert plan(same, same, role="postgres").steps == ()


def test_columns_and_constraints_are_folded_into_their_new_table() -> None:
    desired = Catalog.of([TABLE, COLUMN, Check("public", "t", "ok", "c <> ''")])
    assert plan(Catalog(), desired, role="postgres").sql() == ("create table public.t (\n  c text,\n  constraint ok check (c <> '')\n);\n")


def test_a_default_that_calls_a_function_of_the_tables_own_row_type_unfolds_the_table() -> None:
    item = Function("public", "f", "public.t", "t public.t", "text", "sql", "select 'x'")
    column = Column("public", "t", "d", "text", default="public.f(null)", position=2)
    edges = [(column.ref, item.ref), (item.ref, TABLE.ref)]
    steps = sql(EMPTY, Catalog.of([TABLE, COLUMN, column, item], edges))
    assert steps[:4] == [
        "create table public.t ()",
        "alter table public.t add column c text",
        "create or replace function public.f(t public.t) returns text",
        "alter table public.t add column d text default public.f(null)",
    ]


def test_what_creation_grants_is_taken_back_before_anything_is_given() -> None:
    wanted = Grant("function", ("public", "f", ""), "authenticated", ("execute",))
    assert sql(EMPTY, Catalog.of([function(), wanted])) == [
        "create or replace function public.f() returns text",
        "revoke all on routine public.f() from public",
        "grant execute on routine public.f() to authenticated",
    ]


def test_a_function_with_a_new_result_goes_and_its_policies_and_grants_come_back() -> None:
    policy = Policy("public", "t", "p", "select", ("authenticated",), "public.f() = 'x'")
    grant = Grant("function", ("public", "f", ""), "authenticated", ("execute",))
    rest = [TABLE, COLUMN, RowSecurity("public", "t"), policy, grant]
    edges = [(policy.ref, function().ref)]
    live = Catalog.of([function("integer"), *rest], edges)
    assert sql(live, Catalog.of([function(), *rest], edges)) == [
        "drop policy p on public.t",
        "drop function public.f()",
        "create or replace function public.f() returns text",
        "create policy p on public.t for select to authenticated",
        "revoke all on routine public.f() from public",
        "grant execute on routine public.f() to authenticated",
    ]


def test_a_default_is_taken_off_and_put_back_around_a_replaced_function_and_the_column_stays() -> None:
    column = Column("public", "t", "c", "text", default="public.f()", position=1)
    edges = [(column.ref, function().ref)]
    live = Catalog.of([function("integer"), PUBLIC_MAY_EXECUTE, TABLE, column], edges)
    assert sql(live, Catalog.of([function(), PUBLIC_MAY_EXECUTE, TABLE, column], edges)) == [
        "alter table public.t alter column c drop default",
        "drop function public.f()",
        "create or replace function public.f() returns text",
        "alter table public.t alter column c set default public.f()",
    ]


def test_a_strangers_policy_on_a_replaced_function_is_put_back_as_it_was() -> None:
    policy = Policy("public", "theirs", "p", "select", ("authenticated",), "public.f() = 'x'")
    edges = [(policy.ref, function().ref)]
    live = Catalog.of([function("integer"), PUBLIC_MAY_EXECUTE, Table("public", "theirs"), policy], edges)
    assert sql(live, Catalog.of([function(), PUBLIC_MAY_EXECUTE])) == [
        "drop policy p on public.theirs",
        "drop function public.f()",
        "create or replace function public.f() returns text",
        "create policy p on public.theirs for select to authenticated",
    ]


def test_a_changed_type_takes_the_policies_that_use_the_column_away_and_brings_them_back() -> None:
    policy = Policy("public", "t", "p", "select", ("authenticated",), "c = 'x'")
    edges = [(policy.ref, COLUMN.ref)]
    live = Catalog.of([TABLE, COLUMN, policy], edges)
    desired = Catalog.of([TABLE, Column("public", "t", "c", "uuid", position=1), policy], edges)
    assert sql(live, desired) == [
        "drop policy p on public.t",
        "alter table public.t alter column c type uuid using c::uuid",
        "create policy p on public.t for select to authenticated",
    ]


def test_columns_of_an_extensions_types_move_with_it_and_are_not_written_anew() -> None:
    def side(schema: str, types: tuple[str, ...]) -> Catalog:
        extension = Extension("citext", schema, members=("citext", "f"))
        columns = [Column("public", "t", f"c{number}", type, position=number) for number, type in enumerate(types, 1)]
        edges = [(column.ref, extension.ref) for column in columns]
        return Catalog.of([extension, Table("public", "t"), *columns], edges)

    live, desired = side("e1", ("e1.citext", "e1.citext[]", "e1.citexts")), side("e2", ("e2.citext", "e2.citext[]", "e2.citexts"))
    assert [change.ref for change in plan(live, desired, role="postgres").changes] == [
        Ref("column", ("public", "t", "c3")),
        Ref("extension", ("citext",)),
    ]
    assert plan(live, desired, role="postgres").fingerprint == live.fingerprint()


def test_dropping_a_table_drops_its_parts_with_it_and_asks_for_consent() -> None:
    live = Catalog.of([TABLE, COLUMN, RowSecurity("public", "t"), Grant("table", ("public", "t"), "anon", ("select",))])
    made = plan(live, Catalog(), role="postgres", prune=True)
    assert [step.sql for step in made.steps] == ["drop table public.t"]
    assert [(hazard.name, hazard.consent) for hazard in made.hazards] == [("data_loss", True)]


def test_a_table_and_the_sequence_it_owns_go_in_an_order_that_postgres_accepts() -> None:
    column = Column("public", "t", "c", "bigint", default="nextval('public.s'::regclass)", position=1)
    sequence, owner = Sequence("public", "s"), SequenceOwner("public", "s", "public", "t", "c")
    edges = [(column.ref, sequence.ref), (sequence.ref, column.ref)]
    live = Catalog.of([TABLE, column, sequence, owner], edges)
    assert sql(live, Catalog(), prune=True) == [
        "alter sequence public.s owned by none",
        "drop table public.t",
        "drop sequence public.s",
    ]


def test_strangers_are_left_alone_and_listed() -> None:
    live = Catalog.of([TABLE, COLUMN, Table("public", "theirs")])
    desired = Catalog.of([TABLE, COLUMN])
    assert diff(live, desired) == []
    assert [item.ref for item in unmanaged(live, desired)] == [Ref("table", ("public", "theirs"))]


def test_an_extra_part_of_a_managed_table_goes() -> None:
    live = Catalog.of([TABLE, COLUMN, Policy("public", "t", "extra", "select", ("public",), "true")])
    assert sql(live, Catalog.of([TABLE, COLUMN])) == ["drop policy extra on public.t"]


def test_an_overload_of_a_managed_function_goes() -> None:
    overload = Function("public", "f", "integer", "n integer", "text", "sql", "select 'x'")
    assert sql(Catalog.of([function(), overload]), Catalog.of([function()])) == ["drop function public.f(integer)"]


def test_a_claim_empties_a_root_that_desires_nothing() -> None:
    entry = DefaultPrivilege("postgres", "public", "table", "anon", ("select",))
    assert sql(Catalog.of([entry]), Catalog(claims=frozenset({entry.root}))) == [
        "alter default privileges for role postgres in schema public revoke all on tables from anon"
    ]


def test_default_privileges_change_after_everything_that_they_decide() -> None:
    desired = Catalog.of([function(), PUBLIC_MAY_NOT])
    assert sql(EMPTY, desired)[-1] == "alter default privileges for role postgres revoke execute on functions from public"


def test_a_part_of_a_plan_brings_along_the_grants_of_what_it_creates() -> None:
    grant = Grant("function", ("public", "f", ""), "authenticated", ("execute",))
    desired = Catalog.of([function(), grant, TABLE, COLUMN])
    steps = subset(EMPTY, desired, [function().ref], role="postgres").steps
    assert [step.sql.splitlines()[0] for step in steps] == [
        "create or replace function public.f() returns text",
        "revoke all on routine public.f() from public",
        "grant execute on routine public.f() to authenticated",
    ]


def test_revoking_from_a_table_gives_back_the_column_grants_that_the_revoke_takes_along() -> None:
    on_table = Grant("table", ("public", "t"), "authenticated", ("select", "update"))
    on_column = Grant("column", ("public", "t", "c"), "authenticated", ("update",))
    desired = Catalog.of([TABLE, COLUMN, Grant("table", ("public", "t"), "authenticated", ("select",)), on_column])
    assert sql(Catalog.of([TABLE, COLUMN, on_table, on_column]), desired) == [
        "revoke update on table public.t from authenticated",
        "grant update (c) on table public.t to authenticated",
    ]


def test_grants_on_columns_of_a_new_table_survive_what_is_taken_back_from_the_table() -> None:
    everything = DefaultPrivilege("postgres", "public", "table", "authenticated", ("select", "update"))
    on_column = Grant("column", ("public", "t", "c"), "authenticated", ("update",))
    assert sql(Catalog.of([everything]), Catalog.of([TABLE, COLUMN, on_column])) == [
        "create table public.t (",
        "revoke all on table public.t from authenticated",
        "grant update (c) on table public.t to authenticated",
    ]


def test_when_defaults_are_guessed_even_a_grant_that_they_may_have_made_is_given() -> None:
    everything = DefaultPrivilege("postgres", "public", "table", "anon", ("select",))
    wanted = Grant("table", ("public", "t"), "anon", ("select",))
    assert sql(Catalog.of([everything]), Catalog.of([TABLE, wanted]), guessed=True) == [
        "create table public.t ()",
        "revoke all on table public.t from anon",
        "grant select on table public.t to anon",
    ]
