"""Growth OS, imported from a database that was provisioned, means what its manifests mean."""

from __future__ import annotations

import shutil
from pathlib import Path

import psycopg
from fix_database import MANIFESTS

from growthos_cli.db.connect import Target
from growthos_cli.db.observe import observe
from growthos_cli.flows.importing import Into, import_into
from growthos_cli.flows.workspace import Workspace
from growthos_cli.report.importing import import_lines
from growthos_cli.report.lines import plain


def test_the_import_of_growth_os_is_growth_os(growth_os_workspace: Workspace, growth_os_database: str, tmp_path: Path) -> None:
    target = Target("test", growth_os_database, embedded=True)
    found = observe(target, growth_os_workspace.platform, (), ())
    imported = import_into(Into(tmp_path / "first", "growth-os"), found, growth_os_workspace)
    assert imported.whole, plain(import_lines(imported, "Growth OS"))
    assert len(list((tmp_path / "first" / "tables" / "public").glob("*.yaml"))) == 40
    import_into(Into(tmp_path / "second", "growth-os"), found, growth_os_workspace)
    first, second = (
        {path.relative_to(tmp_path / name): path.read_text() for path in (tmp_path / name).rglob("*.yaml")} for name in ("first", "second")
    )
    assert first == second


def test_intent_that_the_database_still_means_is_kept(growth_os_workspace: Workspace, growth_os_database: str, tmp_path: Path) -> None:
    folder = tmp_path / "manifests"
    shutil.copytree(MANIFESTS, folder)
    before = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")}
    with psycopg.connect(growth_os_database, autocommit=True) as conn:
        conn.execute("create policy by_hand on public.badges for select to authenticated using (false)")
        conn.execute("create table public.besides (id int primary key)")
        conn.execute("alter table public.besides enable row level security")
        # As growthos.yaml has it for every table.
        conn.execute("grant select, insert, update, delete on public.besides to service_role")
    found = observe(Target("test", growth_os_database, embedded=True), growth_os_workspace.platform, (), ())
    imported = import_into(Into(folder, "growth-os", keep=True), found, growth_os_workspace)
    after = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")}
    gone = {path for path in before if path not in after}
    assert [path.rsplit("/", 1)[-1] for path in gone] == ["badges.yaml"]
    assert {path: text for path, text in after.items() if path in before} == {path: before[path] for path in before if path not in gone}
    assert set(after) - set(before) == {"tables/public/badges.yaml", "tables/public/besides.yaml"}
    assert b"by_hand" in after["tables/public/badges.yaml"] and b"badges_select" in after["tables/public/badges.yaml"]
    assert imported.equal, plain(import_lines(imported, "Growth OS"))
