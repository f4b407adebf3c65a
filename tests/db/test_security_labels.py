"""Security labels, read from where Postgres keeps them: no label provider is installed, so they are put there by hand."""

from __future__ import annotations

from growthos_cli.catalog.attached import SecurityLabel
from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.kinds import Table
from growthos_cli.planning.plan import plan

pytest_plugins = ["fix_postgres"]

LABEL = """
create table t (id integer); create view v as select id from t;
set allow_system_table_mods = on;
insert into pg_seclabel (objoid, classoid, objsubid, provider, label) values
  ('t'::regclass, 'pg_class'::regclass, 0, 'dummy', 'secret'), ('t'::regclass, 'pg_class'::regclass, 1, 'dummy', 'it''s'),
  ('v'::regclass, 'pg_class'::regclass, 1, 'dummy', 'of a view'), ('public'::regnamespace, 'pg_namespace'::regclass, 0, 'other', 'open');
reset allow_system_table_mods
"""


def test_a_label_is_on_what_it_describes(live) -> None:
    assert live(LABEL).catalog.kind("security_label") == [
        SecurityLabel("column", ("public", "t", "id"), "dummy", "it's"),
        SecurityLabel("column", ("public", "v", "id"), "dummy", "of a view", of="view"),
        SecurityLabel("schema", ("public",), "other", "open"),
        SecurityLabel("table", ("public", "t"), "dummy", "secret"),
    ]


def test_a_label_comes_changes_and_goes() -> None:
    table = Table("public", "t")
    without = Catalog.of([table])
    one, other = (Catalog.of([table, SecurityLabel("table", ("public", "t"), "dummy", text)]) for text in ("it's", "two"))
    said = "security label for dummy on table public.t is "
    assert [step.sql for step in plan(without, one, role="postgres").steps] == [f"{said}'it''s'"]
    assert [step.sql for step in plan(one, other, role="postgres").steps] == [f"{said}'two'"]
    assert [step.sql for step in plan(other, without, role="postgres").steps] == [f"{said}null"]
