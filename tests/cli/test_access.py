"""`growthos access`: the matrix as text and JSON, and its proof on a project of two tables."""

from __future__ import annotations

import re
from pathlib import Path

import psycopg
import pytest
from cli.conftest import Project, Run

from growthos_cli.db.embedded import SUPERUSER, Server

PROJECT = """\
project: shop
platform: supabase
access:
  caller: authenticated
  roles: [owner, clerk]
  role_function: my_role
  tenant: {column: shop_id, using: shop_id = (select public.my_shop())}
  row_classes:
    own: "{person} = {caller}"
    shop: "{tenant}::text = (select p.shop_id::text from public.people as p where p.id = {caller})"
    other: "{tenant} is not null"
scopes:
  all:
    covers: [own, shop]
    comment: Every row of the shop.
    using: (select public.my_role()) in ({roles})
  own:
    covers: [own]
    using: "{owner} = (select current_setting('app.person', true)::integer where (select public.my_role()) in ({roles}))"
  open:
    comment: Those that are not closed.
    covers: [own, shop]
    when: not closed
    using: not closed and (select public.my_role()) in ({roles})
    check: (select public.my_role()) in ({roles})
    when_written: "true"
functions:
  my_role: {returns: text, language: sql, volatility: stable, security: definer, search_path: "", execute: [authenticated],
    body: "select p.role from public.people as p where p.id = nullif(current_setting('app.person', true), '')::integer"}
  my_shop: {returns: integer, language: sql, volatility: stable, security: definer, search_path: "", execute: [authenticated],
    body: "select p.shop_id from public.people as p where p.id = nullif(current_setting('app.person', true), '')::integer"}
personas:
  setup: insert into public.people values (1, 1, 'owner'), (2, 1, 'clerk'), (3, 2, 'owner')
  people:
    nobody: {comment: Has not signed in.}
    owner: {role: owner, id: 1, tenant: 1, settings: {app.person: "1"}}
    clerk: {role: clerk, id: 2, tenant: 1, settings: {app.person: "2"}}
    other: {role: owner, id: 3, tenant: 2, settings: {app.person: "3"}}
"""
PEOPLE = """\
table: people
owner: id
columns: {id: {type: integer, primary_key: true}, shop_id: {type: integer, not_null: true}, role: {type: text, not_null: true}}
samples: none
access: {select: {owner: all, clerk: own}}
"""
ORDERS = """\
table: orders
owner: person_id
columns:
  id: {type: integer, identity: by default, primary_key: true}
  shop_id: {type: integer, not_null: true}
  person_id: {type: integer, not_null: true, references: people.id}
  closed: {type: boolean, not_null: true, default: false}
  note: {type: text}
samples:
  - {closed: "false"}
  - {closed: "true"}
access:
  select: {owner: all, clerk: own}
  insert: {owner: all}
  update: {owner: open, clerk: own}
guards: {id: none, closed: [owner]}
"""


@pytest.fixture
def shop(tmp_path: Path, project: Project) -> Project:
    for name in ("notes.yaml", "tags.yaml"):
        (project.folder / "manifests" / name).unlink()
    for name, text in {"growthos.yaml": PROJECT, "people.yaml": PEOPLE, "orders.yaml": ORDERS}.items():
        project.write(name, text)
    return project


MATRIX = """\
s select, i insert, u update, d delete; ? on a condition, told below

orders                  own     shop    other
  owner                 siu?    siu?    -
    update open: Those that are not closed.
  clerk                 su      -       -

people                  own     shop    other
  owner                 s       s       -
  clerk                 s       -       -
"""
SCOPES = """\

orders
  select  owner: all; clerk: own
  insert  owner: all
  update  owner: open; clerk: own
  delete  -
"""


def told(said: Run) -> tuple[int, str]:
    return said.code, said.out


def test_the_matrix_tells_what_each_role_may_do_to_each_class_of_rows(shop: Project) -> None:
    assert told(shop.run("access", "matrix")) == (0, MATRIX)
    assert told(shop.run("access", "matrix", "orders", "--scopes")) == (0, SCOPES)
    document = shop.run("access", "matrix", "public.orders", "--json").document
    assert [each for each in document["cells"] if (each["role"], each["command"]) == ("owner", "update")] == [
        {
            "object": {"kind": "table", "path": ["public", "orders"]},
            "role": "owner",
            "command": "update",
            "scope": "open",
            "classes": ["own", "shop"],
            "when": ["not closed", "true"],
        }
    ]


def test_a_name_that_nobody_declares_is_told_with_its_neighbour(shop: Project) -> None:
    said = shop.run("access", "matrix", "ordres")
    assert (said.code, said.out) == (1, "")
    assert said.err.endswith("error: no manifest declares a table or bucket ordres; did you mean 'orders'?\n")


def test_a_project_without_row_classes_has_its_matrix_by_scopes(shop: Project) -> None:
    plain = PROJECT[: PROJECT.index("  row_classes")] + PROJECT[PROJECT.index("scopes:") :]
    shop.write("growthos.yaml", "\n".join(text for text in plain.splitlines() if "covers:" not in text and "when" not in text) + "\n")
    assert told(shop.run("access", "matrix", "orders")) == (0, SCOPES)


def test_a_table_without_access_tells_that_others_wrote_its_policies(shop: Project) -> None:
    shop.write(
        "notes.yaml",
        "table: notes\ncolumns: {id: {type: uuid, primary_key: true}}\n"
        "policies: {read: {command: select, to: [authenticated], using: 'true'}}\ngrants: {authenticated: [select]}\n",
    )
    lines = ["", "notes", "  no access declared; its 1 policy, 1 grant stand as written, and are not told here", ""]
    assert told(shop.run("access", "matrix", "notes", "--scopes")) == (0, "\n".join(lines))


def test_a_project_that_does_what_it_says_is_proven(shop: Project) -> None:
    said = shop.run("access", "test")
    assert said.code == 0, said
    counts, verdict, _ = said.out.splitlines()
    assert verdict == "Postgres does what the matrix says"
    assert counts.startswith("4 people on 2 tables and buckets: ")
    told = shop.run("access", "test", "orders", "--json").document
    assert (told["command"], told["agrees"], told["disagreements"], told["without_rows"], told["exit_code"]) == (
        "access test",
        True,
        [],
        [],
        0,
    )
    own = [cell for cell in told["cells"] if (cell["person"], cell["command"], cell["class"]) == ("owner", "update", "own")]
    assert own == [
        {
            "person": "owner",
            "role": "owner",
            "object": {"kind": "table", "path": ["public", "orders"]},
            "command": "update",
            "class": "own",
            "scope": "open",
            "rows": 2,
            "allowed": 1,
            "expected": "some",
            "agrees": True,
        }
    ]
    guards = {(guard["person"], guard["column"]): guard["allowed"] for guard in told["guards"]}
    assert guards == {
        ("owner", "id"): False,
        ("owner", "closed"): True,
        ("clerk", "id"): False,
        ("clerk", "closed"): False,
        ("other", "id"): False,
        ("other", "closed"): True,
    }


def test_a_policy_that_lets_more_through_than_its_scope_says_is_told_with_the_row(shop: Project) -> None:
    shop.edit("growthos.yaml", "using: not closed and", "using:")
    said = shop.run("access", "test")
    assert said.code == 2
    first, second, *_ = said.out.splitlines()
    assert re.fullmatch("error table public.orders: [0-9]+ statements did not do what the matrix says", first)
    assert second.startswith("  update where as owner on a row of class own (")
    assert second.endswith("): expected denied; touched")


def test_what_cannot_be_proven_is_said(shop: Project) -> None:
    shop.edit("growthos.yaml", "    covers: [own]\n", "")
    shop.edit("orders.yaml", 'samples:\n  - {closed: "false"}\n  - {closed: "true"}\n', "samples: none\n")
    said = shop.run("access", "test")
    assert said.code == 2
    assert "unproven scope own of table public.people: it does not say what it `covers`\n" in said.out
    assert "unproven table public.orders: it has no rows to try; give it `samples`\n" in said.out


def test_a_sample_and_a_setup_that_postgres_refuses_are_told_at_their_places(shop: Project) -> None:
    shop.edit("orders.yaml", '{closed: "true"}', "{closed: \"'perhaps'\"}")
    said = shop.run("access", "test")
    assert said.code == 1
    assert "orders.yaml:1:8: no sample row of table public.orders can be made: invalid input syntax for type boolean" in said.err
    shop.edit("growthos.yaml", "(3, 2, 'owner')", "(3, 2)")
    said = shop.run("access", "test")
    assert said.code == 1
    assert "growthos.yaml:32:1: Postgres refuses the setup of the personas: VALUES lists must all be the same length (42601)" in said.err


def test_what_the_proof_needs_is_there_for_as_long_as_it_takes(shop: Project, server: Server) -> None:
    """Roles, both those that the project makes and those that it only names; and extensions that the server lacks."""
    roles = "database_roles: {proof_made: {login: false}, proof_named: named}\n"
    shop.edit("growthos.yaml", "platform: supabase\n", f"platform: supabase\n{roles}")
    shop.edit("people.yaml", "samples: none\n", "samples: none\ngrants: {proof_made: [select], proof_named: [select]}\n")
    shop.write("extensions.yaml", "extensions: {pg_nowhere: {schema: extensions}}\n")
    said = shop.run("access", "test")
    assert said.code == 0, said.err
    with psycopg.connect(server.conninfo("template1", SUPERUSER)) as admin:
        assert admin.execute("select rolname from pg_roles where rolname like 'proof%'").fetchall() == []


def test_without_personas_there_is_nobody_to_become(shop: Project) -> None:
    shop.write("growthos.yaml", PROJECT[: PROJECT.index("personas:")])
    said = shop.run("access", "test")
    assert said.code == 1
    assert "error: no manifest declares personas, so there is nobody to become; add `personas` (docs/manifests.md)\n" in said.err
