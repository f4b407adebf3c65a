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
    tables = [path.read_text() for path in (tmp_path / "first" / "tables" / "public").glob("*.yaml")]
    # Of one, two branches of a policy are for one role.
    assert len(tables) == 40 and sum("\naccess:" in text for text in tables) == 39
    assert len(list((tmp_path / "first" / "buckets").glob("*.yaml"))) == 4 and not (tmp_path / "first" / "platform" / "storage").exists()
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
    badges = "gamification/badges.yaml"
    assert {path: text for path, text in after.items() if path in before and path != badges} == {
        path: text for path, text in before.items() if path != badges
    }
    assert set(after) - set(before) == {"tables/public/besides.yaml"}
    # The access still means what is there; the policy that somebody made stands beside it.
    assert b"by_hand" in after[badges] and b"access:" in after[badges] and b"badges_select" not in after[badges]
    assert imported.equal, plain(import_lines(imported, "Growth OS"))


def test_intent_that_the_database_contradicts_is_spelled_out(
    growth_os_workspace: Workspace, growth_os_database: str, tmp_path: Path
) -> None:
    folder = tmp_path / "manifests"
    shutil.copytree(MANIFESTS, folder)
    with psycopg.connect(growth_os_database, autocommit=True) as conn:
        conn.execute("alter policy badges_select on public.badges using (false)")
        # The access of the first still means what is there; that of the others would let people write the new column, and nobody may.
        for table in ("admin_logs", "notification_templates", "students"):
            conn.execute(f"alter table public.{table} add column nickname text")
    found = observe(Target("test", growth_os_database, embedded=True), growth_os_workspace.platform, (), ())
    imported = import_into(Into(folder, "growth-os", keep=True), found, growth_os_workspace)
    assert imported.equal, plain(import_lines(imported, "Growth OS"))
    badges = (folder / "gamification/badges.yaml").read_text()
    assert "badges_select" in badges and "\naccess:" not in badges and "\nrows:" in badges
    for path, kept in (
        ("analytics/admin_logs", True),
        ("communication/notification_templates", False),
        ("user_management/students", False),
    ):
        text = (folder / f"{path}.yaml").read_text()
        assert "nickname" in text and ("\naccess:" in text) == kept, path
    # What declares no object is nobody's to lose.
    rows = "rows:" + (MANIFESTS / "communication/notification_templates.yaml").read_text().partition("\nrows:")[2]
    assert rows.strip() and rows in (folder / "communication/notification_templates.yaml").read_text()
