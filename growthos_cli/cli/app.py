"""The commands and their names."""

from __future__ import annotations

from typing import Annotated

import typer

from growthos_cli import __version__
from growthos_cli.cli.access import access
from growthos_cli.cli.apply import apply
from growthos_cli.cli.beginning import init
from growthos_cli.cli.bench import bench
from growthos_cli.cli.console import console
from growthos_cli.cli.db import db
from growthos_cli.cli.diff import diff
from growthos_cli.cli.docs import docs
from growthos_cli.cli.importing import import_
from growthos_cli.cli.pg import pg
from growthos_cli.cli.plan import plan
from growthos_cli.cli.provision import provision
from growthos_cli.cli.render import render
from growthos_cli.cli.schema import schema
from growthos_cli.cli.snapshot import snapshot
from growthos_cli.cli.validate import validate

app = typer.Typer(
    name="growthos",
    help="Declare a Postgres schema and its row-level security in YAML; build, compare and check databases by it.",
    epilog="Exit codes: 0 done or nothing to do, 1 error or wrong usage, 2 changes pending or findings, 3 refused for want of consent, "
    "130 interrupted.",
    context_settings={"help_option_names": ["-h", "--help"]},
    add_completion=False,
    no_args_is_help=True,
    # Plain help: rich would take longer to import than the rest of the command.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for command in (provision, plan, diff, apply, validate, snapshot, render, docs, schema, init):
    app.command()(command)
app.command("import")(import_)
for group in (access, bench, db, pg):
    app.add_typer(group)


def _print_version(asked: bool) -> None:
    if asked:
        console.say(f"growthos {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")] = False,
    debug: Annotated[bool, typer.Option("--debug", envvar="GROWTHOS_DEBUG", hidden=True)] = False,
) -> None:
    console.debug = debug
