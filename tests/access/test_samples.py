"""The rows that a proof tries, made up from what is declared."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from growthos_cli.access.samples import sample_rows
from growthos_cli.declared import Declared
from tests.manifest.conftest import read_manifests  # noqa: F401 (a fixture)

PROJECT = """\
project: shop
access:
  roles: [owner]
  tenant: {column: shop_id, using: "true"}
scopes: {}
personas:
  people:
    nobody: {}
    ann: {role: owner, id: a, tenant: 1}
    bob: {role: owner, id: b, tenant: 2}
    guest: {role: owner, id: g}
"""


def statements(declared: Declared, table: str) -> list[str]:
    return [row.sql for row in sample_rows(declared) if row.subject.path[-1] == table]


@pytest.fixture
def shop(read_manifests) -> Mapping[str, list[str]]:  # noqa: F811
    declared = read_manifests(
        {
            "growthos.yaml": PROJECT,
            "a.yaml": "table: orders\nowner: person\ncolumns:\n  id: {type: bigint, identity: always, primary_key: true}\n"
            "  shop_id: {type: integer, not_null: true}\n  person: {type: text, not_null: true, references: people.id}\n"
            "  product: {type: integer, not_null: true, references: products.id}\n  note: {type: text, not_null: true}\n"
            "  amount: {type: 'numeric(9,2)', not_null: true}\n"
            "  made: {type: timestamptz, not_null: true, default: now()}\n  seen: {type: date}\n"
            "samples:\n  - {note: \"'by ' || {person}\"}\n  - {seen: now()}\n",
            "p.yaml": "table: people\nowner: id\ncolumns: {id: {type: text, primary_key: true}, shop_id: {type: integer, not_null: true}}\n"
            "samples: none\n",
            "q.yaml": "table: products\ncolumns: {id: {type: integer, primary_key: true}, shop_id: {type: integer}}\n",
            "r.yaml": "table: notes\ncolumns: {text: {type: text}}\n",
        }
    )
    return {table: statements(declared, table) for table in ("orders", "people", "products", "notes")}


def test_a_row_is_made_for_each_person_and_sample_with_keys_of_the_persons_own_rows(shop: Mapping[str, list[str]]) -> None:
    assert len(shop["orders"]) == 4
    assert shop["orders"][0] == (
        "insert into public.orders (shop_id, person, product, note, amount) select shop_id, person, product, note, amount from (select"
        " cast('1' as integer) as shop_id,"
        " cast((select id from public.people where people.id = 'a' order by id limit 1) as text) as person,"
        " cast((select id from public.products where products.shop_id = '1' order by id limit 1) as integer) as product,"
        " cast('by ' || 'a' as text) as note,"
        " cast(5 as numeric(9,2)) as amount)"
        " as s where s.shop_id is not null and s.person is not null and s.product is not null"
        " and s.note is not null and s.amount is not null"
    )


def test_rows_of_nobody_are_made_for_each_tenant_and_for_none_where_none_is_needed(shop: Mapping[str, list[str]]) -> None:
    tenants = [sql.partition("as shop_id")[0].rpartition("cast(")[2] for sql in shop["products"]]
    assert tenants == ["'1' as integer) ", "'2' as integer) ", "null as integer) "]
    assert shop["notes"] == ["insert into public.notes default values"]


def test_rows_that_the_setup_makes_are_left_to_it(shop: Mapping[str, list[str]]) -> None:
    assert shop["people"] == []
