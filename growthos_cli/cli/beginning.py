"""`growthos init`: an empty project."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from growthos_cli.cli.console import console
from growthos_cli.cli.exit_codes import DONE
from growthos_cli.cli.options import Json


class PlatformName(StrEnum):
    """The platforms that manifests can be written for."""

    POSTGRES = "postgres"
    SUPABASE = "supabase"


def init(
    *,
    into: Annotated[Path, typer.Option("--into", metavar="DIR", help="The folder of the manifests.")] = Path("manifests"),
    project: Annotated[
        str | None, typer.Option("--project", metavar="NAME", help="What growthos.yaml calls the project.", show_default=False)
    ] = None,
    platform: Annotated[
        PlatformName,
        typer.Option("--platform", help="Whether the databases are Supabase's, with its schemas and roles, or plain Postgres."),
    ] = PlatformName.SUPABASE,
    json: Json = False,
) -> int:
    """Start an empty project.

    Writes growthos.yaml and a first table, commented out.
    """
    console.begin("init", json=json)
    from growthos_cli.flows.beginning import TABLE_FILE, begin
    from growthos_cli.names import visible
    from growthos_cli.platform import platform_named
    from growthos_cli.report import documents

    name = project or into.resolve().parent.name or "growthos"
    files = begin(into, name, platform_named(platform))
    if json:
        told = {"folder": str(into), "project": name, "platform": platform.value, "files": files}
        console.write(documents.text({"command": "init", **told, "exit_code": DONE}))
        return DONE
    where = visible(str(into))
    console.say(f"wrote {', '.join(f'{where}/{file}' for file in files)}")
    console.say(f"next: describe a first table in {where}/{TABLE_FILE}, then `growthos plan` and `growthos provision`")
    console.say("a database that exists already becomes manifests with `growthos import --db URL`")
    return DONE
