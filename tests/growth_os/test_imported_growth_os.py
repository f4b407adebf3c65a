"""Growth OS, imported from a database that was provisioned, means what its manifests mean."""

from __future__ import annotations

from pathlib import Path

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
