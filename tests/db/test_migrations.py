"""Folders of migrations as each tool keeps them: what leads forward, in its order."""

from __future__ import annotations

from pathlib import Path

import pytest

from growthos_cli.db.migrations import forward, migration_files
from growthos_cli.errors import GrowthosError

LAYOUTS = {
    "supabase": (["20240101000000_a.sql", "20240102000000_b.sql", "README.md"], ["20240101000000_a.sql", "20240102000000_b.sql"]),
    "a day and a second": (["20240102_b.sql", "20240101120000_a.sql"], ["20240101120000_a.sql", "20240102_b.sql"]),
    "flyway": (
        ["V10__c.sql", "V2__b.sql", "V1.1__a.sql", "V1__a.sql", "U2__b.sql", "R__views.sql"],
        ["V1__a.sql", "V1.1__a.sql", "V2__b.sql", "V10__c.sql", "R__views.sql"],
    ),
    "golang-migrate": (
        ["1_a.up.sql", "1_a.down.sql", "2_b.up.sql", "2_b.down.sql", "10_c.up.sql"],
        ["1_a.up.sql", "2_b.up.sql", "10_c.up.sql"],
    ),
    "db-migrate": (["20240101-a-up.sql", "20240101-a-down.sql"], ["20240101-a-up.sql"]),
    "postgrator": (["001.do.sql", "001.undo.sql", "002.do.sql"], ["001.do.sql", "002.do.sql"]),
    "versions of releases": (["00.10.00_01_b.sql", "00.05.00_02_a.sql", "00.05.00_01_a.sql"], None),
    "names alone": (["tables.sql", "10_data.sql", "9_more.sql"], ["10_data.sql", "9_more.sql", "tables.sql"]),
    "a name that only ends so": (["1_countdown.sql"], ["1_countdown.sql"]),
    "prisma": (["20240102000000_b/migration.sql", "20240101000000_a/migration.sql", "migration_lock.toml"], None),
    "diesel": (["2024-01-01-000000_a/up.sql", "2024-01-01-000000_a/down.sql"], ["2024-01-01-000000_a/up.sql"]),
    "hasura": (["default/2_b/up.sql", "default/1_a/up.sql", "default/1_a/down.sql"], ["default/1_a/up.sql", "default/2_b/up.sql"]),
    "nothing of the sort": (["app/query.sql", "app/other.sql", "lib/migration.txt"], []),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_tool_keeps_them_in_its_order(layout: str, tmp_path: Path) -> None:
    files, expected = LAYOUTS[layout]
    folder = tmp_path / "migrations"
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("select 1;")
    found = [file.relative_to(folder).as_posix() for file in migration_files(folder)]
    assert found == (sorted(name for name in files if name.endswith(".sql")) if expected is None else expected)


def test_a_sqitch_plan_says_the_order_and_what_was_reworked(tmp_path: Path) -> None:
    (tmp_path / "deploy").mkdir()
    (tmp_path / "sqitch.plan").write_text(
        "%syntax-version=1.0.0\n%project=shop\n\nusers 2024-01-01T00:00:00Z A <a@b> # people\nitems [users] 2024-01-02T00:00:00Z A <a@b>\n"
        "@v1 2024-01-03T00:00:00Z A <a@b>\n@v1.1 2024-01-03T00:00:00Z A <a@b>\nusers [users@v1] 2024-01-04T00:00:00Z A <a@b> # more\n"
    )
    for name in ("users@v1", "items", "users"):
        (tmp_path / "deploy" / f"{name}.sql").write_text("select 1;")
    assert [file.name for file in migration_files(tmp_path)] == ["users@v1.sql", "items.sql", "users.sql"]
    (tmp_path / "deploy" / "items.sql").unlink()
    with pytest.raises(GrowthosError, match=r"items\.sql"):
        migration_files(tmp_path)


@pytest.mark.parametrize(
    ("up", "down"),
    [("-- migrate:up", "-- migrate:down"), ("-- +goose Up", "-- +goose Down"), ("-- +migrate Up", "-- +migrate Down")],
)
def test_the_sections_that_undo_are_left_out_and_lines_stay_where_they_were(up: str, down: str) -> None:
    text = f"{up}\ncreate table t (a int);\n{down}\ndrop table t;\n{up}\ncreate table u (a int);\n"
    assert forward(text.encode()).decode() == f"{up}\ncreate table t (a int);\n\n\n{up}\ncreate table u (a int);\n"
    assert forward(b"create table t (a int); -- migrated\n") == b"create table t (a int); -- migrated\n"
