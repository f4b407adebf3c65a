"""`growthos db`: the embedded server and its database."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from growthos_cli.cli.console import console
from growthos_cli.cli.exit_codes import DONE
from growthos_cli.cli.options import Json, Manifests, Yes

if TYPE_CHECKING:
    from growthos_cli.db.embedded import Server
    from growthos_cli.db.home import Home

db = typer.Typer(
    name="db",
    help="The embedded server and its database.\n\nOne per GROWTHOS_HOME, started by whichever command needs it first, stopped by `stop`.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Port = Annotated[int | None, typer.Option("--port", min=1, max=65535, help="Listen on 127.0.0.1 at this port, too.", show_default=False)]


def _home() -> Home:
    from growthos_cli.db.home import Home

    return Home.locate(os.environ)


def _ready(manifests: Path | None, port: int | None = None) -> Server:
    from growthos_cli.flows.database import ready
    from growthos_cli.flows.folders import manifests_folder

    return ready(_home(), manifests_folder(manifests, Path.cwd()), console.progress, port)


@db.command()
def start(manifests: Manifests = None, port: Port = None) -> int:
    """Start the server, if it does not run."""
    console.begin("db start")
    server = _ready(manifests, port)
    from growthos_cli.flows.database import url

    console.say(f"PostgreSQL {server.version} runs with pid {server.pid}: {url(server)}")
    return DONE


@db.command()
def stop() -> int:
    """Stop the server. Its data stays."""
    console.begin("db stop")
    console.progress("stopping the server")
    from growthos_cli.db.embedded import stop as stop_server

    console.say("stopped" if stop_server(_home()) else "no server was running")
    return DONE


@db.command()
def status(json: Json = False) -> int:
    """Tell whether the server runs and where its data is."""
    console.begin("db status", json=json)
    from growthos_cli.flows.database import examine
    from growthos_cli.flows.database import url as connection_string
    from growthos_cli.report import documents
    from growthos_cli.report.databases import database_lines

    found = examine(_home())
    address = connection_string(found.server) if found.server else None
    if json:
        console.write(documents.text({"command": "db status", **documents.database(found, address), "exit_code": DONE}))
    else:
        console.print(database_lines(found, address))
    return DONE


@db.command()
def url(manifests: Manifests = None) -> int:
    """Print the connection string and nothing else.

    Starts the server, if it does not run.
    """
    console.begin("db url")
    from growthos_cli.flows.database import url as connection_string

    console.write(connection_string(_ready(manifests)) + "\n")
    return DONE


# -h is psql's own, too.
@db.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
def psql(
    arguments: Annotated[list[str] | None, typer.Argument(metavar="[ARGS]...", help="Passed on to psql.", show_default=False)] = None,
    manifests: Manifests = None,
) -> int:
    """Open psql on the embedded database."""
    console.begin("db psql")
    from growthos_cli.flows.database import psql as program
    from growthos_cli.flows.database import surroundings

    server = _ready(manifests)
    path = program(_home(), os.environ)
    console.settle()
    os.execve(path, ["psql", *(arguments or ())], surroundings(server, os.environ))


@db.command()
def reset(yes: Yes = False) -> int:
    """Delete the server and all of its data."""
    console.begin("db reset")
    from growthos_cli.cli.consent import sure
    from growthos_cli.flows.database import delete

    home = _home()
    sure(f"Delete the embedded server in {home.root} with all of its data?", yes)
    console.progress("deleting the embedded server")
    console.say(f"deleted the embedded server in {home.root}" if delete(home) else f"there was nothing to delete in {home.root}")
    return DONE
